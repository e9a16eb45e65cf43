import type { KnownBundleView } from "../../../../shared/contract/exchange.ts";

/** Records that a bundle holds; a receipt holds none. */
export function recordsIn({ counts }: Pick<KnownBundleView, "counts">): number {
  return Object.values(counts)
    .flatMap((byTlp) => Object.values(byTlp))
    .reduce((sum, count) => sum + count, 0);
}

/** Whether everybody it went to has said that it came. */
export function isConfirmed({
  organisationIds,
  deliveredTo,
}: Pick<KnownBundleView, "organisationIds" | "deliveredTo">): boolean {
  return organisationIds.every((id) =>
    deliveredTo.some(({ organisationId }) => organisationId === id),
  );
}
