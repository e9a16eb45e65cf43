import type { Failure } from "../../shared/contract/failures.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { WriteHandle } from "../storage/database.ts";
import { compileConjuncts, mentionsFlag } from "../storage/lists/compile-query.ts";
import { INCIDENT_TARGET } from "../storage/lists/incident-conditions.ts";
import { OBSERVABLE_TARGET } from "../storage/lists/observable-conditions.ts";
import { freshenWithin } from "../storage/lists/incident-list.ts";
import { readAllRowIds } from "../storage/lists/page.ts";
import { REPORT_TARGET } from "../storage/lists/report-conditions.ts";
import { condition, type SqlCondition } from "../storage/lists/sql-condition.ts";
import { INCIDENT_LIST } from "../storage/tables/incidents.ts";
import { OBSERVABLE_LIST } from "../storage/tables/observables.ts";
import { REPORT_LIST } from "../storage/tables/reports.ts";
import { uuidBytes, uuidText } from "../storage/records/uuid.ts";
import { queryContext, readQuery, type CaseContext } from "./case-context.ts";

/** Kinds of record that lists show. */
export const LISTED = {
  incident: { target: INCIDENT_TARGET, source: INCIDENT_LIST },
  report: { target: REPORT_TARGET, source: REPORT_LIST },
  observable: { target: OBSERVABLE_TARGET, source: OBSERVABLE_LIST },
} as const;
export type ListedKind = keyof typeof LISTED;

/** Records named one by one, or all that a query finds. */
export type Target = { readonly ids: readonly string[] } | { readonly query: string };

/** What a query asks of the rows of one kind. Merged incidents are left out unless it speaks of them. */
export function queryConditions(
  context: CaseContext,
  kind: ListedKind,
  query: string,
): Result<readonly SqlCondition[], Failure> {
  const node = readQuery(query, kind);
  if (!node.ok) return node;
  const conjuncts = compileConjuncts(node.value, LISTED[kind].target, queryContext(context));
  const isHidden = kind === "incident" && !mentionsFlag(node.value, "merged");
  return ok(isHidden ? [...conjuncts, condition("i.merged_into IS NULL")] : conjuncts);
}

/** Ids of a target; a query is answered inside the caller's transaction, so that what it finds is what is changed. */
export function targetIds(
  write: WriteHandle,
  context: CaseContext,
  kind: ListedKind,
  target: Target,
): Result<readonly string[], Failure> {
  if ("ids" in target) return ok([...new Set(target.ids.map((id) => uuidText(uuidBytes(id))))]);
  const conditions = queryConditions(context, kind, target.query);
  if (!conditions.ok) return conditions;
  const { source } = LISTED[kind];
  const recordTable = "records" in source ? source.records : source.table;
  freshenWithin(write);
  return ok(
    readAllRowIds(write, source, conditions.value).flatMap((rowId) => {
      const row = write.get<{ readonly uuid: Uint8Array }>(
        `SELECT uuid FROM ${recordTable} WHERE id = ?`,
        [rowId],
      );
      return row === undefined ? [] : [uuidText(row.uuid)];
    }),
  );
}
