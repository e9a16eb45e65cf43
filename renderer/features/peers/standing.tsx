import type { ReactNode } from "react";

import type { PeerSummary } from "../../../shared/contract/peers.ts";
import type { TrustLevel } from "../../../shared/exchange/identity/trust.ts";
import { useText } from "../../i18n/text-context.ts";
import { StatusBadge } from "../../ui/status/status-badge.tsx";
import type { StatusTone } from "../../ui/status/status-badge.tsx";

/** How far a peer is trusted; trust that was taken back is another thing than none yet. */
export type Standing = TrustLevel | "withdrawn";

export function standingOf({
  trust,
  revokedAt,
}: Pick<PeerSummary, "trust" | "revokedAt">): Standing {
  return revokedAt === null ? trust : "withdrawn";
}

export const STANDING_TONE: Readonly<Record<Standing, StatusTone>> = {
  unknown: "new",
  known: "waiting",
  verified: "done",
  withdrawn: "failed",
};

export function StandingBadge({ standing }: { readonly standing: Standing }): ReactNode {
  const text = useText("peers");
  return <StatusBadge tone={STANDING_TONE[standing]} label={text.standings[standing]} />;
}
