import type { Failure } from "../../../shared/contract/failures.ts";
import { isDraft, nextState } from "../../../shared/domain/notifications/next-state.ts";
import type {
  Channel,
  Notification,
  NotificationActType,
} from "../../../shared/model/notification.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { WriteHandle } from "../../storage/database.ts";
import type { Actor } from "../../storage/journal/action-stamp.ts";
import { applyAction, type AppliedAction } from "../../storage/journal/apply-action.ts";
import type { Change, SubjectChanges } from "../../storage/journal/change.ts";
import { readNotification, readOptOuts } from "../../storage/tables/notifications.ts";
import { changeVault, notFound, nowIso, type CaseContext } from "../case-context.ts";

/** What is noted about one message. */
export interface NewAct {
  readonly id: string;
  readonly type: NotificationActType;
  readonly channel: Channel;
  readonly recipient: string;
  readonly detail: string;
  readonly digest: string;
  readonly at: string;
  readonly recheckOn?: string | null | undefined;
}

/**
 * Notes acts as one action. What was told stands for good: undo refuses it and the table does not let go of it. Fails with
 * `not-found` and `transition-refused`, and then nothing is noted.
 */
export function recordActs(
  context: CaseContext,
  acts: readonly NewAct[],
): Result<AppliedAction, Failure> {
  return changeVault(context.database, (write) => noteActs(write, context.actor(), acts));
}

/** The same inside a transaction. */
export function noteActs(
  write: WriteHandle,
  actor: Actor,
  acts: readonly NewAct[],
): Result<AppliedAction, Failure> {
  const subjects: SubjectChanges[] = [];
  const optedOut = new Set(readOptOuts(write).map(({ address }) => address));
  for (const act of acts) {
    const one = readNotification(write, act.id);
    if (one === undefined) return err(notFound("notification", act.id));
    const to = nextState(one.state, act.type);
    if (to === null) return err({ kind: "transition-refused", from: one.state, to: act.type });
    const changes = [...changesOf(one, act, to, actor), ...optOutOf(one, act, optedOut, actor)];
    subjects.push({ subject: notificationSubject(one), changes });
  }
  const [first] = acts;
  const isFinal = first?.type === "exported" || first?.type === "told";
  return ok(
    applyAction(write, actor, {
      verb: `notification-${first?.type ?? "told"}`,
      cause: first?.detail === "" ? null : (first?.detail ?? null),
      isUndoable: !isFinal,
      subjects,
    }),
  );
}

function changesOf(
  one: Notification,
  act: NewAct,
  state: Notification["state"],
  actor: Actor,
): readonly Change[] {
  const { type, channel, detail, digest, at, recheckOn } = act;
  const recipient = act.recipient === "" ? (one.recipient?.mail ?? "") : act.recipient;
  const fields = {
    createdAt: nowIso(actor),
    notificationId: one.id,
    type,
    at,
    channel,
    recipient,
    detail,
    digest,
    rowCount: one.rows.length,
    author: actor.name,
  };
  return [
    { op: "create", kind: "notification-act", id: actor.ids.newId(), fields },
    {
      op: "update",
      kind: "notification",
      id: one.id,
      fields: { state, ...(recheckOn === undefined ? {} : { recheckOn }) },
    },
  ];
}

/** Who wants no more messages gets none about anything else either. */
function optOutOf(
  { recipient, token }: Notification,
  act: NewAct,
  optedOut: Set<string>,
  actor: Actor,
): readonly Change[] {
  const address = recipient?.mail.toLowerCase();
  if (act.type !== "opted-out" || address === undefined || optedOut.has(address)) return [];
  optedOut.add(address);
  const reason = act.detail === "" ? token : act.detail;
  const fields = { createdAt: nowIso(actor), address, reason, author: actor.name };
  return [{ op: "create", kind: "opt-out", id: actor.ids.newId(), fields }];
}

/** How a message is called in the journal. */
export function notificationSubject({
  id,
  token,
  constituentName,
}: Pick<Notification, "id" | "token" | "constituentName">) {
  return { kind: "notification", id, title: `${token} ${constituentName}` } as const;
}

/** Subject and text of a draft. */
export function editDraft(
  context: CaseContext,
  { id, subject, body }: { readonly id: string; readonly subject: string; readonly body: string },
): Result<AppliedAction, Failure> {
  return changeVault(context.database, (write) => {
    const one = readNotification(write, id);
    if (one === undefined) return err(notFound("notification", id));
    if (!isDraft(one.state))
      return err({ kind: "transition-refused", from: one.state, to: "drafted" });
    const missing = [one.tlp, one.token].find((text) => !subject.includes(text));
    if (missing !== undefined)
      return err({ kind: "invalid-value", field: "subject", found: subject, expected: missing });
    const lost = [one.tlp, one.pap].find((text) => !body.includes(text));
    if (lost !== undefined)
      return err({
        kind: "invalid-value",
        field: "body",
        found: body.slice(0, 80),
        expected: lost,
      });
    const change: Change = { op: "update", kind: "notification", id, fields: { subject, body } };
    return ok(
      applyAction(write, context.actor(), {
        verb: "notification-edited",
        subjects: [{ subject: notificationSubject(one), changes: [change] }],
      }),
    );
  });
}

/** Removes drafts. */
export function discardDrafts(
  context: CaseContext,
  ids: readonly string[],
): Result<AppliedAction, Failure> {
  return changeVault(context.database, (write) => {
    const subjects: SubjectChanges[] = [];
    for (const id of ids) {
      const one = readNotification(write, id);
      if (one === undefined) return err(notFound("notification", id));
      if (!isDraft(one.state))
        return err({ kind: "transition-refused", from: one.state, to: "discarded" });
      subjects.push({
        subject: notificationSubject(one),
        changes: [{ op: "delete", kind: "notification", id }],
      });
    }
    return ok(applyAction(write, context.actor(), { verb: "notifications-discarded", subjects }));
  });
}
