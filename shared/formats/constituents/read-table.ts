import type { ConstituentRow } from "../../domain/constituents/constituent-row.ts";
import { err, ok, type Result } from "../../result.ts";
import { cellText, tableDecoder } from "../table/cell-text.ts";
import { RecordReader, type TableRecord } from "../table/records.ts";
import {
  columnOf,
  placeColumns,
  type ColumnMapping,
  type ColumnPlaces,
  type HeaderFault,
} from "./columns.ts";
import { readConstituentRow } from "./read-row.ts";
import { shorten, type RowFault } from "../../domain/constituents/row-fault.ts";

/** A register as a table says it: rows that were read and rows that were not, in all as many as the file has. */
export interface ConstituentTable {
  readonly rows: readonly ConstituentRow[];
  readonly refusedRows: number;
  readonly faults: readonly RowFault[];
  /** Headers that are no column of ours: what stands below them is not taken in. */
  readonly unknownColumns: readonly string[];
  /** Cells that were no UTF-8 and were read as Windows-1252. */
  readonly guessedCells: number;
}

const DELIMITERS = [",", ";", "\t", "|"] as const;

/** Reads the bytes of a CSV with a header; the delimiter is the one that gives the most columns of ours. */
export function readConstituentTable(
  bytes: Uint8Array,
  mapping: ColumnMapping = {},
): Result<ConstituentTable, HeaderFault> {
  const decoder = tableDecoder(bytes);
  const text = decoder.push(bytes) + decoder.finish();
  const records = cutRecords(
    text,
    bestDelimiter(
      text,
      Object.values(mapping).flatMap((header) => header ?? []),
    ),
  );
  const [header] = records;
  if (header === undefined || header.problem !== null)
    return err({ field: "name", found: shorten(text.slice(0, 200)), expected: "name, country, …" });
  const headers = header.cells.map((cell) => cellText(cell).text);
  const placed = placeColumns(headers, mapping);
  if (!placed.ok) return placed;
  const places = new Set(placed.value.values());
  return ok({
    ...readRows(records.slice(1), placed.value, headers.length),
    unknownColumns: headers.filter((_, place) => !places.has(place)).map(shorten),
  });
}

function readRows(records: readonly TableRecord[], places: ColumnPlaces, width: number) {
  const rows: ConstituentRow[] = [];
  const faults: RowFault[] = [];
  let guessedCells = 0;
  for (const { cells, line, problem } of records) {
    if (problem !== null || cells.length !== width) {
      const found = problem ?? `${String(cells.length)} ≠ ${String(width)}`;
      const fault = problem === null ? "wrong-number-of-cells" : "broken-row";
      faults.push({ line, column: "", problem: fault, found });
      continue;
    }
    const texts = cells.map((cell) => cellText(cell));
    guessedCells += texts.filter(({ isGuess }) => isGuess).length;
    const row = readConstituentRow(
      texts.map((cell) => cell.text),
      line,
      places,
    );
    if (row.ok) rows.push(row.value);
    else faults.push(...row.error);
  }
  return { rows, refusedRows: records.length - rows.length, faults, guessedCells };
}

function cutRecords(text: string, delimiter: string): readonly TableRecord[] {
  const reader = new RecordReader(delimiter);
  return [...reader.push(text), ...reader.finish()];
}

function bestDelimiter(text: string, mapped: readonly string[]): string {
  const firstLine = text.slice(0, Math.max(text.indexOf("\n"), 0) || text.length);
  const known = (delimiter: string) =>
    firstLine.split(delimiter).filter((cell) => {
      const header = cell.trim().replace(/^"|"$/g, "");
      return columnOf(header) !== undefined || mapped.includes(header);
    }).length;
  return DELIMITERS.reduce((best, one) => (known(one) > known(best) ? one : best));
}
