import { isExchangeKind } from "../../../shared/exchange/record/exchange-record.ts";
import type { RecordRef } from "../../../shared/exchange/release/record-ref.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { recordDefinition } from "../../storage/records/record-definitions-table.ts";
import { findRowId, readRecordFields } from "../../storage/records/record-rows.ts";
import { uuidBytes } from "../../storage/records/uuid.ts";
import { parseState } from "./stored-states.ts";

/**
 * Whose a record is that is here; undefined when it is not, or was deleted. Under the id of a record of another kind nobody
 * owns anything: it is given as nobody's.
 */
export function ownerOfRecord(
  read: ReadHandle,
  { kind, id }: RecordRef,
  ours: string,
): string | undefined {
  const state = read.get<{ readonly changes: string }>(
    "SELECT changes FROM exchange_state WHERE uuid = ?",
    [uuidBytes(id)],
  );
  if (state !== undefined) {
    const record = parseState(state.changes);
    if (record.kind !== kind) return NOBODY;
    return record.life.isAlive ? record.owner : undefined;
  }
  if (!isExchangeKind(kind)) return undefined;
  if (kind === "sighting") return findRowId(read, "sighting", id) === undefined ? undefined : ours;
  const definition = recordDefinition(kind);
  if (!Object.hasOwn(definition.fields, "ownerOrganisationId")) {
    return findRowId(read, definition.table, id) === undefined ? undefined : ours;
  }
  const stored = readRecordFields(read, definition, id, ["ownerOrganisationId"]);
  const owner = stored?.fields["ownerOrganisationId"];
  return typeof owner === "string" ? owner : undefined;
}

const NOBODY = "";
