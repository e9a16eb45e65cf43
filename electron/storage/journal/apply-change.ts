import { assertNever } from "../../../shared/assert-never.ts";
import type { WriteHandle } from "../database.ts";
import { fieldsToWatch, type Derived } from "../derived/derived.ts";
import type { ObservableInterner } from "../links/intern-observables.ts";
import { fromLinkColumns, toLinkColumns } from "../links/link-columns.ts";
import { deleteLinks, insertLinks, moveLinks } from "../links/link-rows.ts";
import { sightingDefinition } from "../links/sighting-definition.ts";
import { isTextKind, takeRecordNumbers, textRecordId } from "../records/record-id.ts";
import { recordDefinition, type RecordDefinition } from "../records/record-definitions-table.ts";
import {
  deleteRecord,
  differingFields,
  findRowId,
  insertRecord,
  readRecord,
  readRecordFields,
  updateRecord,
} from "../records/record-rows.ts";
import { uuidBytes } from "../records/uuid.ts";
import type { Change, ChangeableKind, JournaledChange } from "./change.ts";

/** What the changes of one action share. */
export interface ActionWork {
  readonly write: WriteHandle;
  readonly derived: Derived;
  readonly interner: () => ObservableInterner;
  readonly nowMs: number;
  /** Records that are made now existed before. */
  readonly isUndo: boolean;
}

/** A record can't go while relations of others name it. */
export class RecordInUse extends Error {}

type Of<Op extends Change["op"]> = Extract<Change, { readonly op: Op }>;

/** Makes one change and tells what it did; undefined when everything was so already. */
export function applyChange(
  work: ActionWork,
  change: Change,
  revision: number,
): JournaledChange | undefined {
  switch (change.op) {
    case "create":
      return create(work, change, revision);
    case "update":
      return update(work, change, revision);
    case "delete":
      return remove(work, change);
    case "create-links":
      return createLinks(work, change, revision);
    case "delete-links": {
      const { subject, links } = deleteLinks(work.write, work.derived, change.ids);
      return { op: "delete-links", subject, ids: change.ids, columns: toLinkColumns(links) };
    }
    case "move-links": {
      const { ids, incidentId } = change;
      const from = moveLinks(work.write, work.derived, ids, incidentId, revision);
      return { op: "move-links", ids, from, to: incidentId };
    }
    default:
      return assertNever(change);
  }
}

/** How a kind of record lies in its table. */
export function definitionOf(
  work: Pick<ActionWork, "interner">,
  kind: ChangeableKind | "observable-link",
): RecordDefinition {
  return kind === "sighting" ? sightingDefinition(work.interner) : recordDefinition(kind);
}

function create(work: ActionWork, change: Of<"create">, revision: number): JournaledChange {
  const { kind, id, fields } = change;
  const { write, nowMs } = work;
  const rowId = isTextKind(kind) ? textRecordId(takeRecordNumbers(write, 1), kind) : null;
  const definition = definitionOf(work, kind);
  const record = { id, rowId, fields, revision, nowMs, isRestored: work.isUndo };
  const insertedRowId = insertRecord(write, definition, record);
  work.derived.recordChanged({ kind, rowId: insertedRowId, before: null, after: fields });
  noteSighting(work, kind, insertedRowId);
  return { op: "create", kind, id, fields };
}

function update(
  work: ActionWork,
  change: Of<"update">,
  revision: number,
): JournaledChange | undefined {
  const { kind, id } = change;
  const { write, nowMs } = work;
  const definition = definitionOf(work, kind);
  const names = fieldsToWatch(kind, definition, Object.keys(change.fields));
  const stored = readRecordFields(write, definition, id, names);
  if (stored === undefined) throw new Error(`no ${kind} has the id ${id}`);
  const differing = differingFields(stored.fields, change.fields);
  if (differing === undefined) return undefined;
  const fields = Object.fromEntries(
    Object.entries(differing).map(([name, [, value]]) => [name, value]),
  );
  updateRecord(write, definition, stored.rowId, { fields, revision, nowMs });
  const after = { ...stored.fields, ...fields };
  work.derived.recordChanged({ kind, rowId: stored.rowId, before: stored.fields, after });
  return { op: "update", kind, id, fields: differing };
}

function remove(work: ActionWork, change: Of<"delete">): JournaledChange {
  const { kind, id } = change;
  const definition = definitionOf(work, kind);
  const stored = readRecord(work.write, definition, id);
  if (stored === undefined) throw new Error(`no ${kind} has the id ${id}`);
  const { rowId, fields } = stored;
  if (isTextKind(kind)) assertNoRelation(work.write, id);
  work.derived.recordChanged({ kind, rowId, before: fields, after: null });
  noteSighting(work, kind, rowId);
  deleteRecord(work.write, definition, rowId);
  return { op: "delete", kind, id, fields };
}

function createLinks(
  work: ActionWork,
  change: Of<"create-links">,
  revision: number,
): JournaledChange {
  const { subject, ids, columns } = change;
  const subjectRowId = findRowId(work.write, subject.kind, subject.id);
  if (subjectRowId === undefined) throw new Error(`no ${subject.kind} has the id ${subject.id}`);
  const links = fromLinkColumns(columns);
  const batch = { subject, subjectRowId, ids, links, revision };
  insertLinks(work.write, work.interner(), work.derived, batch);
  return { op: "create-links", subject, ids, columns };
}

function assertNoRelation(write: WriteHandle, id: string): void {
  const named = write.get("SELECT 1 FROM relation WHERE from_uuid = :id OR to_uuid = :id LIMIT 1", {
    id: uuidBytes(id),
  });
  if (named !== undefined) throw new RecordInUse("a relation names the record");
}

/** An observable counts its sightings and is seen by them. */
function noteSighting(work: ActionWork, kind: ChangeableKind, rowId: number): void {
  if (kind !== "sighting") return;
  const row = work.write.get<{ readonly observable: number }>(
    "SELECT observable_id AS observable FROM sighting WHERE id = ?",
    [rowId],
  );
  if (row !== undefined) work.derived.observableLost(row.observable);
}
