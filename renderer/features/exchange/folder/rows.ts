import type { CarriedBundle, FolderLedgerView } from "../../../../shared/contract/exchange.ts";

/** Records that a bundle holds. */
export function recordCount({ records }: Pick<CarriedBundle, "records">): number {
  const byKind = Object.values(records ?? {});
  return byKind.flatMap((byTlp) => Object.values(byTlp)).reduce((sum, count) => sum + count, 0);
}

/** Refused bundles that ask something of somebody. A stick serves many: what is for others is no trouble. */
export function troubled({
  refused,
}: Pick<FolderLedgerView, "refused">): FolderLedgerView["refused"] {
  return refused.filter((one) => !isForOthers(one));
}

export function forOthers({ refused }: Pick<FolderLedgerView, "refused">): number {
  return refused.filter(isForOthers).length;
}

function isForOthers({ failure }: FolderLedgerView["refused"][number]): boolean {
  return failure.kind === "bundle-refused" && failure.problem.kind === "not-for-us";
}
