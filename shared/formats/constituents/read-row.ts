import {
  type ConstituentRow,
  type ListField,
  type ScalarField,
} from "../../domain/constituents/constituent-row.ts";
import type { ConstituentContact } from "../../model/constituent.ts";
import { err, ok, type Result } from "../../result.ts";
import * as cell from "./cell-values.ts";
import type { ColumnPlaces, ConstituentColumn } from "./columns.ts";
import { shorten, type RowFault } from "../../domain/constituents/row-fault.ts";

const SCALARS: readonly (readonly [ScalarField, ConstituentColumn, cell.ReadCell])[] = [
  ["sector", "sector", cell.readSector],
  ["subSector", "sub_sector", cell.readSubSector],
  ["kind", "kind", cell.readKind],
  ["validFrom", "valid_from", cell.readDate],
  ["validTo", "valid_to", cell.readDate],
  ["lastConfirmed", "last_confirmed", cell.readDate],
];

const LISTS: readonly (readonly [ListField, ConstituentColumn, cell.ReadCell])[] = [
  ["languages", "languages", cell.readLanguage],
  ["ranges", "ranges", cell.readNetworkCell],
  ["asns", "asns", cell.readAsnCell],
  ["domains", "domains", cell.readDomainCell],
  ["products", "products", cell.readProduct],
];

const CONTACT: readonly (readonly [keyof ConstituentContact, ConstituentColumn, cell.ReadCell])[] =
  [
    ["role", "contact_role", cell.readText],
    ["name", "contact_name", cell.readText],
    ["mail", "contact_mail", cell.readMail],
    ["phone", "contact_phone", cell.readText],
    ["key", "contact_key", cell.readKey],
    ["hours", "contact_hours", cell.readText],
    ["language", "contact_language", cell.readLanguage],
    ["validFrom", "contact_valid_from", cell.readDate],
    ["validTo", "contact_valid_to", cell.readDate],
  ];

const NULL_WHEN_EMPTY: ReadonlySet<keyof ConstituentContact> = new Set([
  "language",
  "validFrom",
  "validTo",
] as const);

/** Reads one row. A row with a fault is not taken at all; every fault of it is named. */
export function readConstituentRow(
  cells: readonly string[],
  line: number,
  places: ColumnPlaces,
): Result<ConstituentRow, readonly RowFault[]> {
  const faults: RowFault[] = [];
  const reader: RowReader = {
    has: (column) => places.has(column),
    text: (column) => (cells[places.get(column) ?? -1] ?? "").trim(),
    fault: (column, problem, found) => {
      faults.push({ line, column, problem, found: shorten(found) });
    },
  };
  const name = valueOf(reader, "name", cell.readText) ?? "";
  if (reader.text("name") === "") reader.fault("name", "missing", "");
  const row: ConstituentRow = {
    line,
    name,
    country: valueOf(reader, "country", cell.readCountry),
    scalars: present(reader, SCALARS, (column, read) => valueOf(reader, column, read)),
    lists: present(reader, LISTS, (column, read) => valuesOf(reader, column, read)),
    contact: contactOf(reader),
  };
  return faults.length === 0 ? ok(row) : err(faults);
}

interface RowReader {
  readonly has: (column: ConstituentColumn) => boolean;
  readonly text: (column: ConstituentColumn) => string;
  readonly fault: (column: ConstituentColumn, problem: RowFault["problem"], found: string) => void;
}

function present<Field extends string, T>(
  reader: RowReader,
  fields: readonly (readonly [Field, ConstituentColumn, cell.ReadCell])[],
  read: (column: ConstituentColumn, readCell: cell.ReadCell) => T,
): Partial<Record<Field, T>> {
  const found: Partial<Record<Field, T>> = {};
  for (const [field, column, readCell] of fields)
    if (reader.has(column)) found[field] = read(column, readCell);
  return found;
}

function valueOf(
  reader: RowReader,
  column: ConstituentColumn,
  readCell: cell.ReadCell,
): string | null {
  const text = reader.text(column);
  if (text === "") return null;
  const read = readCell(text);
  if (read.ok) return read.value;
  reader.fault(column, read.error, text);
  return null;
}

function valuesOf(
  reader: RowReader,
  column: ConstituentColumn,
  readCell: cell.ReadCell,
): readonly string[] {
  const values = new Set<string>();
  for (const part of reader.text(column).split(";")) {
    const text = part.trim();
    if (text === "") continue;
    const read = readCell(text);
    if (read.ok) values.add(read.value);
    else reader.fault(column, read.error, text);
  }
  return [...values];
}

function contactOf(reader: RowReader): ConstituentRow["contact"] {
  if (!CONTACT.some(([, column]) => reader.has(column))) return undefined;
  if (CONTACT.every(([, column]) => reader.text(column) === "")) return null;
  const given = present(reader, CONTACT, (column, read) => valueOf(reader, column, read));
  const { validFrom, validTo } = given;
  if (validFrom && validTo && validFrom > validTo)
    reader.fault("contact_valid_to", "ends-before-it-begins", validTo);
  return Object.fromEntries(
    Object.entries(given).map(([field, value]) => [
      field,
      value ?? (isNullable(field) ? null : ""),
    ]),
  );
}

function isNullable(field: string): boolean {
  return [...NULL_WHEN_EMPTY].some((one) => one === field);
}
