import { LIMITS } from "../limits.ts";
import type { NoticeList } from "../notice-list.ts";
import { latin1 } from "./charset.ts";
import { detectMail } from "./detect.ts";
import { endOfLine, firstField, readHeaderBlock, type HeaderField } from "./headers.ts";
import { readParameters, type ParameterizedValue } from "./parameters.ts";
import { decodeTransferEncoding } from "./transfer-encoding.ts";

/** One MIME entity (RFC 2045 §2.4). */
export interface MimePart {
  /** Bytes that the offsets count in: the whole message, or what an encoded message around this part decoded to. */
  readonly source: Uint8Array;
  /** `1`, `1.2`, …; the message itself is the empty string. */
  readonly path: string;
  readonly fields: readonly HeaderField[];
  readonly type: ParameterizedValue;
  readonly disposition: ParameterizedValue;
  readonly encoding: string;
  readonly bodyStart: number;
  readonly bodyEnd: number;
  /** Parts of a multipart, or the one message inside a message/… part; empty for a leaf. */
  readonly children: readonly MimePart[];
  /** A message inside a message: its header fields are those of a mail of its own. */
  readonly isMessage: boolean;
}

/** The tree of one message and how many leaves were left out because a limit was reached. */
export interface MailStructure {
  readonly root: MimePart;
  readonly leftOutParts: number;
}

interface Walk {
  readonly bytes: Uint8Array;
  readonly notices: NoticeList;
  /** Encoded messages around these bytes. */
  readonly decodings: number;
  /** Shared by the walks of encoded messages. */
  readonly totals: { partCount: number; leftOutParts: number };
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** A mail is known by its first fields. */
const ENCODED_HEAD_BYTES = 4_096;

const NO_VALUE: ParameterizedValue = { value: "", parameters: new Map() };

/**
 * Splits a message into its parts. Stops at `LIMITS.mailParts` and `LIMITS.mailDepth`: what lies beyond stays one
 * opaque leaf or is left out, with a notice (threats B2 row 18). Linear in size times depth.
 */
export function splitMessage(bytes: Uint8Array, notices: NoticeList): MailStructure {
  const totals = { partCount: 0, leftOutParts: 0 };
  const walk: Walk = { bytes, notices, decodings: 0, totals };
  const root = readEntity(walk, { start: 0, end: bytes.length }, "", 0, "text/plain", true);
  return { root, leftOutParts: totals.leftOutParts };
}

function readEntity(
  walk: Walk,
  range: Range,
  path: string,
  depth: number,
  defaultType: string,
  isMessage: boolean,
): MimePart {
  const block = readHeaderBlock(walk.bytes, range.start, range.end, walk.notices);
  const type = contentType(firstField(block.fields, "content-type"), defaultType);
  const dispositionField = firstField(block.fields, "content-disposition");
  const encodingField = firstField(block.fields, "content-transfer-encoding");
  const entity = {
    source: walk.bytes,
    path,
    fields: block.fields,
    type,
    disposition: dispositionField === null ? NO_VALUE : readParameters(dispositionField.value),
    encoding: (encodingField?.value ?? "").split(/[;\s]/, 1)[0]?.toLowerCase() ?? "",
    bodyStart: block.bodyStart,
    bodyEnd: range.end,
    isMessage,
  };
  return { ...entity, children: childrenOf(walk, entity, depth) };
}

function childrenOf(walk: Walk, entity: Omit<MimePart, "children">, depth: number): MimePart[] {
  const { value } = entity.type;
  const isContainer = value.startsWith("multipart/") || value.startsWith("message/");
  if (!isContainer) return [];
  if (depth >= LIMITS.mailDepth) {
    walk.notices.add(
      "mail-depth-limit",
      `Partly parsed: parts are nested more than ${LIMITS.mailDepth} deep; what is inside stays one part.`,
      { part: entity.path },
    );
    return [];
  }
  if (value.startsWith("multipart/")) return multipartChildren(walk, entity, depth);
  const isMail = value === "message/rfc822" || value === "message/global";
  if (isEncoded(entity) && !(isMail && startsLikeMail(entity.source, entity))) {
    return isMail ? encodedMessage(walk, entity, depth) : [];
  }
  if (value === "message/delivery-status") return statusBlocks(walk, entity, depth);
  return readChildren(walk, entity, [range(entity.bodyStart, entity.bodyEnd)], depth, isMail);
}

/** An encoded message/… is not allowed (RFC 2046 §5.2.1) and common: it is read like others, and kept as a file too. */
function encodedMessage(walk: Walk, entity: Omit<MimePart, "children">, depth: number): MimePart[] {
  if (walk.decodings >= LIMITS.mailEncodedDepth) {
    walk.notices.add(
      "mail-depth-limit",
      `Partly parsed: encoded messages are nested more than ${LIMITS.mailEncodedDepth} deep; what is inside stays one part.`,
      { part: entity.path },
    );
    return [];
  }
  const body = entity.source.subarray(entity.bodyStart, entity.bodyEnd);
  const { bytes } = decodeTransferEncoding(body, entity.encoding);
  const whole = range(0, bytes.length);
  if (!startsLikeMail(bytes, { bodyStart: 0, bodyEnd: bytes.length })) return [];
  const inner = { ...walk, bytes, decodings: walk.decodings + 1 };
  return readChildren(inner, entity, [whole], depth, true);
}

function isEncoded(entity: { readonly encoding: string }): boolean {
  return entity.encoding === "base64" || entity.encoding === "quoted-printable";
}

/** Mailers state an encoding that they did not apply, and call things messages that are none. */
function startsLikeMail(
  bytes: Uint8Array,
  { bodyStart, bodyEnd }: { readonly bodyStart: number; readonly bodyEnd: number },
): boolean {
  const head = bytes.subarray(bodyStart, Math.min(bodyEnd, bodyStart + ENCODED_HEAD_BYTES));
  return detectMail(latin1(head)) !== null;
}

function multipartChildren(
  walk: Walk,
  entity: Omit<MimePart, "children">,
  depth: number,
): MimePart[] {
  const boundary = entity.type.parameters.get("boundary")?.trimEnd() ?? "";
  if (boundary === "" || boundary.length > LIMITS.mailBoundaryCharacters) {
    walk.notices.add("mail-boundary-missing", "A multipart part states no usable boundary.", {
      part: entity.path,
    });
    return [];
  }
  const room = LIMITS.mailParts - walk.totals.partCount;
  const { ranges, isClosed, hasMore } = splitAtBoundary(walk.bytes, entity, boundary, room);
  if (!isClosed && ranges.length > 0 && !hasMore) {
    walk.notices.add("mail-multipart-unclosed", "A multipart part has no closing boundary.", {
      part: entity.path,
    });
  }
  if (hasMore) addPartsNotice(walk, entity.path);
  const isDigest = entity.type.value === "multipart/digest";
  return readChildren(walk, entity, ranges, depth, false, isDigest ? "message/rfc822" : undefined);
}

function readChildren(
  walk: Walk,
  entity: Omit<MimePart, "children">,
  ranges: readonly Range[],
  depth: number,
  isMessage: boolean,
  defaultType = "text/plain",
): MimePart[] {
  const children: MimePart[] = [];
  for (const [index, childRange] of ranges.entries()) {
    if (walk.totals.partCount >= LIMITS.mailParts) {
      addPartsNotice(walk, entity.path);
      break;
    }
    walk.totals.partCount += 1;
    const path = entity.path === "" ? String(index + 1) : `${entity.path}.${index + 1}`;
    children.push(readEntity(walk, childRange, path, depth + 1, defaultType, isMessage));
  }
  return children;
}

function addPartsNotice(walk: Walk, part: string): void {
  const { totals } = walk;
  if (totals.leftOutParts > 0) return;
  totals.leftOutParts = 1;
  walk.notices.add(
    "mail-parts-limit",
    `Partly parsed: the message has more than ${LIMITS.mailParts} parts; the rest is only in the original file.`,
    { part },
  );
}

/** Ranges between boundary lines (RFC 2046 §5.1.1); the line break before a boundary belongs to the boundary. */
function splitAtBoundary(
  bytes: Uint8Array,
  entity: { readonly bodyStart: number; readonly bodyEnd: number },
  boundary: string,
  maximum: number,
): { readonly ranges: readonly Range[]; readonly isClosed: boolean; readonly hasMore: boolean } {
  const pattern = new TextEncoder().encode(`--${boundary}`);
  const ranges: Range[] = [];
  let start = -1;
  let at = entity.bodyStart;
  while (at < entity.bodyEnd) {
    const line = nextBoundaryLine(bytes, at, entity.bodyEnd, pattern);
    if (line === null) break;
    if (start !== -1 && line.start > start) {
      if (ranges.length >= maximum) return { ranges, isClosed: false, hasMore: true };
      ranges.push(range(start, beforeLineBreak(bytes, start, line.start)));
    }
    if (line.isClosing) return { ranges, isClosed: true, hasMore: false };
    start = line.end;
    at = line.end;
  }
  if (start === -1) return { ranges, isClosed: false, hasMore: false };
  if (ranges.length >= maximum) return { ranges, isClosed: false, hasMore: true };
  ranges.push(range(start, entity.bodyEnd));
  return { ranges, isClosed: false, hasMore: false };
}

interface BoundaryLine extends Range {
  readonly isClosing: boolean;
}

function nextBoundaryLine(
  bytes: Uint8Array,
  from: number,
  end: number,
  pattern: Uint8Array,
): BoundaryLine | null {
  let at = from;
  for (;;) {
    if (bytes[at] === 0x2d && bytes[at + 1] === 0x2d && startsWith(bytes, at, end, pattern)) {
      const line = boundaryLineAt(bytes, at, end, pattern.length);
      if (line !== null) return line;
    }
    // A plain loop: many short lines would make a native search per line slow.
    while (at < end && bytes[at] !== 0x0a) at += 1;
    at += 1;
    if (at >= end) return null;
  }
}

function boundaryLineAt(
  bytes: Uint8Array,
  at: number,
  end: number,
  patternLength: number,
): BoundaryLine | null {
  let behind = at + patternLength;
  const isClosing = bytes[behind] === 0x2d && bytes[behind + 1] === 0x2d && behind + 1 < end;
  if (isClosing) behind += 2;
  while (behind < end && (bytes[behind] === 0x20 || bytes[behind] === 0x09)) behind += 1;
  const code = bytes[behind];
  if (behind < end && code !== 0x0a && code !== 0x0d) return null;
  return { start: at, end: endOfLine(bytes, behind, end), isClosing };
}

function startsWith(bytes: Uint8Array, at: number, end: number, pattern: Uint8Array): boolean {
  if (at + pattern.length > end) return false;
  for (let index = 0; index < pattern.length; index += 1) {
    if (bytes[at + index] !== pattern[index]) return false;
  }
  return true;
}

function beforeLineBreak(bytes: Uint8Array, start: number, end: number): number {
  if (end > start && bytes[end - 1] === 0x0a) {
    return end - 1 > start && bytes[end - 2] === 0x0d ? end - 2 : end - 1;
  }
  return end;
}

function afterLineBreak(bytes: Uint8Array, at: number): number {
  if (bytes[at] === 0x0d && bytes[at + 1] === 0x0a) return at + 2;
  return bytes[at] === 0x0a ? at + 1 : at;
}

/** Groups of fields of a delivery status (RFC 3464 §2.1), each an entity without body, an empty last one included. */
function statusBlocks(walk: Walk, entity: Omit<MimePart, "children">, depth: number): MimePart[] {
  const ranges: Range[] = [];
  // The line break that belongs to the next boundary separates groups as well.
  const end = afterLineBreak(walk.bytes, entity.bodyEnd);
  let at = entity.bodyStart;
  let start = at;
  while (at < end && ranges.length < LIMITS.mailParts) {
    const lineEnd = endOfLine(walk.bytes, at, end);
    const first = walk.bytes[at];
    const isBlank = first === 0x0a || (first === 0x0d && walk.bytes[at + 1] === 0x0a);
    if (isBlank) {
      ranges.push(range(start, at));
      start = lineEnd;
    }
    at = lineEnd;
  }
  if (start < end || ranges.length === 0) ranges.push(range(start, end));
  return readChildren(walk, entity, ranges, depth, false);
}

function contentType(field: HeaderField | null, defaultType: string): ParameterizedValue {
  if (field === null) return { value: defaultType, parameters: new Map() };
  const read = readParameters(field.value);
  // RFC 2045 §5.2: what is no type/subtype is plain text.
  const isValid = /^[!-.0-~]{1,127}\/[!-.0-~]{1,127}$/.test(read.value);
  return isValid ? read : { value: "text/plain", parameters: read.parameters };
}

function range(start: number, end: number): Range {
  return { start: Math.min(start, end), end };
}
