/** One file that was written into the text of a mail, before MIME or in spite of it. */
export interface UuencodedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** A line was broken or the end is missing; what stood before it was kept. */
  readonly isDamaged: boolean;
}

/** A text without its encoded files and these. */
export interface TextWithFiles {
  /** Each file is replaced by one line that names it. */
  readonly text: string;
  readonly files: readonly UuencodedFile[];
}

/** The mode is what tells it from a sentence that starts with "begin". */
const BEGIN_LINE = /^begin 0?[0-7]{3} (\S[^\r\n]{0,1023})$/gm;
const SPACE = 0x20;
const GRAVE = 0x60;

/**
 * Takes uuencoded files (POSIX uuencode, historical algorithm) out of a text with LF line ends. What only looks like the start of
 * one stays text. Linear; the bytes are never more than three quarters of the text.
 */
export function takeUuencodedFiles(text: string): TextWithFiles {
  const files: UuencodedFile[] = [];
  let kept = "";
  let from = 0;
  for (const match of text.matchAll(BEGIN_LINE)) {
    if (match.index < from) continue;
    const block = readBlock(text, match.index + match[0].length + 1);
    if (block === null) continue;
    const name = (match[1] ?? "").trim();
    files.push({ name, bytes: block.bytes, isDamaged: !block.isClosed });
    kept += `${text.slice(from, match.index)}[${name}]\n`;
    from = block.end;
  }
  return { text: kept + text.slice(from), files };
}

interface Block {
  readonly bytes: Uint8Array;
  readonly end: number;
  readonly isClosed: boolean;
}

/** Lines up to `end`; null when not even the first one is encoded. */
function readBlock(text: string, start: number): Block | null {
  const lines: Uint8Array[] = [];
  let sizeBytes = 0;
  let at = start;
  let isClosed = false;
  while (at < text.length) {
    const found = text.indexOf("\n", at);
    const lineEnd = found === -1 ? text.length : found;
    // A line of the algorithm has at most 61 characters and a checksum.
    const line = text.slice(at, Math.min(lineEnd, at + 128));
    if (line.trimEnd() === "end") {
      at = Math.min(lineEnd + 1, text.length);
      isClosed = true;
      break;
    }
    const bytes = decodeLine(line);
    if (bytes === null) break;
    lines.push(bytes);
    sizeBytes += bytes.length;
    at = Math.min(lineEnd + 1, text.length);
  }
  if (sizeBytes === 0) return null;
  const whole = new Uint8Array(sizeBytes);
  let offset = 0;
  for (const bytes of lines) {
    whole.set(bytes, offset);
    offset += bytes.length;
  }
  return { bytes: whole, end: at, isClosed };
}

/** A length character and groups of four; blanks at the end may have been lost, and a checksum may follow. */
function decodeLine(line: string): Uint8Array | null {
  if (line === "" || line === "`") return new Uint8Array(0);
  const length = sixBits(line.charCodeAt(0));
  const needed = Math.ceil(length / 3) * 4;
  if (length === -1 || length > 45 || line.trimEnd().length > needed + 2) return null;
  const bytes = new Uint8Array((needed / 4) * 3);
  for (let group = 0; group * 4 < needed; group += 1) {
    let bits = 0;
    for (let index = 1; index <= 4; index += 1) {
      const at = group * 4 + index;
      const value = at < line.length ? sixBits(line.charCodeAt(at)) : 0;
      if (value === -1) return null;
      bits = (bits << 6) | value;
    }
    bytes[group * 3] = bits >> 16;
    bytes[group * 3 + 1] = bits >> 8;
    bytes[group * 3 + 2] = bits;
  }
  return bytes.subarray(0, length);
}

function sixBits(code: number): number {
  return code >= SPACE && code <= GRAVE ? (code - SPACE) & 0x3f : -1;
}
