/**
 * Incidents, reports and what the desk keeps beside them.
 *
 * Choices are stored by their rank, so that columns sort as the analyst expects: status, severity, tlp, pap. What is not
 * stated is -1 or the empty text in columns that lists sort by, NULL elsewhere. `tags` and `classification` are JSON
 * arrays for display, with side tables for look-up. Counts, `score`, `title_key` and the like are derived.
 * The indexes that lists walk carry the columns that they filter by most (facets): rows that are passed over are never read,
 * at the price of one more page per index when one of these columns changes.
 */
export const INTAKE_TABLES = `
CREATE TABLE incident (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  number TEXT NOT NULL UNIQUE,
  number_key INTEGER NOT NULL,
  title TEXT NOT NULL,
  title_key TEXT NOT NULL,
  status INTEGER NOT NULL,
  severity INTEGER NOT NULL,
  score INTEGER NOT NULL DEFAULT 0,
  tlp INTEGER NOT NULL,
  pap INTEGER NOT NULL,
  owner TEXT NOT NULL,
  classification TEXT NOT NULL,
  tags TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  revision INTEGER NOT NULL DEFAULT 0,
  organisation_id INTEGER NOT NULL REFERENCES organisation (id),
  merged_into INTEGER REFERENCES incident (id),
  observable_count INTEGER NOT NULL DEFAULT 0,
  evidence_count INTEGER NOT NULL DEFAULT 0,
  open_task_count INTEGER NOT NULL DEFAULT 0,
  report_count INTEGER NOT NULL DEFAULT 0,
  closed_at INTEGER,
  occurred_ms INTEGER,
  detected_ms INTEGER,
  occurred_at TEXT,
  detected_at TEXT,
  status_reason TEXT,
  score_facts TEXT,
  field_revisions TEXT,
  description TEXT NOT NULL
) STRICT;

CREATE INDEX incident_by_updated ON incident (updated_at, id, status, severity, tlp, owner, merged_into);
CREATE INDEX incident_by_created ON incident (created_at, id, status, severity, tlp, owner, merged_into);
CREATE INDEX incident_by_number ON incident (number_key, id, status, severity, tlp, owner, merged_into);
CREATE INDEX incident_by_title ON incident (title_key, id, status, severity, tlp, owner, merged_into);
CREATE INDEX incident_by_status ON incident (status, id, severity, tlp, owner, merged_into);
CREATE INDEX incident_by_severity ON incident (severity, id, status, tlp, owner, merged_into);
CREATE INDEX incident_by_score ON incident (score, id, status, severity, tlp, owner, merged_into);
CREATE INDEX incident_by_owner ON incident (owner, id, status, severity, tlp, merged_into);
CREATE INDEX incident_by_tlp ON incident (tlp, id, status, severity, owner, merged_into);
CREATE INDEX incident_by_observables ON incident (observable_count);
CREATE INDEX incident_merged ON incident (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE report (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  number TEXT NOT NULL UNIQUE,
  number_key INTEGER NOT NULL,
  intake_kind TEXT NOT NULL,
  title TEXT NOT NULL,
  title_key TEXT NOT NULL,
  sender TEXT NOT NULL,
  status INTEGER NOT NULL,
  severity INTEGER NOT NULL,
  tlp INTEGER NOT NULL,
  pap INTEGER NOT NULL,
  classification TEXT NOT NULL,
  tags TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  revision INTEGER NOT NULL DEFAULT 0,
  organisation_id INTEGER NOT NULL REFERENCES organisation (id),
  incident_id INTEGER REFERENCES incident (id),
  observable_count INTEGER NOT NULL DEFAULT 0,
  evidence_count INTEGER NOT NULL DEFAULT 0,
  source_id TEXT,
  source_version TEXT,
  source_format TEXT,
  import_run BLOB,
  original_evidence BLOB,
  reported_ms INTEGER,
  occurred_ms INTEGER,
  reported_at TEXT,
  occurred_at TEXT,
  status_reason TEXT,
  call_back TEXT,
  notices TEXT NOT NULL,
  field_revisions TEXT,
  details_json TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;

CREATE INDEX report_by_received ON report (received_at, id, status, severity, tlp, intake_kind);
CREATE INDEX report_by_updated ON report (updated_at, id, status, severity, tlp, intake_kind);
CREATE INDEX report_by_title ON report (title_key, id, status, severity, tlp, intake_kind);
CREATE INDEX report_by_sender ON report (sender, id, status, severity, tlp, intake_kind);
CREATE INDEX report_by_status ON report (status, id, severity, tlp, intake_kind);
CREATE INDEX report_by_incident ON report (incident_id) WHERE incident_id IS NOT NULL;
CREATE INDEX report_by_source ON report (source_id) WHERE source_id IS NOT NULL;
CREATE INDEX report_by_import_run ON report (import_run) WHERE import_run IS NOT NULL;

CREATE TABLE tag (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  name_key TEXT NOT NULL
) STRICT;

CREATE INDEX tag_by_name_key ON tag (name_key);

CREATE TABLE incident_tag (
  tag_id INTEGER NOT NULL REFERENCES tag (id),
  incident_id INTEGER NOT NULL REFERENCES incident (id),
  PRIMARY KEY (tag_id, incident_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE report_tag (
  tag_id INTEGER NOT NULL REFERENCES tag (id),
  report_id INTEGER NOT NULL REFERENCES report (id),
  PRIMARY KEY (tag_id, report_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE incident_classification (
  classification TEXT NOT NULL,
  incident_id INTEGER NOT NULL REFERENCES incident (id),
  PRIMARY KEY (classification, incident_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE report_classification (
  classification TEXT NOT NULL,
  report_id INTEGER NOT NULL REFERENCES report (id),
  PRIMARY KEY (classification, report_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE lane (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  entity TEXT NOT NULL,
  query TEXT NOT NULL,
  sort TEXT NOT NULL,
  position INTEGER NOT NULL,
  revision INTEGER NOT NULL DEFAULT 0,
  field_revisions TEXT
) STRICT;

CREATE TABLE mapping (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  mapping_json TEXT NOT NULL,
  revision INTEGER NOT NULL DEFAULT 0,
  field_revisions TEXT
) STRICT;

CREATE TABLE import_run (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  started_at INTEGER NOT NULL,
  finished_at INTEGER,
  run_json TEXT NOT NULL
) STRICT;
`;
