import { err, ok, type Result } from "../../result.ts";
import { joinBytes } from "../document-reader.ts";
import type { ParseFailure } from "../format.ts";

/** A storage or stream of a compound file (MS-CFB §2.6.1). */
export interface CompoundEntry {
  readonly name: string;
  readonly kind: "storage" | "stream";
  readonly sizeBytes: number;
  readonly startSector: number;
  /** Index of the first child in the directory. */
  readonly child: number;
}

/** A compound file whose tables are checked; its streams are read when asked for. */
export interface CompoundFile {
  readonly root: CompoundEntry;
  /** Children of a storage in the order of the directory; damaged links lead to fewer children, never in circles. */
  readonly childrenOf: (storage: CompoundEntry) => readonly CompoundEntry[];
  /**
   * Content of a stream. Null when its chain is damaged, or when more was read from this file than it holds: streams
   * that share sectors are how a small file would become a large one.
   */
  readonly read: (stream: CompoundEntry) => Uint8Array | null;
}

/** First bytes of every compound file (MS-CFB §2.2). */
export const COMPOUND_MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] as const;

/**
 * Opens a compound file (MS-CFB). Written here because the published readers trust the file: a chain of sectors that
 * runs in a circle never ends in one of them, and another copies one stream once per entry that names it.
 * Failures: `malformed` for tables that lead outside the file or in circles, `not-this-format` without the magic.
 */
export function openCompoundFile(bytes: Uint8Array): Result<CompoundFile, ParseFailure> {
  const tables = readTables(bytes);
  if (!tables.ok) return tables;
  const { fat, sectors, directory, miniFat } = tables.value;
  const [root] = directory;
  if (root === undefined) return malformed("The compound file has no root entry.");
  const mini = sectorsOf(sectors.read(fat, root) ?? new Uint8Array(0), 0, MINI_SECTOR_BYTES);
  let budgetBytes = bytes.length;
  return ok({
    root,
    childrenOf: childReader(directory),
    read(stream) {
      if (stream.sizeBytes > budgetBytes) return null;
      budgetBytes -= stream.sizeBytes;
      return stream.sizeBytes < MINI_STREAM_CUTOFF
        ? mini.read(miniFat, stream)
        : sectors.read(fat, stream);
    },
  });
}

/** MS-CFB §2.1: sector numbers from here on are marks, not sectors. */
const FIRST_MARK = 0xfffffffa;
const NO_STREAM = 0xffffffff;
/** MS-CFB §2.2: the cutoff and the mini sector are fixed. */
const MINI_STREAM_CUTOFF = 4_096;
const MINI_SECTOR_BYTES = 64;
const ENTRY_BYTES = 128;
const HEADER_FAT_SECTORS = 109;

interface DirectoryRow extends CompoundEntry {
  readonly left: number;
  readonly right: number;
}

interface Tables {
  readonly fat: Uint32Array;
  readonly miniFat: Uint32Array;
  readonly sectors: Sectors;
  readonly directory: readonly DirectoryRow[];
}

interface Sectors {
  readonly at: (sector: number) => Uint8Array | null;
  /** Content of the stated size; null when its chain is broken, circular or shorter than that. */
  readonly read: (
    table: Uint32Array,
    stream: Pick<CompoundEntry, "startSector" | "sizeBytes">,
  ) => Uint8Array | null;
  /** Content of a chain whose length nothing states. */
  readonly readAll: (table: Uint32Array, startSector: number) => Uint8Array | null;
}

function readTables(bytes: Uint8Array): Result<Tables, ParseFailure> {
  if (!COMPOUND_MAGIC.every((code, index) => bytes[index] === code)) {
    return err({ kind: "not-this-format", message: "The file is no compound file." });
  }
  const view = viewOf(bytes);
  const shift = bytes.length >= 512 ? view.getUint16(0x1e, true) : 0;
  if (shift !== 9 && shift !== 12) return malformed("The header of the compound file is damaged.");
  const sectors = sectorsOf(bytes, 2 ** shift, 2 ** shift);
  const fat = readFat(view, sectors);
  if (fat === null) return malformed("The sector table leads outside the file or in a circle.");
  const directory = sectors.readAll(fat, view.getUint32(0x30, true));
  const miniFat = sectors.readAll(fat, view.getUint32(0x3c, true));
  if (directory === null || miniFat === null) {
    return malformed("The directory leads outside the file or in a circle.");
  }
  return ok({ fat, sectors, miniFat: numbersOf(miniFat), directory: readDirectory(directory) });
}

/** MS-CFB §2.3 and §2.5: the first 109 table sectors are named in the header, the others in a chain of their own. */
function readFat(view: DataView, sectors: Sectors): Uint32Array | null {
  const parts: Uint8Array[] = [];
  const seen = new Set<number>();
  const take = (sector: number): Uint8Array | null => {
    const part = seen.has(sector) ? null : sectors.at(sector);
    seen.add(sector);
    return part;
  };
  const addAll = (numbers: Iterable<number>): boolean => {
    for (const sector of numbers) {
      const part = sector < FIRST_MARK ? take(sector) : undefined;
      if (part === null) return false;
      if (part !== undefined) parts.push(part);
    }
    return true;
  };
  const inHeader = Array.from({ length: HEADER_FAT_SECTORS }, (_, index) =>
    view.getUint32(0x4c + index * 4, true),
  );
  if (!addAll(inHeader)) return null;
  let next = view.getUint32(0x44, true);
  while (next < FIRST_MARK) {
    const list = take(next);
    if (list === null) return null;
    const numbers = numbersOf(list);
    if (!addAll(numbers.subarray(0, -1))) return null;
    next = numbers.at(-1) ?? NO_STREAM;
  }
  return numbersOf(
    joinBytes(
      parts,
      parts.reduce((sum, part) => sum + part.length, 0),
    ),
  );
}

function sectorsOf(bytes: Uint8Array, firstByte: number, sectorBytes: number): Sectors {
  const count = Math.max(0, Math.ceil((bytes.length - firstByte) / sectorBytes));
  const at = (sector: number): Uint8Array | null => {
    const start = firstByte + sector * sectorBytes;
    return sector < count ? bytes.subarray(start, start + sectorBytes) : null;
  };
  const chain = (table: Uint32Array, start: number, maximum: number): Uint8Array[] | null => {
    const parts: Uint8Array[] = [];
    const seen = new Set<number>();
    for (let sector = start; sector < FIRST_MARK && parts.length < maximum;) {
      const part = seen.has(sector) ? null : at(sector);
      if (part === null) return null;
      seen.add(sector);
      parts.push(part);
      sector = table[sector] ?? NO_STREAM;
    }
    return parts;
  };
  return {
    at,
    read(table, { startSector, sizeBytes }) {
      // A size is believed only as far as there are bytes for it.
      if (sizeBytes > bytes.length) return null;
      const parts = chain(table, startSector, Math.ceil(sizeBytes / sectorBytes));
      const foundBytes = parts?.reduce((sum, part) => sum + part.length, 0) ?? 0;
      if (parts === null || foundBytes < sizeBytes) return null;
      return joinBytes(parts, foundBytes).subarray(0, sizeBytes);
    },
    readAll(table, startSector) {
      const parts = chain(table, startSector, count + 1);
      return parts === null
        ? null
        : joinBytes(
            parts,
            parts.reduce((sum, part) => sum + part.length, 0),
          );
    },
  };
}

function readDirectory(bytes: Uint8Array): readonly DirectoryRow[] {
  const view = viewOf(bytes);
  const rows: DirectoryRow[] = [];
  for (let at = 0; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES) {
    const nameBytes = Math.min(64, view.getUint16(at + 0x40, true));
    const name = utf16.decode(bytes.subarray(at, at + Math.max(0, nameBytes - 2)));
    rows.push({
      name,
      kind: view.getUint8(at + 0x42) === 2 ? "stream" : "storage",
      left: view.getUint32(at + 0x44, true),
      right: view.getUint32(at + 0x48, true),
      child: view.getUint32(at + 0x4c, true),
      startSector: view.getUint32(at + 0x74, true),
      // Version 3 leaves the upper half undefined (§2.6.1); no file here is larger than the lower half.
      sizeBytes: view.getUint32(at + 0x78, true),
    });
  }
  return rows;
}

/**
 * The siblings form a tree (MS-CFB §2.6.4); its colours and order do not matter for reading. An entry belongs to the
 * storage that asks first: damaged links cost nothing twice, and no storage is inside itself.
 */
function childReader(directory: readonly DirectoryRow[]): CompoundFile["childrenOf"] {
  const taken = new Set<number>([0]);
  const known = new Map<CompoundEntry, readonly CompoundEntry[]>();
  return (storage) => {
    const before = known.get(storage);
    if (before !== undefined) return before;
    const found: (readonly [number, DirectoryRow])[] = [];
    const waiting = [storage.child];
    while (waiting.length > 0) {
      const index = waiting.pop() ?? NO_STREAM;
      const row = taken.has(index) ? undefined : directory[index];
      if (row === undefined) continue;
      taken.add(index);
      found.push([index, row]);
      waiting.push(row.left, row.right);
    }
    const children = found.toSorted(([left], [right]) => left - right).map(([, row]) => row);
    known.set(storage, children);
    return children;
  };
}

function numbersOf(bytes: Uint8Array): Uint32Array {
  const view = viewOf(bytes);
  const numbers = new Uint32Array(Math.floor(bytes.length / 4));
  for (let index = 0; index < numbers.length; index += 1) {
    numbers[index] = view.getUint32(index * 4, true);
  }
  return numbers;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function malformed(message: string): Result<never, ParseFailure> {
  return err({ kind: "malformed", message, place: { byteOffset: 0 } });
}

const utf16 = new TextDecoder("utf-16le");
