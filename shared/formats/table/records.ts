import { LIMITS } from "../limits.ts";

/** One record of a table. `problem` names why it can't be relied on; its cells are then empty. */
export interface TableRecord {
  readonly cells: readonly string[];
  /** Line of the file in which it starts, from 1. */
  readonly line: number;
  /** Lines that it covers. */
  readonly lines: number;
  readonly problem: RecordProblem | null;
  /** Oddities with which the record was kept. */
  readonly hasBareQuote: boolean;
  readonly hasBareReturn: boolean;
  /** Text followed a closing quote and was read as part of the cell: only a fitting number of cells makes it credible. */
  readonly hasTextAfterQuote: boolean;
}

export type RecordProblem =
  "quote-not-closed" | "nul" | "too-many-columns" | "cell-too-long" | "record-too-long";

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/**
 * Cuts text into records (RFC 4180 §2), strictly: a quote opens a cell only at its start, and only a delimiter or a
 * line end should follow the closing one. A broken record is given with its problem, and reading goes on behind
 * its line (threats B2 row 42). Holds one record. A class because a record may span chunks.
 */
export class RecordReader {
  private readonly delimiter: number;
  private buffer = "";
  private line = 1;
  /** Inside a record past its limit: everything up to the next line end is dropped. */
  private isSkipping = false;

  constructor(delimiter: string) {
    this.delimiter = delimiter.charCodeAt(0);
  }

  /** Takes text and yields the records that it completes; empty lines are no records. */
  *push(text: string): Generator<TableRecord, void> {
    this.buffer = this.buffer === "" ? text : this.buffer + text;
    yield* this.read(false);
  }

  /** The last record, with or without a line end. */
  *finish(): Generator<TableRecord, void> {
    yield* this.read(true);
    this.buffer = "";
  }

  private *read(isAtEnd: boolean): Generator<TableRecord, void> {
    let at = 0;
    for (;;) {
      if (this.isSkipping) {
        const lineEnd = this.buffer.indexOf("\n", at);
        at = lineEnd === -1 ? this.buffer.length : lineEnd + 1;
        if (lineEnd !== -1) {
          this.isSkipping = false;
          this.line += 1;
        }
      }
      if (at >= this.buffer.length) break;
      const scan = new RecordScan(this.buffer, at, this.delimiter, isAtEnd);
      if (!scan.isComplete()) {
        if (this.buffer.length - at <= LIMITS.tableRecordCharacters) break;
        yield this.failed("record-too-long", 1);
        this.isSkipping = true;
        continue;
      }
      const lines = countLines(this.buffer, at, scan.at);
      if (!scan.isEmptyLine()) yield this.recordOf(scan, lines);
      this.line += lines;
      at = scan.at;
    }
    this.buffer = this.buffer.slice(at);
  }

  private recordOf(scan: RecordScan, lines: number): TableRecord {
    if (scan.problem !== null) return this.failed(scan.problem, lines);
    const { cells, hasBareQuote, hasBareReturn, hasTextAfterQuote } = scan;
    const oddities = { hasBareQuote, hasBareReturn, hasTextAfterQuote };
    return { cells, line: this.line, lines, problem: null, ...oddities };
  }

  private failed(problem: RecordProblem, lines: number): TableRecord {
    const { line } = this;
    const oddities = { hasBareQuote: false, hasBareReturn: false, hasTextAfterQuote: false };
    return { cells: [], line, lines, problem, ...oddities };
  }
}

/** One attempt at one record. */
class RecordScan {
  readonly cells: string[] = [];
  problem: RecordProblem | null = null;
  hasBareQuote = false;
  hasBareReturn = false;
  hasTextAfterQuote = false;
  /** Behind the record once complete. */
  at: number;
  private readonly text: string;
  private readonly delimiter: number;
  private readonly isAtEnd: boolean;
  private isDone = false;

  constructor(text: string, start: number, delimiter: number, isAtEnd: boolean) {
    this.text = text;
    this.at = start;
    this.delimiter = delimiter;
    this.isAtEnd = isAtEnd;
    while (!this.isDone && this.cell()) {
      if (this.cells.length > LIMITS.tableColumns) this.problem ??= "too-many-columns";
    }
  }

  isComplete(): boolean {
    return this.isDone;
  }

  isEmptyLine(): boolean {
    return this.problem === null && this.cells.length === 1 && this.cells[0] === "";
  }

  /** Reads one cell and what ends it; false when the text ends before. */
  private cell(): boolean {
    return this.text.charCodeAt(this.at) === QUOTE ? this.quotedCell() : this.plainCell();
  }

  private plainCell(): boolean {
    const { text, delimiter } = this;
    const start = this.at;
    let at = start;
    for (;;) {
      if (at >= text.length) {
        if (!this.isAtEnd) return false;
        break;
      }
      const code = text.charCodeAt(at);
      if (code === delimiter || code === LF) break;
      if (code === QUOTE) this.hasBareQuote = true;
      else if (code === 0) this.problem ??= "nul";
      else if (code === CR && at + 1 < text.length && text.charCodeAt(at + 1) !== LF) {
        this.hasBareReturn = true;
      }
      at += 1;
    }
    const hasReturn =
      text.charCodeAt(at - 1) === CR && at > start && text.charCodeAt(at) !== delimiter;
    this.store(text.slice(start, hasReturn ? at - 1 : at));
    this.endCell(at);
    return true;
  }

  private quotedCell(): boolean {
    const { text } = this;
    const pieces: string[] = [];
    let from = this.at + 1;
    let close = from;
    for (;;) {
      close = text.indexOf('"', close);
      if (close === -1) return this.unclosed();
      if (text.charCodeAt(close + 1) !== QUOTE) break;
      pieces.push(text.slice(from, close + 1));
      close += 2;
      from = close;
    }
    if (close + 1 >= text.length && !this.isAtEnd) return false;
    return this.behindQuote(close + 1, pieces.join("") + text.slice(from, close));
  }

  private behindQuote(at: number, value: string): boolean {
    const { text } = this;
    const code = text.charCodeAt(at);
    if (code === CR && at + 1 >= text.length && !this.isAtEnd) return false;
    const behind = code === CR && text.charCodeAt(at + 1) === LF ? at + 1 : at;
    const end = text.charCodeAt(behind);
    if (end !== this.delimiter && end !== LF && behind < text.length) {
      return this.textBehindQuote(at, value);
    }
    if (value.includes("\0")) this.problem ??= "nul";
    this.store(value);
    this.endCell(behind);
    return true;
  }

  /** Against RFC 4180 §2.7, yet written by exports that escape quotes with a backslash: the cell goes on unquoted. */
  private textBehindQuote(start: number, value: string): boolean {
    const { text } = this;
    let at = start;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === this.delimiter || code === LF) break;
    }
    if (at >= text.length && !this.isAtEnd) return false;
    this.hasTextAfterQuote = true;
    const whole = value + text.slice(start, at);
    if (whole.includes("\0")) this.problem ??= "nul";
    this.store(whole.endsWith("\r") ? whole.slice(0, -1) : whole);
    this.endCell(at);
    return true;
  }

  private unclosed(): boolean {
    if (!this.isAtEnd) return false;
    this.problem ??= "quote-not-closed";
    this.endCell(this.text.length);
    return true;
  }

  private store(value: string): void {
    if (value.length > LIMITS.tableCellCharacters) this.problem ??= "cell-too-long";
    // Past the limit nothing is kept: a row of a million cells must not cost their memory.
    if (this.cells.length <= LIMITS.tableColumns) this.cells.push(value);
  }

  private endCell(at: number): void {
    this.isDone = this.text.charCodeAt(at) !== this.delimiter;
    this.at = at + 1;
  }
}

function countLines(text: string, start: number, end: number): number {
  let lines = 0;
  for (let at = text.indexOf("\n", start); at !== -1 && at < end; at = text.indexOf("\n", at + 1)) {
    lines += 1;
  }
  return Math.max(lines, 1);
}
