import { z } from "zod";
import { assertNever } from "../../../shared/assert-never.ts";
import type { ReadHandle } from "../database.ts";
import { countWrongLines } from "../lists/incident-list.ts";
import { fromLinkColumns, type LinkFacts } from "../links/link-columns.ts";
import { factsOf, readLinkRow } from "../links/link-rows.ts";
import { sightingDefinition } from "../links/sighting-definition.ts";
import { isSameJson, type JsonValue } from "../records/json-value.ts";
import { recordDefinition, type RecordDefinition } from "../records/record-definitions-table.ts";
import { ALL_FIELDS, readRecord } from "../records/record-rows.ts";
import { countOfRanges, idsOfRanges } from "../records/uuid.ts";
import type { ChangeableKind, JournaledChange } from "./change.ts";
import { parseChanges, readRowsAfter } from "./journal-rows.ts";
import { countUnindexed } from "./subject-index.ts";

/** Something in the tables that the journal does not say, or the reverse. Ids and names of fields only, never content. */
export interface TableProblem {
  readonly kind: "field-differs" | "record-missing" | "record-not-journaled" | "list-differs";
  readonly detail: string;
}

/**
 * Compares every field of every record with what the journal says it must be (threats row 8: an old page that was put back
 * has a valid authentication code, but not the values of the journal). In steps, in constant memory: each field carries
 * the number of the entry that set it last, so the entry can be compared when it comes by.
 */
export function* verifyTables(
  read: ReadHandle,
): Generator<{ readonly entries: number }, readonly TableProblem[], void> {
  const state: State = { read, counts: new Map(), linkCount: 0, problems: [] };
  for (let entries = 0; ;) {
    const rows = readRowsAfter(read, entries, ROWS_PER_STEP);
    for (const row of rows) {
      for (const change of parseChanges(row.changesJson)) compare(state, change, row.sequence);
      entries = row.sequence;
    }
    if (state.problems.length >= MAX_PROBLEMS || rows.length < ROWS_PER_STEP) break;
    yield { entries };
  }
  compareCounts(state);
  const wrongLines = countWrongLines(read);
  if (wrongLines > 0) addProblem(state, "list-differs", `incident: ${String(wrongLines)}`);
  const unindexed = countUnindexed(read);
  if (unindexed > 0) addProblem(state, "list-differs", `journal: ${String(unindexed)}`);
  return state.problems;
}

interface State {
  readonly read: ReadHandle;
  /** Records of each kind that must be there. */
  readonly counts: Map<ChangeableKind, number>;
  linkCount: number;
  readonly problems: TableProblem[];
}

const ROWS_PER_STEP = 100;
/** More would say nothing more. */
const MAX_PROBLEMS = 100;

function compare(state: State, change: JournaledChange, sequence: number): void {
  switch (change.op) {
    case "create":
      count(state, change.kind, 1);
      compareFields(state, change, change.fields, sequence);
      break;
    case "delete":
      count(state, change.kind, -1);
      break;
    case "update":
      compareFields(
        state,
        change,
        Object.fromEntries(Object.entries(change.fields).map(([name, [, value]]) => [name, value])),
        sequence,
      );
      break;
    case "create-links":
      state.linkCount += countOfRanges(change.ids);
      compareLinks(state, change, sequence);
      break;
    case "delete-links":
      state.linkCount -= countOfRanges(change.ids);
      break;
    case "move-links":
      break;
    default:
      assertNever(change);
  }
}

function count(state: State, kind: ChangeableKind, by: number): void {
  state.counts.set(kind, (state.counts.get(kind) ?? 0) + by);
}

function definitionFor(kind: ChangeableKind | "observable-link"): RecordDefinition {
  if (kind !== "sighting") return recordDefinition(kind);
  return sightingDefinition(() => {
    throw new Error("reading must not add observables");
  });
}

const revisionsSchema = z.record(z.string(), z.int());

function compareFields(
  state: State,
  change: Extract<JournaledChange, { readonly op: "create" | "update" | "delete" }>,
  values: Readonly<Record<string, JsonValue>>,
  sequence: number,
): void {
  const definition = definitionFor(change.kind);
  const stored = readRecord(state.read, definition, change.id);
  // Gone again: the counts tell whether a deletion was journaled.
  if (stored === undefined) return;
  const row = state.read.get<{ readonly revisions: string | null }>(
    `SELECT field_revisions AS revisions FROM ${definition.table} WHERE id = ?`,
    [stored.rowId],
  );
  const revisions = revisionsSchema.parse(JSON.parse(row?.revisions ?? "{}"));
  const restoredAt = revisions[ALL_FIELDS] ?? 0;
  for (const [name, value] of Object.entries(values)) {
    const setAt = Math.max(revisions[name] ?? 0, restoredAt);
    const isOlder = change.op === "update" ? setAt < sequence : false;
    const isCurrent = setAt === sequence || (setAt === 0 && change.op === "create");
    if (isOlder || (isCurrent && !isSameJson(stored.fields[name], value))) {
      addProblem(state, "field-differs", `${change.kind} ${change.id} ${name}`);
    }
  }
}

function compareLinks(
  state: State,
  change: Extract<JournaledChange, { readonly op: "create-links" | "delete-links" }>,
  sequence: number,
): void {
  const expected = fromLinkColumns(change.columns);
  let row = 0;
  for (const id of idsOfRanges(change.ids)) {
    const wanted = expected[row];
    row += 1;
    const stored = readLinkRow(state.read, id);
    if (stored === undefined || wanted === undefined) continue;
    const revision = state.read.get<{ readonly revision: number }>(
      "SELECT revision FROM observable_link WHERE id = ?",
      [stored.id],
    )?.revision;
    const found = factsOf(stored);
    const isSame = revision === sequence ? isSameLink(found, wanted) : isSameValue(found, wanted);
    if (!isSame)
      addProblem(state, "field-differs", `observable-link ${Buffer.from(id).toString("hex")}`);
  }
}

function isSameLink(found: LinkFacts, wanted: LinkFacts): boolean {
  return JSON.stringify(found) === JSON.stringify({ ...found, ...wanted });
}

/** What never changes after a use was added. */
function isSameValue(found: LinkFacts, wanted: LinkFacts): boolean {
  return found.type === wanted.type && found.value === wanted.value;
}

function compareCounts(state: State): void {
  for (const [kind, expected] of state.counts) {
    compareCount(state, kind, definitionFor(kind).table, expected);
  }
  compareCount(state, "observable-link", "observable_link", state.linkCount);
}

function compareCount(state: State, kind: string, table: string, expected: number): void {
  const found =
    state.read.get<{ readonly count: number }>(`SELECT count(*) AS count FROM ${table}`)?.count ??
    0;
  if (found < expected) {
    addProblem(state, "record-missing", `${kind}: ${String(expected - found)}`);
  } else if (found > expected) {
    addProblem(state, "record-not-journaled", `${kind}: ${String(found - expected)}`);
  }
}

function addProblem(state: State, kind: TableProblem["kind"], detail: string): void {
  if (state.problems.length < MAX_PROBLEMS) state.problems.push({ kind, detail });
}
