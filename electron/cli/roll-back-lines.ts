import type { RolledBackBundle } from "../services/bundles/roll-back-bundle.ts";
import { rolledBackView } from "../services/bundles/rolled-back-view.ts";

/** What a roll back does, for scripts. */
export function rollBackDocument({ bundleId, records, proposals, actionId }: RolledBackBundle) {
  const items = records.map(rolledBackView);
  const count = (outcome: string): number => items.filter((one) => one.outcome === outcome).length;
  return {
    bundleId,
    rolledBack: actionId !== null,
    actionId,
    removed: count("removed"),
    restored: count("restored"),
    kept: count("kept"),
    proposalsTakenBack: proposals,
    items,
  };
}

/** The same for people: numbers, and by name what stays. */
export function rollBackLines(done: RolledBackBundle): readonly string[] {
  const { rolledBack, removed, restored, kept, items } = rollBackDocument(done);
  return [
    ...items
      .filter(({ outcome, keptFields }) => outcome === "kept" || keptFields.length > 0)
      .map(({ kind, title, keptFields, reason }) =>
        [`stays: ${kind} ${title}`, reason ?? "changed here since", keptFields.join(", ")]
          .filter((part) => part !== "")
          .join(": "),
      ),
    `${rolledBack ? "rolled back" : "would roll back"}: ${String(removed)} removed, ${String(restored)} put back, ${String(kept)} kept`,
    ...(rolledBack ? ["to take it in again: bundle apply --again FILE"] : []),
  ];
}
