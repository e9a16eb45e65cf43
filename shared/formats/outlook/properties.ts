import { decodeCharset } from "../mail/charset.ts";
import { charsetOfCodePage } from "./code-page.ts";
import type { CompoundEntry, CompoundFile } from "./compound-file.ts";

/** What a storage of an Outlook item says about itself (MS-OXMSG §2.4): its properties, by their 16-bit number. */
export interface Properties {
  readonly integer: (id: number) => number | null;
  /** Instant of a `PtypTime`; null also for the far past and future that stand for none. */
  readonly instantMs: (id: number) => number | null;
  readonly text: (id: number) => string | null;
  /** Bytes and charset of a text, undecoded: a body states its charset to the reader as a mail part does. */
  readonly encodedText: (id: number) => EncodedText | null;
  readonly binary: (id: number) => Uint8Array | null;
  /** An object in a storage of its own, such as a message inside a message. */
  readonly storage: (id: number) => CompoundEntry | null;
  /** Values that stand in the item and could not be read. */
  readonly unreadable: () => readonly string[];
}

export interface EncodedText {
  readonly bytes: Uint8Array;
  readonly charset: string;
}

/** Length of the header before the first property (MS-OXMSG §2.4.1). */
export const PROPERTIES_HEADER_BYTES = { message: 32, embeddedMessage: 24, part: 8 } as const;

/** `__properties_version1.0`, which every storage of an Outlook item has. */
export const PROPERTIES_STREAM = "__properties_version1.0";

/** Reads the properties of a storage; a value's stream is read when the value is asked for, and once only. */
export function readProperties(
  file: CompoundFile,
  storage: CompoundEntry,
  headerBytes: number,
  codePage: number | null,
): Properties {
  const children = file.childrenOf(storage);
  const fixed = readFixed(file, children, headerBytes);
  const { find, read, unreadable } = streamValues(file, children);
  const encodedText = (id: number): EncodedText | null => {
    const unicode = read(id, TYPE.unicode);
    if (unicode !== null) return { bytes: unicode, charset: "utf-16le" };
    const bytes = read(id, TYPE.string8);
    const page = fixed.integer(MESSAGE_CODEPAGE) ?? codePage;
    return bytes === null
      ? null
      : { bytes, charset: page === null ? "windows-1252" : charsetOfCodePage(page) };
  };
  return {
    ...fixed,
    encodedText,
    text(id) {
      const found = encodedText(id);
      return found === null
        ? null
        : withoutTrailingNul(decodeCharset(found.bytes, found.charset).text);
    },
    binary: (id) => read(id, TYPE.binary),
    storage: (id) => find(id, TYPE.object, "storage"),
    unreadable: () => unreadable,
  };
}

interface StreamValues {
  readonly find: (id: number, type: number, kind: CompoundEntry["kind"]) => CompoundEntry | null;
  readonly read: (id: number, type: number) => Uint8Array | null;
  readonly unreadable: readonly string[];
}

/** Values that have a stream or storage of their own (MS-OXMSG §2.1.3): `__substg1.0_`, number and type. */
function streamValues(file: CompoundFile, children: readonly CompoundEntry[]): StreamValues {
  const values = new Map<string, CompoundEntry>();
  for (const child of children) {
    const key = /^__substg1\.0_([0-9A-F]{8})$/i.exec(child.name)?.[1]?.toUpperCase();
    if (key !== undefined && !values.has(key)) values.set(key, child);
  }
  const unreadable: string[] = [];
  const find: StreamValues["find"] = (id, type, kind) => {
    const entry = values.get(hex(id) + hex(type));
    return entry?.kind === kind ? entry : null;
  };
  return {
    find,
    unreadable,
    read(id, type) {
      const entry = find(id, type, "stream");
      const bytes = entry === null ? null : file.read(entry);
      if (entry !== null && bytes === null) unreadable.push(entry.name);
      return bytes;
    },
  };
}

/** Some writers end a text with NUL as programs do. Not by an expression: many of them before a letter would be slow. */
function withoutTrailingNul(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 0) end -= 1;
  return text.slice(0, end);
}

/** Property types (MS-OXCDATA §2.11.1). */
const TYPE = {
  integer: 0x0003,
  boolean: 0x000b,
  object: 0x000d,
  string8: 0x001e,
  unicode: 0x001f,
  time: 0x0040,
  binary: 0x0102,
} as const;

/** `PidTagMessageCodepage`: charset of the texts that are not Unicode. */
const MESSAGE_CODEPAGE = 0x3ffd;
const ROW_BYTES = 16;
/** Rows beyond this are no item that Outlook wrote: the named properties of a busy item are some hundreds. */
const MAX_ROWS = 4_096;
/** 100-nanosecond steps from 1601 to 1970 (MS-DTYP §2.3.3). */
const EPOCH_STEPS = 116_444_736_000_000_000n;

type FixedProperties = Pick<Properties, "integer" | "instantMs">;

function readFixed(
  file: CompoundFile,
  children: readonly CompoundEntry[],
  headerBytes: number,
): FixedProperties {
  const entry = children.find(({ name, kind }) => name === PROPERTIES_STREAM && kind === "stream");
  const bytes = entry === undefined ? null : file.read(entry);
  const integers = new Map<number, number>();
  const instants = new Map<number, number>();
  if (bytes !== null) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const end = Math.min(bytes.length, headerBytes + MAX_ROWS * ROW_BYTES);
    for (let at = headerBytes; at + ROW_BYTES <= end; at += ROW_BYTES) {
      const type = view.getUint16(at, true);
      const id = view.getUint16(at + 2, true);
      if (type === TYPE.integer) integers.set(id, view.getInt32(at + 8, true));
      if (type === TYPE.boolean) integers.set(id, view.getUint16(at + 8, true) === 0 ? 0 : 1);
      if (type === TYPE.time) {
        const ms = Number((view.getBigUint64(at + 8, true) - EPOCH_STEPS) / 10_000n);
        if (ms > 0 && ms < FAR_FUTURE_MS) instants.set(id, ms);
      }
    }
  }
  return {
    integer: (id) => integers.get(id) ?? null,
    instantMs: (id) => instants.get(id) ?? null,
  };
}

/** The year 4501 is how Outlook writes "no date". */
const FAR_FUTURE_MS = Date.UTC(4_000, 0, 1);

function hex(number: number): string {
  return number.toString(16).toUpperCase().padStart(4, "0");
}
