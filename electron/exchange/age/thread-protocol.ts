import type { ChunkDirection } from "./chunk-engine.ts";

/** What a thread is started with. */
export interface ThreadData {
  readonly direction: ChunkDirection;
  readonly streamKey: Uint8Array;
  readonly slots: readonly SharedArrayBuffer[];
}

/** First message of a thread. Then it answers each job with the number of its chunks that were sealed or did open. */
export const READY = "ready";
