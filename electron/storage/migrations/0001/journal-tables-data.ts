/**
 * What the vault says about itself, counters and the journal.
 *
 * Times are milliseconds since 1970 UTC, ids are the 16 bytes of a UUID. `journal_action` holds nothing that the journal
 * does not say: it answers "what can be undone" without reading the journal.
 */
export const JOURNAL_TABLES = `
CREATE TABLE vault_meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE counter (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE organisation (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE
) STRICT;

CREATE TABLE setting (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  key TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL,
  revision INTEGER NOT NULL DEFAULT 0,
  field_revisions TEXT
) STRICT;

CREATE TABLE journal (
  sequence INTEGER PRIMARY KEY,
  action INTEGER NOT NULL,
  hlc_ms INTEGER NOT NULL,
  hlc_counter INTEGER NOT NULL,
  replica BLOB NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  verb TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id BLOB NOT NULL,
  subject_title TEXT NOT NULL,
  cause TEXT,
  undo_of INTEGER,
  hash BLOB NOT NULL,
  change_count INTEGER NOT NULL,
  changes BLOB NOT NULL
) STRICT;

CREATE INDEX journal_by_subject ON journal (subject_id);

CREATE TABLE journal_action (
  action INTEGER PRIMARY KEY,
  last_sequence INTEGER NOT NULL,
  actor TEXT NOT NULL,
  verb TEXT NOT NULL,
  is_undoable INTEGER NOT NULL,
  undo_of INTEGER,
  undone_by INTEGER
) STRICT;
`;
