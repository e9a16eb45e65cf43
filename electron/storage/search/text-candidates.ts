import type { ReadHandle, SqlValue } from "../database.ts";
import { foldText } from "./fold-text.ts";
import { trigramExpression } from "./match-expression.ts";

/** Row ids from an index, newest first; `isCut` when there were more. */
export interface Candidates {
  readonly rowIds: readonly number[];
  readonly isCut: boolean;
}

/** Records whose text matches a full-text expression, newest first. */
export function textCandidates(read: ReadHandle, expression: string, limit: number): Candidates {
  return cut(
    read.all<{ readonly id: number }>(
      "SELECT rowid AS id FROM text_index WHERE text_index MATCH ? ORDER BY rowid DESC LIMIT ?",
      [expression, limit + 1],
    ),
    limit,
  );
}

/** An observable that holds all of the wanted texts. */
export interface ValueCandidate {
  readonly rowId: number;
  readonly value: string;
}

/**
 * Observables whose value holds every one of `texts` (folded), newest first. The index finds where all pieces are;
 * that they stand in a row is checked here, over at most `maxExamined` values.
 */
export function valueCandidates(
  read: ReadHandle,
  texts: readonly string[],
  limit: number,
  maxExamined: number,
): { readonly found: readonly ValueCandidate[]; readonly isCut: boolean } {
  const expressions = texts.flatMap((text) => trigramExpression(text) ?? []);
  if (expressions.length < texts.length || texts.length === 0) return { found: [], isCut: false };
  const folded = texts.map(foldText);
  const found: ValueCandidate[] = [];
  const rows = read.iterate<{ readonly id: number; readonly value: string }>(
    `SELECT o.id, coalesce(o.full_value, o.value) AS value
       FROM (SELECT rowid AS id FROM value_index WHERE value_index MATCH ? ORDER BY rowid DESC LIMIT ?) x
       CROSS JOIN observable o ON o.id = x.id`,
    [expressions.join(" AND "), maxExamined],
  );
  let examined = 0;
  for (const { id, value } of rows) {
    examined += 1;
    const text = foldText(value);
    if (folded.every((wanted) => text.includes(wanted))) found.push({ rowId: id, value });
    if (found.length > limit) break;
  }
  return {
    found: found.slice(0, limit),
    isCut: found.length > limit || examined >= maxExamined,
  };
}

/** Observables whose value begins with the text, in the order of values. */
export function valuesBeginningWith(
  read: ReadHandle,
  text: string,
  limit: number,
): readonly ValueCandidate[] {
  const bounds: readonly SqlValue[] = [text, `${text}\u{10ffff}`, limit];
  return read.all<ValueCandidate>(
    `SELECT id AS rowId, coalesce(full_value, value) AS value FROM observable
      WHERE value >= ? AND value < ? ORDER BY observable.value LIMIT ?`,
    bounds,
  );
}

function cut(rows: readonly { readonly id: number }[], limit: number): Candidates {
  return { rowIds: rows.slice(0, limit).map(({ id }) => id), isCut: rows.length > limit };
}
