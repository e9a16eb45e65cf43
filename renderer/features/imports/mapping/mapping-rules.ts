import { columnMappingSchema } from "../../../../shared/formats/table/column-mapping.ts";
import type { ColumnMapping, ColumnRole } from "../../../../shared/formats/table/column-mapping.ts";

export type RoleName = ColumnRole["role"];

/** In the order of the menu: what gives observables first. */
export const ROLE_NAMES: readonly RoleName[] = [
  "ignore",
  "observable",
  "extract",
  "comment",
  "tags",
  "tlp",
  "classification",
  "classification-class",
  "first-seen",
  "last-seen",
  "category",
  "to-ids",
  "uuid",
  "type",
  "value",
];

/** Reads a mapping as the contract carries it; null when it is none. */
export function readMapping(json: string): ColumnMapping | null {
  const value = parseJson(json);
  const parsed = columnMappingSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** A role for a column by name; an observable begins with the type it had, or with `ip-dst`. */
export function roleOf(name: RoleName, before: ColumnRole): ColumnRole {
  if (name === before.role) return before;
  return name === "observable" ? { role: "observable", type: "ip-dst" } : { role: name };
}

/** The mapping with another use of one column. Columns are told apart by place: names may repeat. */
export function withUse(mapping: ColumnMapping, at: number, use: ColumnRole): ColumnMapping {
  return {
    ...mapping,
    columns: mapping.columns.map((column, index) => (index === at ? { ...column, use } : column)),
  };
}

/** A line per column of the table, with up to three different values of it. */
export function columnLines(
  mapping: ColumnMapping,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): readonly {
  readonly column: string;
  readonly use: ColumnRole;
  readonly samples: readonly string[];
}[] {
  return mapping.columns.map(({ column, use }) => {
    const at = columns.indexOf(column);
    const values = rows.map((row) => row[at] ?? "").filter((value) => value.trim() !== "");
    return { column, use, samples: [...new Set(values)].slice(0, 3) };
  });
}

/** The mapping with one setting given, or left to detection. */
export function withDialect(
  { delimiter: _delimiter, hasHeader: _hasHeader, ...rest }: ColumnMapping,
  dialect: {
    readonly delimiter: ColumnMapping["delimiter"];
    readonly hasHeader: boolean | undefined;
  },
): ColumnMapping {
  return {
    ...rest,
    ...(dialect.delimiter === undefined ? {} : { delimiter: dialect.delimiter }),
    ...(dialect.hasHeader === undefined ? {} : { hasHeader: dialect.hasHeader }),
  };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    // Only what is no JSON: it is then no mapping either, which the caller says.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
