import { err, ok, type Result } from "../../result.ts";

/** Columns of the register as a table; several values of one cell are separated by `;`. */
export const CONSTITUENT_COLUMNS = [
  "name",
  "country",
  "sector",
  "sub_sector",
  "kind",
  "languages",
  "valid_from",
  "valid_to",
  "last_confirmed",
  "ranges",
  "asns",
  "domains",
  "products",
  "contact_role",
  "contact_name",
  "contact_mail",
  "contact_phone",
  "contact_key",
  "contact_hours",
  "contact_language",
  "contact_valid_from",
  "contact_valid_to",
] as const;

export type ConstituentColumn = (typeof CONSTITUENT_COLUMNS)[number];

/** Which cell of a row is which column. */
export type ColumnPlaces = ReadonlyMap<ConstituentColumn, number>;

/** The header of each column that is called otherwise. */
export type ColumnMapping = Readonly<Partial<Record<ConstituentColumn, string | undefined>>>;

/** What a header has wrong. */
export interface HeaderFault {
  readonly field: string;
  readonly found: string;
  readonly expected: string;
}

/** Other spellings that registers use for the same columns. */
const ALIASES: Readonly<Record<string, ConstituentColumn>> = {
  language: "languages",
  subsector: "sub_sector",
  asn: "asns",
  domain: "domains",
  range: "ranges",
  product: "products",
};

export function isConstituentColumn(name: string): name is ConstituentColumn {
  return CONSTITUENT_COLUMNS.some((column) => column === name);
}

/** The column that a header names; undefined when it is none of ours. */
export function columnOf(header: string): ConstituentColumn | undefined {
  const key = header
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
  return isConstituentColumn(key) ? key : ALIASES[key];
}

/**
 * Finds the columns in a header. `mapping` names the header of a column where it is called otherwise. A column named twice, a mapped
 * header that is not there and a table without names are faults: what is meant can't be guessed.
 */
export function placeColumns(
  headers: readonly string[],
  mapping: ColumnMapping,
): Result<ColumnPlaces, HeaderFault> {
  const found = headers.map((header) => header.trim()).join(", ");
  const mapped = new Map(
    CONSTITUENT_COLUMNS.flatMap((column) => {
      const header = mapping[column];
      return header === undefined ? [] : [[header.trim(), column] as const];
    }),
  );
  const places = new Map<ConstituentColumn, number>();
  for (const [place, header] of headers.entries()) {
    const own = columnOf(header);
    const isTaken = own !== undefined && mapping[own] !== undefined;
    const column = mapped.get(header.trim()) ?? (isTaken ? undefined : own);
    if (column === undefined) continue;
    if (places.has(column)) return err({ field: column, found, expected: "one such column" });
    places.set(column, place);
  }
  for (const [header, column] of mapped) {
    if (!places.has(column)) return err({ field: column, found, expected: header });
  }
  return places.has("name")
    ? ok(places)
    : err({ field: "name", found, expected: CONSTITUENT_COLUMNS.join(", ") });
}
