import type { Failure } from "../../../shared/contract/failures.ts";
import {
  checked,
  planImport,
  type ConstituentChange,
  type ConstituentLedger,
} from "../../../shared/domain/constituents/plan-import.ts";
import type { RowFault } from "../../../shared/domain/constituents/row-fault.ts";
import type { ColumnMapping } from "../../../shared/formats/constituents/columns.ts";
import { readConstituentTable } from "../../../shared/formats/constituents/read-table.ts";
import { actionIdSchema, constituentIdSchema, type ActionId } from "../../../shared/model/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Actor } from "../../storage/journal/action-stamp.ts";
import { applyAction } from "../../storage/journal/apply-action.ts";
import type { SubjectChanges } from "../../storage/journal/change.ts";
import { readConstituents } from "../../storage/tables/constituents.ts";
import { changeVault, nowIso, type CaseContext } from "../case-context.ts";
import { addedConstituent, updatedConstituent } from "./save-constituent.ts";

export interface ConstituentTableFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mapping: ColumnMapping;
}

export interface ConstituentImport {
  readonly actionId: ActionId | null;
  readonly ledger: ConstituentLedger;
  readonly faults: RowFault[];
  readonly unknownColumns: string[];
  readonly guessedCells: number;
}

/** Takes in a table of constituents as one action that undo takes back. Fails with `invalid-value` for a header that says too little. */
export function importConstituents(
  context: CaseContext,
  { name, bytes, mapping }: ConstituentTableFile,
): Result<ConstituentImport, Failure> {
  const table = readConstituentTable(bytes, mapping);
  if (!table.ok) return err({ kind: "invalid-value", ...table.error });
  const { rows, refusedRows, faults, unknownColumns, guessedCells } = table.value;
  const actor = context.actor();
  return changeVault(context.database, (write) => {
    const plan = planImport(rows, readConstituents(write));
    const applied =
      plan.changes.length === 0
        ? null
        : applyAction(write, actor, {
            verb: "constituents-imported",
            cause: name,
            subjects: plan.changes.map((change) => subjectOf(change, actor)),
          });
    const { ledger } = plan;
    return ok({
      actionId: applied === null ? null : actionIdSchema.parse(applied.actionId),
      ledger: checked({
        ...ledger,
        rows: ledger.rows + refusedRows,
        refused: ledger.refused + refusedRows,
      }),
      faults: [...faults, ...plan.faults].toSorted((left, right) => left.line - right.line),
      unknownColumns: [...unknownColumns],
      guessedCells,
    });
  });
}

function subjectOf(change: ConstituentChange, actor: Actor): SubjectChanges {
  switch (change.kind) {
    case "add": {
      const id = constituentIdSchema.parse(actor.ids.newId());
      return addedConstituent(id, change.fields, nowIso(actor));
    }
    case "update":
      return updatedConstituent(change.id, change.name, change.fields);
  }
}
