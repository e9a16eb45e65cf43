import { CHUNK_TAG_SIZE_BYTES } from "../../crypto/chunk-cipher.ts";
import { CHUNKS_PER_JOB, type ChunkEngine } from "./chunk-engine.ts";
import { PAYLOAD_CHUNK_SIZE_BYTES, SEALED_CHUNK_SIZE_BYTES } from "./payload-layout.ts";

/** Seals a stream of bytes as the payload of an age file. */
export interface PayloadWriter {
  /** Takes all bytes over; waits while every slot is at work. Throws what an earlier write threw. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** Seals the last chunk and waits until all of it is written. */
  readonly finish: () => Promise<void>;
}

/**
 * Fills slot after slot, has the engine seal them, and hands the sealed bytes to `sink` in order, one call at a time. They
 * belong to the slot and are valid only during the call. Memory: the engine's slots.
 */
export function createPayloadWriter(
  engine: ChunkEngine,
  sink: (sealed: Uint8Array) => Promise<void>,
): PayloadWriter {
  const free = engine.slots.map((_, slot) => slot);
  const atWork: { readonly slot: number; readonly done: Promise<void> }[] = [];
  let current: { readonly slot: number; readonly memory: Buffer; sizeBytes: number } | undefined;
  let nextIndex = 0;
  let written = Promise.resolve();

  const takeSlot = async (): Promise<number> => {
    for (;;) {
      const slot = free.pop();
      if (slot !== undefined) return slot;
      const oldest = atWork.shift();
      if (oldest === undefined) throw new Error("an engine has slots");
      await oldest.done;
      free.push(oldest.slot);
    }
  };
  const open = async (): Promise<NonNullable<typeof current>> => {
    const slot = await takeSlot();
    const memory = engine.slots[slot];
    if (memory === undefined) throw new Error("an engine has slots");
    return { slot, memory, sizeBytes: 0 };
  };
  const dispatch = (endsPayload: boolean): void => {
    if (current === undefined) throw new Error("nothing to seal");
    const { slot, memory, sizeBytes } = current;
    current = undefined;
    const chunks = Math.max(1, Math.ceil(sizeBytes / PAYLOAD_CHUNK_SIZE_BYTES));
    const sealedSizeBytes = sizeBytes + chunks * CHUNK_TAG_SIZE_BYTES;
    const sealed = engine.run({ slot, firstIndex: nextIndex, sealedSizeBytes, endsPayload });
    nextIndex += chunks;
    const done = Promise.all([sealed, written]).then(async () =>
      sink(memory.subarray(0, sealedSizeBytes)),
    );
    written = done;
    atWork.push({ slot, done });
    // Whoever waits for the slot next, or for the end, hears of it; until then it must not end the process.
    done.catch(() => undefined);
  };

  return {
    write: async (bytes) => {
      let taken = 0;
      while (taken < bytes.length) {
        // A full slot waits until more comes: only then is it known not to end the payload.
        if (current?.sizeBytes === JOB_CONTENT_SIZE_BYTES) dispatch(false);
        current ??= await open();
        taken += fill(current, bytes.subarray(taken));
      }
    },
    finish: async () => {
      current ??= await open();
      dispatch(true);
      await Promise.all(atWork.map(async ({ done }) => done));
    },
  };
}

const JOB_CONTENT_SIZE_BYTES = CHUNKS_PER_JOB * PAYLOAD_CHUNK_SIZE_BYTES;

/** Copies up to the end of one chunk, leaving the place of its tag free; returns how much. */
function fill(slot: { readonly memory: Buffer; sizeBytes: number }, bytes: Uint8Array): number {
  const chunk = Math.floor(slot.sizeBytes / PAYLOAD_CHUNK_SIZE_BYTES);
  const inChunk = slot.sizeBytes % PAYLOAD_CHUNK_SIZE_BYTES;
  const part = bytes.subarray(0, PAYLOAD_CHUNK_SIZE_BYTES - inChunk);
  slot.memory.set(part, chunk * SEALED_CHUNK_SIZE_BYTES + inChunk);
  slot.sizeBytes += part.length;
  return part.length;
}
