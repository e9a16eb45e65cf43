import type { QueryError } from "../../shared/domain/query/query-error.ts";
import { parseQuery } from "../../shared/domain/query/parse-query.ts";
import type { QueryEntity } from "../../shared/domain/query/query-fields-table.ts";
import { EMPTY_QUERY, type QueryNode } from "../../shared/domain/query/query.ts";
import type { Failure } from "../../shared/contract/failures.ts";
import type { RecordKind } from "../../shared/model/ids.ts";
import type { Language } from "../../shared/text/language.ts";
import type { VaultSettings } from "../../shared/model/settings.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { Database } from "../storage/database.ts";
import type { Actor } from "../storage/journal/action-stamp.ts";
import type { QueryContext } from "../storage/lists/compile-query.ts";

/** What the case services work with. All of it is handed in; they hold no state of their own. */
export interface CaseContext {
  readonly database: Database;
  /** Who acts now, with clock, ids and what scores are computed with. */
  readonly actor: () => Actor;
  readonly settings: () => VaultSettings;
  /** UUID of the organisation whose vault this is. */
  readonly organisationId: () => string;
  /** Language in which templates are taken over; English where nobody says. */
  readonly language?: () => Language;
}

/** What queries depend on at this moment. */
export function queryContext(context: CaseContext): QueryContext {
  const actor = context.actor();
  return { nowMs: actor.nowMs(), me: actor.name };
}

/** Reads a query for one kind of record; fails with `query-error` and the place. */
export function readQuery(query: string, entity: QueryEntity): Result<QueryNode, Failure> {
  if (query.trim() === "") return ok(EMPTY_QUERY);
  const parsed = parseQuery(query, { entity });
  return parsed.ok ? parsed : err(queryFailure(parsed.error));
}

export function queryFailure(error: QueryError): Failure {
  const expected = "expected" in error ? error.expected.join(", ") : "";
  return {
    kind: "query-error",
    offset: error.offset,
    found: "found" in error ? error.found : error.kind,
    expected,
  };
}

export function notFound(recordKind: RecordKind, id: string): Failure {
  return { kind: "not-found", recordKind, id };
}

/** The present as records carry it. */
export function nowIso(actor: Actor): string {
  return new Date(actor.nowMs()).toISOString();
}

/** Ends a transaction early with a failure: everything that it did is rolled back. */
export class Refused extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}

/** Runs one change of the vault. A refusal, as a value or thrown, leaves nothing changed. */
export function changeVault<T>(
  database: Database,
  change: (write: Parameters<Parameters<Database["transaction"]>[0]>[0]) => Result<T, Failure>,
): Result<T, Failure> {
  try {
    return database.transaction((write) => {
      const result = change(write);
      if (!result.ok) throw new Refused(result.error);
      return result;
    });
  } catch (error) {
    if (error instanceof Refused) return err(error.failure);
    throw error;
  }
}
