import { TLP_LABELS } from "../../../shared/domain/markings/tlp.ts";
import type { ReadHandle, WriteHandle } from "../database.ts";
import type { LinkSubject } from "../journal/change.ts";
import type { Derived } from "../derived/derived.ts";
import { rangesOfIds, uuidBytes, uuidText, type IdRange, idsOfRanges } from "../records/uuid.ts";
import { findRowId } from "../records/record-rows.ts";
import { z } from "zod";
import type { ObservableInterner } from "./intern-observables.ts";
import type { LinkFacts } from "./link-columns.ts";

/** Adds uses of observables to an incident or report, bringing new observables in. */
export function insertLinks(
  write: WriteHandle,
  interner: ObservableInterner,
  derived: Derived,
  batch: {
    readonly subject: LinkSubject;
    readonly subjectRowId: number;
    readonly ids: readonly IdRange[];
    readonly links: readonly LinkFacts[];
    readonly revision: number;
  },
): void {
  const isIncident = batch.subject.kind === "incident";
  const insert = write.prepareWrite(isIncident ? INSERT_INTO_INCIDENT : INSERT_INTO_REPORT);
  const see = write.prepareWrite(SEE);
  const isLinked = write.prepareRead(IS_LINKED);
  const counted = new Set<number>();
  const ids = idsOfRanges(batch.ids);
  for (const link of batch.links) {
    const next = ids.next();
    if (next.done === true) throw new Error("fewer ids than links");
    const { id, isNew } = interner.intern(link.type, link.value, {
      seenAtMs: link.addedAtMs,
      incidentCount: isIncident ? 1 : 0,
    });
    if (!isNew) {
      const countsUp =
        isIncident && !counted.has(id) && isLinked.get([id, batch.subjectRowId]) === undefined;
      see.run([countsUp ? 1 : 0, link.addedAtMs, link.addedAtMs, id]);
    }
    counted.add(id);
    insert.run([next.value, id, batch.subjectRowId, batch.revision, ...columnsOf(link)]);
  }
  derived.linksChanged(batch.subject.kind, batch.subjectRowId);
}

/** Removes uses; gives what they were, by subject, so that they can be made again. */
export function deleteLinks(
  write: WriteHandle,
  derived: Derived,
  ids: readonly IdRange[],
): { readonly subject: LinkSubject; readonly links: readonly LinkFacts[] } {
  const links: LinkFacts[] = [];
  let subject: LinkSubject | undefined;
  for (const id of idsOfRanges(ids)) {
    const row = readLinkRow(write, id);
    if (row === undefined) throw new Error(`no use of an observable has the id ${uuidText(id)}`);
    subject ??= subjectOfRow(write, row);
    links.push(factsOf(row));
    write.run("DELETE FROM observable_link WHERE id = ?", [row.id]);
    derived.observableLost(row.observable_id);
    if (row.incident_id !== null) derived.linksChanged("incident", row.incident_id);
    if (row.report_id !== null) derived.linksChanged("report", row.report_id);
  }
  if (subject === undefined) throw new Error("nothing to remove");
  return { subject, links };
}

/** Moves uses to another incident; gives the incident that had them. */
export function moveLinks(
  write: WriteHandle,
  derived: Derived,
  ids: readonly IdRange[],
  incidentId: string,
  revision: number,
): string {
  const toRowId = findRowId(write, "incident", incidentId);
  if (toRowId === undefined) throw new Error("no incident to move to");
  let from: LinkSubject | undefined;
  for (const id of idsOfRanges(ids)) {
    const row = readLinkRow(write, id);
    if (row?.incident_id === undefined || row.incident_id === null) {
      throw new Error("only uses in incidents move");
    }
    from ??= subjectOfRow(write, row);
    write.run("UPDATE observable_link SET incident_id = ?, revision = ? WHERE id = ?", [
      toRowId,
      revision,
      row.id,
    ]);
    derived.observableLost(row.observable_id);
    derived.linksChanged("incident", row.incident_id);
  }
  if (from === undefined) throw new Error("nothing to move");
  derived.linksChanged("incident", toRowId);
  return from.id;
}

/** What all uses in an incident or report are, with their ids in the order in which they were added. */
export function readLinks(
  read: ReadHandle,
  kind: LinkSubject["kind"],
  subjectRowId: number,
): { readonly ids: readonly IdRange[]; readonly links: readonly LinkFacts[] } {
  const rows = read.all<LinkRow>(`${SELECT_LINK} WHERE l.${kind}_id = ? ORDER BY l.id`, [
    subjectRowId,
  ]);
  return { ids: rangesOfIds(rows.map(({ uuid }) => uuid)), links: rows.map(factsOf) };
}

/**
 * Uses in a report that an incident lacks. A value that stands in an object of the report belongs to it and always
 * counts as lacking; any other one does not become another use only because several reports named it.
 */
export function readLinksLackingIn(
  read: ReadHandle,
  reportRowId: number,
  incidentRowId: number,
): readonly LinkFacts[] {
  return read
    .all<LinkRow>(
      `${SELECT_LINK} WHERE l.report_id = ? AND (l.object_name IS NOT NULL OR NOT EXISTS (
         SELECT 1 FROM observable_link i WHERE i.observable_id = l.observable_id AND i.incident_id = ?))
       ORDER BY l.id`,
      [reportRowId, incidentRowId],
    )
    .map(factsOf);
}

export interface LinkRow {
  readonly id: number;
  readonly uuid: Uint8Array;
  readonly observable_id: number;
  readonly incident_id: number | null;
  readonly report_id: number | null;
  readonly type: string;
  readonly value: string;
  readonly is_for_detection: number;
  readonly tlp: number;
  readonly added_at: number;
  readonly category: string | null;
  readonly comment: string | null;
  readonly tags: string | null;
  readonly object_name: string | null;
  readonly object_relation: string | null;
  readonly object_key: string | null;
  readonly source_uuid: Uint8Array | null;
}

/** One use by the bytes of its id. */
export function readLinkRow(read: ReadHandle, id: Uint8Array): LinkRow | undefined {
  return read.get<LinkRow>(`${SELECT_LINK} WHERE l.uuid = ?`, [id]);
}

export function factsOf(row: LinkRow): LinkFacts {
  return {
    type: row.type,
    value: row.value,
    category: row.category,
    isForDetection: row.is_for_detection === 1,
    comment: row.comment,
    tlp: TLP_LABELS[row.tlp] ?? null,
    tags: row.tags === null ? [] : tagsSchema.parse(JSON.parse(row.tags)),
    objectName: row.object_name,
    objectRelation: row.object_relation,
    objectKey: row.object_key,
    sourceUuid: row.source_uuid === null ? null : uuidText(row.source_uuid),
    addedAtMs: row.added_at,
  };
}

/** The incident or report of a use. */
export function subjectOfRow(
  read: ReadHandle,
  row: Pick<LinkRow, "incident_id" | "report_id">,
): LinkSubject {
  const kind = row.incident_id === null ? "report" : "incident";
  const found = read.get<{ readonly uuid: Uint8Array }>(`SELECT uuid FROM ${kind} WHERE id = ?`, [
    row.incident_id ?? row.report_id,
  ]);
  if (found === undefined) throw new Error("a use of an observable has no subject");
  return { kind, id: uuidText(found.uuid) };
}

const tagsSchema = z.array(z.string());

const SELECT_LINK = `
SELECT l.id, l.uuid, l.observable_id, l.incident_id, l.report_id, t.name AS type,
  coalesce(o.full_value, o.value) AS value, l.is_for_detection, l.tlp, l.added_at, l.category, l.comment,
  l.tags, l.object_name, l.object_relation, l.object_key, l.source_uuid
FROM observable_link l
CROSS JOIN observable o ON o.id = l.observable_id
CROSS JOIN observable_type t ON t.id = o.type_id`;

const SEE = `UPDATE observable SET incident_count = incident_count + ?,
  first_seen_at = min(first_seen_at, ?), last_seen_at = max(last_seen_at, ?) WHERE id = ?`;

const INSERT_INTO_INCIDENT = insertSql("incident_id");
const INSERT_INTO_REPORT = insertSql("report_id");
const IS_LINKED =
  "SELECT 1 FROM observable_link WHERE observable_id = ? AND incident_id = ? LIMIT 1";

function insertSql(subjectColumn: "incident_id" | "report_id"): string {
  return `INSERT INTO observable_link (uuid, observable_id, ${subjectColumn}, revision, is_for_detection,
    tlp, added_at, category, comment, tags, object_name, object_relation, object_key, source_uuid)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
}

function columnsOf(link: LinkFacts) {
  return [
    link.isForDetection ? 1 : 0,
    TLP_LABELS.findIndex((label) => label === link.tlp),
    link.addedAtMs,
    link.category,
    link.comment,
    link.tags.length === 0 ? null : JSON.stringify(link.tags),
    link.objectName,
    link.objectRelation,
    link.objectKey,
    link.sourceUuid === null ? null : uuidBytes(link.sourceUuid),
  ];
}
