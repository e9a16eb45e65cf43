import { err, ok, type Result } from "../../result.ts";
import type { ParseFailure, SourceHead } from "../format.ts";
import { LIMITS } from "../limits.ts";
import { cellText, tableDecoder } from "./cell-text.ts";
import type { ColumnMapping } from "./column-mapping.ts";
import { detectDialect } from "./dialect.ts";
import { proposeMapping } from "./propose-mapping.ts";
import { RecordReader } from "./records.ts";

/** Head of a table for the mapping wizard. */
export interface TablePreview {
  readonly columns: readonly string[];
  /** At most 20 data rows. */
  readonly rows: readonly (readonly string[])[];
  readonly mapping: ColumnMapping;
}

const PREVIEW_ROWS = 20;

/** Shows how a table would be read. Failure kinds: `not-this-format`, `limit`. */
export function previewTable(head: SourceHead): Result<TablePreview, ParseFailure> {
  const dialect = detectDialect(head.bytes, head.isWhole);
  if (dialect === null) {
    return err({ kind: "not-this-format", message: "The file has no columns." });
  }
  if (dialect.columns.length > LIMITS.tableColumns) {
    return err({
      kind: "limit",
      limit: "tableColumns",
      message: "The table has too many columns.",
    });
  }
  const decoder = tableDecoder(head.bytes);
  const reader = new RecordReader(dialect.delimiter);
  const text = decoder.push(head.bytes);
  const records = [...reader.push(text), ...(head.isWhole ? reader.finish() : [])];
  const from = dialect.preambleRecords + (dialect.hasHeader ? 1 : 0);
  const rows = records
    .slice(from, from + PREVIEW_ROWS)
    .map((record) => record.cells.map((cell) => previewCell(cell, decoder.encoding === "by cell")));
  return ok({ columns: dialect.columns, rows, mapping: proposeMapping(dialect.columns) });
}

function previewCell(cell: string, isByCell: boolean): string {
  return (isByCell ? cellText(cell).text : cell).slice(0, 512);
}
