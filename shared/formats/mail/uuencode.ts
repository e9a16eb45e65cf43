/** A file inside a text (POSIX uuencode, "historical algorithm"). */
export interface UuencodedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** A line does not fit its length, or the end is missing. */
  readonly isDamaged: boolean;
}

const BEGIN = /^begin(?:-)? [0-7]{3,4} ([^\r\n]{1,255}?)[ \t]*\r?$/;
/** More in one text are left in it: mailers write a few. */
const MAX_FILES = 100;

/** The files in a text, in order. What only looks like the start of one gives nothing. Linear. */
export function readUuencodedFiles(text: string): readonly UuencodedFile[] {
  if (!text.includes("begin")) return [];
  const lines = text.split("\n");
  const files: UuencodedFile[] = [];
  for (let at = 0; at < lines.length && files.length < MAX_FILES; at += 1) {
    const name = BEGIN.exec(lines[at] ?? "")?.[1];
    if (name === undefined) continue;
    const { file, end } = readFile(name, lines, at + 1);
    if (file !== null) files.push(file);
    at = Math.max(at, end - 1);
  }
  return files;
}

/** Reads lines up to `end`; the first that holds no data ends a file that has no end. */
function readFile(
  name: string,
  lines: readonly string[],
  start: number,
): { readonly file: UuencodedFile | null; readonly end: number } {
  const pieces: Uint8Array[] = [];
  let at = start;
  for (; at < lines.length; at += 1) {
    const line = (lines[at] ?? "").replace(/\r$/, "");
    if (line === "end") return { file: joined(name, pieces, false), end: at + 1 };
    const piece = decodeLine(line);
    if (piece === null) break;
    pieces.push(piece);
  }
  const isFile = pieces.some((piece) => piece.length > 0);
  return { file: isFile ? joined(name, pieces, true) : null, end: at };
}

/** One line: a character for its length, then four characters for three bytes. Null when it can't be one. */
function decodeLine(line: string): Uint8Array | null {
  const length = valueAt(line, 0);
  // Some mailers leave trailing blanks, which stand for zero, away.
  if (length === null || line.length > 1 + Math.ceil(length / 3) * 4 + 2) return null;
  const bytes = new Uint8Array(Math.ceil(length / 3) * 3);
  for (let group = 0; group * 3 < length; group += 1) {
    let bits = 0;
    for (let place = 0; place < 4; place += 1) {
      const at = 1 + group * 4 + place;
      const value = at < line.length ? valueAt(line, at) : 0;
      if (value === null) return null;
      bits = bits * 64 + value;
    }
    bytes.set([bits >> 16, (bits >> 8) & 0xff, bits & 0xff], group * 3);
  }
  return bytes.subarray(0, length);
}

/** Six bits of a character between blank and backquote, which stands for zero. */
function valueAt(line: string, at: number): number | null {
  const code = line.charCodeAt(at);
  return code >= 0x20 && code <= 0x60 ? (code - 0x20) & 63 : null;
}

function joined(
  name: string,
  pieces: readonly Uint8Array[],
  isDamaged: boolean,
): UuencodedFile | null {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    bytes.set(piece, offset);
    offset += piece.length;
  }
  return bytes.length === 0 ? null : { name, bytes, isDamaged };
}
