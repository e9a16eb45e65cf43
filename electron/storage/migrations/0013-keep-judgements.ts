import type { Migration } from "../migrate.ts";

const partColumns = `
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  incident_id INTEGER NOT NULL REFERENCES incident (id),
  organisation_id INTEGER NOT NULL REFERENCES organisation (id),
  tlp INTEGER NOT NULL,
  pap INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  revision INTEGER NOT NULL DEFAULT 0,
  field_revisions TEXT`;

/**
 * Hypotheses about an incident and the items that are weighed against them. The cells of the matrix stand in the item: they come
 * and go with it, and a matrix is read whole.
 */
export const keepJudgements: Migration = {
  version: 13,
  name: "keep-judgements",
  up: (write) => {
    write.execute(`
      CREATE TABLE hypothesis (${partColumns},
        question TEXT NOT NULL,
        claim TEXT NOT NULL,
        likelihood INTEGER NOT NULL,
        confidence INTEGER NOT NULL,
        would_change TEXT NOT NULL,
        status INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX hypothesis_by_incident ON hypothesis (incident_id);

      CREATE TABLE weighed_item (${partColumns},
        text TEXT NOT NULL,
        record_kind TEXT,
        record_uuid BLOB,
        reliability INTEGER NOT NULL,
        credibility INTEGER NOT NULL,
        ratings TEXT NOT NULL
      ) STRICT;
      CREATE INDEX weighed_item_by_incident ON weighed_item (incident_id);
    `);
  },
};
