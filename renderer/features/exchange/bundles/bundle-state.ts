import type { BundleState } from "../../../../shared/contract/exchange-bundles.ts";
import type { StatusTone } from "../../../ui/status/status-badge.tsx";

/** What the state of a bundle means for the work. */
export const STATE_TONES: Readonly<Record<BundleState, StatusTone>> = {
  waiting: "active",
  sent: "waiting",
  "partly-delivered": "waiting",
  delivered: "done",
  ended: "failed",
  applied: "done",
  "rolled-back": "closed",
};
