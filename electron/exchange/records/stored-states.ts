import { createChangesHeader } from "../../../shared/exchange/record/changes-header.ts";
import {
  createChangesDecoder,
  createChangesEncoder,
} from "../../../shared/exchange/record/changes-lines.ts";
import type { ExchangeRecord } from "../../../shared/exchange/record/exchange-record.ts";
import { differentTexts } from "../../../shared/exchange/merge/merge-text.ts";
import { visitStamps } from "../../../shared/exchange/record/record-stamps.ts";
import type { ReadHandle, WriteHandle } from "../../storage/database.ts";
import type { LinkSubject } from "../../storage/journal/change.ts";
import { uuidBytes, uuidText } from "../../storage/records/uuid.ts";

/** What stood in a record after the bundle that was applied last. */
export interface StoredState {
  readonly record: ExchangeRecord;
  /** Entry of the journal up to which the state holds. */
  readonly sequence: number;
}

/**
 * A state together with what the last bundle or decision that still stands left of the record: what differs was changed here since.
 * Both are the same until a bundle that came later is rolled back.
 */
export interface StandingState extends StoredState {
  readonly base: StoredState;
}

/** States of records that came in bundles, by the incidents and reports to which they belong. */
export function readStoredStates(
  read: ReadHandle,
  subjectIds: readonly string[],
): readonly StoredState[] {
  const rows = read.prepareRead<{ readonly sequence: number; readonly changes: string }>(
    "SELECT sequence, changes FROM exchange_state WHERE subject = ? ORDER BY id",
  );
  return subjectIds.flatMap((id) =>
    rows
      .all([uuidBytes(id)])
      .map(({ sequence, changes }) => ({ sequence, record: parseState(changes) })),
  );
}

/** The state of one record, with the incident or report in whose history it stands. */
export function readStoredState(
  read: ReadHandle,
  recordId: string,
): (StandingState & { readonly subject: LinkSubject }) | undefined {
  const row = read.get<{
    readonly sequence: number;
    readonly changes: string;
    readonly baseSequence: number | null;
    readonly baseChanges: string | null;
    readonly subject: Uint8Array;
    readonly isReport: number;
  }>(
    `SELECT sequence, changes, base_sequence AS baseSequence, base_changes AS baseChanges, subject, EXISTS (SELECT 1 FROM report r WHERE r.uuid = subject) AS isReport
       FROM exchange_state WHERE uuid = ?`,
    [uuidBytes(recordId)],
  );
  if (row === undefined) return undefined;
  const { sequence, changes, baseSequence, baseChanges, subject, isReport } = row;
  const kind = isReport === 1 ? "report" : "incident";
  const record = parseState(changes);
  const base = {
    sequence: baseSequence ?? sequence,
    record: baseChanges === null ? record : parseState(baseChanges),
  };
  return { sequence, record, base, subject: { kind, id: uuidText(subject) } };
}

/** @param base what still stands of the last bundle; left out when the state itself is that */
export function writeStoredState(
  write: WriteHandle,
  subject: LinkSubject,
  { record, sequence }: StoredState,
  base?: StoredState,
): void {
  noteSideBySide(write, subject, record);
  write.run(
    `INSERT INTO exchange_state (uuid, subject, sequence, changes, base_sequence, base_changes)
     VALUES (:uuid, :subject, :sequence, :changes, :baseSequence, :baseChanges)
     ON CONFLICT (uuid) DO UPDATE SET subject = :subject, sequence = :sequence, changes = :changes,
       base_sequence = :baseSequence, base_changes = :baseChanges`,
    {
      uuid: uuidBytes(record.id),
      subject: uuidBytes(subject.id),
      sequence,
      changes: formatState(record),
      baseSequence: base?.sequence ?? null,
      baseChanges: base === undefined ? null : formatState(base.record),
    },
  );
}

/** As if nothing had ever been told of the record. */
export function forgetStoredState(write: WriteHandle, recordId: string): void {
  const uuid = [uuidBytes(recordId)];
  write.run("DELETE FROM exchange_state WHERE uuid = ?", uuid);
  write.run("DELETE FROM side_by_side WHERE uuid = ?", uuid);
}

/** Ids of the records whose state was written last together with one entry of the journal, bundles that went since left aside. */
export function idsOfStatesAt(
  read: ReadHandle,
  sequence: number,
  subjectIds: readonly string[],
): readonly string[] {
  const find = read.prepareRead<{ readonly uuid: Uint8Array }>(
    "SELECT uuid FROM exchange_state WHERE subject = ? AND coalesce(base_sequence, sequence) = ?",
  );
  return subjectIds.flatMap((id) =>
    find.all([uuidBytes(id), sequence]).map(({ uuid }) => uuidText(uuid)),
  );
}

/** Texts that nobody has chosen between. */
function noteSideBySide(write: WriteHandle, subject: LinkSubject, record: ExchangeRecord): void {
  const isOpen = Object.values(record.texts).some((text) => differentTexts(text).length > 1);
  const uuid = uuidBytes(record.id);
  if (!isOpen) {
    write.run("DELETE FROM side_by_side WHERE uuid = ?", [uuid]);
    return;
  }
  write.run("INSERT OR REPLACE INTO side_by_side (uuid, subject_kind, subject) VALUES (?, ?, ?)", [
    uuid,
    subject.kind,
    uuidBytes(subject.id),
  ]);
}

/** Records that a bundle left with texts side by side; a change since may have settled them. */
export function readSideBySide(
  read: ReadHandle,
): readonly { readonly recordId: string; readonly subject: LinkSubject }[] {
  return read
    .all<{ readonly uuid: Uint8Array; readonly kind: string; readonly subject: Uint8Array }>(
      "SELECT uuid, subject_kind AS kind, subject FROM side_by_side",
    )
    .map(({ uuid, kind, subject }) => ({
      recordId: uuidText(uuid),
      subject: { kind: kind === "report" ? "report" : "incident", id: uuidText(subject) },
    }));
}

/** The same text as in a bundle of this record alone: one form to write, to read and to check. */
export function formatState(record: ExchangeRecord): string {
  const replicas = new Set<string>();
  visitStamps(record, ({ replica }) => replicas.add(replica));
  const encoder = createChangesEncoder(createChangesHeader([record.owner], replicas));
  const line = encoder.encode(record);
  if (!line.ok) throw new Error(`a state beyond its limits: ${line.error.expected}`);
  return `${encoder.headerLine}\n${line.value}`;
}

/** Throws when it was altered. */
export function parseState(text: string): ExchangeRecord {
  const decoder = createChangesDecoder();
  const [header = "", line = ""] = text.split("\n");
  const head = decoder.decode(header);
  const decoded = decoder.decode(line);
  if (!head.ok || !decoded.ok || decoded.value.kind !== "record") {
    throw new Error("a stored state was altered");
  }
  return decoded.value.record;
}
