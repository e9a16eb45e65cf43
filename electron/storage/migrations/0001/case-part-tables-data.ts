/** The parts of an incident, evidence and relations. Conventions as in intake-tables-data.ts. */
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

export const CASE_PART_TABLES = `
CREATE TABLE task (${partColumns},
  title TEXT NOT NULL,
  detail TEXT NOT NULL,
  phase TEXT NOT NULL,
  status INTEGER NOT NULL,
  status_reason TEXT,
  owner TEXT NOT NULL,
  due_at INTEGER,
  position INTEGER NOT NULL,
  playbook TEXT,
  condition TEXT
) STRICT;
CREATE INDEX task_by_incident ON task (incident_id, status);

CREATE TABLE note (${partColumns},
  author TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX note_by_incident ON note (incident_id);

CREATE TABLE timeline_event (${partColumns},
  at TEXT NOT NULL,
  sort_ms INTEGER NOT NULL,
  clock_skew_seconds INTEGER NOT NULL,
  title TEXT NOT NULL,
  detail TEXT NOT NULL,
  source TEXT,
  tags TEXT NOT NULL
) STRICT;
CREATE INDEX timeline_event_by_incident ON timeline_event (incident_id, sort_ms);

CREATE TABLE investigation (${partColumns},
  asked_of TEXT NOT NULL,
  question TEXT NOT NULL,
  answer TEXT NOT NULL,
  status INTEGER NOT NULL,
  status_reason TEXT,
  due_at INTEGER
) STRICT;
CREATE INDEX investigation_by_incident ON investigation (incident_id, status);

CREATE TABLE countermeasure (${partColumns},
  kind TEXT NOT NULL,
  target TEXT NOT NULL,
  detail TEXT NOT NULL,
  requested_of TEXT NOT NULL,
  status INTEGER NOT NULL,
  status_reason TEXT
) STRICT;
CREATE INDEX countermeasure_by_incident ON countermeasure (incident_id, status);

CREATE TABLE evidence (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  incident_id INTEGER REFERENCES incident (id),
  report_id INTEGER REFERENCES report (id),
  organisation_id INTEGER NOT NULL REFERENCES organisation (id),
  tlp INTEGER NOT NULL,
  pap INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  revision INTEGER NOT NULL DEFAULT 0,
  field_revisions TEXT,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  description TEXT NOT NULL,
  verified_at INTEGER,
  is_damaged INTEGER NOT NULL,
  custody TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_by_incident ON evidence (incident_id) WHERE incident_id IS NOT NULL;
CREATE INDEX evidence_by_report ON evidence (report_id) WHERE report_id IS NOT NULL;
CREATE INDEX evidence_by_sha256 ON evidence (sha256);

CREATE TABLE relation (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  from_kind TEXT NOT NULL,
  from_uuid BLOB NOT NULL,
  to_kind TEXT NOT NULL,
  to_uuid BLOB NOT NULL,
  type TEXT NOT NULL,
  comment TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  revision INTEGER NOT NULL DEFAULT 0,
  field_revisions TEXT
) STRICT;
CREATE INDEX relation_from ON relation (from_uuid);
CREATE INDEX relation_to ON relation (to_uuid);
`;
