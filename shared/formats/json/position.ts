/** Where a character of a decoded text lies in its source. Line and column count from 1, columns in characters. */
export interface TextPosition {
  readonly byteOffset: number;
  readonly line: number;
  readonly column: number;
}

/** Encodings in which structured text is read; `bomBytes` came before the text. */
export interface TextEncodingUsed {
  readonly label: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
  readonly bomBytes: number;
}

/** Position of `index` in `text`. Linear; called for errors only. */
export function positionAt(text: string, index: number, encoding: TextEncodingUsed): TextPosition {
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf("\n"); at !== -1 && at < index; at = text.indexOf("\n", at + 1)) {
    line += 1;
    lineStart = at + 1;
  }
  const column = index - lineStart + 1;
  return { byteOffset: encoding.bomBytes + byteLength(text, index, encoding), line, column };
}

/** Makes control and format characters of an excerpt visible, so that messages can't play tricks on a terminal. */
export function visible(excerpt: string): string {
  let shown = "";
  for (const character of excerpt.slice(0, 80)) {
    const code = character.codePointAt(0) ?? 0;
    shown += isInvisible(code) ? `\\u{${code.toString(16)}}` : character;
  }
  return excerpt.length > 80 ? `${shown}…` : shown;
}

function isInvisible(code: number): boolean {
  return (
    code < 0x20 ||
    (code >= 0x7f && code < 0xa0) ||
    code === 0xad ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x2028 && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    (code >= 0xd800 && code <= 0xdfff) ||
    code === 0xfeff ||
    (code >= 0xe0000 && code <= 0xe007f)
  );
}

function byteLength(text: string, index: number, encoding: TextEncodingUsed): number {
  if (encoding.label === "windows-1252") return index;
  if (encoding.label !== "utf-8") return index * 2;
  let bytes = 0;
  for (let at = 0; at < index; at += 1) {
    const code = text.charCodeAt(at);
    // Each half of a surrogate pair stands for two of its four bytes.
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 2 : 3;
  }
  return bytes;
}
