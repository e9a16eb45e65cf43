/**
 * Which rows are marked. "All" is a statement about the list, not a list of keys: with 100,000 rows
 * matching a filter only a few hundred are loaded, and a bulk action must still mean every one.
 */
export type RowSelection =
  | { readonly kind: "some"; readonly keys: ReadonlySet<string> }
  | { readonly kind: "all-except"; readonly keys: ReadonlySet<string> };

export const NOTHING_SELECTED: RowSelection = { kind: "some", keys: new Set() };

/** Whether the row with this key is marked. */
export function isSelected(selection: RowSelection, key: string): boolean {
  return selection.keys.has(key) === (selection.kind === "some");
}

/** How many rows are marked out of `totalCount`. */
export function countSelected(selection: RowSelection, totalCount: number): number {
  return selection.kind === "some"
    ? selection.keys.size
    : Math.max(0, totalCount - selection.keys.size);
}

/** Marks the row, or takes its mark away. */
export function toggleRow(selection: RowSelection, key: string): RowSelection {
  const keys = new Set(selection.keys);
  if (!keys.delete(key)) keys.add(key);
  return { kind: selection.kind, keys };
}

/** Marks every given row; rows that are marked already stay so. */
export function selectRows(selection: RowSelection, added: readonly string[]): RowSelection {
  const keys = new Set(selection.keys);
  for (const key of added) {
    if (selection.kind === "some") keys.add(key);
    else keys.delete(key);
  }
  return { kind: selection.kind, keys };
}

/** Marks all rows of the list, or none when all are marked. */
export function toggleAll(selection: RowSelection, totalCount: number): RowSelection {
  return countSelected(selection, totalCount) === totalCount
    ? NOTHING_SELECTED
    : { kind: "all-except", keys: new Set() };
}
