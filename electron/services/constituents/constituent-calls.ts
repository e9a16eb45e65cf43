import type { constituentsContract } from "../../../shared/contract/constituents.ts";
import { buildConstituentIndex } from "../../../shared/domain/constituents/constituent-index.ts";
import { filterConstituents } from "../../../shared/domain/constituents/filter-constituents.ts";
import { matchConstituent } from "../../../shared/domain/constituents/match-constituent.ts";
import { isPlaced, placesOf } from "../../../shared/domain/constituents/placed-values.ts";
import type { Failure } from "../../../shared/contract/failures.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { readConstituent, readConstituents } from "../../storage/tables/constituents.ts";
import { findIncident } from "../../storage/tables/incidents.ts";
import { countLinks, readLinkPage } from "../../storage/tables/observables.ts";
import { nowIso, notFound, type CaseContext } from "../case-context.ts";
import { importConstituents } from "./import-constituents.ts";
import { removeConstituent, saveConstituent } from "./save-constituent.ts";

/** What the calls on the register of constituents do. */
export function constituentCalls(context: CaseContext): Handlers<typeof constituentsContract> {
  const { read } = context.database;
  return {
    list: ({ query, limit, offset }) => {
      const found = filterConstituents(readConstituents(read), query);
      return ok({ items: found.slice(offset, offset + limit), total: found.length });
    },
    get: ({ id }) => {
      const constituent = readConstituent(read, id);
      return constituent === undefined ? err(notFound("constituent", id)) : ok(constituent);
    },
    save: (wanted) => saveConstituent(context, wanted),
    remove: ({ id }) => removeConstituent(context, id),
    importTable: (table) => importConstituents(context, table),
    match: ({ values, incidentId, onDate = nowIso(context.actor()).slice(0, 10) }) => {
      const ofIncident = incidentId === undefined ? ok([]) : valuesOfIncident(read, incidentId);
      if (!ofIncident.ok) return ofIncident;
      const index = buildConstituentIndex(readConstituents(read));
      const asked = [...values, ...ofIncident.value];
      return ok({ onDate, items: asked.map((value) => matchConstituent(index, value, onDate)) });
    },
  };
}

function valuesOfIncident(read: ReadHandle, id: string): Result<readonly string[], Failure> {
  const rowId = findIncident(read, id);
  if (rowId === undefined) return err(notFound("incident", id));
  const total = countLinks(read, "incident", rowId);
  const values = readLinkPage(read, "incident", rowId, total, 0)
    .filter(({ type }) => isPlaced(type))
    .flatMap(({ type, value }) => placesOf(type, value));
  return ok([...new Set(values)]);
}
