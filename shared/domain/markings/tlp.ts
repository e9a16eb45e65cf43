/**
 * The five labels of FIRST's Traffic Light Protocol 2.0, from least to most strict.
 * They keep this exact spelling in every language (TLP 2.0 §2: no translation, upper case, no space inside).
 */
export const TLP_LABELS = [
  "TLP:CLEAR",
  "TLP:GREEN",
  "TLP:AMBER",
  "TLP:AMBER+STRICT",
  "TLP:RED",
] as const;

export type TlpLabel = (typeof TLP_LABELS)[number];

/** Order 0 (CLEAR) to 4 (RED): sortable, also as a database column. AMBER+STRICT has a rank of its own. */
export function tlpOrder(label: TlpLabel): number {
  return TLP_LABELS.indexOf(label);
}

/** Negative when `left` is less strict than `right`, 0 when equal, positive when stricter. */
export function compareTlp(left: TlpLabel, right: TlpLabel): number {
  return tlpOrder(left) - tlpOrder(right);
}

/** The strictest of the given labels; `null` for an empty list, because no label never means CLEAR. */
export function strictestTlp(labels: readonly TlpLabel[]): TlpLabel | null {
  return labels.reduce<TlpLabel | null>(
    (strictest, next) => (strictest === null || compareTlp(next, strictest) > 0 ? next : strictest),
    null,
  );
}

/** True when `text` is one of the five labels exactly as FIRST spells them. */
export function isTlpLabel(text: string): text is TlpLabel {
  return TLP_LABELS.some((label) => label === text);
}
