import { numbersIn } from "../../../shared/domain/incident-number/incident-number.ts";
import type { SimilaritySummary } from "../../../shared/domain/similarity/similarity.ts";
import { repliesTo } from "../../../shared/formats/mail/replies-to.ts";
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
 * Records whose mails a report answers, whose number it names, or that share a rare value, the source, the sender, or
 * neighbouring words of the title with it: from indexes only, the likeliest first, never more than `limit`. What has nothing of these in common can't be a duplicate.
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
  add(threadCandidates(read, reportRowId));
  add(namedCandidates(read, reportRowId));
  add(read.all<Candidate>(SHARED_VALUES, { id: reportRowId, limit }));
  add(titleCandidates(read, reportRowId));
  add(read.all<Candidate>(SAME_SENDER, [reportRowId, MAX_PER_CLUE]));
  return [...found.values()];
}

/** What is compared of a record. */
export function readSummary(
  read: ReadHandle,
  { kind, rowId }: Candidate,
): SimilaritySummary | undefined {
  const row = read.get<SummaryRow>(kind === "report" ? REPORT_SUMMARY : INCIDENT_SUMMARY, [rowId]);
  if (row === undefined) return undefined;
  return {
    id: uuidText(row.uuid),
    number: row.number,
    title: row.title,
    sender: row.sender === "" ? null : row.sender,
    sourceId: row.sourceId,
    receivedAtMs: row.receivedAtMs,
    messageIds: read
      .all<{ readonly id: string }>(
        `SELECT source_id AS id FROM report
          WHERE ${kind === "report" ? "id" : "incident_id"} = ? AND intake_kind = 'mail' AND source_id IS NOT NULL
          LIMIT ${String(MAX_PER_CLUE)}`,
        [rowId],
      )
      .map(({ id }) => id),
    repliesTo: kind === "report" ? answeredBy(read, rowId) : [],
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

/** Reports with the mails that this one answers, and their incidents. */
function threadCandidates(read: ReadHandle, reportRowId: number): readonly Candidate[] {
  return read
    .all<{ readonly report: number; readonly incident: number | null }>(
      `SELECT r.id AS report, r.incident_id AS incident FROM json_each(?) k
         CROSS JOIN report r ON r.source_id = k.value LIMIT ${String(MAX_PER_CLUE)}`,
      [JSON.stringify(answeredBy(read, reportRowId))],
    )
    .flatMap(({ report, incident }) => [
      ...(incident === null ? [] : [{ kind: "incident", rowId: incident } as const]),
      { kind: "report", rowId: report } as const,
    ]);
}

function answeredBy(read: ReadHandle, reportRowId: number): readonly string[] {
  const row = read.get<{ readonly details: string }>(
    "SELECT details_json AS details FROM report WHERE id = ? AND intake_kind = 'mail'",
    [reportRowId],
  );
  return row === undefined ? [] : repliesTo(row.details);
}

/** Records whose number stands in the title. */
function namedCandidates(read: ReadHandle, reportRowId: number): readonly Candidate[] {
  return numbersIn(titleOf(read, reportRowId)).flatMap((number) =>
    (["incident", "report"] as const).flatMap((kind) =>
      read
        .all<{ readonly rowId: number }>(`SELECT id AS rowId FROM ${kind} WHERE number = ?`, [
          number,
        ])
        .map(({ rowId }) => ({ kind, rowId })),
    ),
  );
}

function titleOf(read: ReadHandle, reportRowId: number): string {
  const row = read.get<{ readonly title: string }>("SELECT title FROM report WHERE id = ?", [
    reportRowId,
  ]);
  return row?.title ?? "";
}

function titleCandidates(read: ReadHandle, reportRowId: number): readonly Candidate[] {
  const words = tokensOf(titleOf(read, reportRowId)).slice(0, MAX_TITLE_WORDS);
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
