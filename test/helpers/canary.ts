import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";

/** Start of every planted secret: long and odd enough not to occur by chance. */
const MARK = "Qz7-kestrel-canary";

/** Numbered secrets to plant as titles, values, file content: each contains the mark. */
export function canary(index: number): string {
  return `${MARK}-${String(index).padStart(4, "0")}-vx`;
}

export interface CanaryHit {
  readonly file: string;
  readonly encoding: string;
  readonly offset: number;
}

/** Every place below the folders where a planted secret can be read: plain, UTF-16, base64, hex or as a file name. */
export function findCanaries(folders: readonly string[]): readonly CanaryHit[] {
  return folders.flatMap((folder) => listFiles(folder).flatMap(searchFile));
}

/** The distinct numbers of the secrets that stand readable below the folders; for the control, which must find them. */
export function readableCanaries(folders: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const file of folders.flatMap(listFiles)) {
    for (const match of readFileSync(file).toString("latin1").matchAll(NUMBERED)) {
      found.add(Number(match[1]));
    }
  }
  return found;
}

const NUMBERED = new RegExp(`${MARK}-(\\d{4})-vx`, "g");

/** The mark as its bytes stand in a file under each encoding; base64 in its three alignments without the shared edges. */
const PATTERNS: readonly (readonly [encoding: string, bytes: Buffer])[] = [
  ["utf8", Buffer.from(MARK, "utf8")],
  ["lower case", Buffer.from(MARK.toLowerCase(), "utf8")],
  ["utf16le", Buffer.from(MARK, "utf16le")],
  ["hex", Buffer.from(Buffer.from(MARK, "utf8").toString("hex"), "latin1")],
  ...[0, 1, 2].map((shift): readonly [string, Buffer] => [
    `base64 +${String(shift)}`,
    Buffer.from(base64Core(shift), "latin1"),
  ]),
  // A stored deflate block or an unlucky literal run keeps the text; a compressed one keeps most literals in order.
  ["deflate literals", deflateRawSync(Buffer.from(MARK), { strategy: 2 }).subarray(1, 14)],
];

function base64Core(shift: number): string {
  const text = Buffer.concat([Buffer.alloc(shift), Buffer.from(MARK)]).toString("base64");
  return text.slice(shift === 0 ? 0 : 4, -4);
}

function searchFile(file: string): readonly CanaryHit[] {
  const bytes = readFileSync(file);
  const hits = PATTERNS.map(([encoding, pattern]) => ({
    file,
    encoding,
    offset: bytes.indexOf(pattern),
  })).filter((hit) => hit.offset >= 0);
  return file.includes(MARK) ? [...hits, { file, encoding: "file name", offset: 0 }] : hits;
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
