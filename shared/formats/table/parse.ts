import { err, ok, type Result } from "../../result.ts";
import { joinBytes } from "../document-reader.ts";
import type { FormatReader, ParseFailure, ParseSummary, ReadOptions } from "../format.ts";
import { LIMITS } from "../limits.ts";
import { noticeList, type NoticeList } from "../notice-list.ts";
import type { ParsedReport } from "../parsed.ts";
import { baseName } from "../report-draft.ts";
import { cellText, tableDecoder, type TableDecoder } from "./cell-text.ts";
import type { ColumnMapping } from "./column-mapping.ts";
import { detectDialect, dialectFor, numberedColumns, type Dialect } from "./dialect.ts";
import { proposeMapping } from "./propose-mapping.ts";
import { RecordReader, type RecordProblem, type TableRecord } from "./records.ts";
import { TableReportBuilder, type TableFrame } from "./report-builder.ts";

const PROBLEMS: Readonly<Record<RecordProblem, string>> = {
  "quote-not-closed": "a quoted cell does not end",
  nul: "it holds the character NUL",
  "too-many-columns": `it has more than ${LIMITS.tableColumns} columns`,
  "cell-too-long": `a cell is longer than ${LIMITS.tableCellCharacters} characters`,
  "record-too-long": `it is longer than ${LIMITS.tableRecordCharacters} characters`,
};

/** As {@link ReadOptions}, with the mapping that the user chose. */
export interface TableOptions extends ReadOptions {
  readonly mapping?: ColumnMapping;
}

/**
 * Reader of a table. Items are its data rows; a broken row is one skipped item, named with its number. Large tables
 * give a report per `LIMITS.tableRowsPerReport` rows, so memory stays flat. Failure kinds: `not-this-format`, `limit`.
 */
export function openTable(options: TableOptions): FormatReader {
  const head: Uint8Array[] = [];
  let headBytes = 0;
  let totalBytes = 0;
  let table: TableRun | ParseFailure | null = null;

  function* start(isWhole: boolean): Generator<ParsedReport, ParseFailure | null> {
    const bytes = joinBytes(head, headBytes);
    table = openRun(bytes, isWhole, options);
    if (!(table instanceof TableRun)) return table;
    return yield* table.push(bytes);
  }

  return {
    *write(bytes) {
      totalBytes += bytes.length;
      if (totalBytes > LIMITS.streamBytes) return streamLimit();
      if (table instanceof TableRun) return yield* table.push(bytes);
      head.push(bytes);
      headBytes += bytes.length;
      return headBytes < LIMITS.headBytes ? null : yield* start(false);
    },
    *finish() {
      if (table === null) {
        const failure = yield* start(true);
        if (failure !== null) return err(failure);
      }
      return table instanceof TableRun ? yield* table.finish() : err(table ?? notATable());
    },
  };
}

/** One table from its first record to its last; a class because it carries the rows between chunks. */
class TableRun {
  private readonly frame: TableFrame;
  private readonly decoder: TableDecoder;
  private readonly reader: RecordReader;
  private readonly notices: NoticeList = noticeList();
  private readonly totals = { reports: 0, found: 0, skipped: 0 };
  private builder: TableReportBuilder;
  private recordCount = 0;
  private row = 0;
  private guessedCells = 0;
  private bareQuotes = 0;
  private bareReturns = 0;
  private raggedRows = 0;
  private repairedRows = 0;

  constructor(frame: TableFrame, decoder: TableDecoder) {
    this.frame = frame;
    this.decoder = decoder;
    this.reader = new RecordReader(frame.dialect.delimiter);
    this.builder = new TableReportBuilder(frame, 1);
  }

  *push(bytes: Uint8Array): Generator<ParsedReport, ParseFailure | null> {
    const text = this.decoder.push(bytes);
    for (const record of this.reader.push(text)) {
      const failure = this.take(record);
      if (failure !== null) return failure;
      if (this.builder.isLargeEnough()) yield this.closeReport(false);
    }
    return null;
  }

  *finish(): Generator<ParsedReport, Result<ParseSummary, ParseFailure>> {
    const rest = this.decoder.finish();
    const last = [...this.reader.push(rest), ...this.reader.finish()];
    for (const record of last) {
      const failure = this.take(record);
      if (failure !== null) return err(failure);
    }
    const isOnly = this.totals.reports === 0;
    this.addSummaryNotices();
    if (isOnly || this.builder.rowCount > 0) yield this.closeReport(isOnly);
    return ok({
      format: "csv",
      reportCount: this.totals.reports,
      foundItems: this.totals.found,
      skippedItems: this.totals.skipped,
      notices: this.notices.all(),
    });
  }

  private take(record: TableRecord): ParseFailure | null {
    this.recordCount += 1;
    const { dialect } = this.frame;
    const position = this.recordCount - dialect.preambleRecords;
    if (position <= 0 || (position === 1 && dialect.hasHeader)) return null;
    this.row += 1;
    if (this.row > LIMITS.tableRows) return rowLimit(record.line);
    if (record.problem !== null) {
      this.builder.reject(this.row, record.line, PROBLEMS[record.problem]);
      return null;
    }
    if (record.hasTextAfterQuote) {
      if (record.cells.length !== dialect.columns.length) {
        const why = "text follows a closing quote, and the number of cells does not fit";
        this.builder.reject(this.row, record.line, why);
        return null;
      }
      this.repairedRows += 1;
    }
    if (record.hasBareQuote) this.bareQuotes += 1;
    if (record.hasBareReturn) this.bareReturns += 1;
    if (record.cells.length !== dialect.columns.length) this.raggedRows += 1;
    this.builder.add(this.textsOf(record.cells), this.row, record.line);
    return null;
  }

  private textsOf(cells: readonly string[]): readonly string[] {
    if (this.decoder.encoding !== "by cell") return cells;
    return cells.map((cell) => {
      const { text, isGuess } = cellText(cell);
      if (isGuess) this.guessedCells += 1;
      return text;
    });
  }

  private closeReport(isOnly: boolean): ParsedReport {
    const report = this.builder.finish(isOnly);
    this.totals.reports += 1;
    this.totals.found += report.foundItems;
    this.totals.skipped += report.skippedItems;
    this.builder = new TableReportBuilder(this.frame, this.row + 1);
    return report;
  }

  private addSummaryNotices(): void {
    const add = (kind: string, count: number, what: string): void => {
      if (count > 0) this.notices.add(kind, `${count} ${what}`);
    };
    add(
      "table-encoding-guessed",
      this.guessedCells,
      "cell(s) are not UTF-8: read as Windows-1252.",
    );
    add("table-bare-quote", this.bareQuotes, "row(s) hold a quote inside an unquoted cell.");
    add("table-text-after-quote", this.repairedRows, "row(s) hold text behind a closing quote.");
    add("table-bare-return", this.bareReturns, "row(s) hold a bare carriage return.");
    add("table-ragged", this.raggedRows, "row(s) have more or fewer cells than there are columns.");
    add("table-comments", this.frame.dialect.preambleRecords, "comment line(s) precede the table.");
    if (this.decoder.encoding !== "by cell") {
      this.notices.add("table-encoding", `The table is ${this.decoder.encoding.toUpperCase()}.`);
    }
  }
}

function openRun(
  head: Uint8Array,
  isWhole: boolean,
  options: TableOptions,
): TableRun | ParseFailure {
  const { mapping: chosen } = options;
  const detected =
    chosen?.delimiter === undefined
      ? detectDialect(head, isWhole)
      : dialectFor(head, isWhole, chosen.delimiter);
  if (detected === null) return notATable();
  const dialect = withHeader(detected, chosen?.hasHeader);
  if (dialect.columns.length > LIMITS.tableColumns) return columnLimit(dialect.columns.length);
  const mapping = chosen ?? proposeMapping(dialect.columns);
  const useByColumn = new Map(mapping.columns.map(({ column, use }) => [column.trim(), use]));
  const roles = dialect.columns.map(
    (column) => useByColumn.get(column.trim()) ?? ({ role: "ignore" } as const),
  );
  const sourceName = baseName(options.sourceName);
  const decoder = tableDecoder(head);
  const encoding = decoder.encoding === "by cell" ? "utf-8" : decoder.encoding;
  return new TableRun({ sourceName, dialect, encoding, mapping, roles }, decoder);
}

function withHeader(dialect: Dialect, hasHeader: boolean | undefined): Dialect {
  if (hasHeader === undefined || hasHeader === dialect.hasHeader) return dialect;
  const columns = hasHeader ? dialect.firstCells : numberedColumns(dialect.columns.length);
  return { ...dialect, hasHeader, columns };
}

function notATable(): ParseFailure {
  return {
    kind: "not-this-format",
    message: "The file has no columns apart by comma, semicolon, tab or bar.",
    expected: "at least two columns",
  };
}

function columnLimit(count: number): ParseFailure {
  return {
    kind: "limit",
    limit: "tableColumns",
    message: `The table has ${count} or more columns; ${LIMITS.tableColumns} are allowed.`,
    place: { line: 1 },
    found: String(count),
    expected: `at most ${LIMITS.tableColumns}`,
  };
}

function rowLimit(line: number): ParseFailure {
  return {
    kind: "limit",
    limit: "tableRows",
    message: `The table has more than ${LIMITS.tableRows} rows.`,
    place: { line },
  };
}

function streamLimit(): ParseFailure {
  return {
    kind: "limit",
    limit: "streamBytes",
    message: `The table is larger than ${LIMITS.streamBytes} bytes.`,
    place: { byteOffset: LIMITS.streamBytes },
  };
}
