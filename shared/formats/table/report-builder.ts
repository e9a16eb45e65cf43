import { strictestTlp, type TlpLabel } from "../../domain/markings/tlp.ts";
import { rsitFromShadowserver } from "../../domain/rsit/rsit-mapping.ts";
import { Classifications } from "../classifications.ts";
import { BatchedSearch } from "../indicators.ts";
import { LIMITS } from "../limits.ts";
import { uuidOf } from "../misp/uuid.ts";
import { noticeList, quoted } from "../notice-list.ts";
import type { ParsedObservable, ParsedReport } from "../parsed.ts";
import { emptyReport } from "../report-draft.ts";
import type { ColumnMapping, ColumnRole } from "./column-mapping.ts";
import type { Dialect } from "./dialect.ts";
import { otherTypeOf, type OtherType } from "./other-type.ts";
import { readRow, type RowFacts, type RowValue } from "./row-values.ts";

/** What all reports of one table share. */
export interface TableFrame {
  readonly sourceName: string;
  readonly dialect: Dialect;
  readonly encoding: string;
  readonly mapping: ColumnMapping;
  /** One role per column of the dialect. */
  readonly roles: readonly ColumnRole[];
}

interface RowPlace {
  readonly facts: RowFacts;
  readonly row: number;
  readonly line: number;
}

/** Collects rows into one report; a class because it counts while rows come. Same values are kept once per report. */
export class TableReportBuilder {
  rowCount = 0;
  /** Characters of the rows so far. */
  characters = 0;
  skippedItems = 0;
  readonly notices = noticeList();
  private readonly frame: TableFrame;
  private readonly firstRow: number;
  private lastRow: number;
  private readonly lines: string[] = [];
  private readonly observables = new Map<string, ParsedObservable>();
  private readonly tags = new Set<string>();
  private readonly tlp = new Set<TlpLabel>();
  private readonly classification = new Classifications(this.notices);
  private earliest: string | null = null;
  private latest: string | null = null;
  private flaggedCells = 0;
  /** Cells that were tried as other types in vain, by the type of their column. */
  private readonly unreadable = new Map<string, number>();
  private readonly search: BatchedSearch<RowPlace>;
  private isFull = false;

  constructor(frame: TableFrame, firstRow: number) {
    this.frame = frame;
    this.firstRow = firstRow;
    this.lastRow = firstRow - 1;
    this.search = new BatchedSearch(this.notices, (observable, { facts, row, line }) =>
      this.keep(observable, facts, row, line),
    );
  }

  /** Takes one row; `row` is its number in the file, `line` the line where it starts. */
  add(cells: readonly string[], row: number, line: number): void {
    this.rowCount += 1;
    this.lastRow = row;
    const text = cells.map(withoutBreaks).join("\t");
    this.characters += text.length + 1;
    this.lines.push(text);
    const facts = readRow(cells, this.frame.roles);
    for (const value of facts.values) this.addValue(value, facts, row, line);
    for (const cell of facts.textsToSearch) this.search.push(cell, { facts, row, line });
    for (const tag of facts.tags) if (this.tags.size < 1_000) this.tags.add(tag);
    if (facts.tlp !== null) this.tlp.add(facts.tlp);
    if (facts.classification !== null) this.classification.add(facts.classification, { row, line });
    this.addTimes(facts);
  }

  /** A record that is no row: it counts as an item that was left out. */
  reject(row: number, line: number, why: string): void {
    this.rowCount += 1;
    this.lastRow = row;
    this.skippedItems += 1;
    this.notices.add("table-row-rejected", `Row ${row} was left out: ${why}.`, { row, line });
  }

  isLargeEnough(): boolean {
    return (
      this.rowCount >= LIMITS.tableRowsPerReport ||
      this.characters >= LIMITS.tableCharactersPerReport ||
      this.observables.size >= LIMITS.indicatorsPerReport / 2
    );
  }

  /** The report; `isOnly`: the table fits into it, so its title names no rows. */
  finish(isOnly: boolean): ParsedReport {
    this.search.flush();
    this.classifyByName();
    const { sourceName, dialect } = this.frame;
    const rows = isOnly ? "" : ` (rows ${this.firstRow} to ${this.lastRow})`;
    if (this.flaggedCells > 0) {
      const message = `${this.flaggedCells} cell(s) are no valid value of their type; their rows were kept.`;
      this.notices.add("table-cells-flagged", message);
    }
    const header = dialect.hasHeader ? [dialect.columns.map((name) => name.trim()).join("\t")] : [];
    return {
      ...emptyReport("table", sourceName + rows),
      body: [...header, ...this.lines].join("\n"),
      reportedAtIso: this.latest,
      occurredAtIso: this.earliest,
      tlp: strictestTlp([...this.tlp]),
      classification: this.classification.all(),
      tags: [...this.tags],
      observables: [...this.observables.values()],
      detailsJson: this.details(),
      foundItems: this.rowCount,
      skippedItems: this.skippedItems,
      notices: this.notices.all(),
    };
  }

  private details(): string {
    const { dialect, encoding, mapping, roles } = this.frame;
    return JSON.stringify({
      format: "csv",
      recognisedAs: mapping.recognisedAs,
      delimiter: dialect.delimiter,
      hasHeader: dialect.hasHeader,
      encoding,
      columns: dialect.columns.map((column, index) => ({ column, use: roles[index] })),
      firstRow: this.firstRow,
      lastRow: this.lastRow,
    });
  }

  /** Shadowserver says what a report is about in its file name only. */
  private classifyByName(): void {
    const { mapping, sourceName } = this.frame;
    if (mapping.recognisedAs !== "shadowserver" || !this.classification.isEmpty()) return;
    const mapped = rsitFromShadowserver(sourceName);
    if (mapped !== null) this.classification.add(mapped);
  }

  private addValue(value: RowValue, facts: RowFacts, row: number, line: number): void {
    if (value.problem !== null) {
      const other = this.otherTypeOf(value);
      if (other !== null) {
        this.keep({ ...other }, facts, row, line);
        return;
      }
      this.flaggedCells += 1;
      const column = this.frame.dialect.columns[value.column] ?? "";
      this.notices.add(
        "table-cell-invalid",
        `Row ${row}: ${quoted(value.value)} in column ${quoted(column)} is no valid ${value.type}; the row was kept.`,
        { row, line, column: value.column + 1 },
      );
      return;
    }
    const observable: ParsedObservable = { type: value.type, value: value.value };
    if (value.toIds !== undefined) observable.toIds = value.toIds;
    if (value.category !== undefined) observable.category = value.category;
    const uuid = uuidOf(facts.uuid);
    if (uuid !== null && facts.values.length === 1) observable.sourceUuid = uuid;
    this.keep(observable, facts, row, line);
  }

  /** A value that its column's type refuses, as what it is. Bounded, so that a table of junk costs no more than before. */
  private otherTypeOf(value: RowValue): OtherType | null {
    const tried = this.unreadable.get(value.type) ?? 0;
    if (tried >= LIMITS.tableUnreadableCells) return null;
    const other = otherTypeOf(value.type, value.value);
    if (other === null) this.unreadable.set(value.type, tried + 1);
    return other;
  }

  private keep(observable: ParsedObservable, facts: RowFacts, row: number, line: number): void {
    const key = `${observable.type}\n${observable.value}`;
    const earlier = this.observables.get(key);
    const kept = earlier ?? observable;
    if (earlier === undefined) {
      if (this.observables.size >= LIMITS.indicatorsPerReport) {
        if (!this.isFull) this.notices.add("indicator-limit", "Further indicators were left out.");
        this.isFull = true;
        return;
      }
      kept.place = { row, line };
      if (facts.comment !== "") kept.comment = facts.comment;
      if (facts.tags.length > 0) kept.tags = facts.tags.slice(0, 100);
      if (facts.tlp !== null) kept.tlp = facts.tlp;
      this.observables.set(key, kept);
    }
    const first = facts.firstSeenIso ?? facts.lastSeenIso;
    const last = facts.lastSeenIso ?? facts.firstSeenIso;
    if (first !== null && (kept.firstSeenIso === undefined || first < kept.firstSeenIso)) {
      kept.firstSeenIso = first;
    }
    if (last !== null && (kept.lastSeenIso === undefined || last > kept.lastSeenIso)) {
      kept.lastSeenIso = last;
    }
  }

  private addTimes(facts: RowFacts): void {
    const first = facts.firstSeenIso ?? facts.lastSeenIso;
    const last = facts.lastSeenIso ?? facts.firstSeenIso;
    if (first !== null && (this.earliest === null || first < this.earliest)) this.earliest = first;
    if (last !== null && (this.latest === null || last > this.latest)) this.latest = last;
  }
}

const BREAK = /[\t\r\n]/;

/** A cell as it can stand between tabs in one line of the report's text. */
function withoutBreaks(cell: string): string {
  return BREAK.test(cell) ? cell.replace(/[\t\r\n]+/g, " ") : cell;
}
