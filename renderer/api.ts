import { createORPCClient, isDefinedError, ORPCError } from "@orpc/client";
import { createTanstackQueryUtils } from "@orpc/tanstack-query";
import type { RouterUtils } from "@orpc/tanstack-query";
import { createContext, use, useSyncExternalStore } from "react";

import { failureSchema } from "../shared/contract/failures.ts";
import type { Failure } from "../shared/contract/failures.ts";
import type { Client } from "../shared/contract/index.ts";
import type { Connection, ConnectionState } from "./api/connection.ts";
import { ConnectionLostError } from "./api/connection.ts";

/** What screens use to reach the core. */
export interface Api {
  /** Calls as functions: `api.client.incidents.get({ id })`. */
  readonly client: Client;
  /** Options for TanStack Query: `useQuery(api.query.incidents.get.queryOptions({ input: { id } }))`. */
  readonly query: RouterUtils<Client>;
  readonly connection: Connection;
}

/** Builds the typed client of the contract over a connection. */
export function createApi(connection: Connection): Api {
  const client: Client = createORPCClient(connection.link);
  return { client, query: createTanstackQueryUtils(client), connection };
}

export const ApiContext = createContext<Api | undefined>(undefined);

/** The client of the contract. */
export function useApi(): Api {
  const api = use(ApiContext);
  if (!api) throw new Error("ApiContext is missing above this component");
  return api;
}

/** The state of the line to the core; renders again when it changes. */
export function useConnectionState(): ConnectionState {
  const { connection } = useApi();
  return useSyncExternalStore(connection.subscribe, connection.state);
}

/**
 * The declared failure that a call was refused with; `undefined` for anything else (a bug, a lost connection).
 * Checked by the schema, because an error has crossed a process border.
 */
export function failureOf(error: unknown): Failure | undefined {
  if (!(error instanceof ORPCError) || !isDefinedError(error)) return undefined;
  const parsed = failureSchema.safeParse(error.data);
  return parsed.success ? parsed.data : undefined;
}

/** Technical cause for the "details" view: kind and facts of a failure, or the message of an unexpected error. */
export function detailsOf(error: unknown): string {
  const failure = failureOf(error);
  if (failure) return JSON.stringify(failure, null, 2);
  if (error instanceof ConnectionLostError) return error.name;
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** Whether the call ended because it was cancelled here or by the analyst: nothing to report then. */
export function isCancelled(error: unknown): boolean {
  return (
    (error instanceof DOMException && error.name === "AbortError") ||
    failureOf(error)?.kind === "cancelled"
  );
}
