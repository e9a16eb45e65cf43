import { err, ok, type Result } from "../../result.ts";
import type {
  Detection,
  FormatReader,
  ParseFailure,
  ParseSummary,
  ReadOptions,
} from "../format.ts";
import { isIntelmqEvent } from "../intelmq/event.ts";
import { readJson } from "../json/read.ts";
import { asRecord } from "../json/value.ts";
import { LIMITS } from "../limits.ts";
import type { ParsedReport } from "../parsed.ts";
import { baseName } from "../report-draft.ts";
import { LineSplitter } from "./line-splitter.ts";
import { RecordReportBuilder } from "./report-builder.ts";

/** Says whether text that starts so is JSON lines: at least two lines, each an object by itself. */
export function detectJsonLines(head: Uint8Array, isWhole: boolean): Detection | null {
  const splitter = new LineSplitter(LIMITS.jsonLineBytes);
  const lines = [...splitter.push(head), ...(isWhole ? splitter.rest() : [])]
    .filter((line) => line.bytes !== null && line.bytes.length > 0)
    .slice(0, 20);
  let objects = 0;
  let events = 0;
  for (const { bytes } of lines) {
    if (bytes === null || bytes[0] !== 0x7b) continue;
    const read = readJson(bytes);
    if (!read.ok || asRecord(read.value.value) === null) continue;
    objects += 1;
    if (isIntelmqEvent(read.value.value)) events += 1;
  }
  // A damaged line among good ones must not turn the file into something else.
  if (objects < 2 || objects < lines.length * 0.75) return null;
  return events === objects
    ? { score: 96, reason: "IntelMQ events, one per line" }
    : { score: 93, reason: "JSON objects, one per line" };
}

/**
 * Reader of JSON lines; each line is an item, a line that can't be read one skipped item. IntelMQ events are known by
 * the names of their fields. Large files give several reports. Failure kinds: `limit`, `empty`.
 */
export function openJsonLines(options: ReadOptions): FormatReader {
  const run = new LinesRun(baseName(options.sourceName));
  return { write: (bytes) => run.write(bytes), finish: () => run.finish() };
}

/** One file from its first line to its last; a class because it carries lines and records between chunks. */
class LinesRun {
  private readonly sourceName: string;
  private readonly splitter = new LineSplitter(LIMITS.jsonLineBytes);
  private readonly totals = { reports: 0, found: 0, skipped: 0, bytes: 0, line: 0 };
  private isIntelmq: boolean | null = null;
  private builder: RecordReportBuilder | null = null;

  constructor(sourceName: string) {
    this.sourceName = sourceName;
  }

  *write(bytes: Uint8Array): Generator<ParsedReport, ParseFailure | null> {
    this.totals.bytes += bytes.length;
    if (this.totals.bytes > LIMITS.streamBytes) return streamLimit();
    for (const line of this.splitter.push(bytes)) {
      this.takeLine(line.bytes);
      if (this.builder?.isLargeEnough() === true) yield* this.close(false);
    }
    return null;
  }

  *finish(): Generator<ParsedReport, Result<ParseSummary, ParseFailure>> {
    for (const line of this.splitter.rest()) this.takeLine(line.bytes);
    yield* this.close(this.totals.reports === 0);
    const { reports, found, skipped } = this.totals;
    if (found === 0) return err({ kind: "empty", message: "The file holds no record." });
    return ok({
      format: this.isIntelmq === true ? "intelmq" : "json-lines",
      reportCount: reports,
      foundItems: found,
      skippedItems: skipped,
      notices: [],
    });
  }

  private takeLine(line: Uint8Array | null): void {
    this.totals.line += 1;
    if (line !== null && isBlank(line)) return;
    const row = this.totals.line;
    const place = { row, line: row };
    const read = line === null ? null : readJson(line);
    if (read?.ok === true) this.isIntelmq ??= isIntelmqEvent(read.value.value);
    this.builder ??= new RecordReportBuilder(this.sourceName, this.isIntelmq ?? false, row);
    if (read === null) {
      this.builder.reject(`Line ${row} is longer than ${LIMITS.jsonLineBytes} bytes.`, place);
    } else if (!read.ok) {
      this.builder.reject(`Line ${row}: ${read.error.message}`, { ...read.error.place, ...place });
    } else this.builder.add(read.value.value, read.value.text.trim(), place);
  }

  private *close(isOnly: boolean): Generator<ParsedReport, void> {
    if (this.builder === null) return;
    const report = this.builder.finish(isOnly);
    this.builder = null;
    this.totals.reports += 1;
    this.totals.found += report.foundItems;
    this.totals.skipped += report.skippedItems;
    yield report;
  }
}

function isBlank(line: Uint8Array): boolean {
  return line.every((code) => code === 0x20 || code === 0x09 || code === 0x0d);
}

function streamLimit(): ParseFailure {
  return {
    kind: "limit",
    limit: "streamBytes",
    message: `The file is larger than ${LIMITS.streamBytes} bytes.`,
    place: { byteOffset: LIMITS.streamBytes },
  };
}
