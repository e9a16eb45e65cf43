import type { LocalisedText } from "../language/localised-text.ts";

/** How rare a value is among all incidents, in words, rarest first. */
export const RARITIES = ["unique", "rare", "common", "noise"] as const;
export type Rarity = (typeof RARITIES)[number];

/** Up to how many incidents a value counts as unique, rare and common; above, it is noise. Editable data. */
export interface RarityLimits {
  readonly unique: number;
  readonly rare: number;
  readonly common: number;
}

/**
 * A value in two incidents links just these two and is the strongest hint there is; from about fifty on it says more
 * about the internet than about the case.
 */
export const DEFAULT_RARITY_LIMITS: RarityLimits = { unique: 2, rare: 5, common: 50 };

/** Rarity of a value that `incidentCount` incidents carry, the asking one included. */
export function rarityOf(
  incidentCount: number,
  limits: RarityLimits = DEFAULT_RARITY_LIMITS,
): Rarity {
  if (incidentCount <= limits.unique) return "unique";
  if (incidentCount <= limits.rare) return "rare";
  return incidentCount <= limits.common ? "common" : "noise";
}

/** Weight 0 to 1 of a shared value: 1 when only two incidents have it, falling with every further one. */
export function rarityWeight(incidentCount: number): number {
  return 1 / Math.max(1, incidentCount - 1);
}

export const RARITY_NAMES: Readonly<Record<Rarity, LocalisedText>> = {
  unique: { en: "nowhere else", de: "sonst nirgends", fr: "nulle part ailleurs" },
  rare: { en: "rare", de: "selten", fr: "rare" },
  common: { en: "common", de: "häufig", fr: "courant" },
  noise: { en: "noise", de: "Rauschen", fr: "bruit" },
};
