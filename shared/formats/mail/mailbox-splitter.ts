import { latin1 } from "./charset.ts";
import { isEnvelopeLine } from "./detect.ts";

const LF = 0x0a;
const CR = 0x0d;
/** `From ` in ASCII. */
const FROM = [0x46, 0x72, 0x6f, 0x6d, 0x20] as const;
/** Longer lines are no envelope lines. */
const ENVELOPE_BYTES = 600;

/** One message of a mailbox, or the mark of one that passed the limit. */
export type SplitMessage =
  { readonly kind: "message"; readonly bytes: Uint8Array } | { readonly kind: "too-large" };

/**
 * Cuts a stream of mailbox bytes into messages (RFC 4155) and holds at most one of them. A class because it has a
 * buffer that outlives its calls.
 */
export class MailboxSplitter {
  private readonly limitBytes: number;
  private buffer = new Uint8Array(64 * 1024);
  private length = 0;
  /** Everything before it has been searched. */
  private scanned = 0;
  private isTooLarge = false;
  private hasMessage = false;

  constructor(limitBytes: number) {
    this.limitBytes = limitBytes;
  }

  /** Takes bytes and yields the messages that they complete. */
  *push(bytes: Uint8Array): Generator<SplitMessage, void> {
    this.append(bytes);
    for (let start = this.nextEnvelope(false); start !== -1; start = this.nextEnvelope(false)) {
      if (this.hasMessage) yield this.take(start);
      this.drop(this.lineEnd(start));
    }
    this.enforceLimit();
  }

  /** The last message. */
  *rest(): Generator<SplitMessage, void> {
    for (let start = this.nextEnvelope(true); start !== -1; start = this.nextEnvelope(true)) {
      if (this.hasMessage) yield this.take(start);
      this.drop(this.lineEnd(start));
    }
    if (this.hasMessage) yield this.take(this.length);
  }

  private append(bytes: Uint8Array): void {
    const needed = this.length + bytes.length;
    if (needed > this.buffer.length) {
      const grown = new Uint8Array(Math.max(needed, this.buffer.length * 2));
      grown.set(this.buffer.subarray(0, this.length));
      this.buffer = grown;
    }
    this.buffer.set(bytes, this.length);
    this.length = needed;
  }

  /** Start of the next envelope line whose end is known; -1 when more bytes are needed. */
  private nextEnvelope(isAtEnd: boolean): number {
    let at = this.scanned;
    while (at < this.length) {
      const end = this.lineEnd(at);
      const isComplete = end > at && this.buffer[end - 1] === LF;
      if (!isComplete && !isAtEnd && this.length - at < ENVELOPE_BYTES) break;
      if (this.isEnvelopeAt(at, end)) {
        this.scanned = at;
        return at;
      }
      if (!isComplete) {
        // A line that has no end yet and is too long to start a message: only its start mattered.
        at = this.length;
        break;
      }
      at = end;
    }
    this.scanned = at;
    return -1;
  }

  private isEnvelopeAt(at: number, end: number): boolean {
    for (const [index, code] of FROM.entries()) {
      if (this.buffer[at + index] !== code) return false;
    }
    if (at > 0 && !this.isBehindBlankLine(at)) return false;
    if (end - at > ENVELOPE_BYTES) return false;
    return isEnvelopeLine(latin1(this.buffer.subarray(at, end)).trimEnd());
  }

  private isBehindBlankLine(at: number): boolean {
    if (this.buffer[at - 1] !== LF) return false;
    const before = this.buffer[at - 2] === CR ? at - 3 : at - 2;
    // Index 0 can't be told from a cut here: what was dropped ended with a line break.
    return before < 0 || this.buffer[before] === LF;
  }

  private lineEnd(at: number): number {
    const found = this.buffer.indexOf(LF, at);
    return found === -1 || found >= this.length ? this.length : found + 1;
  }

  private take(end: number): SplitMessage {
    if (this.isTooLarge) return { kind: "too-large" };
    return { kind: "message", bytes: unquoted(this.buffer.slice(0, end)) };
  }

  /** Forgets everything before `start`: a new message begins there. */
  private drop(start: number): void {
    this.buffer.copyWithin(0, start, this.length);
    this.length -= start;
    this.scanned = 0;
    this.isTooLarge = false;
    this.hasMessage = true;
  }

  private enforceLimit(): void {
    if (this.length <= this.limitBytes && !this.isTooLarge) return;
    this.isTooLarge = true;
    // The last line break and what follows it are all that the search for the next message needs.
    const keepFrom = Math.max(0, Math.min(this.scanned, this.length) - 4);
    this.buffer.copyWithin(0, keepFrom, this.length);
    this.length -= keepFrom;
    this.scanned -= keepFrom;
  }
}

/** mboxrd: a line of the message that starts with `>From ` was quoted when it was stored. */
function unquoted(message: Uint8Array): Uint8Array {
  let length = 0;
  let isLineStart = true;
  for (let at = 0; at < message.length; at += 1) {
    const code = message[at] ?? 0;
    if (isLineStart && code === 0x3e && isQuotedFrom(message, at)) {
      isLineStart = false;
      continue;
    }
    isLineStart = code === LF;
    message[length] = code;
    length += 1;
  }
  return message.subarray(0, withoutBlankEnd(message, length));
}

function isQuotedFrom(message: Uint8Array, start: number): boolean {
  let at = start;
  while (message[at] === 0x3e) at += 1;
  return FROM.every((code, index) => message[at + index] === code);
}

/** The empty line before the next `From ` belongs to the mailbox, not to the message. */
function withoutBlankEnd(message: Uint8Array, length: number): number {
  if (message[length - 1] !== LF) return length;
  const before = message[length - 2] === CR ? length - 2 : length - 1;
  return message[before - 1] === LF ? before : length;
}
