import type { SimilaritySummary } from "../../../shared/domain/similarity/similarity.ts";
import type { ReadHandle } from "../database.ts";
import { isOfKindSql, kindOfTextRecord } from "../records/record-id.ts";
import { uuidText } from "../records/uuid.ts";
import { tokensOf } from "../search/match-expression.ts";

/** A record that is worth comparing. */
export interface Candidate {
  readonly kind: "report" | "incident";
  readonly rowId: number;
  readonly number?: string;
}

/**
 * Records that share a rare value, the source, the sender, or neighbouring words of the title with a report: from indexes
 * only, the likeliest first, never more than `limit`. What has nothing of these in common can't be a duplicate.
 */
export function similarCandidates(
  read: ReadHandle,
  reportRowId: number,
  limit: number,
): readonly Candidate[] {
  const found = new Map<string, Candidate>();
  const add = (rows: readonly Candidate[]): void => {
    for (const row of rows) {
      const isItself = row.kind === "report" && row.rowId === reportRowId;
      if (!isItself && found.size < limit) found.set(`${row.kind} ${String(row.rowId)}`, row);
    }
  };
  add(read.all<Candidate>(SAME_SOURCE, [reportRowId]));
  add(read.all<Candidate>(SHARED_VALUES, { id: reportRowId, limit }));
  add(titleCandidates(read, reportRowId));
  add(read.all<Candidate>(SAME_SENDER, [reportRowId, MAX_PER_CLUE]));
  return [...found.values()];
}

/** What is compared of a record. */
export function readSummary(
  read: ReadHandle,
  { kind, rowId }: Candidate,
): (SimilaritySummary & { readonly number: string }) | undefined {
  const row = read.get<SummaryRow>(kind === "report" ? REPORT_SUMMARY : INCIDENT_SUMMARY, [rowId]);
  if (row === undefined) return undefined;
  return {
    id: uuidText(row.uuid),
    number: row.number,
    title: row.title,
    sender: row.sender === "" ? null : row.sender,
    sourceId: row.sourceId,
    receivedAtMs: row.receivedAtMs,
    observables: read.all<{ readonly key: string; readonly occurrences: number }>(
      `SELECT DISTINCT o.value AS key, max(2, o.incident_count + 1) AS occurrences
         FROM observable_link l CROSS JOIN observable o ON o.id = l.observable_id
        WHERE l.${kind}_id = ? AND o.part_count >= 0 LIMIT ${String(MAX_OBSERVABLES)}`,
      [rowId],
    ),
  };
}

/** Candidates that one clue brings at most. */
const MAX_PER_CLUE = 100;
/** Values compared per record: the rest of a large one would not change the verdict. */
const MAX_OBSERVABLES = 2_000;
/** A value in more incidents than this says nothing. */
const RARE = 20;
/** Words of the title that are looked for. */
const MAX_TITLE_WORDS = 12;

function titleCandidates(read: ReadHandle, reportRowId: number): readonly Candidate[] {
  const row = read.get<{ readonly title: string }>("SELECT title FROM report WHERE id = ?", [
    reportRowId,
  ]);
  const words = tokensOf(row?.title ?? "").slice(0, MAX_TITLE_WORDS);
  const pairs = words.slice(1).map((word, at) => `"${words[at] ?? ""} ${word}"`);
  const wanted = pairs.length > 0 ? pairs : words.map((word) => `"${word}"`);
  if (wanted.length === 0) return [];
  return wanted.flatMap((pair) =>
    read
      .all<{ readonly rowId: number }>(
        `SELECT rowid AS rowId FROM text_index WHERE text_index MATCH ?
           AND (${isOfKindSql("rowid", "report")} OR ${isOfKindSql("rowid", "incident")})
         ORDER BY rowid DESC LIMIT ?`,
        [`title : ${pair}`, Math.ceil(MAX_PER_CLUE / wanted.length)],
      )
      .map(({ rowId }) => ({
        kind: kindOfTextRecord(rowId) === "report" ? "report" : "incident",
        rowId,
      })),
  );
}

interface SummaryRow {
  readonly uuid: Uint8Array;
  readonly number: string;
  readonly title: string;
  readonly sender: string;
  readonly sourceId: string | null;
  readonly receivedAtMs: number;
}

const REPORT_SUMMARY = `SELECT uuid, number, title, sender, source_id AS sourceId, received_at AS receivedAtMs
  FROM report WHERE id = ?`;
const INCIDENT_SUMMARY = `SELECT uuid, number, title, '' AS sender, NULL AS sourceId, created_at AS receivedAtMs
  FROM incident WHERE id = ? AND merged_into IS NULL`;

const SAME_SOURCE = `SELECT 'report' AS kind, other.id AS rowId FROM report one
  JOIN report other ON other.source_id = one.source_id WHERE one.id = ? ORDER BY other.id DESC LIMIT 100`;

const SAME_SENDER = `SELECT 'report' AS kind, other.id AS rowId FROM report one
  JOIN report other ON other.sender = one.sender
  WHERE one.id = ? AND one.sender <> '' ORDER BY other.id DESC LIMIT ?`;

const SHARED_VALUES = `
WITH own AS (
  SELECT DISTINCT o.id, o.incident_count AS incidents FROM observable_link l
    CROSS JOIN observable o ON o.id = l.observable_id
   WHERE l.report_id = :id AND o.part_count >= 0 AND o.incident_count <= ${String(RARE)}
   ORDER BY incidents LIMIT 500
)
SELECT CASE WHEN l.incident_id IS NULL THEN 'report' ELSE 'incident' END AS kind,
  coalesce(l.incident_id, l.report_id) AS rowId, count(*) AS shared
FROM own CROSS JOIN observable_link l ON l.observable_id = own.id
WHERE l.report_id IS NOT :id
GROUP BY 1, 2 ORDER BY shared DESC LIMIT :limit`;
