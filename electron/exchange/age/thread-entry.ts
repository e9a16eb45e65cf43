// Entry of a sealing thread: seals or opens chunks in memory that it shares with the thread that started it.
import { parentPort, workerData } from "node:worker_threads";

import { runJob, type ChunkJob } from "./chunk-engine.ts";
import { READY, type ThreadData } from "./thread-protocol.ts";

// Both come from our own process, which types them; nothing foreign can reach a thread.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
const { direction, streamKey, slots } = workerData as ThreadData;
const memory = slots.map((slot) => Buffer.from(slot));

parentPort?.on("message", (job: ChunkJob) => {
  const slot = memory[job.slot];
  if (slot === undefined) throw new Error("no such slot");
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of a thread has no origin
  parentPort?.postMessage(runJob(direction, streamKey, slot, job));
});
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of a thread has no origin
parentPort?.postMessage(READY);
