import type { JudgedCard } from "../../exchange/identity/take-card.ts";
import { fingerprintView } from "./views.ts";

/** What a card says and would do, before anybody decides. */
export function inspectedCard({ verified, decision }: JudgedCard) {
  const {
    organisationId: id,
    name,
    countryCode,
    issue,
    expiresAt,
    profile,
    rootKey,
  } = verified.card;
  return {
    ...fingerprintView(rootKey),
    id,
    name,
    countryCode,
    issue,
    expiresAt,
    profile,
    decision: decision.kind,
    alarm: decision.kind === "alarm" ? decision.alarm : null,
  };
}
