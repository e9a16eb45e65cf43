import type { FolderLedger } from "../exchange-folder/folder-ledger.ts";
import type { RelayFailure } from "../../../shared/exchange/relay/failures.ts";
import type { BundleProblem } from "../../../shared/exchange/bundle/refusal.ts";

/** What one visit to a relay did. */
export interface RelayLedger extends FolderLedger {
  /** Bundles in our mailbox whose last part their senders have not brought yet. */
  readonly arriving: number;
  /** Why not all of our mailbox was looked at; null when it was. */
  readonly endedBy: RelayFailure | BundleProblem | null;
  /** Only with `due`: nothing was tried, because an attempt failed shortly before. */
  readonly notBeforeMs: number | null;
}

export const NO_VISIT: Omit<RelayLedger, "notBeforeMs"> = {
  received: [],
  sent: [],
  waiting: [],
  held: [],
  refused: [],
  unsent: [],
  known: 0,
  removed: [],
  notLookedAt: 0,
  isSafeToRemove: false,
  isCancelled: false,
  arriving: 0,
  endedBy: null,
};
