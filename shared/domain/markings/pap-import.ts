import type { PapLabel } from "./pap.ts";
import { strictestPap } from "./pap.ts";

/** What one spelling means; `isLegacy` when it was WHITE, which CLEAR replaced. */
export type PapSpelling =
  | { readonly kind: "label"; readonly label: PapLabel; readonly isLegacy: boolean }
  | { readonly kind: "unknown"; readonly spelling: string }
  | { readonly kind: "not-pap" };

export type PapNotice =
  | {
      readonly kind: "pap-several";
      readonly labels: readonly PapLabel[];
      readonly chosen: PapLabel;
    }
  | { readonly kind: "pap-unknown"; readonly spelling: string };

/** The PAP of an imported record; null when the source has none: then only local analysis is allowed. */
export interface ImportedPap {
  readonly label: PapLabel | null;
  readonly notices: readonly PapNotice[];
}

/** Longer than any spelling of a label. */
const MAX_SPELLING_LENGTH = 64;

const LABEL_OF_WORD: ReadonlyMap<string, PapLabel> = new Map([
  ["clear", "PAP:CLEAR"],
  ["white", "PAP:CLEAR"],
  ["green", "PAP:GREEN"],
  ["amber", "PAP:AMBER"],
  ["red", "PAP:RED"],
]);

/** Reads a tag such as `PAP:AMBER` or `pap:amber`; without the prefix it is not taken for PAP. */
export function parsePapTag(text: string): PapSpelling {
  const spelling = text.slice(0, MAX_SPELLING_LENGTH).replaceAll(/["']/g, "").trim().toLowerCase();
  const word = /^pap\s*[:=_-]\s*(.*)$/.exec(spelling)?.[1];
  if (word === undefined) return { kind: "not-pap" };
  const label = LABEL_OF_WORD.get(word);
  if (label === undefined) return { kind: "unknown", spelling: text.slice(0, MAX_SPELLING_LENGTH) };
  return { kind: "label", label, isLegacy: word === "white" };
}

/** Strictest wins; an unknown label leaves the PAP open, because it may have meant something stricter. */
export function resolveImportedPap(tags: readonly string[]): ImportedPap {
  const found = tags.map(parsePapTag);
  const labels = [...new Set(found.flatMap((one) => (one.kind === "label" ? [one.label] : [])))];
  const chosen = strictestPap(labels);
  const notices: PapNotice[] = found.flatMap((one) =>
    one.kind === "unknown" ? [{ kind: "pap-unknown", spelling: one.spelling }] : [],
  );
  const isOpen = notices.length > 0;
  if (chosen !== null && labels.length > 1) notices.push({ kind: "pap-several", labels, chosen });
  return { label: isOpen ? null : chosen, notices };
}
