import {
  openChunkInPlace,
  sealChunkInPlace,
  type ChunkPosition,
} from "../../crypto/chunk-cipher.ts";
import { wipe } from "../../crypto/memory.ts";
import { SEALED_CHUNK_SIZE_BYTES } from "./payload-layout.ts";

/** Chunks that one job seals or opens: a megabyte, so that the messages between threads cost nothing. */
export const CHUNKS_PER_JOB = 16;
export const SLOT_SIZE_BYTES = CHUNKS_PER_JOB * SEALED_CHUNK_SIZE_BYTES;

export type ChunkDirection = "seal" | "open";

/** Some chunks in a row that lie in one slot, each where it lies when sealed. */
export interface ChunkJob {
  readonly slot: number;
  readonly firstIndex: number;
  /** Size of the sealed chunks together. */
  readonly sealedSizeBytes: number;
  /** Whether the last of them is the last of the payload. */
  readonly endsPayload: boolean;
}

/**
 * Seals or opens the chunks of one payload in memory that is allocated once. A slot belongs to the engine from `run` until
 * its promise is settled, else to the caller.
 */
export interface ChunkEngine {
  readonly slots: readonly Buffer[];
  /** How many chunks, from the first on, were sealed or did open. */
  readonly run: (job: ChunkJob) => Promise<number>;
  /** Wipes the key and what the slots hold. */
  readonly close: () => Promise<void>;
}

/**
 * Works in this thread: for small payloads, and where threads can't be had. Slots are no larger than a payload of
 * `sealedSizeBytes` needs.
 */
export function createInlineEngine(
  direction: ChunkDirection,
  streamKey: Uint8Array,
  sealedSizeBytes = Number.MAX_SAFE_INTEGER,
): ChunkEngine {
  const key = Buffer.from(streamKey);
  const slotSizeBytes = Math.min(SLOT_SIZE_BYTES, sealedSizeBytes);
  const slots = [Buffer.alloc(slotSizeBytes), Buffer.alloc(slotSizeBytes)];
  return {
    slots,
    run: async (job) => runJob(direction, key, slots[job.slot] ?? EMPTY, job),
    close: async () => {
      wipe(key, ...slots);
    },
  };
}

/** The work itself, the same in every thread. Stops at the first chunk that does not open. */
export function runJob(
  direction: ChunkDirection,
  key: Uint8Array,
  slot: Uint8Array,
  { firstIndex, sealedSizeBytes, endsPayload }: ChunkJob,
): number {
  const count = Math.ceil(sealedSizeBytes / SEALED_CHUNK_SIZE_BYTES);
  for (let at = 0; at < count; at += 1) {
    const start = at * SEALED_CHUNK_SIZE_BYTES;
    const end = Math.min(start + SEALED_CHUNK_SIZE_BYTES, sealedSizeBytes);
    const chunk = slot.subarray(start, end);
    const position: ChunkPosition = endsPayload && at + 1 === count ? "last" : "inner";
    if (direction === "seal") sealChunkInPlace(key, chunk, firstIndex + at, position);
    else if (!openChunkInPlace(key, chunk, firstIndex + at, position)) return at;
  }
  return count;
}

const EMPTY = Buffer.alloc(0);
