/** The Permissible Actions Protocol: what may be done with the information, from least to most strict. */
export const PAP_LABELS = ["PAP:CLEAR", "PAP:GREEN", "PAP:AMBER", "PAP:RED"] as const;

export type PapLabel = (typeof PAP_LABELS)[number];

/** Order 0 (CLEAR) to 3 (RED): sortable, also as a database column. */
export function papOrder(label: PapLabel): number {
  return PAP_LABELS.indexOf(label);
}

/** Negative when `left` is less strict than `right`, 0 when equal, positive when stricter. */
export function comparePap(left: PapLabel, right: PapLabel): number {
  return papOrder(left) - papOrder(right);
}

/** The strictest of the given labels; `null` for an empty list, because no label never means CLEAR. */
export function strictestPap(labels: readonly PapLabel[]): PapLabel | null {
  return labels.reduce<PapLabel | null>(
    (strictest, next) => (strictest === null || comparePap(next, strictest) > 0 ? next : strictest),
    null,
  );
}

/** True when `text` is one of the four labels exactly as spelled here. */
export function isPapLabel(text: string): text is PapLabel {
  return PAP_LABELS.some((label) => label === text);
}
