import type { RsitMachineValue } from "./rsit.ts";

/**
 * How well a term of another scheme fits. `narrower`: the source says more than RSIT can. `broader`: it says less, so
 * only the class is taken. `nearest`: no term fits well, this one is closest by RSIT's own descriptions.
 */
export const MAPPING_FITS = [
  "same-term",
  "other-spelling",
  "narrower",
  "broader",
  "nearest",
] as const;
export type MappingFit = (typeof MAPPING_FITS)[number];

export interface MappingEntry {
  readonly value: RsitMachineValue;
  readonly fit: MappingFit;
}

/** A table from pairs of term and classification, all of the same fit. */
export function mappingEntries(
  fit: MappingFit,
  terms: Readonly<Record<string, RsitMachineValue>>,
): readonly (readonly [string, MappingEntry])[] {
  return Object.entries(terms).map(([term, value]) => [term, { value, fit }] as const);
}
