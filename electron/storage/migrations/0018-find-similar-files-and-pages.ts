import type { WriteHandle } from "../database.ts";
import { canonicalObservable, extraParts } from "../links/observable-value.ts";
import type { Migration } from "../migrate.ts";

/**
 * What fuzzy hashes and URLs correlate by is told anew: the pieces of an ssdeep hash stand among the parts, so that near
 * ones find each other, and a URL with a query has the one without it as a part.
 */
export const findSimilarFilesAndPages: Migration = {
  version: 18,
  name: "find-similar-files-and-pages",
  up: (write) => {
    let behind = 0;
    for (;;) {
      const batch = write.all<Row>(BATCH, [behind]);
      if (batch.length === 0) return;
      for (const row of batch) tellAnew(write, row);
      behind = batch.at(-1)?.id ?? behind;
    }
  },
};

interface Row {
  readonly id: number;
  readonly type: string;
  readonly value: string;
}

function tellAnew(write: WriteHandle, { id, type, value }: Row): void {
  const parts = new Set(extraParts(canonicalObservable(type, value)));
  if (parts.size === 0) return;
  for (const part of parts) {
    write.run("INSERT OR IGNORE INTO observable_part (part, observable_id) VALUES (?, ?)", [
      part,
      id,
    ]);
  }
  write.run("UPDATE observable SET part_count = ? WHERE id = ?", [parts.size, id]);
}

const BATCH = `
SELECT o.id, t.name AS type, coalesce(o.full_value, o.value) AS value
  FROM observable o JOIN observable_type t ON t.id = o.type_id
 WHERE o.id > ? AND o.part_count >= 0
   AND (t.name IN ('ssdeep', 'filename|ssdeep')
     OR (t.name IN ('url', 'uri') AND (instr(o.value, '?') > 0 OR instr(o.value, '#') > 0)))
 ORDER BY o.id LIMIT 1000`;
