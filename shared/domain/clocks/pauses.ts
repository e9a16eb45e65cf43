import type { TimeSpan } from "../time/stated-time.ts";
import type { ClockEntry } from "./clock-entry.ts";

export interface PauseState {
  readonly closed: readonly TimeSpan[];
  /** The pause that nobody has ended yet. */
  readonly open: { readonly reason: string; readonly sinceMs: number } | null;
}

/** Pauses of a service level in the order of time. A second pause in a pause changes nothing, nor does an end without one. */
export function pausesOf(entries: readonly ClockEntry[]): PauseState {
  const steps = entries
    .filter(({ type }) => type === "paused" || type === "resumed")
    .map((entry) => ({ ...entry, atMs: Date.parse(entry.at.instant) }))
    .toSorted((left, right) => left.atMs - right.atMs || left.id.localeCompare(right.id));
  const closed: TimeSpan[] = [];
  let open: PauseState["open"] = null;
  for (const { type, target, atMs } of steps) {
    if (type === "paused") open ??= { reason: target, sinceMs: atMs };
    else if (open !== null) {
      closed.push({ fromMs: open.sinceMs, toMs: atMs });
      open = null;
    }
  }
  return { closed, open };
}
