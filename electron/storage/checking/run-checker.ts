import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

import { err, ok, type Result } from "../../../shared/result.ts";
import type { CheckDepth } from "../check-database.ts";
import type { RecordsReport } from "./check-records.ts";
import type { CheckerData, CheckerMessage } from "./checker-protocol.ts";

/**
 * Where the code of the checking thread lies beside the running program: `programFolder` is `dist/electron` of a build, or
 * `electron` of a checkout.
 */
export function locateChecker(programFolder: string): string {
  const bundled = join(programFolder, "checker.js");
  return existsSync(bundled)
    ? bundled
    : join(programFolder, "storage", "checking", "checker-entry.ts");
}

export interface CheckerRun {
  /** See locateChecker. */
  readonly entryPath: string;
  readonly path: string;
  /** Raw key of the database; taken over and gone afterwards. */
  readonly key: Uint8Array<ArrayBuffer>;
  readonly depth: CheckDepth;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Checks the records in a thread: one call of the engine checks a whole table, seconds for millions of rows, and would
 * hold up whoever shares its thread. A raised signal ends the thread; the promise settles when its connection is gone.
 * Throws when the thread can't be started or fails.
 */
export async function runChecker(
  run: CheckerRun,
): Promise<Result<RecordsReport, { readonly kind: "cancelled" }>> {
  if (run.signal.aborted) return err({ kind: "cancelled" });
  const { path, key, depth } = run;
  const data: CheckerData = { path, key, depth };
  const worker = new Worker(run.entryPath, {
    workerData: data,
    transferList: [key.buffer],
    env: {},
    execArgv: ["--no-warnings"],
  });
  const stop = (): void => void worker.terminate();
  run.signal.addEventListener("abort", stop, { once: true });
  try {
    const report = await reportOf(worker, run.onProgress);
    return report === undefined || run.signal.aborted ? err({ kind: "cancelled" }) : ok(report);
  } finally {
    run.signal.removeEventListener("abort", stop);
  }
}

/** What the thread found, once it has ended; undefined when it was ended before. */
async function reportOf(
  worker: Worker,
  onProgress: CheckerRun["onProgress"],
): Promise<RecordsReport | undefined> {
  return new Promise((resolve, reject) => {
    let report: RecordsReport | undefined;
    worker.on("message", (message: CheckerMessage) => {
      if (message.kind === "report") report = message.report;
      else onProgress(message.done, message.total);
    });
    worker.on("error", reject);
    worker.on("exit", () => {
      resolve(report);
    });
  });
}
