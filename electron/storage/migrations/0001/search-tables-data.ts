/**
 * Full text. Both tables are contentless: they hold no text to read back, only postings, and everything in them can be
 * built again from the records. Row ids are those of the records: `text_index` has the ids of incidents, reports, notes and
 * so on, which are unique across these kinds and grow with time (see record-id.ts); `value_index` has those of observables.
 * `text_part` leads from a part to its incident.
 *
 * Texts are folded before they come here (fold-text.ts), so the tokenizers only split. `value_index` keeps no positions:
 * hits are verified against the value.
 */
export const SEARCH_TABLES = `
CREATE VIRTUAL TABLE text_index USING fts5 (
  title, body, content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 2"
);

CREATE VIRTUAL TABLE value_index USING fts5 (
  value, content = '', contentless_delete = 1, detail = none,
  tokenize = "trigram case_sensitive 1"
);

CREATE TABLE text_part (
  id INTEGER PRIMARY KEY,
  incident_id INTEGER NOT NULL
) STRICT;

CREATE INDEX text_part_by_incident ON text_part (incident_id);
`;
