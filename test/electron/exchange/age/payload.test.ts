import { createHash, randomBytes } from "node:crypto";

import { describe, expect, it } from "vitest";

import { createChunkCipher } from "../../../../electron/crypto/chunk-cipher.ts";
import {
  createInlineEngine,
  SLOT_SIZE_BYTES,
  type ChunkDirection,
  type ChunkEngine,
} from "../../../../electron/exchange/age/chunk-engine.ts";
import {
  openChunkEngine,
  startThreads,
  type ThreadOptions,
} from "../../../../electron/exchange/age/chunk-threads.ts";
import { locateSealer } from "../../../../electron/exchange/age/locate-sealer.ts";
import {
  PAYLOAD_CHUNK_SIZE_BYTES,
  sealedChunkCount,
  sealedPayloadSizeBytes,
} from "../../../../electron/exchange/age/payload-layout.ts";
import {
  allChunks,
  PayloadError,
  readPayload,
} from "../../../../electron/exchange/age/payload-reader.ts";
import { createPayloadWriter } from "../../../../electron/exchange/age/payload-writer.ts";
import { ROOT } from "../../../helpers/cli.ts";
import { fileOf } from "./read-age-file.ts";

const KEY = Buffer.alloc(32, 7);
const CHUNK = PAYLOAD_CHUNK_SIZE_BYTES;
const JOB = 16 * CHUNK;

const failOnReport = (cause: unknown): void => {
  throw cause;
};
const threads: ThreadOptions = locateSealer(`${ROOT}electron`, failOnReport);

const ENGINES: readonly {
  readonly name: string;
  readonly open: (direction: ChunkDirection) => Promise<ChunkEngine>;
  readonly sizes: readonly number[];
}[] = [
  {
    name: "in this thread",
    open: async (direction) => createInlineEngine(direction, KEY),
    sizes: [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 5 * CHUNK, JOB - 1, JOB, JOB + 1, 9 * JOB + 77],
  },
  {
    name: "in two threads",
    open: async (direction) => startThreads(direction, KEY, threads),
    sizes: [0, JOB, 9 * JOB + 77],
  },
];

/** Content by which moved bytes are noticed. */
function contentOf(sizeBytes: number): Buffer {
  const content = Buffer.alloc(sizeBytes);
  for (let at = 0; at + 4 <= sizeBytes; at += 4) content.writeUInt32LE(at, at);
  return content;
}

/** What age has for this content, chunk by chunk and without our threads. */
function sealedByReference(content: Uint8Array): Buffer {
  const cipher = createChunkCipher(KEY);
  const count = Math.max(1, Math.ceil(content.length / CHUNK));
  return Buffer.concat(
    Array.from({ length: count }, (_, at) =>
      cipher.seal(
        content.subarray(at * CHUNK, (at + 1) * CHUNK),
        at,
        at + 1 === count ? "last" : "inner",
      ),
    ),
  );
}

async function sealIn(engine: ChunkEngine, pieces: readonly Uint8Array[]): Promise<Buffer> {
  const sealed: Buffer[] = [];
  const writer = createPayloadWriter(engine, async (bytes) => {
    sealed.push(Buffer.from(bytes));
  });
  for (const piece of pieces) await writer.write(piece);
  await writer.finish();
  await engine.close();
  return Buffer.concat(sealed);
}

async function openIn(
  engine: ChunkEngine,
  sealed: Uint8Array,
  range?: { readonly first: number; readonly end: number },
): Promise<Buffer> {
  const { read } = fileOf(sealed);
  const place = { read, startBytes: 0, sealedSizeBytes: sealed.length };
  const pieces: Buffer[] = [];
  try {
    for await (const piece of readPayload(place, engine, range ?? allChunks(place))) {
      pieces.push(Buffer.from(piece));
    }
  } finally {
    await engine.close();
  }
  return Buffer.concat(pieces);
}

describe.each(ENGINES)("a payload $name", ({ open, sizes }) => {
  it.each(sizes)("of %i bytes is what age has, and opens again", async (size) => {
    const content = contentOf(size);
    const sealed = await sealIn(await open("seal"), [content]);
    expect(sealed.equals(sealedByReference(content))).toBe(true);
    expect(sealed).toHaveLength(sealedPayloadSizeBytes(size));
    expect((await openIn(await open("open"), sealed)).equals(content)).toBe(true);
  });

  it("is the same in whatever pieces it comes", async () => {
    const content = contentOf(3 * JOB + 12_345);
    const pieces: Buffer[] = [];
    for (let at = 0, size = 1; at < content.length; at += size, size = (size * 3) % 200_003) {
      pieces.push(content.subarray(at, at + size));
    }
    const sealed = await sealIn(await open("seal"), pieces);
    expect(sealed.equals(sealedByReference(content))).toBe(true);
  });

  it("opens from a chunk in the middle on", async () => {
    const content = contentOf(40 * CHUNK + 5);
    const sealed = sealedByReference(content);
    const middle = await openIn(await open("open"), sealed, { first: 17, end: 20 });
    expect(middle.equals(content.subarray(17 * CHUNK, 20 * CHUNK))).toBe(true);
    const end = await openIn(await open("open"), sealed, { first: 38, end: 41 });
    expect(end.equals(content.subarray(38 * CHUNK))).toBe(true);
  });

  it("stops at the chunk that was altered, and names its place", async () => {
    const sealed = sealedByReference(contentOf(50 * CHUNK));
    const at = 33 * 65_552 + 70;
    sealed[at] = (sealed[at] ?? 0) ^ 4;
    const failure = openIn(await open("open"), sealed);
    await expect(failure).rejects.toThrow(new PayloadError("chunk", 33 * 65_552));
  });

  it("says that the file ended early when it does while it is read", async () => {
    const sealed = sealedByReference(contentOf(20 * CHUNK));
    const { read } = fileOf(sealed.subarray(0, 1_200_000));
    const place = { read, startBytes: 0, sealedSizeBytes: sealed.length };
    const engine = await open("open");
    const drain = async (): Promise<number> => {
      let size = 0;
      for await (const piece of readPayload(place, engine, allChunks(place))) size += piece.length;
      return size;
    };
    await expect(drain()).rejects.toThrow(new PayloadError("ends-early", 1_200_000));
    await engine.close();
  });

  it("hands a failure of the file to whoever writes next", async () => {
    const writer = createPayloadWriter(await open("seal"), async () => {
      throw new Error("the stick was pulled");
    });
    const write = async (): Promise<void> => {
      for (let round = 0; round < 100; round += 1) await writer.write(Buffer.alloc(JOB));
    };
    await expect(write()).rejects.toThrow("the stick was pulled");
    await expect(writer.finish()).rejects.toThrow("the stick was pulled");
  });

  it("waits for a slow file instead of taking more and more", async () => {
    let waiting = 0;
    let most = 0;
    const engine = await open("seal");
    const release: (() => void)[] = [];
    const writer = createPayloadWriter(engine, async () => {
      await new Promise<void>((resolve) => release.push(resolve));
      waiting -= 1;
    });
    const ticking = setInterval(() => release.shift()?.(), 1);
    for (let round = 0; round < 30; round += 1) {
      await writer.write(Buffer.alloc(JOB));
      waiting += 1;
      most = Math.max(most, waiting);
    }
    await writer.finish();
    clearInterval(ticking);
    expect(most).toBeLessThanOrEqual(engine.slots.length + 1);
    await engine.close();
  });

  it("leaves neither key nor content in the slots", async () => {
    const engine = await open("seal");
    const slots = engine.slots;
    const writer = createPayloadWriter(engine, async () => undefined);
    await writer.write(randomBytes(JOB));
    await writer.finish();
    await engine.close();
    expect(slots.every((slot) => slot.every((byte) => byte === 0))).toBe(true);
  });
});

describe("chunks that were moved", () => {
  const content = contentOf(3 * CHUNK + 9);
  const sealed = sealedByReference(content);
  const chunks = Array.from({ length: sealedChunkCount(sealed.length) }, (_, at) =>
    sealed.subarray(at * 65_552, (at + 1) * 65_552),
  );
  const order = (...places: readonly number[]): Buffer =>
    Buffer.concat(places.map((place) => chunks[place] ?? Buffer.alloc(0)));

  it.each([
    ["exchanged", [1, 0, 2, 3]],
    ["doubled", [0, 1, 1, 2, 3]],
    ["left out", [0, 2, 3]],
    ["cut off", [0, 1, 2]],
    ["last of all first", [3, 0, 1, 2]],
  ])("do not open: %s", async (_, places) => {
    const failure = openIn(createInlineEngine("open", KEY), order(...places));
    await expect(failure).rejects.toBeInstanceOf(PayloadError);
  });

  it("do not open after an empty chunk was put behind them", async () => {
    const cipher = createChunkCipher(KEY);
    const extended = Buffer.concat([
      cipher.seal(content.subarray(0, CHUNK), 0, "inner"),
      cipher.seal(new Uint8Array(0), 1, "last"),
    ]);
    const failure = openIn(createInlineEngine("open", KEY), extended);
    await expect(failure).rejects.toBeInstanceOf(PayloadError);
  });
});

describe("sealing threads", () => {
  it("are not started for a small payload", async () => {
    const engine = await openChunkEngine("seal", KEY, 1_000_000, threads);
    expect(engine.slots).toHaveLength(2);
    await engine.close();
  });

  it("are started for a large one, with memory that does not grow with it", async () => {
    const engine = await openChunkEngine("seal", KEY, 100_000_000_000, threads);
    expect(engine.slots.length * SLOT_SIZE_BYTES).toBeLessThan(8_000_000);
    expect(engine.slots.length).toBeGreaterThan(2);
    await engine.close();
  });

  it("are done without where they can't be started, and that is reported", async () => {
    const reports: unknown[] = [];
    const engine = await openChunkEngine("seal", KEY, 100_000_000, {
      entryPath: `${ROOT}electron/exchange/age/no-such-entry.ts`,
      count: 2,
      report: (cause) => reports.push(cause),
    });
    expect(reports).toHaveLength(1);
    const content = contentOf(JOB + 3);
    expect((await sealIn(engine, [content])).equals(sealedByReference(content))).toBe(true);
  });

  it("that end in the middle fail the work instead of leaving it waiting", async () => {
    const engine = await startThreads("seal", KEY, threads);
    const writer = createPayloadWriter(engine, async () => undefined);
    await writer.write(Buffer.alloc(JOB));
    await engine.close();
    const write = async (): Promise<void> => {
      await writer.write(Buffer.alloc(JOB));
      await writer.finish();
    };
    await expect(write()).rejects.toThrow("ended");
  });

  it("seal the same bytes as this thread does, for random content", async () => {
    const content = randomBytes(5 * JOB + 4_321);
    const one = await sealIn(createInlineEngine("seal", KEY), [content]);
    const two = await sealIn(await startThreads("seal", KEY, threads), [content]);
    const digest = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");
    expect(digest(two)).toBe(digest(one));
  });
});
