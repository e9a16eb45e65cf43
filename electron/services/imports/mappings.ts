import type { Failure } from "../../../shared/contract/failures.ts";
import { mappingIdSchema, type MappingId } from "../../../shared/model/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { applyAction } from "../../storage/journal/apply-action.ts";
import type { Change } from "../../storage/journal/change.ts";
import { uuidBytes, uuidText } from "../../storage/records/uuid.ts";
import type { ImportContext } from "./import-context.ts";
import { parseMapping } from "./parse-mapping.ts";

/** A column mapping that an analyst saved. */
export interface SavedMapping {
  readonly id: MappingId;
  readonly name: string;
  readonly mappingJson: string;
}

interface Row {
  readonly uuid: Uint8Array;
  readonly name: string;
  readonly mappingJson: string;
}

const SELECT = "SELECT uuid, name, mapping_json AS mappingJson FROM mapping";

export function listMappings(read: ReadHandle): readonly SavedMapping[] {
  return read.all<Row>(`${SELECT} ORDER BY name`).map(savedMapping);
}

export function readMapping(read: ReadHandle, id: string): SavedMapping | undefined {
  const row = read.get<Row>(`${SELECT} WHERE uuid = ?`, [uuidBytes(id)]);
  return row && savedMapping(row);
}

/** Saves a new mapping or a changed one. Failures: `invalid-value`, `not-found`. */
export function saveMapping(
  { database, actor }: ImportContext,
  mapping: {
    readonly id?: MappingId | undefined;
    readonly name: string;
    readonly mappingJson: string;
  },
): Result<{ id: MappingId }, Failure> {
  const parsed = parseMapping(mapping.mappingJson);
  if (!parsed.ok) return parsed;
  const { name, mappingJson } = mapping;
  if (mapping.id !== undefined && readMapping(database.read, mapping.id) === undefined)
    return err({ kind: "not-found", recordKind: "mapping", id: mapping.id });
  const id = mapping.id ?? mappingIdSchema.parse(actor().ids.newId());
  const fields = { name, mappingJson };
  const op = mapping.id === undefined ? "create" : "update";
  const change: Change = { op, kind: "mapping", id, fields };
  applyOne({ database, actor }, "mapping-saved", id, name, change);
  return ok({ id });
}

export function removeMapping(
  context: ImportContext,
  id: MappingId,
): Result<{ actionId: number; changed: number }, Failure> {
  const saved = readMapping(context.database.read, id);
  if (saved === undefined) return err({ kind: "not-found", recordKind: "mapping", id });
  const change: Change = { op: "delete", kind: "mapping", id };
  return ok(applyOne(context, "mapping-removed", id, saved.name, change));
}

function applyOne(
  { database, actor }: Pick<ImportContext, "database" | "actor">,
  verb: string,
  id: MappingId,
  title: string,
  change: Change,
) {
  return database.transaction((write) =>
    applyAction(write, actor(), {
      verb,
      subjects: [{ subject: { kind: "mapping", id, title }, changes: [change] }],
    }),
  );
}

function savedMapping({ uuid, name, mappingJson }: Row): SavedMapping {
  return { id: mappingIdSchema.parse(uuidText(uuid)), name, mappingJson };
}
