import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { createChunkCipher } from "../../../electron/crypto/chunk-cipher.ts";
import {
  readSealedChunks,
  SealedStreamError,
  type SealedStream,
} from "../../../electron/files/sealed-reader.ts";
import {
  CHUNK_CONTENT_SIZE_BYTES,
  contentSizeBytes,
  createSealedWriter,
  sealedSizeBytes,
} from "../../../electron/files/sealed-writer.ts";
import { collect } from "../../helpers/vault.ts";

const KEY = Buffer.alloc(32, 7);
const SEALED_CHUNK = CHUNK_CONTENT_SIZE_BYTES + 16;

async function seal(content: Uint8Array, pieceSizeBytes: number): Promise<Buffer> {
  const written: Uint8Array[] = [];
  const file = {
    write: async (bytes: Uint8Array) => {
      written.push(Uint8Array.from(bytes));
    },
    sync: async () => undefined,
    close: async () => undefined,
  };
  const writer = createSealedWriter(file, createChunkCipher(KEY));
  for (let start = 0; start < content.length; start += pieceSizeBytes) {
    await writer.write(content.subarray(start, start + pieceSizeBytes));
  }
  await writer.finish();
  return Buffer.concat(written);
}

function streamIn(sealed: Uint8Array): SealedStream {
  return {
    file: {
      read: async (buffer, position) => {
        const part = sealed.subarray(position, position + buffer.length);
        buffer.set(part);
        return part.length;
      },
      sizeBytes: async () => sealed.length,
      close: async () => undefined,
    },
    cipher: createChunkCipher(KEY),
    startBytes: 0,
    endBytes: sealed.length,
  };
}

async function failureIn(sealed: Uint8Array): Promise<string> {
  try {
    await collect(readSealedChunks(streamIn(sealed)));
    return "opened";
  } catch (error) {
    if (!(error instanceof SealedStreamError)) throw error;
    return `${error.reason} at ${String(error.offsetBytes)}`;
  }
}

const content = (sizeBytes: number): Buffer => {
  const bytes = Buffer.alloc(sizeBytes);
  for (let at = 0; at < sizeBytes; at += 4096)
    bytes.writeUInt16BE((at / 4096) & 0xffff, Math.min(at, Math.max(0, sizeBytes - 2)));
  return bytes;
};

describe("sealed stream", () => {
  it.each([
    0,
    1,
    CHUNK_CONTENT_SIZE_BYTES - 1,
    CHUNK_CONTENT_SIZE_BYTES,
    CHUNK_CONTENT_SIZE_BYTES + 1,
    3 * CHUNK_CONTENT_SIZE_BYTES,
  ])("gives back %d bytes, whatever the pieces they came in", async (sizeBytes) => {
    const original = sizeBytes > 1 ? content(sizeBytes) : Buffer.alloc(sizeBytes, 9);
    const sealed = await seal(original, 65_537);
    expect(sealed.length).toBe(sealedSizeBytes(sizeBytes, 16));
    expect(contentSizeBytes(sealed.length, 16)).toBe(sizeBytes);
    expect(sealed.equals(await seal(original, 1_000_000))).toBe(true);
    expect(original.equals(await collect(readSealedChunks(streamIn(sealed))))).toBe(true);
  });

  it("does not open with any bit changed", async () => {
    const sealed = await seal(content(300_000), 300_000);
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length * 8 - 1), async (bit) => {
        const altered = Buffer.from(sealed);
        altered.writeUInt8(altered.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        const chunk = Math.floor((bit >> 3) / SEALED_CHUNK);
        expect(await failureIn(altered)).toBe(`chunk at ${String(chunk * SEALED_CHUNK)}`);
      }),
      { numRuns: 200 },
    );
  });

  it("does not open cut off at any length", async () => {
    const sealed = await seal(content(600_000), 600_000);
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), async (length) => {
        expect(await failureIn(sealed.subarray(0, length))).not.toBe("opened");
      }),
      { numRuns: 200 },
    );
  });

  it("says for sure that a stream cut between two chunks is incomplete", async () => {
    const sealed = await seal(content(600_000), 600_000);
    expect(await failureIn(sealed.subarray(0, SEALED_CHUNK))).toBe("truncated at 0");
    expect(await failureIn(sealed.subarray(0, 2 * SEALED_CHUNK))).toBe(
      `truncated at ${String(SEALED_CHUNK)}`,
    );
    expect(await failureIn(sealed.subarray(0, 0))).toBe("truncated at 0");
  });

  it.each([
    ["swapped", (a: Buffer, b: Buffer, c: Buffer) => [b, a, c], 0],
    ["doubled", (a: Buffer, b: Buffer, c: Buffer) => [a, a, b, c], 1],
    ["left out", (a: Buffer, _b: Buffer, c: Buffer) => [a, c], 1],
    ["put first", (a: Buffer, b: Buffer, c: Buffer) => [c, a, b], 0],
    ["appended", (a: Buffer, b: Buffer, c: Buffer) => [a, b, c, c], 2],
  ])("does not open with a chunk %s", async (_how, rearrange, failsAt) => {
    const sealed = await seal(content(3 * CHUNK_CONTENT_SIZE_BYTES), 600_000);
    const [a, b, c] = [0, 1, 2].map((index) =>
      sealed.subarray(index * SEALED_CHUNK, (index + 1) * SEALED_CHUNK),
    );
    const rearranged = Buffer.concat(rearrange(a ?? sealed, b ?? sealed, c ?? sealed));
    expect(await failureIn(rearranged)).toMatch(
      new RegExp(`at ${String(failsAt * SEALED_CHUNK)}$`),
    );
  });
});
