import type { Failure } from "../../../shared/contract/failures.ts";
import { parseQuery } from "../../../shared/domain/query/parse-query.ts";
import type { RecordKind } from "../../../shared/model/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { compileConjuncts, type QueryContext } from "../../storage/lists/compile-query.ts";
import { freshenIncidentList } from "../../storage/lists/incident-list.ts";
import { readPage } from "../../storage/lists/page.ts";
import type { SqlCondition } from "../../storage/lists/sql-condition.ts";
import { readFoundRecord } from "../../storage/search/hit-texts.ts";
import { readObservableRows } from "../../storage/tables/observables.ts";
import { queryContext, queryFailure, type CaseContext } from "../case-context.ts";
import { LISTED, type ListedKind } from "../target-records.ts";
import type { RankedHit, SearchHit, SearchRequest } from "./search-hit.ts";
import { allowsKind, planSearch, type SearchPlan } from "./search-plan.ts";
import { searchTexts } from "./search-texts.ts";
import { searchValues } from "./search-values.ts";

export interface FoundHits {
  readonly hits: SearchHit[];
  readonly isComplete: boolean;
}

/**
 * Searches everything: texts by words, observables by any piece of their value, both narrowed by the fields of the query.
 * Best first; when more matched than were ranked, the newest were, and `isComplete` is false. Fails with `query-error`.
 */
export function searchEverything(
  context: CaseContext,
  query: string,
  limit: number,
  kinds: readonly RecordKind[] | undefined,
): Result<FoundHits, Failure> {
  const parsed = parseQuery(query);
  if (!parsed.ok) return err(queryFailure(parsed.error));
  if (query.trim() === "") return ok({ hits: [], isComplete: true });
  const plan = planSearch(parsed.value);
  freshenIncidentList(context.database);
  const { read } = context.database;
  const request: SearchRequest = {
    limit,
    allows: (kind) => allowsKind(plan, kinds, kind),
    passes: fieldCheck(read, plan, queryContext(context)),
  };
  if (plan.texts.length === 0 && plan.exact === null)
    return ok(byFieldsAlone(context, plan, request));
  const texts = searchTexts(read, plan, request);
  const values = searchValues(read, plan, request);
  return ok({
    hits: best([...texts.hits, ...values.hits], limit),
    isComplete: texts.isComplete && values.isComplete,
  });
}

function best(ranked: readonly RankedHit[], limit: number): SearchHit[] {
  return ranked
    .toSorted((left, right) => right.score - left.score)
    .slice(0, limit)
    .map(({ score, toHit }) => ({ ...toHit(), score }));
}

/** Checks the query's fields on one record; without any, everything passes. */
function fieldCheck(
  read: ReadHandle,
  plan: SearchPlan,
  context: QueryContext,
): SearchRequest["passes"] {
  if (plan.conditions.length === 0) return () => true;
  const compiled = new Map<ListedKind, readonly SqlCondition[]>();
  return (kind, rowId) => {
    const conditions = compiled.get(kind) ?? conditionsFor(plan, kind, context);
    compiled.set(kind, conditions);
    const { table, alias } = LISTED[kind].source;
    const where = conditions.map(({ sql }) => `(${sql})`).join(" AND ");
    const parameters = conditions.flatMap((one) => one.parameters);
    return (
      read.get(`SELECT 1 FROM ${table} ${alias} WHERE ${alias}.id = ? AND ${where}`, [
        rowId,
        ...parameters,
      ]) !== undefined
    );
  };
}

function conditionsFor(
  plan: SearchPlan,
  kind: ListedKind,
  context: QueryContext,
): readonly SqlCondition[] {
  return plan.conditions.flatMap((node) => compileConjuncts(node, LISTED[kind].target, context));
}

/** A query of fields only gives the newest records of each kind that fulfil it. */
function byFieldsAlone(context: CaseContext, plan: SearchPlan, request: SearchRequest): FoundHits {
  const { read } = context.database;
  const at = queryContext(context);
  let isComplete = true;
  const hits = (["incident", "report", "observable"] as const).flatMap((kind) => {
    if (!request.allows(kind)) return [];
    const page = readPage(read, LISTED[kind].source, conditionsFor(plan, kind, at), {
      limit: request.limit,
    });
    if (!page.ok) return [];
    if (page.value.next !== null) isComplete = false;
    return page.value.rowIds.flatMap((rowId, place) => {
      const hit = plainHit(read, kind, rowId);
      return hit === undefined ? [] : [{ ...hit, score: 1 - place / (request.limit + 1) }];
    });
  });
  return {
    hits: hits.toSorted((left, right) => right.score - left.score).slice(0, request.limit),
    isComplete: isComplete && hits.length <= request.limit,
  };
}

function plainHit(
  read: ReadHandle,
  kind: ListedKind,
  rowId: number,
): Omit<SearchHit, "score"> | undefined {
  const nothing = { snippet: "", marks: [] };
  if (kind === "observable") {
    const [row] = readObservableRows(read, [rowId]);
    if (row === undefined) return undefined;
    const { id, value } = row;
    const title = value.slice(0, 1_024);
    return { kind, id, openKind: kind, openId: id, number: null, title, tlp: null, ...nothing };
  }
  const record = readFoundRecord(read, rowId);
  if (record === undefined) return undefined;
  const { id, number, title, tlp } = record;
  return { kind, id, openKind: kind, openId: id, number, title, tlp, ...nothing };
}
