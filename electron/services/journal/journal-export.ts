import type { ReadHandle } from "../../storage/database.ts";
import {
  entryText,
  JOURNAL_HASH_DOMAIN,
  JOURNAL_HASH_RULE,
} from "../../storage/journal/journal-hash.ts";
import { readRowsAfter } from "../../storage/journal/journal-rows.ts";

/**
 * The whole journal as lines of JSON: first the rule by which it is verified, then for each entry its hash and the entry as
 * it was hashed. An outsider needs no more than BLAKE2b to check it (features row 79).
 */
export function* exportLines(read: ReadHandle): Generator<string> {
  yield `${JSON.stringify({ format: "watchpost-journal/1", domain: JOURNAL_HASH_DOMAIN, rule: JOURNAL_HASH_RULE })}\n`;
  for (let sequence = 0; ;) {
    const rows = readRowsAfter(read, sequence, ROWS_PER_STEP);
    for (const row of rows) {
      sequence = row.sequence;
      const hash = Buffer.from(row.hash).toString("hex");
      yield `${JSON.stringify({ hash, entry: entryText(row) })}\n`;
    }
    if (rows.length < ROWS_PER_STEP) return;
  }
}

const ROWS_PER_STEP = 200;
