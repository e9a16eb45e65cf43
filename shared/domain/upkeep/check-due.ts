import type { Instant } from "../../model/values.ts";

const WEEK_MS = 7 * 24 * 60 * 60 * 1_000;

/** Whether the whole vault should be checked again: a week after the last good check, or after it was made. */
export function isCheckDue(
  vault: { readonly createdAt: Instant; readonly lastCheckAt: Instant | null },
  nowMs: number,
): boolean {
  return nowMs - Date.parse(vault.lastCheckAt ?? vault.createdAt) > WEEK_MS;
}
