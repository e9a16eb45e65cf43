import { latin1 } from "../mail/charset.ts";
import { encodingByMark } from "../json/decode.ts";
import { cellText, tableDecoder } from "./cell-text.ts";
import { LIMITS } from "../limits.ts";
import { knownColumnCount } from "./propose-mapping.ts";
import { RecordReader, type TableRecord } from "./records.ts";

/** How a table is written. */
export interface Dialect {
  readonly delimiter: "," | ";" | "\t" | "|";
  readonly hasHeader: boolean;
  /** Records before the header or the first row that do not belong to the table (`#` comments). */
  readonly preambleRecords: number;
  /** Names by the header, or `column 1`, …; more than `LIMITS.tableColumns` of them mean that the table is refused. */
  readonly columns: readonly string[];
  /** The first record as it stands. */
  readonly firstCells: readonly string[];
  /** Part of the sampled records that have as many columns as the header, 0 to 1. */
  readonly consistency: number;
  readonly sampledRecords: number;
  readonly knownColumns: number;
}

const DELIMITERS = [",", ";", "\t", "|"] as const;
const SAMPLE_RECORDS = 60;

/** The most likely dialect of a table that starts so; null when nothing in it looks like columns. */
export function detectDialect(head: Uint8Array, isWhole: boolean): Dialect | null {
  const text = headText(head);
  let best: Dialect | null = null;
  for (const delimiter of DELIMITERS) {
    const dialect = tryDelimiter(text, delimiter, isWhole);
    if (dialect !== null && (best === null || weight(dialect) > weight(best))) best = dialect;
  }
  return best;
}

/** The dialect with a delimiter that the user named. */
export function dialectFor(
  head: Uint8Array,
  isWhole: boolean,
  delimiter: Dialect["delimiter"],
): Dialect | null {
  return tryDelimiter(headText(head), delimiter, isWhole);
}

function headText(head: Uint8Array): string {
  const decoder = tableDecoder(head);
  const mark = encodingByMark(head);
  return mark.bomBytes === 0 && decoder.encoding === "by cell" ? latin1(head) : decoder.push(head);
}

function weight(dialect: Dialect): number {
  return (
    dialect.consistency * 10 +
    Math.log2(dialect.columns.length) +
    Math.min(dialect.knownColumns, 8) * 2
  );
}

function tryDelimiter(
  text: string,
  delimiter: Dialect["delimiter"],
  isWhole: boolean,
): Dialect | null {
  const records = sample(text, delimiter, isWhole);
  const preambleRecords = preambleOf(records);
  const table = records.slice(preambleRecords);
  const [first] = table;
  if (first?.problem === "too-many-columns") return tooWide(delimiter);
  if (first === undefined || first.problem !== null || first.cells.length < 2) return null;
  const cells = first.cells.map((cell) => cellText(cell).text);
  const same = table.filter((record) => record.cells.length === first.cells.length).length;
  const knownColumns = knownColumnCount(cells);
  const hasHeader = looksLikeHeader(cells, knownColumns);
  return {
    delimiter,
    hasHeader,
    preambleRecords,
    columns: hasHeader ? cells : numberedColumns(cells.length),
    firstCells: cells,
    consistency: same / table.length,
    sampledRecords: table.length,
    knownColumns: hasHeader ? knownColumns : 0,
  };
}

/** Stands for `column 1`, … where there is no header. */
export function numberedColumns(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `column ${index + 1}`);
}

function tooWide(delimiter: Dialect["delimiter"]): Dialect {
  return {
    delimiter,
    hasHeader: false,
    preambleRecords: 0,
    columns: numberedColumns(LIMITS.tableColumns + 1),
    firstCells: [],
    consistency: 1,
    sampledRecords: SAMPLE_RECORDS,
    knownColumns: 0,
  };
}

function sample(text: string, delimiter: string, isWhole: boolean): readonly TableRecord[] {
  const reader = new RecordReader(delimiter);
  const records: TableRecord[] = [];
  for (const record of reader.push(text)) {
    records.push(record);
    if (records.length >= SAMPLE_RECORDS) return records;
  }
  // The record at the cut is not whole; one that fills the whole head is looked at all the same.
  if (isWhole || records.length === 0) records.push(...reader.finish());
  return records;
}

/** Leading `#` and `;` comment lines whose number of columns differs from what follows. */
function preambleOf(records: readonly TableRecord[]): number {
  let count = 0;
  while (count < records.length && isComment(records[count])) count += 1;
  const last = records[count - 1];
  const next = records[count];
  const isHeaderInComment =
    last !== undefined &&
    next !== undefined &&
    last.cells.length === next.cells.length &&
    last.cells.length > 1;
  return isHeaderInComment ? count - 1 : count;
}

function isComment(record: TableRecord | undefined): boolean {
  return /^[#;]/.test(record?.cells[0]?.trimStart() ?? "");
}

function looksLikeHeader(cells: readonly string[], knownColumns: number): boolean {
  if (knownColumns >= 2) return true;
  const names = cells.map((cell) => cell.trim());
  if (new Set(names).size !== names.length) return false;
  return names.every((name) => name !== "" && name.length <= 64 && !looksLikeValue(name));
}

/** Numbers, addresses, URLs, hashes and dates stand in rows, not in headers. */
function looksLikeValue(name: string): boolean {
  return (
    /^[-+]?[0-9][0-9.,:/ -]*$/.test(name) ||
    /^[0-9a-f]{32,128}$/i.test(name) ||
    name.includes("://") ||
    name.includes("@") ||
    (name.includes("::") && /^[0-9A-Fa-f:.]+$/.test(name)) ||
    /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}\.?[a-z]{2,}$/i.test(name)
  );
}
