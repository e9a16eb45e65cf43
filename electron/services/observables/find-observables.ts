import { familyOfType } from "../../../shared/domain/observables/type-family-table.ts";
import { canonicalObservable } from "../../storage/links/observable-value.ts";
import { extractObservables } from "../../../shared/formats/text/extract.ts";
import { refangValue } from "../../../shared/domain/observables/refang.ts";
import { normaliseObservable } from "../../../shared/domain/observables/normalise.ts";
import { isObservableType } from "../../../shared/domain/observables/types.ts";
import { findLookalikes } from "../../../shared/domain/observables/lookalike.ts";
import type { WarninglistLookup } from "../../storage/links/intern-observables.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { readIncidentName } from "../../storage/tables/incidents.ts";
import {
  findByValue,
  readObservableRows,
  subjectsOfObservable,
} from "../../storage/tables/observables.ts";
import { readReportRows } from "../../storage/tables/reports.ts";
import type { ObservableRow } from "../../../shared/model/observable.ts";

/** Incidents or reports named for one value at most. */
export const MAX_USES = 200;

/** Where a value is known from; what was typed is refanged, given its type and brought into canonical form first. */
export function findObservable(read: ReadHandle, asked: string, warninglistsOf: WarninglistLookup) {
  const recognised = recognise(asked);
  const known = [...new Set([recognised.value, ...spellings(asked)])].flatMap((value) =>
    findByValue(read, value),
  );
  const rows = readObservableRows(
    read,
    known.map(({ rowId }) => rowId),
  );
  const best = rows.find(({ type }) => type === recognised.type) ?? rows[0];
  const type = best?.type ?? recognised.type;
  const value = best?.value ?? recognised.value;
  return {
    asked,
    type,
    value,
    id: best?.id ?? null,
    incidents: distinct(known.flatMap(({ rowId }) => incidentsWith(read, rowId))).map(
      ({ id, number, title }) => ({ id, number, title }),
    ),
    reports: distinct(known.flatMap(({ rowId }) => reportsWith(read, rowId))).map(
      ({ id, number, title }) => ({ id, number, title }),
    ),
    sightings: rows.reduce((sum, { sightingCount }) => sum + sightingCount, 0),
    warninglists: best?.warninglists.slice() ?? [
      ...warninglistsOf(canonicalObservable(type ?? "other", value)),
    ],
  };
}

export function incidentsWith(read: ReadHandle, observableRowId: number) {
  return subjectsOfObservable(read, observableRowId, "incident", MAX_USES).flatMap((rowId) => {
    const name = readIncidentName(read, rowId);
    return name === undefined ? [] : [name];
  });
}

export function reportsWith(read: ReadHandle, observableRowId: number) {
  return readReportRows(read, subjectsOfObservable(read, observableRowId, "report", MAX_USES));
}

/** Readable form of an internationalised name, and what is odd about it. */
export function oddities({ type, value }: Pick<ObservableRow, "type" | "value">) {
  const { unicode, parts } = canonicalObservable(type, value);
  const isName = isObservableType(type) && familyOfType(type) === "domain";
  const name = isName ? value : parts.find(({ kind }) => kind === "domain")?.value;
  return {
    unicode: unicode ?? null,
    lookalikes: name === undefined ? [] : findLookalikes(name).map(({ kind }) => kind),
  };
}

function recognise(asked: string): { readonly type: string | null; readonly value: string } {
  const text = asked.trim();
  const [whole] = extractObservables(text, { withDerived: false }).items.filter(
    ({ length }) => length >= text.length * WHOLE_SHARE,
  );
  if (whole === undefined) return { type: null, value: refangValue(text) };
  const normalised = normaliseObservable(whole.type, whole.value);
  return { type: whole.type, value: normalised.ok ? normalised.value.value : whole.value };
}

/** Canonical forms of what nothing was recognised in, such as a name below a domain that does not exist publicly. */
function spellings(asked: string): readonly string[] {
  const value = refangValue(asked.trim());
  const name = normaliseObservable("domain", value);
  return [value, value.toLowerCase(), ...(name.ok ? [name.value.value] : [])];
}

/** Share of the text that one indicator has to fill to be what was asked for. */
const WHOLE_SHARE = 0.9;

function distinct<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}
