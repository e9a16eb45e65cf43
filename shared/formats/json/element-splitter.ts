import { err, ok, type Result } from "../../result.ts";
import type { ParseFailure } from "../format.ts";

/** One member of a list as it stands in the source, and where. */
export interface ListElement {
  readonly bytes: Uint8Array;
  readonly index: number;
  readonly byteOffset: number;
  /** Line and column at which it starts, from 1. */
  readonly line: number;
  readonly column: number;
}

/** `[…]`, or a list as the only member of an object: `{"response":[…]}`. */
export interface ListStart {
  /** Behind the opening bracket. */
  readonly contentStart: number;
  /** Closing bytes that must follow the list. */
  readonly isWrapped: boolean;
  readonly pointer: "" | "/response";
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const LF = 0x0a;

/** How a document that is one long list starts; null for any other document. UTF-8 only. */
export function listStartOf(head: Uint8Array): ListStart | null {
  const text = String.fromCharCode(...head.subarray(0, 256));
  const match =
    /^(?:\u00ef\u00bb\u00bf)?[ \t\r\n]*(?:(\[)|\{[ \t\r\n]*"response"[ \t\r\n]*:[ \t\r\n]*\[)/.exec(
      text,
    );
  if (match === null) return null;
  const isWrapped = match[1] === undefined;
  return { contentStart: match[0].length, isWrapped, pointer: isWrapped ? "/response" : "" };
}

/**
 * Cuts a list into its members while its bytes come, and holds one member at a time: only so can a list of many events be
 * larger than memory. Brackets and strings are followed here; whether a member is JSON is its reader's question.
 * A class because a member may span chunks.
 */
export class ElementSplitter {
  private readonly start: ListStart;
  private readonly limitBytes: number;
  private buffer = new Uint8Array(256 * 1024);
  /** Bytes before it are done with; they are moved away when more room is needed. */
  private from = 0;
  private end = 0;
  private scanned = 0;
  /** Offset in the source of the byte at `from`. */
  private base = 0;
  private line = 1;
  private lineStart = 0;
  private index = 0;
  private depth = 0;
  private isInString = false;
  private isEscaped = false;
  private isListClosed = false;
  private isObjectClosed = false;

  constructor(start: ListStart, limitBytes: number) {
    this.start = start;
    this.limitBytes = limitBytes;
  }

  /** Takes bytes from the source's first on, and yields the members that they complete; returns what breaks the list. */
  *push(bytes: Uint8Array): Generator<ListElement, ParseFailure | null> {
    this.append(bytes);
    if (this.base === 0) {
      if (this.end < this.start.contentStart) return null;
      this.dropUpTo(this.start.contentStart);
    }
    while (this.scanned < this.end) {
      if (this.isListClosed) return this.tail();
      const behind = this.elementEnd();
      if (behind === -1) break;
      const isLast = this.buffer[behind] !== COMMA;
      const element = this.element(behind);
      // An empty list has no member; an empty place between two commas is one that its reader refuses.
      if (!isLast || this.index > 0 || !isBlank(element.bytes)) yield element;
      this.index += 1;
      this.isListClosed = isLast;
      this.dropUpTo(behind + 1);
    }
    return this.end - this.from > this.limitBytes ? this.tooLarge() : null;
  }

  /** Whether the list ended as it should. */
  finish(): Result<null, ParseFailure> {
    const isClosed = this.isListClosed && (!this.start.isWrapped || this.isObjectClosed);
    return isClosed ? ok(null) : err(this.failure("The list does not end", "the end of the list"));
  }

  private append(bytes: Uint8Array): void {
    if (this.end + bytes.length > this.buffer.length) {
      const kept = this.buffer.subarray(this.from, this.end);
      const needed = kept.length + bytes.length;
      // Twice what is needed, so that the bytes of one member are moved a few times at most.
      const roomy = new Uint8Array(Math.max(needed * 2, 256 * 1024));
      roomy.set(kept);
      this.buffer = roomy;
      this.scanned -= this.from;
      this.end = kept.length;
      this.from = 0;
    }
    this.buffer.set(bytes, this.end);
    this.end += bytes.length;
  }

  /** Index of the comma or bracket behind the current member; -1 when it has not come yet. */
  private elementEnd(): number {
    const { buffer, end } = this;
    for (let at = this.scanned; at < end; at += 1) {
      const code = buffer[at] ?? 0;
      if (this.isInString) {
        if (this.isEscaped) this.isEscaped = false;
        else if (code === BACKSLASH) this.isEscaped = true;
        else if (code === QUOTE) this.isInString = false;
      } else if (code === QUOTE) this.isInString = true;
      else if (code === 0x7b || code === 0x5b) this.depth += 1;
      else if (code === 0x7d || code === 0x5d) {
        if (this.depth === 0) {
          this.scanned = at;
          return at;
        }
        this.depth -= 1;
      } else if (code === COMMA && this.depth === 0) {
        this.scanned = at;
        return at;
      }
    }
    this.scanned = end;
    return -1;
  }

  private element(behind: number): ListElement {
    return {
      bytes: this.buffer.slice(this.from, behind),
      index: this.index,
      byteOffset: this.base,
      line: this.line,
      column: this.base - this.lineStart + 1,
    };
  }

  /** Is done with everything before `next` and remembers where it was. */
  private dropUpTo(next: number): void {
    const done = this.buffer.subarray(this.from, next);
    for (let at = done.indexOf(LF); at !== -1; at = done.indexOf(LF, at + 1)) {
      this.line += 1;
      this.lineStart = this.base + at + 1;
    }
    this.base += done.length;
    this.from = next;
    this.scanned = next;
  }

  /** Behind the list: white space, and for a wrapped list one closing brace. */
  private tail(): ParseFailure | null {
    for (let at = this.scanned; at < this.end; at += 1) {
      const code = this.buffer[at] ?? 0;
      const isSpace = code === 0x20 || code === 0x09 || code === LF || code === 0x0d;
      const isBrace = code === 0x7d && this.start.isWrapped && !this.isObjectClosed;
      if (isBrace) this.isObjectClosed = true;
      else if (!isSpace) {
        this.dropUpTo(at);
        return this.failure("Text follows the end of the list", "the end of the file");
      }
    }
    this.dropUpTo(this.end);
    return null;
  }

  private tooLarge(): ParseFailure {
    return {
      ...this.failure("A member of the list is too large", `at most ${this.limitBytes} bytes`),
      kind: "limit",
      limit: "documentBytes",
    };
  }

  private failure(what: string, expected: string): ParseFailure {
    const column = this.base - this.lineStart + 1;
    return {
      kind: "malformed",
      message: `${what} (line ${this.line}, column ${column}).`,
      place: {
        byteOffset: this.base,
        line: this.line,
        column,
        pointer: `${this.start.pointer}/${this.index}`,
      },
      expected,
    };
  }
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((code) => code === 0x20 || code === 0x09 || code === LF || code === 0x0d);
}
