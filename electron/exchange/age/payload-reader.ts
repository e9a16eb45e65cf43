import { CHUNK_TAG_SIZE_BYTES } from "../../crypto/chunk-cipher.ts";
import type { ReadableFile } from "../../files/file-port.ts";
import { CHUNKS_PER_JOB, SLOT_SIZE_BYTES, type ChunkEngine } from "./chunk-engine.ts";
import { SEALED_CHUNK_SIZE_BYTES, sealedChunkCount } from "./payload-layout.ts";

/** Where a payload lies. */
export interface PayloadPlace {
  readonly read: ReadableFile["read"];
  /** Behind header and nonce. */
  readonly startBytes: number;
  readonly sealedSizeBytes: number;
}

/** A chunk did not open, or the file ended before it although it was longer before. */
export class PayloadError extends Error {
  readonly reason: "chunk" | "ends-early";
  readonly offsetBytes: number;

  constructor(reason: "chunk" | "ends-early", offsetBytes: number) {
    super(`payload damaged at ${String(offsetBytes)}: ${reason}`);
    this.name = "PayloadError";
    this.reason = reason;
    this.offsetBytes = offsetBytes;
  }
}

/**
 * Content of the chunks `first` up to but without `end`, each verified before it is handed out; what is handed out belongs to
 * the engine and is valid until the next is asked for. Reads ahead as far as the engine has slots. Throws
 * {@link PayloadError} at the first chunk that does not open.
 */
export async function* readPayload(
  place: PayloadPlace,
  engine: ChunkEngine,
  { first, end }: { readonly first: number; readonly end: number },
): AsyncGenerator<Uint8Array> {
  const jobs: Promise<OpenedJob>[] = [];
  let nextChunk = first;
  const start = (slot: number): void => {
    const chunks = Math.min(CHUNKS_PER_JOB, end - nextChunk);
    const job = openJob(place, engine, slot, { firstIndex: nextChunk, chunks });
    nextChunk += chunks;
    jobs.push(job);
    // Its failure is reported when its turn comes; a consumer that stops earlier must not crash the process.
    job.catch(() => undefined);
  };
  try {
    for (const slot of engine.slots.keys()) if (nextChunk < end) start(slot);
    for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) {
      const { slot, contents, failure } = await job;
      yield* contents;
      if (failure !== undefined) throw failure;
      if (nextChunk < end) start(slot);
    }
  } finally {
    // Nobody may read into a slot or work on it any more once this is left.
    await Promise.allSettled(jobs);
  }
}

/** All chunks of a payload. */
export function allChunks({ sealedSizeBytes }: PayloadPlace): {
  readonly first: number;
  readonly end: number;
} {
  return { first: 0, end: sealedChunkCount(sealedSizeBytes) };
}

interface OpenedJob {
  readonly slot: number;
  readonly contents: readonly Uint8Array[];
  readonly failure: PayloadError | undefined;
}

async function openJob(
  { read, startBytes, sealedSizeBytes }: PayloadPlace,
  engine: ChunkEngine,
  slot: number,
  { firstIndex, chunks }: { readonly firstIndex: number; readonly chunks: number },
): Promise<OpenedJob> {
  const memory = engine.slots[slot];
  if (memory === undefined) throw new Error("an engine has slots");
  const from = firstIndex * SEALED_CHUNK_SIZE_BYTES;
  const size = Math.min(chunks * SEALED_CHUNK_SIZE_BYTES, SLOT_SIZE_BYTES, sealedSizeBytes - from);
  const found = await read(memory.subarray(0, size), startBytes + from);
  if (found < size) throw new PayloadError("ends-early", startBytes + from + found);
  const endsPayload = from + size === sealedSizeBytes;
  const opened = await engine.run({ slot, firstIndex, sealedSizeBytes: size, endsPayload });
  const contents = Array.from({ length: opened }, (_, at) => {
    const start = at * SEALED_CHUNK_SIZE_BYTES;
    const endOfChunk = Math.min(start + SEALED_CHUNK_SIZE_BYTES, size);
    return memory.subarray(start, endOfChunk - CHUNK_TAG_SIZE_BYTES);
  });
  const failure = failureAfter(opened, chunks, contents, firstIndex);
  const failedAt = startBytes + from + opened * SEALED_CHUNK_SIZE_BYTES;
  return {
    slot,
    contents: failure === "empty" ? contents.slice(0, -1) : contents,
    failure: failure === undefined ? undefined : new PayloadError("chunk", failedAt),
  };
}

/** A chunk that did not open, or a last one that is empty without being the only one (age v1, "Payload"). */
function failureAfter(
  opened: number,
  chunks: number,
  contents: readonly Uint8Array[],
  firstIndex: number,
): "closed" | "empty" | undefined {
  if (opened < chunks) return "closed";
  const isOnly = firstIndex === 0 && chunks === 1;
  return contents.at(-1)?.length === 0 && !isOnly ? "empty" : undefined;
}
