import { z } from "zod";

import { tlpSchema } from "../../model/values.ts";
import { vaultKindSchema } from "../../vault/header.ts";

/** What becomes, or became, of each record: every one of them counts once. */
const recordsSchema = z.object({
  found: z.int(),
  new: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  refused: z.int(),
});
export type RecordTally = z.infer<typeof recordsSchema>;

/**
 * What an archive is and what taking it in comes to. `found` is the sum of what stands beside it, for records, evidence and
 * history alike.
 */
export const archiveLedgerSchema = z.object({
  archiveId: z.uuid(),
  createdAt: z.string(),
  vaultKind: vaultKindSchema,
  tlpCeiling: tlpSchema,
  signer: z.object({
    organisationId: z.uuid(),
    organisationName: z.string(),
    deviceId: z.uuid(),
    deviceKeyId: z.string(),
    /** `unknown`: nothing here says who has the key. `not-compared`: a card is here, its words were never compared. */
    standing: z.enum(["own", "peer", "not-compared", "unknown"]),
  }),
  incidents: z.array(z.object({ id: z.uuid(), number: z.string(), title: z.string() })),
  records: recordsSchema,
  byKind: z.record(z.string(), recordsSchema),
  refused: z.array(z.object({ kind: z.string(), id: z.uuid(), reason: z.string() })),
  evidence: z.object({
    found: z.int(),
    /** Bytes that came in. */
    stored: z.int(),
    /** Bytes that were here before. */
    present: z.int(),
    /** Bytes that the archive does not have and that are not here either. */
    absent: z.int(),
    storedBytes: z.int(),
  }),
  history: z.object({ found: z.int(), added: z.int(), known: z.int() }),
  /** Nothing in it is new here. */
  isUnchanged: z.boolean(),
  /** False for a preview, and where nothing was to be done. */
  isApplied: z.boolean(),
  /** What undo takes back; null when nothing was changed. */
  actionId: z.int().nullable(),
});
export type ArchiveLedger = z.infer<typeof archiveLedgerSchema>;

export const NO_RECORDS: RecordTally = { found: 0, new: 0, changed: 0, unchanged: 0, refused: 0 };

/** What of it came of one more record. */
export function countRecord(
  tally: RecordTally,
  outcome: Exclude<keyof RecordTally, "found">,
): RecordTally {
  return { ...tally, found: tally.found + 1, [outcome]: tally[outcome] + 1 };
}
