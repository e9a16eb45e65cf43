import { ASCII_LOOKALIKES, CONFUSABLES } from "./confusables-table.ts";
import { toUnicodeName } from "./domain-name.ts";

/**
 * What is odd about a host name to the eye.
 * - `internationalised`: not only ASCII; show both forms
 * - `mixed-script`: one label mixes scripts that no language mixes (UTS 39 §5.1, moderately restrictive)
 * - `confusable`: some letters look like ASCII ones; `looksLike` is how the name reads
 * - `whole-script`: a whole label of another script that reads as ASCII (`аррӏе`)
 * - `imitates`: reads like one of the known names given
 */
export type LookalikeFinding =
  | { readonly kind: "internationalised"; readonly unicode: string }
  | { readonly kind: "mixed-script"; readonly label: string; readonly scripts: readonly string[] }
  | { readonly kind: "confusable"; readonly looksLike: string; readonly letters: readonly string[] }
  | { readonly kind: "whole-script"; readonly label: string; readonly looksLike: string }
  | { readonly kind: "imitates"; readonly known: string };

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ["Latin", /\p{Script=Latin}/u],
  ["Cyrillic", /\p{Script=Cyrillic}/u],
  ["Greek", /\p{Script=Greek}/u],
  ["Armenian", /\p{Script=Armenian}/u],
  ["Hebrew", /\p{Script=Hebrew}/u],
  ["Arabic", /\p{Script=Arabic}/u],
  ["Georgian", /\p{Script=Georgian}/u],
  ["Thai", /\p{Script=Thai}/u],
  ["Hangul", /\p{Script=Hangul}/u],
  ["Han", /\p{Script=Han}/u],
  ["Kana", /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ["Cherokee", /\p{Script=Cherokee}/u],
];

/** UTS 39 §5.2: writing systems that mix scripts, and Latin beside East Asian ones. */
const USUAL_MIXTURES: readonly ReadonlySet<string>[] = [
  new Set(["Latin", "Han", "Kana"]),
  new Set(["Latin", "Han", "Hangul"]),
];

/**
 * Looks at a host name as the analyst would see it.
 * @param name A-labels or U-labels
 * @param knownNames names that attackers imitate (the constituents' own, top sites), ASCII and lower case
 */
export function findLookalikes(
  name: string,
  knownNames: readonly string[] = [],
): readonly LookalikeFinding[] {
  const unicode = toUnicodeName(name.toLowerCase()).normalize("NFC");
  const labels = unicode.split(".");
  const findings: LookalikeFinding[] = [];
  if (!isAscii(unicode)) findings.push({ kind: "internationalised", unicode });
  for (const label of labels) findings.push(...inspectLabel(label));
  const letters = [...new Set(unicode)].filter((char) => CONFUSABLES.has(char));
  if (letters.length > 0) {
    findings.push({ kind: "confusable", looksLike: asciiReading(unicode), letters });
  }
  const skeleton = nameSkeleton(unicode);
  for (const known of knownNames) {
    if (known !== unicode && nameSkeleton(known) === skeleton)
      findings.push({ kind: "imitates", known });
  }
  return findings;
}

/**
 * The name as a hurried reader sees it: equal for names that look alike. Only for comparing, never for display
 * (UTS 39 §4 in spirit, with our own table).
 */
export function nameSkeleton(name: string): string {
  const reading = asciiReading(toUnicodeName(name.toLowerCase()).normalize("NFC"));
  return ASCII_LOOKALIKES.reduce((text, [from, to]) => text.replaceAll(from, to), reading);
}

function inspectLabel(label: string): readonly LookalikeFinding[] {
  if (isAscii(label)) return [];
  const scripts = SCRIPTS.filter(([, pattern]) => pattern.test(label)).map(([script]) => script);
  if (scripts.length > 1 && !USUAL_MIXTURES.some((usual) => scripts.every((s) => usual.has(s)))) {
    return [{ kind: "mixed-script", label, scripts }];
  }
  const looksLike = asciiReading(label);
  const isForeign = scripts.length === 1 && scripts[0] !== "Latin";
  return isForeign && isAscii(looksLike) ? [{ kind: "whole-script", label, looksLike }] : [];
}

function asciiReading(text: string): string {
  return Array.from(text, (char) => CONFUSABLES.get(char) ?? char).join("");
}

function isAscii(text: string): boolean {
  return /^\p{ASCII}*$/u.test(text);
}
