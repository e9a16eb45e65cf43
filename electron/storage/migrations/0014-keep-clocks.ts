import type { Migration } from "../migrate.ts";

/**
 * What is put down about legal and service clocks, as parts of incidents, and beside it the next date of each incident that has
 * one, so that what is due next is found without reading every entry.
 */
export const keepClocks: Migration = {
  version: 14,
  name: "keep-clocks",
  up: (write) => {
    write.execute(`
      CREATE TABLE clock_entry (
        id INTEGER PRIMARY KEY,
        uuid BLOB NOT NULL UNIQUE,
        incident_id INTEGER NOT NULL REFERENCES incident (id),
        organisation_id INTEGER NOT NULL REFERENCES organisation (id),
        tlp INTEGER NOT NULL,
        pap INTEGER NOT NULL,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        revision INTEGER NOT NULL DEFAULT 0,
        field_revisions TEXT,
        type TEXT NOT NULL,
        instrument TEXT NOT NULL,
        target TEXT NOT NULL,
        at TEXT NOT NULL,
        detail TEXT NOT NULL,
        author TEXT NOT NULL
      ) STRICT;
      CREATE INDEX clock_entry_by_incident ON clock_entry (incident_id);

      CREATE TABLE clock_due (
        incident_id INTEGER PRIMARY KEY,
        due_ms INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX clock_due_by_time ON clock_due (due_ms);
    `);
  },
};
