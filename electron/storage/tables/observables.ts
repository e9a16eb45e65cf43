import { z } from "zod";
import { observableIdSchema, type ObservableId } from "../../../shared/model/ids.ts";
import type { ObservableLink, ObservableRow } from "../../../shared/model/observable.ts";
import type { ReadHandle } from "../database.ts";
import type { LinkSubject } from "../journal/change.ts";
import type { ListSource } from "../lists/page.ts";
import { storedValue } from "../links/observable-value.ts";
import { uuidBytes, uuidText } from "../records/uuid.ts";
import { iso, textsOf, tlpOf } from "./json-columns.ts";

/** Observables as a list. By type means grouped by type, in the order in which types came in. */
export const OBSERVABLE_LIST: ListSource = {
  table: "observable",
  alias: "o",
  defaultSort: "-last-seen",
  sorts: {
    value: { column: "value", index: "observable_by_value", holdsFacets: false },
    type: { column: "type_id", index: "observable_by_type", holdsFacets: false },
    incidents: {
      column: "incident_count",
      index: "observable_by_incident_count",
      holdsFacets: false,
    },
    "first-seen": {
      column: "first_seen_at",
      index: "observable_by_first_seen",
      holdsFacets: false,
    },
    "last-seen": { column: "last_seen_at", index: "observable_by_last_seen", holdsFacets: false },
  },
};

export function readObservableRows(read: ReadHandle, rowIds: readonly number[]): ObservableRow[] {
  return rowIds.flatMap((rowId) => {
    const row = read.get<Row>(`${SELECT} WHERE o.id = ?`, [rowId]);
    return row === undefined ? [] : [toObservableRow(row)];
  });
}

export function readObservable(
  read: ReadHandle,
  id: string,
): { readonly rowId: number; readonly row: ObservableRow } | undefined {
  const row = read.get<Row>(`${SELECT} WHERE o.uuid = ?`, [uuidBytes(id)]);
  return row && { rowId: row.id, row: toObservableRow(row) };
}

/** Row ids of the observables with this value in canonical form, in any type. */
export function findByValue(
  read: ReadHandle,
  value: string,
): readonly { readonly rowId: number; readonly type: string }[] {
  return read.all<{ readonly rowId: number; readonly type: string }>(
    `SELECT o.id AS rowId, t.name AS type FROM observable o CROSS JOIN observable_type t ON t.id = o.type_id
      WHERE o.value = ?`,
    [storedValue(value).key],
  );
}

/** Uses of observables in an incident or report, in the order in which they came. */
export function readLinkPage(
  read: ReadHandle,
  kind: LinkSubject["kind"],
  subjectRowId: number,
  limit: number,
  offset: number,
): ObservableLink[] {
  return read
    .all<LinkPageRow>(
      `SELECT l.uuid, o.uuid AS observable, t.name AS type, coalesce(o.full_value, o.value) AS value, l.category,
         l.is_for_detection, l.comment, l.tlp, l.tags, l.object_name, l.object_relation, l.added_at,
         o.incident_count, o.warninglists
       FROM observable_link l
       CROSS JOIN observable o ON o.id = l.observable_id
       CROSS JOIN observable_type t ON t.id = o.type_id
       WHERE l.${kind}_id = ? ORDER BY l.id LIMIT ? OFFSET ?`,
      [subjectRowId, limit, offset],
    )
    .map(toLink);
}

export function countLinks(
  read: ReadHandle,
  kind: LinkSubject["kind"],
  subjectRowId: number,
): number {
  return (
    read.get<{ readonly count: number }>(
      `SELECT count(*) AS count FROM observable_link WHERE ${kind}_id = ?`,
      [subjectRowId],
    )?.count ?? 0
  );
}

/** A bounded number of the incidents or reports that carry an observable, newest first. */
export function subjectsOfObservable(
  read: ReadHandle,
  observableRowId: number,
  kind: LinkSubject["kind"],
  limit: number,
): readonly number[] {
  return read
    .all<{ readonly id: number }>(
      `SELECT DISTINCT ${kind}_id AS id FROM observable_link
        WHERE observable_id = ? AND ${kind}_id IS NOT NULL ORDER BY ${kind}_id DESC LIMIT ?`,
      [observableRowId, limit],
    )
    .map(({ id }) => id);
}

export function toObservableId(bytes: Uint8Array): ObservableId {
  return observableIdSchema.parse(uuidText(bytes));
}

const listsSchema = z.array(z.object({ name: z.string(), date: z.string() }));

export function warninglistsOf(json: string | null): { name: string; date: string }[] {
  return json === null ? [] : listsSchema.parse(JSON.parse(json));
}

interface Row {
  readonly id: number;
  readonly uuid: Uint8Array;
  readonly type: string;
  readonly value: string;
  readonly incident_count: number;
  readonly sighting_count: number;
  readonly first_seen_at: number;
  readonly last_seen_at: number;
  readonly warninglists: string | null;
}

const SELECT = `SELECT o.id, o.uuid, t.name AS type, coalesce(o.full_value, o.value) AS value, o.incident_count,
  o.sighting_count, o.first_seen_at, o.last_seen_at, o.warninglists
  FROM observable o CROSS JOIN observable_type t ON t.id = o.type_id`;

function toObservableRow(row: Row): ObservableRow {
  return {
    id: toObservableId(row.uuid),
    type: row.type,
    value: row.value,
    incidentCount: row.incident_count,
    sightingCount: row.sighting_count,
    firstSeenAt: iso(row.first_seen_at),
    lastSeenAt: iso(row.last_seen_at),
    warninglists: warninglistsOf(row.warninglists),
  };
}

interface LinkPageRow {
  readonly uuid: Uint8Array;
  readonly observable: Uint8Array;
  readonly type: string;
  readonly value: string;
  readonly category: string | null;
  readonly is_for_detection: number;
  readonly comment: string | null;
  readonly tlp: number;
  readonly tags: string | null;
  readonly object_name: string | null;
  readonly object_relation: string | null;
  readonly added_at: number;
  readonly incident_count: number;
  readonly warninglists: string | null;
}

function toLink(row: LinkPageRow): ObservableLink {
  return {
    linkId: uuidText(row.uuid),
    observableId: toObservableId(row.observable),
    type: row.type,
    value: row.value,
    category: row.category,
    isForDetection: row.is_for_detection === 1,
    comment: row.comment,
    tlp: tlpOf(row.tlp),
    tags: row.tags === null ? [] : textsOf(row.tags),
    objectName: row.object_name,
    objectRelation: row.object_relation,
    addedAt: iso(row.added_at),
    incidentCount: row.incident_count,
    warninglists: warninglistsOf(row.warninglists),
  };
}
