import type { ReadHandle, SqlValue } from "../database.ts";
import type { ListSource, SortKey } from "./page.ts";

/** Rows that one step walks: some milliseconds while their pages are still sealed on the disk. */
const ROWS_PER_STEP = 1_000;
/** Of a larger list the first rows alone: the rest would push out of the page cache what was read before. */
const MAX_ROWS = 200_000;

/**
 * Brings the pages that lists walk into the page cache after a vault was opened, in short steps between which other work
 * is done: a page that must be read and decrypted first costs twenty times as much. Ends early when the vault is locked.
 * Changes nothing, and is never needed.
 */
export async function readAhead(
  read: ReadHandle,
  sources: readonly ListSource[],
  signal: AbortSignal,
): Promise<void> {
  for (const source of sources) {
    for (const _ of readSource(read, source)) {
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      if (signal.aborted) return;
    }
  }
}

/** The rows, and every order in which they are listed; a step each. */
export function* readSource(
  read: ReadHandle,
  { table, records, sorts }: ListSource,
): Generator<void> {
  yield* readRows(read, records ?? table);
  for (const sort of Object.values(sorts)) yield* readOrder(read, table, sort);
}

function* readRows(read: ReadHandle, table: string): Generator<void> {
  let last: number | null = 0;
  for (let rows = 0; last !== null && rows < MAX_ROWS; rows += ROWS_PER_STEP) {
    // The sum makes the engine look into each row.
    const step: { readonly last: number | null } | undefined = read.get(
      `SELECT max(id) AS last, total(pap) FROM
         (SELECT id, pap FROM ${table} WHERE id > ? ORDER BY id LIMIT ${String(ROWS_PER_STEP)})`,
      [last],
    );
    last = step?.last ?? null;
    yield;
  }
}

function* readOrder(read: ReadHandle, table: string, { column, index }: SortKey): Generator<void> {
  let place: { readonly key: SqlValue; readonly id: number } | undefined;
  for (let rows = 0; rows < MAX_ROWS; rows += ROWS_PER_STEP) {
    const beyond = place === undefined ? "" : `WHERE (${column}, id) > (?, ?)`;
    place = read.get(
      `SELECT ${column} AS key, id FROM ${table} INDEXED BY ${index} ${beyond}
         ORDER BY ${column}, id LIMIT 1 OFFSET ${String(ROWS_PER_STEP - 1)}`,
      place === undefined ? [] : [place.key, place.id],
    );
    yield;
    if (place === undefined) return;
  }
}
