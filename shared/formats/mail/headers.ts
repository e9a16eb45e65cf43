import { LIMITS } from "../limits.ts";
import type { NoticeList } from "../notice-list.ts";
import { quoted } from "../notice-list.ts";
import { headerText } from "./charset.ts";

/** One header field (RFC 5322 §2.2): as it came and unfolded. */
export interface HeaderField {
  /** As written, at most 128 characters. */
  readonly name: string;
  /** Lower case, for look-ups. */
  readonly key: string;
  /** Everything behind the colon with its line breaks, undecoded. */
  readonly raw: string;
  /** Unfolded, undecoded. */
  readonly value: string;
}

/** Header block of one entity and where its body starts. */
export interface HeaderBlock {
  readonly fields: readonly HeaderField[];
  readonly bodyStart: number;
}

const LF = 0x0a;
const CR = 0x0d;

/**
 * Reads the header block at `start`. A line that is no field ends it, as does the empty line. Past
 * `LIMITS.mailHeaderBytes` the rest of the block is skipped with a notice.
 */
export function readHeaderBlock(
  bytes: Uint8Array,
  start: number,
  end: number,
  notices: NoticeList,
): HeaderBlock {
  const fields: HeaderField[] = [];
  const reader = { at: start, isFull: false };
  while (reader.at < end) {
    const lineEnd = endOfLine(bytes, reader.at, end);
    if (isEmptyLine(bytes, reader.at, lineEnd)) {
      reader.at = lineEnd;
      break;
    }
    const fieldEnd = endOfField(bytes, lineEnd, end);
    const colon = colonOf(bytes, reader.at, lineEnd);
    const isContinuation = bytes[reader.at] === 0x20 || bytes[reader.at] === 0x09;
    if (colon === -1 && isContinuation) {
      // A folded line that continues nothing: mailers skip it, and so does this reader.
      notices.add("mail-header-junk", "The header starts with a folded line.", {
        byteOffset: reader.at,
      });
    } else if (colon === -1) {
      if (reader.at !== start || !isEnvelopeLine(bytes, start)) {
        notices.add(
          "mail-header-junk",
          "A line of the header is no field; the body starts there.",
          { byteOffset: reader.at },
        );
        break;
      }
    } else if (fitsLimits(fields.length, fieldEnd - start)) {
      fields.push(fieldOf(bytes, reader.at, colon, fieldEnd, notices));
    } else {
      reader.isFull = true;
    }
    reader.at = fieldEnd;
  }
  if (reader.isFull) addLimitNotice(notices, start);
  return { fields, bodyStart: Math.min(reader.at, end) };
}

/** Value of the first field of that (lower-case) name; null when there is none. */
export function firstField(fields: readonly HeaderField[], key: string): HeaderField | null {
  return fields.find((field) => field.key === key) ?? null;
}

/** Index behind the line feed that ends the line at `at`, or `end`. */
export function endOfLine(bytes: Uint8Array, at: number, end: number): number {
  const found = bytes.indexOf(LF, at);
  return found === -1 || found >= end ? end : found + 1;
}

function fitsLimits(count: number, sizeBytes: number): boolean {
  return count < LIMITS.mailHeaderFields && sizeBytes <= LIMITS.mailHeaderBytes;
}

function addLimitNotice(notices: NoticeList, start: number): void {
  notices.add(
    "mail-header-limit",
    `Partly parsed: the header has more than ${LIMITS.mailHeaderBytes} bytes or ${LIMITS.mailHeaderFields} fields.`,
    { byteOffset: start },
  );
}

function isEmptyLine(bytes: Uint8Array, start: number, lineEnd: number): boolean {
  const first = bytes[start];
  return first === LF || (first === CR && lineEnd - start === 2 && bytes[start + 1] === LF);
}

/** Folded lines start with white space (RFC 5322 §2.2.3). */
function endOfField(bytes: Uint8Array, lineEnd: number, end: number): number {
  let at = lineEnd;
  while (at < end && (bytes[at] === 0x20 || bytes[at] === 0x09)) at = endOfLine(bytes, at, end);
  return at;
}

function colonOf(bytes: Uint8Array, start: number, lineEnd: number): number {
  for (let at = start; at < lineEnd && at - start < 512; at += 1) {
    const code = bytes[at] ?? 0;
    if (code === 0x3a) return at === start ? -1 : at;
    const isSpaceBeforeColon = (code === 0x20 || code === 0x09) && at > start;
    if (isSpaceBeforeColon && bytes[at + 1] === 0x3a) continue;
    if (code <= 0x20 || code >= 0x7f) return -1;
  }
  return -1;
}

/** `From ` line of a mailbox before the first field. */
function isEnvelopeLine(bytes: Uint8Array, start: number): boolean {
  const line = String.fromCharCode(...bytes.subarray(start, start + 6));
  return line.startsWith("From ") || line === ">From ";
}

function fieldOf(
  bytes: Uint8Array,
  start: number,
  colon: number,
  fieldEnd: number,
  notices: NoticeList,
): HeaderField {
  const name = headerText(bytes.subarray(start, Math.min(colon, start + 128))).text.trim();
  const rawEnd = Math.min(fieldEnd, colon + 1 + LIMITS.mailLineBytes);
  const { text, problem } = headerText(bytes.subarray(colon + 1, rawEnd));
  const raw = text.replace(/\r?\n$/, "");
  const isSpaced = bytes[colon - 1] === 0x20 || bytes[colon - 1] === 0x09;
  const tricks: readonly (readonly [string, boolean, string])[] = [
    [
      "mail-raw-8bit-header",
      problem !== null || /[\u0080-\uffff]/.test(raw),
      "holds unencoded 8-bit text",
    ],
    ["mail-space-before-colon", isSpaced, "has a space before its colon"],
    ["mail-nul", raw.includes("\0"), "holds NUL"],
    ["mail-bare-cr", /\r(?!\n)/.test(raw), "holds a bare carriage return"],
    ["mail-folded-junk", /\n[ \t]+\r?(?:\n|$)/.test(raw), "is folded around an empty line"],
    ["mail-line-limit", rawEnd < fieldEnd, "is longer than a line may be and was cut"],
  ];
  for (const [kind, isThere, what] of tricks) {
    if (isThere) notices.add(kind, `The field ${quoted(name)} ${what}.`, { byteOffset: start });
  }
  return { name, key: name.toLowerCase(), raw, value: raw.replace(/\r?\n(?=[ \t])/g, "").trim() };
}
