import { existsSync } from "node:fs";
import { join } from "node:path";

import type { ThreadOptions } from "./chunk-threads.ts";

/** Two threads seal faster than a disk writes; more would only compete with it. */
const THREADS = 2;

/**
 * Where the code of the sealing threads lies beside the running program: `programFolder` is `dist/electron` of a build, or
 * `electron` of a checkout, whose sources Node runs as they are.
 */
export function locateSealer(
  programFolder: string,
  report: ThreadOptions["report"],
): ThreadOptions {
  const bundled = join(programFolder, "sealer.js");
  const entryPath = existsSync(bundled)
    ? bundled
    : join(programFolder, "exchange", "age", "thread-entry.ts");
  return { entryPath, count: THREADS, report };
}
