import type { Migration } from "../migrate.ts";

/**
 * Warning lists that an analyst brought in, beside those that come with the program. While a row of `warning_list_recheck`
 * is there, observables from that one on were not looked at since the lists changed.
 */
export const keepWarningLists: Migration = {
  version: 16,
  name: "keep-warning-lists",
  up: (write) => {
    write.execute(`
      CREATE TABLE warning_list (
        name TEXT PRIMARY KEY,
        list TEXT NOT NULL,
        installed_at INTEGER NOT NULL,
        installed_by TEXT NOT NULL
      ) STRICT;

      CREATE TABLE warning_list_recheck (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        next_observable INTEGER NOT NULL
      ) STRICT;
    `);
  },
};
