import type { ScoreBasis } from "../derived/derived.ts";
import type { WarninglistLookup } from "../links/intern-observables.ts";
import type { IdSource } from "../records/uuid.ts";

/** Who acts, when and where, and what derived values are computed with. Handed in by whoever opens the vault. */
export interface Actor {
  readonly name: string;
  /** UUID of this copy of the vault: stamps of two replicas never coincide. */
  readonly replicaId: string;
  readonly nowMs: () => number;
  readonly ids: IdSource;
  readonly scoreBasis: () => ScoreBasis;
  readonly warninglistsOf: WarninglistLookup;
}

/** Hybrid logical clock: never behind the wall clock as far as it was right, and always ahead of what was stamped before. */
export interface HybridTime {
  readonly ms: number;
  readonly counter: number;
}

/** The stamp after `last`; a wall clock that went back does not take stamps back. */
export function nextHybridTime(last: HybridTime | undefined, nowMs: number): HybridTime {
  if (last === undefined || nowMs > last.ms) return { ms: nowMs, counter: 0 };
  return { ms: last.ms, counter: last.counter + 1 };
}

export function laterTime(
  left: HybridTime | undefined,
  right: HybridTime | undefined,
): HybridTime | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  const order = left.ms - right.ms || left.counter - right.counter;
  return order >= 0 ? left : right;
}
