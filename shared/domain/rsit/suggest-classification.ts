import { rsitFromTag } from "./rsit-mapping.ts";
import type { MappingFit } from "./mapping-entry.ts";
import type { RsitMachineValue } from "./rsit.ts";
import type { ObservableRule, WordRule } from "./suggestion-rules-table.ts";
import { OBSERVABLE_RULES, WORD_RULES } from "./suggestion-rules-table.ts";

/** What speaks for a suggestion: a tag of the source, words in the text, observables together with words. */
export type SuggestionReason =
  | { readonly kind: "tag"; readonly tag: string; readonly fit: MappingFit }
  | { readonly kind: "words"; readonly words: readonly string[] }
  | {
      readonly kind: "observables";
      readonly types: readonly string[];
      readonly words: readonly string[];
    };

/** A classification that may fit, never more than a proposal. */
export interface ClassificationSuggestion {
  readonly value: RsitMachineValue;
  /** 0 to 1, two decimals: how clearly the reasons speak, no probability. */
  readonly confidence: number;
  readonly reasons: readonly SuggestionReason[];
}

/** Reports say in their first pages what they are about; more text only adds quoted noise and costs time. */
export const MAX_SUGGESTION_TEXT_LENGTH = 65_536;
export const MAX_SUGGESTIONS = 5;

/** Suggests classifications from what a report holds, best first. Rules only: the same report gives the same answer. */
export function suggestClassification(
  text: string,
  observableTypes: readonly string[],
  tags: readonly string[],
): readonly ClassificationSuggestion[] {
  const folded = foldText(text);
  const found = new Map<
    RsitMachineValue,
    { readonly doubt: number; readonly reasons: readonly SuggestionReason[] }
  >();
  const add = (value: RsitMachineValue, weight: number, reason: SuggestionReason) => {
    const before = found.get(value) ?? { doubt: 1, reasons: [] };
    found.set(value, { doubt: before.doubt * (1 - weight), reasons: [...before.reasons, reason] });
  };
  for (const tag of new Set(tags)) {
    const mapping = rsitFromTag(tag);
    if (mapping !== null)
      add(mapping.value, WEIGHT_OF_FIT[mapping.fit], { kind: "tag", tag, fit: mapping.fit });
  }
  for (const rule of WORD_RULES) {
    const words = matchedWords(folded, rule);
    if (words.length > 0) add(rule.value, weightOfWords(words), { kind: "words", words });
  }
  for (const rule of OBSERVABLE_RULES) {
    const reason = matchedObservables(folded, observableTypes, rule);
    if (reason !== null) add(rule.value, reason.words.length > 0 ? 0.4 : 0.2, reason);
  }
  return [...found]
    .map(([value, { doubt, reasons }]) => ({
      value,
      confidence: Math.round((1 - doubt) * 100) / 100,
      reasons,
    }))
    .toSorted((a, b) => b.confidence - a.confidence)
    .slice(0, MAX_SUGGESTIONS);
}

/** A tag is somebody's judgement: it outweighs words, the more the better its term fits. */
const WEIGHT_OF_FIT: Readonly<Record<MappingFit, number>> = {
  "same-term": 0.95,
  "other-spelling": 0.95,
  narrower: 0.85,
  broader: 0.6,
  nearest: 0.6,
};

function weightOfWords(words: readonly string[]): number {
  const doubt = words.reduce((product, word) => product * (word.includes(" ") ? 0.5 : 0.6), 1);
  return Math.min(0.85, 1 - doubt);
}

function matchedWords(folded: string, rule: WordRule): readonly string[] {
  const found = rule.words.filter((word) => folded.includes(` ${word} `));
  // "sql injection attempt" holds "sql injection": the longer one says it all.
  return found.filter((word) => !found.some((longer) => longer !== word && longer.includes(word)));
}

function matchedObservables(
  folded: string,
  observableTypes: readonly string[],
  rule: ObservableRule,
): {
  readonly kind: "observables";
  readonly types: readonly string[];
  readonly words: readonly string[];
} | null {
  const types = [...new Set(observableTypes.filter((type) => rule.types.includes(type)))];
  const words = rule.words.filter((word) => folded.includes(` ${word} `));
  const isMet = types.length > 0 && (rule.words.length === 0 || words.length > 0);
  return isMet ? { kind: "observables", types, words } : null;
}

/** Lower case, accents folded, everything but letters, digits and `&` made a single space, a space at both ends. */
function foldText(text: string): string {
  const folded = text
    .slice(0, MAX_SUGGESTION_TEXT_LENGTH)
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll(/[^\p{L}\p{N}&]+/gu, " ");
  return ` ${folded.trim()} `;
}
