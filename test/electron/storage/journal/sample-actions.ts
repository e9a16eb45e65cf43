import type { Database } from "../../../../electron/storage/database.ts";
import type { Actor } from "../../../../electron/storage/journal/action-stamp.ts";
import { applyAction } from "../../../../electron/storage/journal/apply-action.ts";
import type { AppliedAction } from "../../../../electron/storage/journal/apply-action.ts";
import type { Change } from "../../../../electron/storage/journal/change.ts";
import type { LinkFacts } from "../../../../electron/storage/links/link-columns.ts";
import { toLinkColumns } from "../../../../electron/storage/links/link-columns.ts";
import type { Fields } from "../../../../electron/storage/records/json-value.ts";
import { ORGANISATION_ID } from "../test-vault.ts";

export const INCIDENT_ID = "0199c0de-0000-7000-8000-000000000001";
export const OTHER_INCIDENT_ID = "0199c0de-0000-7000-8000-000000000002";
export const NOTE_ID = "0199c0de-0000-7000-8000-000000000003";
const FIRST_LINK_ID = "0199c0de-0000-7000-8000-000000000100";

const CREATED_AT = "2026-11-24T08:00:00.000Z";

/** Applies changes to one incident as one action of its own. */
export function act(
  { database, actor }: { readonly database: Database; readonly actor: Actor },
  verb: string,
  ...changes: readonly Change[]
): AppliedAction {
  return database.transaction((write) =>
    applyAction(write, actor, {
      verb,
      subjects: [{ subject: { kind: "incident", id: INCIDENT_ID, title: "Case" }, changes }],
    }),
  );
}

export function createIncident(id = INCIDENT_ID, number = "CERT-XX-2026-000001"): Change {
  const fields: Fields = {
    ownerOrganisationId: ORGANISATION_ID,
    tlp: "TLP:AMBER",
    pap: null,
    createdAt: CREATED_AT,
    number,
    title: "Mail server reached from outside",
    description: "First seen at night.",
    status: "new",
    statusReason: null,
    severity: "medium",
    owner: null,
    classification: [],
    tags: ["sector:energy"],
    occurredAt: null,
    detectedAt: null,
    closedAt: null,
    mergedInto: null,
  };
  return { op: "create", kind: "incident", id, fields };
}

export function updateIncident(fields: Fields): Change {
  return { op: "update", kind: "incident", id: INCIDENT_ID, fields };
}

export function createNote(text = "Called the operator."): Change {
  const fields: Fields = {
    ownerOrganisationId: ORGANISATION_ID,
    tlp: null,
    pap: null,
    createdAt: CREATED_AT,
    incidentId: INCIDENT_ID,
    author: "M. Okafor",
    text,
  };
  return { op: "create", kind: "note", id: NOTE_ID, fields };
}

/** Uses of so many addresses, 192.0.2.1 and on. */
export function addAddresses(count: number): Change {
  const links = Array.from({ length: count }, (_, index): LinkFacts => ({
    type: "ip-dst",
    value: `192.0.2.${String(index + 1)}`,
    category: null,
    isForDetection: true,
    comment: null,
    tlp: null,
    tags: [],
    objectName: null,
    objectRelation: null,
    objectKey: null,
    sourceUuid: null,
    addedAtMs: Date.parse(CREATED_AT),
  }));
  return {
    op: "create-links",
    subject: { kind: "incident", id: INCIDENT_ID },
    ids: [{ first: FIRST_LINK_ID, count }],
    columns: toLinkColumns(links),
  };
}

/** Everything the analyst could tell two states apart by: no counters, no numbers of entries, no times of change. */
export function visibleState({ read }: Database): unknown {
  const tables = {
    incident:
      "SELECT number, title, status, severity, score, tlp, owner, tags, classification, observable_count, evidence_count, open_task_count, report_count, description, hex(merged_into) FROM incident ORDER BY uuid",
    note: "SELECT hex(uuid), text, tlp FROM note ORDER BY uuid",
    tags: "SELECT t.name, i.number FROM incident_tag x JOIN tag t ON t.id = x.tag_id JOIN incident i ON i.id = x.incident_id ORDER BY 1, 2",
    links:
      "SELECT hex(l.uuid), o.value, l.comment, i.number FROM observable_link l JOIN observable o ON o.id = l.observable_id JOIN incident i ON i.id = l.incident_id ORDER BY 1",
    observables: "SELECT value, incident_count, sighting_count FROM observable ORDER BY value",
    text: "SELECT rowid & 15 AS kind, count(*) AS hits FROM text_index WHERE text_index MATCH 'mail OR operator OR night' GROUP BY 1",
  };
  return Object.fromEntries(Object.entries(tables).map(([name, sql]) => [name, read.all(sql)]));
}
