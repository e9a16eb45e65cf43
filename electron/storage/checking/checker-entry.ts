// Entry of the checking thread: reads the database over a connection of its own, while work in the core goes on.
import { parentPort, workerData } from "node:worker_threads";

import { openDatabase } from "../open.ts";
import { checkRecords, type RecordsReport } from "./check-records.ts";
import type { CheckerData, CheckerMessage } from "./checker-protocol.ts";

/** Messages about progress; more would only cost time. */
const MIN_INTERVAL_MS = 100;

function say(message: CheckerMessage): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of a thread has no origin
  parentPort?.postMessage(message);
}

async function check({ path, key, depth }: CheckerData): Promise<RecordsReport> {
  const opened = openDatabase({ path, key, mode: "existing" });
  key.fill(0);
  if (!opened.ok) {
    return { tables: 0, problems: [{ kind: "table-damaged", detail: opened.error.kind }] };
  }
  const database = opened.value;
  database.pragma("query_only = ON");
  // One state for all that is compared, whatever is written meanwhile.
  const endRead = database.holdReadTransaction();
  let saidAtMs = -MIN_INTERVAL_MS;
  try {
    return await checkRecords({
      database,
      depth,
      isCancelled: () => false,
      onProgress: (done, total) => {
        if (performance.now() - saidAtMs < MIN_INTERVAL_MS) return;
        saidAtMs = performance.now();
        say({ kind: "progress", done, total });
      },
    });
  } finally {
    endRead();
    database.close();
  }
}

// It comes from our own process, which types it; nothing foreign can reach a thread.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
say({ kind: "report", report: await check(workerData as CheckerData) });
