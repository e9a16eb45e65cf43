/**
 * Observables, once per (type, value), and their uses.
 *
 * An observable is a value and has no history of its own: a use (`observable_link`) or a sighting brings it in, and it goes
 * with the last one. `value` is at most 256 characters; of a longer one it is the start with a digest, and
 * `full_value` has all of it. The index over (value, type_id) serves uniqueness, look-up by value in any type, and prefixes.
 * `observable_part` holds what a value correlates by beside itself: host of a URL, halves of a composite.
 */
export const OBSERVABLE_TABLES = `
CREATE TABLE observable_type (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE observable (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  type_id INTEGER NOT NULL REFERENCES observable_type (id),
  value TEXT NOT NULL,
  incident_count INTEGER NOT NULL,
  sighting_count INTEGER NOT NULL,
  first_seen_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  part_count INTEGER NOT NULL,
  warninglists TEXT,
  full_value TEXT
) STRICT;

CREATE UNIQUE INDEX observable_by_value ON observable (value, type_id);
CREATE INDEX observable_by_type ON observable (type_id);
CREATE INDEX observable_by_incident_count ON observable (incident_count);
CREATE INDEX observable_by_first_seen ON observable (first_seen_at);
CREATE INDEX observable_by_last_seen ON observable (last_seen_at);
CREATE INDEX observable_listed ON observable (id) WHERE warninglists IS NOT NULL;

CREATE TABLE observable_part (
  part TEXT NOT NULL,
  observable_id INTEGER NOT NULL REFERENCES observable (id),
  PRIMARY KEY (part, observable_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX observable_part_of ON observable_part (observable_id);

CREATE TABLE observable_link (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  observable_id INTEGER NOT NULL REFERENCES observable (id),
  incident_id INTEGER REFERENCES incident (id),
  report_id INTEGER REFERENCES report (id),
  is_for_detection INTEGER NOT NULL,
  tlp INTEGER NOT NULL,
  added_at INTEGER NOT NULL,
  category TEXT,
  comment TEXT,
  tags TEXT,
  object_name TEXT,
  object_relation TEXT,
  object_key TEXT,
  source_uuid BLOB,
  revision INTEGER NOT NULL DEFAULT 0,
  field_revisions TEXT,
  CHECK ((incident_id IS NULL) <> (report_id IS NULL))
) STRICT;

CREATE INDEX observable_link_by_incident ON observable_link (incident_id) WHERE incident_id IS NOT NULL;
CREATE INDEX observable_link_by_report ON observable_link (report_id) WHERE report_id IS NOT NULL;
CREATE INDEX observable_link_by_observable ON observable_link (observable_id, incident_id);

CREATE TABLE sighting (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  observable_id INTEGER NOT NULL REFERENCES observable (id),
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  source TEXT,
  revision INTEGER NOT NULL DEFAULT 0,
  field_revisions TEXT
) STRICT;

CREATE INDEX sighting_by_observable ON sighting (observable_id);
`;
