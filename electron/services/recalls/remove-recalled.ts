import { KIND_RULES } from "../../../shared/exchange/record/fields-table.ts";
import type { ExchangeRecord } from "../../../shared/exchange/record/exchange-record.ts";
import { latestStamp } from "../../../shared/exchange/record/record-stamps.ts";
import type { Notice } from "../../../shared/exchange/release/notice/notice.ts";
import type { IdentityDesk } from "../../exchange/identity/identity-context.ts";
import { noteWithdrawn } from "../../exchange/records/held-back.ts";
import { readStoredState, writeStoredState } from "../../exchange/records/stored-states.ts";
import { subjectsOfRefs, titleIn } from "../../exchange/statements/statement-act.ts";
import type { ReadHandle, WriteHandle } from "../../storage/database.ts";
import { laterTime, type HybridTime } from "../../storage/journal/action-stamp.ts";
import { applyAction } from "../../storage/journal/apply-action.ts";
import type { Change, LinkSubject, SubjectChanges } from "../../storage/journal/change.ts";
import { readHead } from "../../storage/journal/journal-rows.ts";
import type { Fields } from "../../storage/records/json-value.ts";
import { rangesOfIds, uuidBytes, uuidText } from "../../storage/records/uuid.ts";

interface Removed {
  readonly record: ExchangeRecord;
  readonly subject: LinkSubject;
}

/**
 * Carries a recall out: the records go from all tables and from the state that is exchanged, by one action of the journal, which keeps
 * that they were here and what they said. Incidents and reports stay as empty, closed rows: our own notes in them would have
 * nowhere to stand. Gives how many of the records were here.
 */
export function removeRecalled(
  write: WriteHandle,
  desk: IdentityDesk,
  notice: Notice,
  title: string,
): number {
  const actor = desk.actor();
  const removed = notice.records.flatMap(({ id }) => presentAt(write, id, notice.sender));
  const subjects =
    removed.length > 0
      ? subjectsOf(write, removed, { title, reason: notice.reason, nowMs: actor.nowMs() })
      : subjectsOfRefs(write, [], notice.sender).map((subject) => ({
          subject,
          changes: [],
          isAct: true,
        }));
  applyAction(write, actor, {
    verb: "recall-confirmed",
    cause: `recall ${notice.noticeId} from ${notice.sender}: ${notice.reason}`,
    isUndoable: false,
    seenTime: removed.map(({ record }) => latestStamp(record)).reduce(later, undefined),
    subjects,
  });
  const { sequence, hybridTime } = readHead(write);
  if (hybridTime === undefined) throw new Error("an act stands in the journal");
  for (const { record, subject } of removed) {
    const stamp = { ...hybridTime, replica: actor.replicaId };
    writeStoredState(write, subject, { record: tombstoneOf(record, stamp), sequence });
  }
  const issuedAtMs = Date.parse(notice.issuedAt);
  const facts = { noticeId: notice.noticeId, organisationId: notice.sender, issuedAtMs };
  // Also what is not here: an older bundle that comes late must not bring it.
  for (const { id } of notice.records) noteWithdrawn(write, id, facts);
  return removed.length;
}

function later(left: HybridTime | undefined, right: HybridTime): HybridTime {
  return laterTime(left, right) ?? right;
}

function presentAt(read: ReadHandle, id: string, owner: string): readonly Removed[] {
  const stored = readStoredState(read, id);
  if (stored === undefined || !stored.record.life.isAlive || stored.record.owner !== owner)
    return [];
  return [{ record: stored.record, subject: stored.subject }];
}

interface Shell {
  readonly title: string;
  readonly reason: string;
  readonly nowMs: number;
}

function subjectsOf(
  read: ReadHandle,
  removed: readonly Removed[],
  shell: Shell,
): readonly SubjectChanges[] {
  return [
    ...Map.groupBy(removed, ({ subject }) => `${subject.kind} ${subject.id}`).values(),
  ].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { kind, id } = first.subject;
    const title = titleIn(read, kind, id) ?? "";
    return [{ subject: { kind, id, title }, changes: changesOf(read, group, shell), isAct: true }];
  });
}

/** Relations first: while one names a record, it can't go. Ours that name one go with it; they would point at nothing. */
function changesOf(read: ReadHandle, group: readonly Removed[], shell: Shell): readonly Change[] {
  const records = group.map(({ record }) => record);
  const parts = records.filter(({ kind }) => kind !== "incident" && kind !== "report");
  const relations = new Set([
    ...parts.filter(({ kind }) => kind === "relation").map(({ id }) => id),
    ...parts.flatMap(({ id }) => relationsNaming(read, id)),
  ]);
  const links = parts
    .filter(({ kind }) => kind === "observable-link")
    .map(({ id }) => uuidBytes(id));
  return [
    ...[...relations].map((id): Change => ({ op: "delete", kind: "relation", id })),
    ...parts.flatMap(({ kind, id }): Change[] =>
      kind === "relation" || kind === "observable-link" || kind === "incident" || kind === "report"
        ? []
        : [{ op: "delete", kind, id }],
    ),
    ...(links.length === 0
      ? []
      : [
          {
            op: "delete-links",
            ids: rangesOfIds(links.toSorted((a, b) => Buffer.compare(a, b))),
          } as const,
        ]),
    ...records.flatMap((record): Change[] =>
      record.kind === "incident" || record.kind === "report"
        ? [{ op: "update", kind: record.kind, id: record.id, fields: shellOf(record.kind, shell) }]
        : [],
    ),
  ];
}

function relationsNaming(read: ReadHandle, id: string): readonly string[] {
  return read
    .all<{ readonly uuid: Uint8Array }>(
      "SELECT uuid FROM relation WHERE from_uuid = :id OR to_uuid = :id",
      { id: uuidBytes(id) },
    )
    .map(({ uuid }) => uuidText(uuid));
}

/** What is left of an incident or report: its number, dates and labels, and that it was called back. */
function shellOf(kind: "incident" | "report", { title, reason, nowMs }: Shell): Fields {
  const emptied = Object.entries(KIND_RULES[kind].fields).flatMap(([name, rule]) => {
    if (KEPT.has(name)) return [];
    if (rule.class === "text") return [[name, ""] as const];
    if (rule.class === "set") return [[name, []] as const];
    return rule.whenMissing.kind === "value" ? [[name, rule.whenMissing.value] as const] : [];
  });
  const closed =
    kind === "incident"
      ? { status: "closed", closedAt: new Date(nowMs).toISOString() }
      : { status: "rejected" };
  return { ...Object.fromEntries(emptied), ...closed, title, statusReason: reason };
}

const KEPT: ReadonlySet<string> = new Set([
  "tlp",
  "pap",
  "number",
  "owner",
  "mergedInto",
  "incidentId",
  "intakeKind",
]);

/** Nothing of its content, only where it stood. */
function tombstoneOf(
  record: ExchangeRecord,
  stamp: ExchangeRecord["life"]["stamp"],
): ExchangeRecord {
  const kept = Object.entries(record.registers).filter(([name]) => PLACE_FIELDS.has(name));
  const registers = Object.fromEntries(kept);
  return { ...record, life: { isAlive: false, stamp }, registers, sets: {}, texts: {} };
}

const PLACE_FIELDS: ReadonlySet<string> = new Set(["incidentId", "reportId", "fromKind", "fromId"]);
