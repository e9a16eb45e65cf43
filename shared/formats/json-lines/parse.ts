import { err, ok, type Result } from "../../result.ts";
import type {
  Detection,
  FormatReader,
  ParseFailure,
  ParseSummary,
  ReadOptions,
} from "../format.ts";
import { isIntelmqEvent } from "../intelmq/event.ts";
import type { JsonOddities } from "../json/notices.ts";
import { readJson } from "../json/read.ts";
import { asRecord, type JsonValue } from "../json/value.ts";
import { LIMITS } from "../limits.ts";
import { openOne, type EnvelopedEvent } from "../misp/envelope.ts";
import { MispRun } from "../misp/parse.ts";
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
  let mispEvents = 0;
  for (const { bytes } of lines) {
    if (bytes === null || bytes[0] !== 0x7b) continue;
    const read = readJson(bytes);
    if (!read.ok || asRecord(read.value.value) === null) continue;
    objects += 1;
    if (isIntelmqEvent(read.value.value)) events += 1;
    if (mispEventOf(read.value.value) !== null) mispEvents += 1;
  }
  // A damaged line among good ones must not turn the file into something else.
  if (objects < 2 || objects < lines.length * 0.75) return null;
  if (mispEvents === objects) return { score: 96, reason: "MISP events, one per line" };
  return events === objects
    ? { score: 96, reason: "IntelMQ events, one per line" }
    : { score: 93, reason: "JSON objects, one per line" };
}

/**
 * Reader of JSON lines; each line is an item, a line that can't be read one skipped item. IntelMQ events are known by
 * the names of their fields; MISP events give a report each, their items are the attributes. Large files give several reports. Failure kinds: `limit`, `empty`.
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
  private misp: MispRun | null = null;
  /** Of all lines of MISP events together. */
  private readonly oddities = { isUtf16: false, numbersKeptAsText: 0, stringsWithNul: 0 };
  private builder: RecordReportBuilder | null = null;

  constructor(sourceName: string) {
    this.sourceName = sourceName;
  }

  *write(bytes: Uint8Array): Generator<ParsedReport, ParseFailure | null> {
    this.totals.bytes += bytes.length;
    if (this.totals.bytes > LIMITS.streamBytes) return streamLimit();
    for (const line of this.splitter.push(bytes)) {
      const failure = yield* this.takeLine(line.bytes);
      if (failure !== null) return failure;
      if (this.builder?.isLargeEnough() === true) yield* this.close(false);
    }
    return null;
  }

  *finish(): Generator<ParsedReport, Result<ParseSummary, ParseFailure>> {
    for (const line of this.splitter.rest()) {
      const failure = yield* this.takeLine(line.bytes);
      if (failure !== null) return err(failure);
    }
    if (this.misp !== null) return ok(this.misp.finish(this.oddities));
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

  private *takeLine(line: Uint8Array | null): Generator<ParsedReport, ParseFailure | null> {
    this.totals.line += 1;
    if (line !== null && isBlank(line)) return null;
    const row = this.totals.line;
    const place = { row, line: row };
    const read = line === null ? null : readJson(line);
    const event = read?.ok === true ? mispEventOf(read.value.value) : null;
    // The first line decides, as it does for IntelMQ.
    if (this.builder === null && event !== null) this.misp ??= new MispRun(this.sourceName);
    if (this.misp !== null) {
      if (read?.ok === true) this.countOddities(read.value);
      if (event !== null) return yield* this.misp.addEvent(event);
      this.misp.addStranger(place, `Line ${row} is no MISP event.`);
      return null;
    }
    if (read?.ok === true) this.isIntelmq ??= isIntelmqEvent(read.value.value);
    this.builder ??= new RecordReportBuilder(this.sourceName, this.isIntelmq ?? false, row);
    if (read === null) {
      this.builder.reject(`Line ${row} is longer than ${LIMITS.jsonLineBytes} bytes.`, place);
    } else if (!read.ok) {
      this.builder.reject(`Line ${row}: ${read.error.message}`, { ...read.error.place, ...place });
    } else this.builder.add(read.value.value, read.value.text.trim(), place);
    return null;
  }

  private countOddities({ numbersKeptAsText, stringsWithNul }: JsonOddities): void {
    this.oddities.numbersKeptAsText += numbersKeptAsText;
    this.oddities.stringsWithNul += stringsWithNul;
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

/** A whole MISP event; a record that only has attributes in it is one of some other kind. */
function mispEventOf(value: JsonValue): EnvelopedEvent | null {
  const event = openOne(value, "");
  return event === null || event.isFragment ? null : event;
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
