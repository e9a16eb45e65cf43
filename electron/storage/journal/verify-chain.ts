import type { ReadHandle } from "../database.ts";
import { entryText, JOURNAL_GENESIS, journalHash } from "./journal-hash.ts";
import { readRowsAfter } from "./journal-rows.ts";

/** What the chain of hashes says about the journal. */
export interface ChainVerdict {
  readonly isOk: boolean;
  readonly entries: number;
  /** Hash of the last entry that fits, in hexadecimal. */
  readonly head: string;
  /** Number of the first entry that does not fit, or of the first that is missing. */
  readonly brokenAt: number | null;
}

/**
 * Computes every hash of the journal anew, in steps, so that other work can go on between them. Numbers must be without
 * gaps: an entry that was altered, moved or taken out breaks the chain at its place. What was cut off at the end shows
 * only in comparison with the tables (verify-tables.ts), with an older head, or with what peers hold.
 */
export function* verifyChain(
  read: ReadHandle,
): Generator<{ readonly entries: number }, ChainVerdict, void> {
  let entries = 0;
  let hash: Uint8Array = JOURNAL_GENESIS;
  for (;;) {
    const rows = readRowsAfter(read, entries, ROWS_PER_STEP);
    for (const row of rows) {
      const expected = journalHash(hash, entryText(row));
      if (row.sequence !== entries + 1 || !expected.equals(row.hash)) {
        return { isOk: false, entries, head: hexOf(hash), brokenAt: entries + 1 };
      }
      hash = expected;
      entries += 1;
    }
    if (rows.length < ROWS_PER_STEP) break;
    yield { entries };
  }
  return { isOk: true, entries, head: hexOf(hash), brokenAt: null };
}

/** Some milliseconds of work. */
const ROWS_PER_STEP = 200;

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
