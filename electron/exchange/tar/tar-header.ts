import { err, ok, type Result } from "../../../shared/result.ts";
import { BLOCK_SIZE_BYTES } from "../../../shared/exchange/bundle/padded-size.ts";
import type { MemberSize } from "../../../shared/exchange/bundle/archive-plan.ts";

/** Largest size in octal digits; above it is written in base 256. */
const LARGEST_OCTAL = 8 ** 11 - 1;

/**
 * The header block of one file (POSIX.1-1988 ustar; docs/bundle-format.md §4.2). Everything in it but name and size is
 * fixed, so that equal members have equal blocks and nothing about the writing machine gets in.
 */
export function formatTarHeader({ name, sizeBytes }: MemberSize): Buffer {
  if (!NAME.test(name)) throw new Error("no name for a member");
  const block = Buffer.alloc(BLOCK_SIZE_BYTES);
  block.write(name, FIELD.name.at, "latin1");
  block.write("0000600\0", FIELD.mode.at, "latin1");
  block.write("0000000\0", FIELD.uid.at, "latin1");
  block.write("0000000\0", FIELD.gid.at, "latin1");
  writeSize(block, sizeBytes);
  block.write("00000000000\0", FIELD.mtime.at, "latin1");
  block.write("0", FIELD.typeflag.at, "latin1");
  block.write("ustar\x0000", FIELD.magic.at, "latin1");
  block.write("0000000\0", FIELD.devmajor.at, "latin1");
  block.write("0000000\0", FIELD.devminor.at, "latin1");
  writeChecksum(block);
  return block;
}

/** Field of a header that is not as it must be. */
export type TarField = keyof typeof FIELD;

/**
 * Reads a header block strictly: it must be, to the byte, the block that {@link formatTarHeader} makes of its name and size. So
 * no directory, link, device, owner, time, extension, sparse file or second spelling of a size gets through.
 */
export function parseTarHeader(block: Uint8Array): Result<MemberSize, TarField> {
  const buffer = Buffer.from(block.buffer, block.byteOffset, block.length);
  if (buffer.length !== BLOCK_SIZE_BYTES) return err("name");
  const nameField = fieldOf(buffer, "name").toString("latin1");
  const name = nameField.slice(0, nameField.indexOf("\0"));
  if (!NAME.test(name)) return err("name");
  const sizeBytes = readSize(buffer);
  if (sizeBytes === undefined) return err("size");
  const expected = formatTarHeader({ name, sizeBytes });
  if (buffer.equals(expected)) return ok({ name, sizeBytes });
  return err(
    FIELDS.find((field) => !fieldOf(buffer, field).equals(fieldOf(expected, field))) ?? "rest",
  );
}

/** The fields in their order, which is that of the standard. */
const FIELD = {
  name: { at: 0, size: 100 },
  mode: { at: 100, size: 8 },
  uid: { at: 108, size: 8 },
  gid: { at: 116, size: 8 },
  size: { at: 124, size: 12 },
  mtime: { at: 136, size: 12 },
  typeflag: { at: 156, size: 1 },
  linkname: { at: 157, size: 100 },
  magic: { at: 257, size: 8 },
  uname: { at: 265, size: 32 },
  gname: { at: 297, size: 32 },
  devmajor: { at: 329, size: 8 },
  devminor: { at: 337, size: 8 },
  prefix: { at: 345, size: 155 },
  rest: { at: 500, size: 12 },
  /** Last: it differs with every other field. */
  chksum: { at: 148, size: 8 },
} as const;
const FIELDS: readonly TarField[] = [
  "mode",
  "uid",
  "gid",
  "size",
  "mtime",
  "typeflag",
  "linkname",
  "magic",
  "uname",
  "gname",
  "devmajor",
  "devminor",
  "prefix",
  "rest",
  "name",
  "chksum",
];

/** The names of members, and of files that tests make; shorter than the field, so that a zero byte ends it. */
const NAME = /^[a-z0-9][a-z0-9./_-]{0,98}$/;

function fieldOf(block: Buffer, field: TarField): Buffer {
  const { at, size } = FIELD[field];
  return block.subarray(at, at + size);
}

function writeSize(block: Buffer, sizeBytes: number): void {
  const { at } = FIELD.size;
  if (sizeBytes <= LARGEST_OCTAL) {
    block.write(`${sizeBytes.toString(8).padStart(11, "0")}\0`, at, "latin1");
  } else {
    block[at] = 0x80;
    block.writeBigUInt64BE(BigInt(sizeBytes), at + 4);
  }
}

function readSize(block: Buffer): number | undefined {
  const field = fieldOf(block, "size");
  const octal = /^([0-7]{11})\0$/.exec(field.toString("latin1"))?.[1];
  if (octal !== undefined) return Number.parseInt(octal, 8);
  if (field[0] !== 0x80) return undefined;
  const sizeBytes = Number(field.readBigUInt64BE(4));
  return Number.isSafeInteger(sizeBytes) ? sizeBytes : undefined;
}

/** Sum of all bytes with the field itself taken as spaces. */
function writeChecksum(block: Buffer): void {
  const { at, size } = FIELD.chksum;
  block.fill(" ", at, at + size, "latin1");
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, at, "latin1");
}
