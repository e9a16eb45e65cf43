import type { BundleState } from "../../../shared/contract/exchange-bundles.ts";
import { isoOf } from "../../exchange/identity/identity-context.ts";
import { rolledBackSince } from "../../exchange/records/before-states.ts";
import type { KnownBundle } from "../../exchange/records/bundle-history.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { uuidText } from "../../storage/records/uuid.ts";

export interface BundleView extends KnownBundle {
  readonly state: BundleState;
  /** Holds nothing and only tells what came. */
  readonly isReceipt: boolean;
  /** Recipients of ours that have said it came, in a bundle or receipt that they signed. */
  readonly deliveries: readonly {
    readonly organisationId: string;
    readonly at: string;
    /** Records that the recipient says it did not take. */
    readonly leftOut: number;
  }[];
  /** Whether anything of ours that was written since tells its sender that it came; null for bundles of ours and for receipts. */
  readonly receipt: "due" | "written" | null;
}

export function viewOfBundle(read: ReadHandle, bundle: KnownBundle): BundleView {
  const isReceipt = Object.keys(bundle.counts).length === 0;
  if (bundle.direction === "received") {
    const isRolledBack = rolledBackSince(read, bundle.bundleId) !== undefined;
    const state = isRolledBack ? "rolled-back" : "applied";
    return {
      ...bundle,
      state,
      isReceipt,
      deliveries: [],
      receipt: receiptOf(read, bundle, isReceipt),
    };
  }
  const deliveries = deliveriesOf(read, bundle.rowId);
  const state = stateOfSent(read, bundle, deliveries.length);
  return { ...bundle, state, isReceipt, deliveries, receipt: null };
}

function deliveriesOf(read: ReadHandle, rowId: number): BundleView["deliveries"] {
  return read
    .all<{ readonly organisation: Uint8Array; readonly at: number; readonly leftOut: number }>(
      "SELECT organisation, at, left_out AS leftOut FROM delivery WHERE bundle_id = ? ORDER BY at, organisation",
      [rowId],
    )
    .map(({ organisation, at, leftOut }) => ({
      organisationId: uuidText(organisation),
      at: isoOf(at),
      leftOut,
    }));
}

function stateOfSent(
  read: ReadHandle,
  { rowId, audience }: KnownBundle,
  delivered: number,
): BundleState {
  if (delivered >= audience.length) return "delivered";
  if (delivered > 0) return "partly-delivered";
  const row = read.get<{ readonly state: "waiting" | "ended" }>(
    "SELECT state FROM outbox WHERE bundle_id = ?",
    [rowId],
  );
  return row?.state ?? "sent";
}

/** Everything that we write to one organisation alone acknowledges what came from it. */
function receiptOf(
  read: ReadHandle,
  { rowId, sender }: KnownBundle,
  isReceipt: boolean,
): BundleView["receipt"] {
  if (isReceipt) return null;
  const written = read.get(
    "SELECT 1 FROM bundle WHERE direction = 'sent' AND audience = ? AND id > ? LIMIT 1",
    [sender, rowId],
  );
  return written === undefined ? "due" : "written";
}
