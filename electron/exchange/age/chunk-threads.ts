import { once } from "node:events";
import { Worker } from "node:worker_threads";

import { z } from "zod";

import { wipe } from "../../crypto/memory.ts";
import {
  createInlineEngine,
  SLOT_SIZE_BYTES,
  type ChunkDirection,
  type ChunkEngine,
  type ChunkJob,
} from "./chunk-engine.ts";
import { sealedPayloadSizeBytes } from "./payload-layout.ts";
import { READY, type ThreadData } from "./thread-protocol.ts";

/** Where and how many. Two threads keep up with a disk, and leave the process its own. */
export interface ThreadOptions {
  /** `dist/electron/sealer.js`, or in a checkout `electron/exchange/age/thread-entry.ts`; see locate-sealer.ts. */
  readonly entryPath: string;
  readonly count: number;
  /** Told when threads can't be started; the work is then done without. */
  readonly report: (cause: unknown) => void;
}

/** Below this, starting threads takes longer than they save. */
const THREADS_FROM_SIZE_BYTES = 8 * 1_048_576;

/**
 * Engine for a payload of this size: threads for a large one, this thread for a small one, or if no threads were handed in
 * or none can be started.
 */
export async function openChunkEngine(
  direction: ChunkDirection,
  streamKey: Uint8Array,
  contentSizeBytes: number,
  threads: ThreadOptions | null,
): Promise<ChunkEngine> {
  const sealedSizeBytes = sealedPayloadSizeBytes(contentSizeBytes);
  if (threads === null || sealedSizeBytes < THREADS_FROM_SIZE_BYTES) {
    return createInlineEngine(direction, streamKey, sealedSizeBytes);
  }
  try {
    return await startThreads(direction, streamKey, threads);
  } catch (error) {
    // Slower is better than not at all: an unusual packaging may keep threads from finding their code.
    threads.report(error);
    return createInlineEngine(direction, streamKey);
  }
}

/** A thread works in the shared slots; its own heap holds messages of some bytes. */
const HEAP_LIMITS = { maxOldGenerationSizeMb: 32, maxYoungGenerationSizeMb: 4 };

/** Starts the threads and waits until each has loaded its library. Throws when one does not. */
export async function startThreads(
  direction: ChunkDirection,
  streamKey: Uint8Array,
  { entryPath, count }: ThreadOptions,
): Promise<ChunkEngine> {
  // One being filled, one for each thread, one waiting for each thread, one being written.
  const shared = Array.from(
    { length: 2 * count + 2 },
    () => new SharedArrayBuffer(SLOT_SIZE_BYTES),
  );
  const data: ThreadData = { direction, streamKey: Uint8Array.from(streamKey), slots: shared };
  // No output of its own and nothing of this process's environment: it needs neither.
  const workers = Array.from(
    { length: count },
    () =>
      new Worker(entryPath, {
        workerData: data,
        env: {},
        execArgv: ["--no-warnings"],
        resourceLimits: HEAP_LIMITS,
      }),
  );
  const stop = async (): Promise<void> => {
    await Promise.all(workers.map(async (worker) => worker.terminate()));
    wipe(data.streamKey, ...shared.map((memory) => Buffer.from(memory)));
  };
  try {
    await Promise.all(workers.map(awaitReady));
  } catch (error) {
    await stop();
    throw error;
  }
  const threads = workers.map(openThread);
  let next = 0;
  return {
    slots: shared.map((memory) => Buffer.from(memory)),
    run: async (job) => {
      const thread = threads[next % threads.length];
      next += 1;
      if (thread === undefined) throw new Error("an engine has threads");
      return thread(job);
    },
    close: stop,
  };
}

async function awaitReady(worker: Worker): Promise<void> {
  const messages: readonly unknown[] = await once(worker, "message");
  if (messages[0] !== READY) throw new Error("the thread did not say that it is ready");
}

/** One answer per job, in order. */
const answerSchema = z.int().min(0);

function openThread(worker: Worker): (job: ChunkJob) => Promise<number> {
  const waiting: { resolve: (count: number) => void; reject: (cause: Error) => void }[] = [];
  let failure: Error | undefined;
  const fail = (cause: Error): void => {
    failure ??= cause;
    for (const { reject } of waiting.splice(0)) reject(cause);
  };
  worker.on("message", (message: unknown) => {
    waiting.shift()?.resolve(answerSchema.parse(message));
  });
  worker.on("error", (cause: unknown) => {
    fail(cause instanceof Error ? cause : new Error("a sealing thread failed", { cause }));
  });
  worker.on("exit", () => {
    fail(new Error("a sealing thread ended"));
  });
  return async (job) =>
    new Promise((resolve, reject) => {
      if (failure !== undefined) {
        reject(failure);
        return;
      }
      waiting.push({ resolve, reject });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage(job);
    });
}
