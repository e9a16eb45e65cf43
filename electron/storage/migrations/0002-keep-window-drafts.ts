import type { Migration } from "../migrate.ts";

/**
 * Unsaved work of the window. Its own store goes with its origin when the program ends (the host's port is random,
 * Electron's session lives in memory), so a copy lies here. Not records: nothing of it is journaled.
 */
export const keepWindowDrafts: Migration = {
  version: 2,
  name: "keep-window-drafts",
  up: (write) => {
    write.execute(`
      CREATE TABLE window_draft (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL,
        updated_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
