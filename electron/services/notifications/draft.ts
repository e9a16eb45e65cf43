import type { Failure } from "../../../shared/contract/failures.ts";
import { actionIdSchema, type ActionId } from "../../../shared/model/ids.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { applyAction } from "../../storage/journal/apply-action.ts";
import type { Change, SubjectChanges } from "../../storage/journal/change.ts";
import { changeVault, nowIso } from "../case-context.ts";
import { makePlan, type DraftBatch, type DraftRequest } from "./make-plan.ts";
import type { NotificationContext } from "./notification-context.ts";

export interface Drafted {
  readonly actionId: ActionId | null;
  readonly batch: DraftBatch;
  /** Ids of the messages, in the order of the batch. */
  readonly ids: readonly string[];
}

/** One entry of the journal holds so many messages: a mass incident is still read entry by entry. */
const MESSAGES_PER_ENTRY = 100;

/** Keeps the messages of a batch as drafts, as one action that undo takes back. Sends nothing. */
export function draftNotifications(
  context: NotificationContext,
  request: DraftRequest,
): Result<Drafted, Failure> {
  const actor = context.actor();
  return changeVault(context.database, (write): Result<Drafted, Failure> => {
    const made = makePlan(context, write, request);
    if (!made.ok) return made;
    const createdAt = nowIso(actor);
    const created = made.value.messages.map((message) => {
      const id = actor.ids.newId();
      return { id, change: createChange(made.value, message, id, createdAt) };
    });
    const ids = created.map(({ id }) => id);
    if (created.length === 0) return ok({ actionId: null, batch: made.value, ids });
    const { kind, id, number, title } = made.value.gathered;
    const subject = { kind, id, title: `${number} ${title}` };
    const subjects: SubjectChanges[] = [];
    for (let at = 0; at < created.length; at += MESSAGES_PER_ENTRY) {
      const changes = created.slice(at, at + MESSAGES_PER_ENTRY).map(({ change }) => change);
      subjects.push({ subject, changes });
    }
    const applied = applyAction(write, actor, { verb: "notifications-drafted", subjects });
    return ok({ actionId: actionIdSchema.parse(applied.actionId), batch: made.value, ids });
  });
}

function createChange(
  { gathered, recheckOn }: DraftBatch,
  { planned, token, template, composed }: DraftBatch["messages"][number],
  id: string,
  createdAt: string,
): Change {
  const { constituent, recipient, language, rows, notBefore } = planned;
  return {
    op: "create",
    kind: "notification",
    id,
    fields: {
      createdAt,
      subjectKind: gathered.kind,
      subjectId: gathered.id,
      subjectNumber: gathered.number,
      constituentId: constituent.id,
      constituentName: constituent.name,
      country: constituent.country,
      sector: constituent.sector,
      recipient: recipient === null ? null : { ...recipient },
      language,
      template,
      rsitClass: gathered.rsitClass,
      tlp: composed.tlp,
      pap: composed.pap,
      token,
      subject: composed.subject,
      body: composed.body,
      rows: rows.map((row) => ({ ...row })),
      state: "drafted",
      notBefore,
      recheckOn,
    },
  };
}
