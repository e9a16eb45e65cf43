import type { QueryFieldTerm, QueryText } from "../../../shared/domain/query/query.ts";
import { refangValue } from "../../../shared/domain/observables/refang.ts";
import { isOfKindSql, type TextKind } from "../records/record-id.ts";
import { foldText } from "../search/fold-text.ts";
import { phraseExpression, trigramExpression } from "../search/match-expression.ts";
import { storedValue } from "../links/observable-value.ts";
import {
  any,
  condition,
  isAmong,
  NEVER,
  type SqlCondition,
  type SqlRows,
} from "./sql-condition.ts";
import { textOf } from "./value-conditions.ts";

/** Records of one kind whose title (or body) holds the words. */
export function columnMatch(
  idColumn: string,
  kind: TextKind,
  column: "title" | "body",
  term: QueryFieldTerm,
): SqlCondition {
  return any(
    term.values.map((value) => {
      const expression = phraseExpression(textOf(value));
      if (expression === null) return NEVER;
      return isAmong(idColumn, {
        sql: `SELECT rowid AS id FROM text_index WHERE text_index MATCH ? AND ${isOfKindSql("rowid", kind)}`,
        parameters: [`${column} : ${expression}`],
      });
    }),
  );
}

/** Incidents with a note that holds the words. */
export function noteMatch(idColumn: string, term: QueryFieldTerm): SqlCondition {
  return any(
    term.values.map((value) => {
      const expression = phraseExpression(textOf(value));
      if (expression === null) return NEVER;
      return isAmong(idColumn, {
        sql: `SELECT p.incident_id AS id FROM text_index w JOIN text_part p ON p.id = w.rowid
               WHERE w.text_index MATCH ? AND ${isOfKindSql("w.rowid", "note")}`,
        parameters: [expression],
      });
    }),
  );
}

/** Free text over an incident or report: its own text, that of its parts, and indicators where it looks like one. */
export function freeTextMatch(
  idColumn: string,
  kind: "incident" | "report",
  term: QueryText,
): SqlCondition {
  const expression = phraseExpression(term.text, { isWhole: term.form === "phrase" });
  const inText: readonly SqlCondition[] =
    expression === null ? [] : [isAmong(idColumn, textRows(kind, expression))];
  const inValues = term.substring ? [valueMatch(idColumn, kind, term.text)] : [];
  return any([...inText, ...inValues]);
}

/** Incidents or reports with an observable that is, or holds, the text. */
export function valueMatch(
  idColumn: string,
  kind: "incident" | "report",
  text: string,
): SqlCondition {
  const values = valueRows(text);
  if (values === null) return NEVER;
  return isAmong(idColumn, {
    sql: `SELECT l.${kind}_id AS id FROM (${values.sql}) v
          CROSS JOIN observable_link l ON l.observable_id = v.id WHERE l.${kind}_id IS NOT NULL`,
    parameters: values.parameters,
  });
}

/** Observables whose value is the text in any type, or holds it; defanged text is refanged. Null when it is too short to look for. */
export function valueRows(text: string): SqlRows | null {
  const value = refangValue(text.trim());
  const trigrams = trigramExpression(value);
  const exact = "SELECT id FROM observable WHERE value = ?";
  if (trigrams === null) {
    return value === "" ? null : { sql: exact, parameters: [storedValue(value).key] };
  }
  // Trigrams say that all pieces are there, not that they stand in a row. SQLite's lower() knows ASCII only, which is what
  // indicators are made of; for others the trigrams have to do.
  const folded = foldText(value);
  return {
    sql: `SELECT o.id FROM value_index x CROSS JOIN observable o ON o.id = x.rowid
           WHERE x.value_index MATCH ? AND (instr(lower(coalesce(o.full_value, o.value)), ?) > 0 OR ?)`,
    parameters: [trigrams, folded, isPlain(folded) ? 0 : 1],
  };
}

/** Where a condition finds what it asks for: columns, or what stands for them. */
export interface RecordColumns {
  readonly id: string;
  readonly tags: string;
  readonly classification: string;
}

export function tagMatch(
  kind: "incident" | "report",
  record: RecordColumns,
  term: QueryFieldTerm,
): SqlCondition {
  return any(
    term.values.map((value) => {
      if (value.kind === "none") return condition(`${record.tags} = '[]'`);
      const tags = tagIds(textOf(value));
      return {
        sql: `EXISTS (SELECT 1 FROM ${kind}_tag g WHERE g.tag_id IN (${tags.sql}) AND g.${kind}_id = ${record.id})`,
        parameters: tags.parameters,
        rows: {
          sql: `SELECT ${kind}_id AS id FROM ${kind}_tag WHERE tag_id IN (${tags.sql})`,
          parameters: tags.parameters,
        },
      };
    }),
  );
}

/** Tags by their name in any case and without accents; a star at the end stands for any rest. */
function tagIds(name: string): SqlRows {
  const key = foldText(name);
  if (!key.endsWith("*"))
    return { sql: "SELECT id FROM tag WHERE name_key = ?", parameters: [key] };
  const start = key.slice(0, -1);
  return {
    sql: "SELECT id FROM tag WHERE name_key >= ? AND name_key < ?",
    parameters: [start, `${start}\u{10ffff}`],
  };
}

function textRows(kind: "incident" | "report", expression: string): SqlRows {
  if (kind === "report") {
    return {
      sql: `SELECT rowid AS id FROM text_index WHERE text_index MATCH ? AND ${isOfKindSql("rowid", kind)}`,
      parameters: [expression],
    };
  }
  return {
    sql: `SELECT CASE WHEN ${isOfKindSql("w.rowid", "incident")} THEN w.rowid
            ELSE (SELECT incident_id FROM text_part p WHERE p.id = w.rowid) END AS id
          FROM text_index w WHERE w.text_index MATCH ? AND NOT (${isOfKindSql("w.rowid", "report")})`,
    parameters: [expression],
  };
}

function isPlain(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- the range is the whole of ASCII
  return /^[\u0000-\u007f]*$/.test(text);
}
