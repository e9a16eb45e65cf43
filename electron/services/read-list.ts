import type { Failure } from "../../shared/contract/failures.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { ReadHandle } from "../storage/database.ts";
import { freshenIncidentList } from "../storage/lists/incident-list.ts";
import { countRows, readPage, type PageRequest } from "../storage/lists/page.ts";
import type { CaseContext } from "./case-context.ts";
import { LISTED, queryConditions, type ListedKind } from "./target-records.ts";

/** One page of a list. Fails with `query-error`, or `invalid-value` for an unknown sort or a broken `after`. */
export function readList<Row>(
  context: CaseContext,
  kind: ListedKind,
  { query, ...request }: PageRequest & { readonly query: string },
  rowsOf: (read: ReadHandle, rowIds: readonly number[]) => Row[],
): Result<{ items: Row[]; next: string | null }, Failure> {
  const { read } = context.database;
  const conditions = queryConditions(context, kind, query);
  if (!conditions.ok) return conditions;
  freshenIncidentList(context.database);
  const page = readPage(read, LISTED[kind].source, conditions.value, request);
  if (!page.ok) return page;
  return ok({ items: rowsOf(read, page.value.rowIds), next: page.value.next });
}

export function countList(
  context: CaseContext,
  kind: ListedKind,
  query: string,
): Result<{ count: number }, Failure> {
  const conditions = queryConditions(context, kind, query);
  if (!conditions.ok) return conditions;
  freshenIncidentList(context.database);
  return ok({ count: countRows(context.database.read, LISTED[kind].source, conditions.value) });
}
