import type { FormatReader, ParseFailure, ParseSummary } from "../../shared/formats/format.ts";
import { LIMITS } from "../../shared/formats/limits.ts";
import { joinBytes } from "../../shared/formats/document-reader.ts";
import type { ParsedReport } from "../../shared/formats/parsed.ts";
import { detectFormat, openFormat } from "../../shared/formats/registry.ts";
import type { Result } from "../../shared/result.ts";
import type { CoreMessage, ParserMessage } from "./protocol.ts";

/** What a session needs from its process. */
export interface SessionHost {
  readonly send: (message: ParserMessage) => void;
  readonly residentBytes: () => number;
}

type Start = Extract<CoreMessage, { kind: "start" }>;
type Reading =
  | { readonly kind: "chunk"; readonly steps: Generator<ParsedReport, ParseFailure | null> }
  | {
      readonly kind: "end";
      readonly steps: Generator<ParsedReport, Result<ParseSummary, ParseFailure>>;
    };

interface Source {
  readonly start: Start;
  /** Bytes that came before the format was known. */
  head: Uint8Array[];
  headBytes: number;
  bytesRead: number;
  reader: FormatReader | null;
  reading: Reading | null;
  /** Reports that the core has not taken yet. */
  reportsUnderWay: number;
}

/** While the core stores one report, the next one is read; more would only pile up. */
const REPORTS_UNDER_WAY = 2;

/**
 * The parser's side of the protocol, without its process: takes the core's messages in order and answers each by
 * reading on until it must wait. Makes at most two reports ahead of the core. Throws only on a message out of turn, which ends the process.
 */
export class ParserSession {
  private readonly host: SessionHost;
  private source: Source | null = null;

  constructor(host: SessionHost) {
    this.host = host;
  }

  handle(message: CoreMessage): void {
    switch (message.kind) {
      case "start":
        this.source = newSource(message);
        this.askForMore(this.source);
        return;
      case "chunk":
        this.withSource(message.item, (source) => this.takeChunk(source, message.bytes));
        return;
      case "end":
        this.withSource(message.item, (source) => this.takeEnd(source));
        return;
      case "taken":
        this.withSource(message.item, (source) => this.reportTaken(source));
        return;
      case "cancel":
        this.source = null;
        this.host.send({ kind: "cancelled", item: message.item });
        return;
    }
  }

  private withSource(item: number, then: (source: Source) => void): void {
    // A message of a source that was cancelled or refused meanwhile has nothing to act on.
    if (this.source?.start.item === item) then(this.source);
  }

  private takeChunk(source: Source, bytes: Uint8Array): void {
    const target = source;
    target.bytesRead += bytes.length;
    if (target.reader !== null) {
      target.reading = { kind: "chunk", steps: target.reader.write(bytes) };
      this.readOn(target);
      return;
    }
    target.head.push(bytes);
    target.headBytes += bytes.length;
    if (target.headBytes < LIMITS.headBytes) this.askForMore(target);
    else if (this.open(target, false)) this.readHead(target);
  }

  private takeEnd(source: Source): void {
    const target = source;
    if (target.reader === null) {
      if (!this.open(target, true)) return;
      target.reading = { kind: "end", steps: readAll(target) };
    } else target.reading = { kind: "end", steps: target.reader.finish() };
    this.readOn(target);
  }

  private readHead(source: Source): void {
    const target = source;
    const { reader } = target;
    if (reader === null) return;
    const bytes = joinBytes(target.head, target.headBytes);
    target.head = [];
    target.reading = { kind: "chunk", steps: reader.write(bytes) };
    this.readOn(target);
  }

  /** Tells the format and opens its reader; false when the source was refused. */
  private open(source: Source, isWhole: boolean): boolean {
    const target = source;
    const { start } = target;
    const bytes = joinBytes(target.head, target.headBytes).subarray(0, LIMITS.headBytes);
    const head = { bytes, name: start.sourceName, isWhole };
    const detected = detectFormat(head);
    if (!detected.ok) {
      this.refuse(target, detected.error);
      return false;
    }
    const format = start.format ?? detected.value.format;
    const { score, reason } = detected.value;
    const isStated = start.format !== null;
    this.host.send({
      kind: "detected",
      item: start.item,
      format,
      ...(isStated ? { score: 100, reason: "named by the user" } : { score, reason }),
    });
    target.reader = openFormat(format, {
      sourceName: start.sourceName,
      isFormatStated: isStated,
      ...(start.mapping === null ? {} : { mapping: start.mapping }),
    });
    return true;
  }

  private reportTaken(source: Source): void {
    const target = source;
    target.reportsUnderWay -= 1;
    this.readOn(target);
  }

  /** Runs the current step until enough reports are under way, it wants bytes, or it ends. */
  private readOn(source: Source): void {
    for (;;) {
      const { reading, reportsUnderWay } = source;
      if (reading === null || reportsUnderWay >= REPORTS_UNDER_WAY) return;
      if (reading.kind === "chunk") this.stepInChunk(source, reading);
      else this.stepAtEnd(source, reading);
    }
  }

  private stepInChunk(source: Source, reading: Extract<Reading, { kind: "chunk" }>): void {
    const target = source;
    const next = reading.steps.next();
    if (next.done !== true) {
      this.sendReport(target, next.value);
      return;
    }
    target.reading = null;
    if (next.value === null) this.askForMore(target);
    else this.refuse(target, next.value);
  }

  private stepAtEnd(source: Source, reading: Extract<Reading, { kind: "end" }>): void {
    const target = source;
    const next = reading.steps.next();
    if (next.done !== true) {
      this.sendReport(target, next.value);
      return;
    }
    target.reading = null;
    if (!next.value.ok) {
      this.refuse(target, next.value.error);
      return;
    }
    this.source = null;
    const { item } = target.start;
    this.host.send({ kind: "done", item, summary: copySummary(next.value.value) });
  }

  private sendReport(source: Source, report: ParsedReport): void {
    const target = source;
    target.reportsUnderWay += 1;
    this.host.send({ kind: "report", item: target.start.item, report });
  }

  private refuse(source: Source, failure: ParseFailure): void {
    this.source = null;
    this.host.send({ kind: "refused", item: source.start.item, failure });
  }

  private askForMore(source: Source): void {
    this.host.send({
      kind: "progress",
      item: source.start.item,
      bytesRead: source.bytesRead,
      residentBytes: this.host.residentBytes(),
    });
  }
}

function newSource(start: Start): Source {
  return {
    start,
    head: [],
    headBytes: 0,
    bytesRead: 0,
    reader: null,
    reading: null,
    reportsUnderWay: 0,
  };
}

/** A source that fits into its head: written and finished in one go. */
function* readAll(source: Source): Generator<ParsedReport, Result<ParseSummary, ParseFailure>> {
  const { reader } = source;
  const bytes = joinBytes(source.head, source.headBytes);
  if (reader === null) throw new Error("A source is read before its format is known.");
  const failure = yield* reader.write(bytes);
  return failure === null ? yield* reader.finish() : { ok: false, error: failure };
}

/** Plain arrays instead of readonly ones, as the protocol's type has them. */
function copySummary(summary: ParseSummary): Extract<ParserMessage, { kind: "done" }>["summary"] {
  const { manifest, notices, ...rest } = summary;
  return {
    ...rest,
    notices: [...notices],
    ...(manifest === undefined ? {} : { manifest: [...manifest] }),
  };
}
