import { mergeRecords } from "../../../shared/exchange/merge/merge-record.ts";
import type { ExchangeRecord } from "../../../shared/exchange/record/exchange-record.ts";
import type { ReadHandle, WriteHandle } from "../../storage/database.ts";
import type { LinkSubject } from "../../storage/journal/change.ts";
import { uuidBytes, uuidText } from "../../storage/records/uuid.ts";
import type { PlannedRecord } from "./plan-records.ts";
import { formatState, parseState } from "./stored-states.ts";

/** What another organisation made of a record of ours. */
export interface ProposedState {
  readonly rowId: number;
  readonly organisationId: string;
  readonly subject: LinkSubject;
  /** The bundle that brought the latest of it. */
  readonly bundleId: string;
  readonly atMs: number;
  readonly theirs: ExchangeRecord;
}

export interface ProposalOrigin {
  readonly organisationId: string;
  readonly bundleId: string;
  readonly atMs: number;
}

/**
 * Keeps what a bundle would have changed in records of ours, in the transaction that takes it in. A bundle brings what changed
 * since the last: it is joined to what that organisation said before. Records that are not here at all are left to the preview.
 */
export function keepProposals(
  write: WriteHandle,
  planned: readonly PlannedRecord[],
  { organisationId, bundleId, atMs }: ProposalOrigin,
): void {
  for (const { plan, record, subject } of planned) {
    if (plan.kind !== "propose" || plan.isUnknownHere || subject === undefined) continue;
    const key = { uuid: uuidBytes(record.id), organisation: uuidBytes(organisationId) };
    const known = write.get<{ readonly changes: string }>(
      "SELECT changes FROM proposed_state WHERE uuid = :uuid AND organisation = :organisation",
      key,
    );
    const theirs = { ...plan.theirs, kind: record.kind };
    const joined = known === undefined ? theirs : mergeRecords(parseState(known.changes), theirs);
    write.run(KEEP, {
      ...key,
      kind: subject.kind,
      subject: uuidBytes(subject.id),
      bundle: bundleId,
      at: atMs,
      changes: formatState(joined),
    });
  }
}

/** All of them, oldest first, also those of which nothing is open any more. */
export function readProposedStates(read: ReadHandle): readonly ProposedState[] {
  return read.all<Row>(SELECT).map((row) => ({
    rowId: row.id,
    organisationId: uuidText(row.organisation),
    subject: { kind: row.kind === "report" ? "report" : "incident", id: uuidText(row.subject) },
    bundleId: row.bundle,
    atMs: row.at,
    theirs: parseState(row.changes),
  }));
}

interface Row {
  readonly id: number;
  readonly organisation: Uint8Array;
  readonly kind: string;
  readonly subject: Uint8Array;
  readonly bundle: string;
  readonly at: number;
  readonly changes: string;
}

const SELECT = `
SELECT id, organisation, subject_kind AS kind, subject, bundle, at, changes FROM proposed_state ORDER BY id`;

const KEEP = `
INSERT INTO proposed_state (uuid, organisation, subject_kind, subject, bundle, at, changes)
VALUES (:uuid, :organisation, :kind, :subject, :bundle, :at, :changes)
ON CONFLICT (uuid, organisation) DO UPDATE SET
  subject_kind = :kind, subject = :subject, bundle = :bundle, at = :at, changes = :changes`;
