import type { ReadHandle } from "../database.ts";
import type { SqlRows } from "./sql-condition.ts";

/** Conditions remembered for a database, and lists that one answer serves before it is counted again. */
const MAX_REMEMBERED = 512;
const USES = 64;

interface Answer {
  readonly isMore: boolean;
  usesLeft: number;
}

const answersOf = new WeakMap<ReadHandle, Map<string, Answer>>();

/**
 * Whether a condition was lately found to have more rows than that; undefined when it has to be counted. Only the way
 * in which a page is read may depend on it, never what is on the page: the answer may be out of date by some edits.
 */
export function wasMoreThan(read: ReadHandle, rows: SqlRows, limit: number): boolean | undefined {
  const answer = answersOf.get(read)?.get(keyOf(rows, limit));
  if (answer === undefined || answer.usesLeft === 0) return undefined;
  answer.usesLeft -= 1;
  return answer.isMore;
}

export function rememberMoreThan(
  read: ReadHandle,
  rows: SqlRows,
  limit: number,
  isMore: boolean,
): void {
  const answers = answersOf.get(read) ?? new Map<string, Answer>();
  answersOf.set(read, answers);
  const key = keyOf(rows, limit);
  answers.delete(key);
  answers.set(key, { isMore, usesLeft: USES });
  if (answers.size <= MAX_REMEMBERED) return;
  for (const [oldest] of answers) {
    answers.delete(oldest);
    break;
  }
}

/** Counts no further than the limit. */
export function hasMoreThan(read: ReadHandle, rows: SqlRows, limit: number): boolean {
  const before = wasMoreThan(read, rows, limit);
  if (before !== undefined) return before;
  const beyond = read.get(
    `SELECT 1 FROM (${rows.sql}) LIMIT 1 OFFSET ${String(limit)}`,
    rows.parameters,
  );
  rememberMoreThan(read, rows, limit, beyond !== undefined);
  return beyond !== undefined;
}

function keyOf({ sql, parameters }: SqlRows, limit: number): string {
  return JSON.stringify([limit, sql, parameters.map(String)]);
}
