import { DEFAULT_WEIGHTS } from "../../../shared/domain/triage-score/score-weights.ts";
import type { ScoreWeights } from "../../../shared/domain/triage-score/score-weights.ts";
import type { VaultSettings } from "../../../shared/model/settings.ts";

export const SECTIONS = [
  "display",
  "organisation",
  "protection",
  "score",
  "lists",
  "vault",
  "about",
] as const;
export type Section = (typeof SECTIONS)[number];

export function sectionOf(name: unknown): Section {
  return SECTIONS.find((section) => section === name) ?? "display";
}

/** The plain weights, with their bounds (those of the schema). */
export const PLAIN_WEIGHTS = [
  { name: "exploitedNow", minimum: 0, maximum: 100 },
  { name: "exploitedByRansomware", minimum: 0, maximum: 100 },
  { name: "spread", minimum: 0, maximum: 100 },
  { name: "spreadReports", minimum: 2, maximum: 10_000 },
  { name: "victims", minimum: 0, maximum: 100 },
  { name: "victimsMany", minimum: 2, maximum: 100_000 },
  { name: "seenElsewhere", minimum: 0, maximum: 100 },
  { name: "dutyClock", minimum: 0, maximum: 100 },
  { name: "dutyClockHours", minimum: 1, maximum: 8_760 },
  { name: "resolvedPercent", minimum: 0, maximum: 100 },
] as const;

/** The values that a change takes the place of: what undo sets again. */
export function replacedBy(
  settings: VaultSettings,
  patch: Partial<VaultSettings>,
): Partial<VaultSettings> {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => name in patch));
}

/** The same weights as the built-in ones are no weights of one's own. */
export function ownWeights(weights: ScoreWeights): ScoreWeights | null {
  return isSame(weights, DEFAULT_WEIGHTS) ? null : weights;
}

/** Reads a whole number within bounds; null for anything else. */
export function readWhole(text: string, minimum: number, maximum: number): number | null {
  const trimmed = text.trim();
  if (!/^\d{1,7}$/.test(trimmed)) return null;
  const value = Number(trimmed);
  return value >= minimum && value <= maximum ? value : null;
}

/** The analysts with one more, each once, in the order of the alphabet of the window. */
export function withAnalyst(
  analysts: readonly string[],
  name: string,
  compare: (a: string, b: string) => number,
): string[] {
  return [...new Set([...analysts, name.trim()])].toSorted(compare);
}

/** As the contract takes a prefix: capital letters, digits and dashes. */
export function isNumberPrefix(text: string): boolean {
  return /^[A-Z0-9-]{1,24}$/.test(text);
}

function isSame(a: ScoreWeights, b: ScoreWeights): boolean {
  return (
    PLAIN_WEIGHTS.every(({ name }) => a[name] === b[name]) &&
    isSameRecord(a.severity, b.severity) &&
    isSameRecord(a.classification, b.classification)
  );
}

function isSameRecord(
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>,
): boolean {
  return Object.entries(b).every(([name, value]) => a[name] === value);
}
