import type { RandomPort } from "../../crypto/random.ts";

/** How record ids are made: UUIDv7 (RFC 9562 §5.7) from a clock and randomness that are handed in. */
export interface IdSource {
  readonly newId: () => string;
  /** `count` ids that follow each other: the journal then needs the first one only. */
  readonly newBlock: (count: number) => IdRange;
}

/** `count` ids from `first` on; the last four bytes count up. */
export interface IdRange {
  readonly first: string;
  readonly count: number;
}

export function createIdSource(nowMs: () => number, random: RandomPort): IdSource {
  return {
    newId: () => uuidText(makeVersion7(nowMs(), random(10))),
    newBlock: (count) => {
      const bytes = makeVersion7(nowMs(), random(10));
      // Room to count up without a carry into the bytes before.
      bytes[12] = (bytes[12] ?? 0) & 0x7f;
      if (count > MAX_BLOCK) throw new Error("too many ids at once");
      return { first: uuidText(bytes), count };
    },
  };
}

/** The 16 bytes of a UUID in text form. Throws when it is none: what comes from outside was checked before. */
export function uuidBytes(text: string): Buffer {
  const bytes = Buffer.from(text.replaceAll("-", ""), "hex");
  if (bytes.length !== 16) throw new Error("not a UUID");
  return bytes;
}

/** Text form of 16 bytes. */
export function uuidText(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The ids of ranges in order, as bytes. */
export function* idsOfRanges(ranges: readonly IdRange[]): Generator<Buffer> {
  for (const { first, count } of ranges) {
    const base = uuidBytes(first);
    const start = base.readUInt32BE(12);
    for (let index = 0; index < count; index += 1) {
      const id = Buffer.from(base);
      id.writeUInt32BE(start + index, 12);
      yield id;
    }
  }
}

/** Neighbouring ids joined to ranges, in the given order. */
export function rangesOfIds(ids: readonly Uint8Array[]): readonly IdRange[] {
  const ranges: { first: Buffer; count: number }[] = [];
  for (const bytes of ids) {
    const id = Buffer.from(bytes);
    const last = ranges.at(-1);
    if (last !== undefined && isNext(last.first, last.count, id)) last.count += 1;
    else ranges.push({ first: id, count: 1 });
  }
  return ranges.map(({ first, count }) => ({ first: uuidText(first), count }));
}

export function countOfRanges(ranges: readonly IdRange[]): number {
  return ranges.reduce((sum, { count }) => sum + count, 0);
}

const MAX_BLOCK = 0x7fff_ffff;

function isNext(first: Buffer, count: number, id: Buffer): boolean {
  return (
    first.compare(id, 0, 12, 0, 12) === 0 && first.readUInt32BE(12) + count === id.readUInt32BE(12)
  );
}

function makeVersion7(nowMs: number, random: Uint8Array): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(nowMs, 0, 6);
  bytes.set(random, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes;
}
