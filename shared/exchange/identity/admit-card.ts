import { err, ok, type Result } from "../../result.ts";
import type { VaultKind } from "../../vault/header.ts";
import type { VerifiedCard } from "./peer-card.ts";
import { millisecondsOf } from "./values.ts";

/** Clocks of two offices differ; more than a day is a mistake or a lie. */
export const CLOCK_TOLERANCE_MS = 86_400_000;

/** What a vault is to a card that comes in. */
export interface CardReader {
  readonly vaultKind: VaultKind;
  readonly organisationId: string;
  /** Never behind what this vault has seen before, whatever the wall clock says (threats D3.19). */
  readonly nowMs: number;
}

export type AdmissionRefusal = "other-kind" | "own-organisation" | "expired" | "from-the-future";

/** Whether a card can be of use to this vault at all: real stays with real, and nobody is a peer of theirs own. */
export function admitCard(
  { card }: VerifiedCard,
  reader: CardReader,
): Result<void, "other-kind" | "own-organisation"> {
  if (card.vaultKind !== reader.vaultKind) return err("other-kind");
  return card.organisationId === reader.organisationId ? err("own-organisation") : ok(undefined);
}

/** Whether a card speaks of the present. Asked after reconcile-card.ts: an old card of a known peer is an alarm first. */
export function checkCardTime(
  { card }: VerifiedCard,
  nowMs: number,
): Result<void, "expired" | "from-the-future"> {
  if (millisecondsOf(card.issuedAt) > nowMs + CLOCK_TOLERANCE_MS) return err("from-the-future");
  return millisecondsOf(card.expiresAt) <= nowMs ? err("expired") : ok(undefined);
}
