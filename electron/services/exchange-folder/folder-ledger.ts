import type { Failure } from "../../../shared/contract/failures.ts";
import type { BundleProblem } from "../../../shared/exchange/bundle/refusal.ts";
import type { ReleaseOutcome } from "../../../shared/exchange/release/closure/release-outcome.ts";
import type { TakenFile, UntakenFile } from "../../exchange/carrier/take-from-carrier.ts";

/** A bundle for one peer that this run wrote or brought to the carrier, or would. */
export interface SentBundle {
  readonly peerId: string;
  /** Null in a preview of what is still to be written. */
  readonly bundleId: string | null;
  readonly sequence: number | null;
  /** Holds no records and only tells the peer what came. */
  readonly isReceipt: boolean;
  /** What the rules let go; null for one that was written by an earlier run. */
  readonly outcome: ReleaseOutcome | null;
  readonly fileNames: readonly string[];
  readonly sizeBytes: number;
}

/** Something due to a peer that did not get onto the carrier. What was sealed already waits in the vault for the next run. */
export interface UnsentBundle {
  readonly peerId: string;
  readonly bundleId: string | null;
  readonly problem: Failure | BundleProblem;
}

/** Something due that the marking rules keep here, all of it. */
export interface HeldRelease {
  readonly peerId: string;
  readonly outcome: ReleaseOutcome;
}

/** What one run did with a folder or a relay, or would do. */
export interface FolderLedger {
  readonly received: readonly TakenFile[];
  readonly sent: readonly SentBundle[];
  /** Bundles that were on the carrier whole before this run and are not confirmed yet. */
  readonly waiting: readonly SentBundle[];
  readonly held: readonly HeldRelease[];
  readonly refused: readonly UntakenFile[];
  readonly unsent: readonly UnsentBundle[];
  /** Bundles that were taken in by an earlier run. */
  readonly known: number;
  /** Own files that were taken away: delivered, expired or half written. */
  readonly removed: readonly string[];
  /** Files beyond the most that are looked at in one run. */
  readonly notLookedAt: number;
  /** Everything that was to be written is on the carrier and was read back. */
  readonly isSafeToRemove: boolean;
  readonly isCancelled: boolean;
}
