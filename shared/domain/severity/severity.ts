/** Severity of an incident, from least to most severe. The order of this list is the order of the field. */
export const SEVERITIES = ["low", "medium", "high", "critical"] as const;

export type Severity = (typeof SEVERITIES)[number];

/** What an incident gets when nobody has said more: high enough to be looked at, low enough not to drown the rest. */
export const DEFAULT_SEVERITY: Severity = "medium";

/** Rank 0 (low) to 3 (critical): sortable, also as a database column. */
export function severityRank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

/** Negative when `left` is less severe than `right`, 0 when equal, positive when more severe. */
export function compareSeverity(left: Severity, right: Severity): number {
  return severityRank(left) - severityRank(right);
}

/** The most severe of the given ones, `null` for an empty list: never a made-up default. */
export function highestSeverity(severities: readonly Severity[]): Severity | null {
  return severities.reduce<Severity | null>(
    (highest, next) => (highest === null || compareSeverity(next, highest) > 0 ? next : highest),
    null,
  );
}
