import type { notificationsContract } from "../../../shared/contract/notifications.ts";
import { err, ok } from "../../../shared/result.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import { encryptedZipOf } from "../../files/encrypted-zip.ts";
import {
  readActs,
  readNotification,
  readNotificationsOf,
  readOptOuts,
  readRechecks,
} from "../../storage/tables/notifications.ts";
import { notFound, nowIso } from "../case-context.ts";
import { draftNotifications } from "./draft.ts";
import { noteExport, prepareExport } from "./export-notifications.ts";
import { noteAnswer } from "./note-answer.ts";
import { makePlan } from "./make-plan.ts";
import type { NotificationContext } from "./notification-context.ts";
import { readNotificationSettings, saveNotificationSettings } from "./notification-settings.ts";
import { addOptOut, removeOptOut } from "./opt-outs.ts";
import { discardDrafts, editDraft, recordActs } from "./record-acts.ts";
import { asNotificationId, countBy, toBatch, toItem } from "./views.ts";

/** What the calls on notifications do. */
export function notificationCalls(
  context: NotificationContext,
): Handlers<typeof notificationsContract> {
  const { read } = context.database;
  return {
    preview: (request) => {
      const made = makePlan(context, read, request);
      return made.ok ? ok(toBatch(made.value)) : made;
    },
    draft: (request) => {
      const drafted = draftNotifications(context, request);
      if (!drafted.ok) return drafted;
      const { actionId, ids, batch } = drafted.value;
      return ok({ ...toBatch(batch), actionId, ids: ids.map(asNotificationId) });
    },
    list: ({ subject, states, limit, offset }) => {
      const all = readNotificationsOf(read, subject?.id ?? null);
      const wanted = all.filter(({ state }) => states.length === 0 || states.includes(state));
      return ok({
        items: wanted.slice(offset, offset + limit).map(toItem),
        total: wanted.length,
        byState: countBy(all, ({ state }) => state),
        bySector: countBy(all, ({ sector }) => sector),
        byCountry: countBy(all, ({ country }) => country),
      });
    },
    get: ({ id }) => {
      const one = readNotification(read, id);
      if (one === undefined) return err(notFound("notification", id));
      return ok({ ...one, acts: readActs(read, id) });
    },
    edit: (wanted) => editDraft(context, wanted),
    discard: ({ ids }) => discardDrafts(context, ids),
    record: ({ ids, at = nowIso(context.actor()), ...act }) =>
      recordActs(
        context,
        ids.map((id) => ({ ...act, id, at, digest: "" })),
      ),
    noteAnswer: ({ reportId }) => {
      const noted = noteAnswer(context, reportId);
      return noted.ok
        ? ok({ ...noted.value, notification: toItem(noted.value.notification) })
        : noted;
    },
    rechecks: ({ until = nowIso(context.actor()).slice(0, 10) }) =>
      ok({ items: readRechecks(read, until).map(toItem) }),
    settings: {
      get: () => ok(readNotificationSettings(read)),
      set: (patch) => saveNotificationSettings(context, patch),
    },
    optOuts: {
      list: () => ok({ items: readOptOuts(read) }),
      add: (wanted) => addOptOut(context, wanted),
      remove: ({ address }) => removeOptOut(context, address),
    },
    export: async ({ password, ...order }) => {
      const prepared = prepareExport(context, order);
      if (!prepared.ok) return prepared;
      const { batch, held } = prepared.value;
      const bytes = await encryptedZipOf(batch.files, password);
      const noted = noteExport(context, prepared.value, "sealed");
      if (!noted.ok) return noted;
      const name = "notifications.zip";
      const ticket = context.tickets.issue({
        name,
        sizeBytes: bytes.length,
        stream: () => once(bytes),
      });
      const exported = batch.messages.length;
      return ok({ ticket, name, sizeBytes: bytes.length, exported, held: [...held] });
    },
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}
