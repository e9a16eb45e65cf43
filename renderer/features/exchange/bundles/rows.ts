import type { KnownBundleView } from "../../../../shared/contract/exchange.ts";

/** Records that a bundle holds; a receipt holds none. */
export function recordsIn({ counts }: Pick<KnownBundleView, "counts">): number {
  return Object.values(counts)
    .flatMap((byTlp) => Object.values(byTlp))
    .reduce((sum, count) => sum + count, 0);
}

/** Whether there is anything that a roll back could take out. */
export function mayRollBack({ state, counts }: Pick<KnownBundleView, "state" | "counts">): boolean {
  return state === "applied" && recordsIn({ counts }) > 0;
}
