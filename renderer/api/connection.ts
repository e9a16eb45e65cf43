import type { ClientLink, InferClientContext } from "@orpc/client";

import type { Client } from "../../shared/contract/index.ts";

/** What carries calls of the contract, which have no context of their own. */
// oxlint-disable-next-line typescript/no-generated-empty-object-type -- oRPC writes "no context" like this
export type CoreLink = ClientLink<InferClientContext<Client>>;

/** How the window reaches the core, whichever shell it runs in. */
export interface Connection {
  /** Sends each call over the line that is open now; waits while it is being opened again. */
  readonly link: CoreLink;
  readonly state: () => ConnectionState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Saves what a download ticket of the contract stands for. */
  readonly saveDownload: (ticket: string, suggestedName: string) => Promise<SaveResult>;
  /** The vault was locked, or the window closes: the browser is told to forget what it keeps for this page. */
  readonly forget: (reason: "lock" | "exit") => void;
}

export type ConnectionState =
  | { readonly kind: "connecting" }
  | {
      readonly kind: "open";
      /** Same at every start of this installation; only the browser host has one (threats B7 row 114). */
      readonly installationPhrase: string | undefined;
    }
  /** The core ended and is being started again; calls wait. */
  | { readonly kind: "reconnecting" }
  /** For good: this window cannot get a session any more. */
  | { readonly kind: "lost"; readonly why: "no-start-code" | "refused" | "host-ended" };

export type SaveResult = "saved" | "cancelled" | "failed";

/** Holds the state of a connection and tells whoever listens. */
export interface ConnectionStateHolder {
  readonly read: () => ConnectionState;
  readonly set: (state: ConnectionState) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createStateHolder(): ConnectionStateHolder {
  const listeners = new Set<() => void>();
  let current: ConnectionState = { kind: "connecting" };
  return {
    read: () => current,
    set(state) {
      current = state;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A call that found no line and never will. */
export class ConnectionLostError extends Error {
  override readonly name = "ConnectionLostError";
}
