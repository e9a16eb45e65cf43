import { createChangesHeader } from "../../../shared/exchange/record/changes-header.ts";
import {
  createChangesDecoder,
  createChangesEncoder,
} from "../../../shared/exchange/record/changes-lines.ts";
import type { ExchangeRecord } from "../../../shared/exchange/record/exchange-record.ts";
import { visitStamps } from "../../../shared/exchange/record/record-stamps.ts";
import type { ReadHandle, WriteHandle } from "../../storage/database.ts";
import { uuidBytes } from "../../storage/records/uuid.ts";

/** What stood in a record after the bundle that was applied last. */
export interface StoredState {
  readonly record: ExchangeRecord;
  /** Entry of the journal up to which the state holds. */
  readonly sequence: number;
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

export function writeStoredState(
  write: WriteHandle,
  subjectId: string,
  { record, sequence }: StoredState,
): void {
  write.run(
    `INSERT INTO exchange_state (uuid, subject, sequence, changes) VALUES (:uuid, :subject, :sequence, :changes)
     ON CONFLICT (uuid) DO UPDATE SET subject = :subject, sequence = :sequence, changes = :changes`,
    {
      uuid: uuidBytes(record.id),
      subject: uuidBytes(subjectId),
      sequence,
      changes: formatState(record),
    },
  );
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
