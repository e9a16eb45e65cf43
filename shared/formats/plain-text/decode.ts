import { decodeCharset, latin1 } from "../mail/charset.ts";
import { encodingByMark } from "../json/decode.ts";

/** Text of a file and what had to be guessed. */
export interface PlainText {
  readonly text: string;
  readonly encoding: string;
  readonly isGuess: boolean;
}

/** UTF-8, UTF-16 with a byte order mark, else Windows-1252, which is then a guess. Line ends become line feeds. */
export function decodePlainText(bytes: Uint8Array): PlainText {
  const mark = encodingByMark(bytes);
  const content = bytes.subarray(mark.bomBytes);
  const decoded = decodeCharset(content, mark.label);
  const isGuess = decoded.problem !== null;
  const text = isGuess && mark.label === "utf-8" ? windows1252(content) : decoded.text;
  return {
    text: text.replaceAll("\r\n", "\n").replaceAll("\r", "\n"),
    encoding: isGuess && mark.label === "utf-8" ? "windows-1252" : mark.label,
    isGuess,
  };
}

/** What a file's first bytes say it is, when it is no text; null for text. */
export function binaryKind(head: Uint8Array): string | null {
  for (const { name, magic } of MAGIC) {
    if (magic.every((code, index) => head[index] === code)) return name;
  }
  const sample = head.subarray(0, 4_096);
  const mark = encodingByMark(head);
  if (mark.label !== "utf-8") return null;
  let controls = 0;
  for (const code of sample) {
    if (
      code === 0 ||
      (code < 0x20 &&
        code !== 0x09 &&
        code !== 0x0a &&
        code !== 0x0d &&
        code !== 0x0c &&
        code !== 0x1b)
    ) {
      controls += 1;
    }
  }
  // A stray NUL happens in text; several, and one control character in twenty, do not.
  return controls >= 8 && controls * 20 > sample.length ? "binary data" : null;
}

const MAGIC: readonly { readonly name: string; readonly magic: readonly number[] }[] = [
  { name: "a ZIP archive (or Office document)", magic: [0x50, 0x4b, 0x03, 0x04] },
  { name: "an empty ZIP archive", magic: [0x50, 0x4b, 0x05, 0x06] },
  { name: "a PDF document", magic: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { name: "a gzip archive", magic: [0x1f, 0x8b] },
  { name: "a 7-Zip archive", magic: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { name: "a RAR archive", magic: [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07] },
  { name: "a Windows program", magic: [0x4d, 0x5a, 0x90, 0x00] },
  { name: "a Linux program", magic: [0x7f, 0x45, 0x4c, 0x46] },
  {
    name: "an old Office document",
    magic: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
  },
  { name: "a PNG image", magic: [0x89, 0x50, 0x4e, 0x47] },
  { name: "a JPEG image", magic: [0xff, 0xd8, 0xff] },
  { name: "a GIF image", magic: [0x47, 0x49, 0x46, 0x38] },
  {
    name: "an SQLite database",
    magic: [
      0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66, 0x6f, 0x72, 0x6d, 0x61, 0x74, 0x20, 0x33,
      0x00,
    ],
  },
  { name: "a network capture", magic: [0xd4, 0xc3, 0xb2, 0xa1] },
  { name: "a network capture", magic: [0x0a, 0x0d, 0x0d, 0x0a] },
  { name: "a Zstandard archive", magic: [0x28, 0xb5, 0x2f, 0xfd] },
];

function windows1252(bytes: Uint8Array): string {
  const decoded = decodeCharset(bytes, "windows-1252");
  return decoded.problem === null ? decoded.text : latin1(bytes);
}
