import type { ConstituentContact, ConstituentFields } from "../../model/constituent.ts";

/** Fields of one value, besides the name and country, which say who is meant. */
export const SCALAR_FIELDS = [
  "sector",
  "subSector",
  "kind",
  "validFrom",
  "validTo",
  "lastConfirmed",
] as const;

/** Fields of several values. */
export const LIST_FIELDS = ["languages", "ranges", "asns", "domains", "products"] as const;

export type ScalarField = (typeof SCALAR_FIELDS)[number];
export type ListField = (typeof LIST_FIELDS)[number];

/** What one row of a register says; a field that the table has no column for is not there. */
export interface ConstituentRow {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly name: string;
  readonly country: string | null;
  /** null: the cell is empty. */
  readonly scalars: Readonly<Partial<Record<ScalarField, string | null>>>;
  readonly lists: Readonly<Partial<Record<ListField, readonly string[]>>>;
  /** Only what the table has columns for; null: all of them are empty. undefined: no such column. */
  readonly contact: Partial<ConstituentContact> | null | undefined;
}

/** Who is meant: the name without case and spare spaces, and the country. */
export function constituentKey({
  name,
  country,
}: Pick<ConstituentFields, "name" | "country">): string {
  return `${country ?? ""} ${name.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase()}`;
}
