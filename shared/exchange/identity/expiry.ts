/** Days before the end of a card or certificate at which its holder, and its peers, are told. */
export const EXPIRY_WARNING_DAYS = 30;
export const EXPIRY_URGENT_DAYS = 7;

const DAY_MS = 86_400_000;

export type ExpiryState = "valid" | "expires-soon" | "expires-within-days" | "expired";

/** How far something is from its end. Days are counted up: one that ends in an hour has one day left. */
export function expiryState(
  expiresAtIso: string,
  nowMs: number,
): { readonly state: ExpiryState; readonly daysLeft: number } {
  const leftMs = Date.parse(expiresAtIso) - nowMs;
  const daysLeft = Math.max(0, Math.ceil(leftMs / DAY_MS));
  if (leftMs <= 0) return { state: "expired", daysLeft: 0 };
  if (daysLeft <= EXPIRY_URGENT_DAYS) return { state: "expires-within-days", daysLeft };
  return { state: daysLeft <= EXPIRY_WARNING_DAYS ? "expires-soon" : "valid", daysLeft };
}
