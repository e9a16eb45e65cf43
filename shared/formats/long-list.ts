import { err, ok, type Result } from "../result.ts";
import type { FormatId, FormatReader, ParseFailure, ParseSummary, ReadOptions } from "./format.ts";
import { isIntelmqEvent } from "./intelmq/event.ts";
import { IntelmqRun } from "./intelmq/parse.ts";
import { ElementSplitter, listStartOf, type ListElement } from "./json/element-splitter.ts";
import { readJson, type JsonDocument } from "./json/read.ts";
import { LIMITS } from "./limits.ts";
import { openOne } from "./misp/envelope.ts";
import { MispRun } from "./misp/parse.ts";
import type { ParsedReport } from "./parsed.ts";

/** A list of events that is read member by member, in constant memory. */
export type LongList = FormatReader;

/**
 * Opens a document that starts like a list of MISP or IntelMQ events; null for any other. `head` must hold the first
 * member as a whole. `write` then takes the source from its first byte on.
 */
export function openLongList(
  head: Uint8Array,
  stated: FormatId | null,
  options: ReadOptions,
): LongList | null {
  const start = listStartOf(head);
  if (start === null || (stated !== null && stated !== "misp" && stated !== "intelmq")) return null;
  const first = new ElementSplitter(start, LIMITS.documentBytes).push(head).next();
  if (first.done === true) return null;
  const document = readJson(first.value.bytes);
  if (!document.ok) return null;
  const { value } = document.value;
  const splitter = new ElementSplitter(start, LIMITS.documentBytes);
  if (stated !== "intelmq" && openOne(value, "") !== null) {
    return new ListReader(splitter, start.pointer, new MispMembers(options.sourceName));
  }
  return stated !== "misp" && isIntelmqEvent(value)
    ? new ListReader(splitter, start.pointer, new IntelmqMembers(options.sourceName))
    : null;
}

/** Takes the members of a list one by one. */
interface Members {
  readonly add: (
    member: JsonDocument,
    pointer: string,
  ) => Generator<ParsedReport, ParseFailure | null>;
  readonly finish: () => Generator<ParsedReport, ParseSummary>;
}

class ListReader implements FormatReader {
  private readonly splitter: ElementSplitter;
  private readonly pointer: string;
  private readonly members: Members;

  constructor(splitter: ElementSplitter, pointer: string, members: Members) {
    this.splitter = splitter;
    this.pointer = pointer;
    this.members = members;
  }

  *write(bytes: Uint8Array): Generator<ParsedReport, ParseFailure | null> {
    const elements = this.splitter.push(bytes);
    for (;;) {
      const next = elements.next();
      if (next.done === true) return next.value;
      const member = readJson(next.value.bytes);
      const pointer = `${this.pointer}/${next.value.index}`;
      if (!member.ok) return placedIn(next.value, pointer, member.error);
      const failure = yield* this.members.add(member.value, pointer);
      if (failure !== null) return failure;
    }
  }

  *finish(): Generator<ParsedReport, Result<ParseSummary, ParseFailure>> {
    const end = this.splitter.finish();
    return end.ok ? ok(yield* this.members.finish()) : err(end.error);
  }
}

/** Sums up how the members were read. */
class Oddities {
  readonly isUtf16 = false;
  numbersKeptAsText = 0;
  stringsWithNul = 0;

  add(member: JsonDocument): void {
    this.numbersKeptAsText += member.numbersKeptAsText;
    this.stringsWithNul += member.stringsWithNul;
  }
}

class MispMembers implements Members {
  private readonly run: MispRun;
  private readonly oddities = new Oddities();

  constructor(sourceName: string) {
    this.run = new MispRun(sourceName);
  }

  *add(member: JsonDocument, pointer: string): Generator<ParsedReport, ParseFailure | null> {
    this.oddities.add(member);
    const event = openOne(member.value, pointer);
    if (event !== null) return yield* this.run.addEvent(event);
    this.run.addStranger({ pointer });
    return null;
  }

  // oxlint-disable-next-line require-yield -- every event was a report of its own already
  *finish(): Generator<ParsedReport, ParseSummary> {
    return this.run.finish(this.oddities);
  }
}

class IntelmqMembers implements Members {
  private readonly run: IntelmqRun;
  private readonly oddities = new Oddities();

  constructor(sourceName: string) {
    this.run = new IntelmqRun(sourceName);
  }

  *add(member: JsonDocument, pointer: string): Generator<ParsedReport, ParseFailure | null> {
    this.oddities.add(member);
    yield* this.run.addEvent(member.value, pointer);
    return null;
  }

  *finish(): Generator<ParsedReport, ParseSummary> {
    return yield* this.run.finish(this.oddities);
  }
}

/** The place of an error inside a member, as a place in the whole source. */
function placedIn(element: ListElement, pointer: string, failure: ParseFailure): ParseFailure {
  const { line = 1, column = 1, byteOffset = 0, pointer: inner = "" } = failure.place ?? {};
  const place = {
    line: element.line + line - 1,
    column: line === 1 ? element.column + column - 1 : column,
    byteOffset: element.byteOffset + byteOffset,
    pointer: pointer + inner,
  };
  const isEmpty = failure.kind === "empty";
  const what = isEmpty
    ? "A member of the list is missing"
    : failure.message.replace(/ \(line .*\)\.$/, "");
  return {
    ...failure,
    kind: isEmpty ? "malformed" : failure.kind,
    message: `${what} (line ${place.line}, column ${place.column}).`,
    place,
  };
}
