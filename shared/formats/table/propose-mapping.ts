import type { ColumnMapping, ColumnRole } from "./column-mapping.ts";
import { COMMON_COLUMNS, KNOWN_LAYOUTS } from "./known-columns-table.ts";

/**
 * Proposes a mapping by column names: a known layout (Shadowserver, IntelMQ, MISP CSV) or names that mean the same
 * everywhere. Where no name is known, every column is searched for indicators.
 */
export function proposeMapping(columns: readonly string[]): ColumnMapping {
  const names = columns.map(columnKey);
  const present = new Set(names);
  const layout = KNOWN_LAYOUTS.find(({ telling }) =>
    telling.some((set) => set.every((name) => present.has(name))),
  );
  const known = layout?.columns ?? COMMON_COLUMNS;
  const uses = names.map((name) => roleOf(known, name));
  const isUnknown = uses.every((use) => use === null || !givesObservables(use));
  return {
    version: 1,
    recognisedAs: layout?.name ?? null,
    columns: columns.map((column, index) => ({
      column,
      use: uses[index] ?? (isUnknown ? { role: "extract" } : { role: "ignore" }),
    })),
  };
}

/** How many of the names are known at all: tells a header from a row of data. */
export function knownColumnCount(columns: readonly string[]): number {
  const dictionaries = [COMMON_COLUMNS, ...KNOWN_LAYOUTS.map((layout) => layout.columns)];
  return columns.filter((column) =>
    dictionaries.some((known) => roleOf(known, columnKey(column)) !== null),
  ).length;
}

/** Name of a column as the dictionaries spell it. */
export function columnKey(column: string): string {
  return column
    .slice(0, 128)
    .trim()
    .toLowerCase()
    .replace(/^[#;]\s*/, "")
    .replace(/[\s-]+/g, "_");
}

function roleOf(known: Readonly<Record<string, ColumnRole>>, name: string): ColumnRole | null {
  return Object.hasOwn(known, name) ? (known[name] ?? null) : null;
}

function givesObservables(use: ColumnRole): boolean {
  return use.role === "observable" || use.role === "extract" || use.role === "value";
}
