import type { Database } from "../storage/database.ts";

const QUIET_MS = 1_000;

/**
 * Moves the write-ahead log into the database whenever nothing was written for a second. The engine itself does it only when the
 * log is long, in the middle of somebody's edit, who then waits for thousands of pages; of a short log nobody notices.
 * Returns what ends it.
 */
export function shortenLogInPauses(database: Database): () => void {
  let seen = database.commitCount();
  let isDue = true;
  const timer = setInterval(() => {
    if (!database.isOpen()) return;
    const now = database.commitCount();
    if (now !== seen) {
      seen = now;
      isDue = true;
    } else if (isDue) {
      isDue = false;
      database.shortenLog();
    }
  }, QUIET_MS).unref();
  return () => {
    clearInterval(timer);
  };
}
