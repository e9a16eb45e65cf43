import type { Collector } from "./collector.ts";

/**
 * What the scanners share: the refanged text, who claimed which characters, and the collector. Scanners run from the
 * most specific to the least; a claim keeps later ones from taking parts of what is understood already.
 */
export interface TextScan {
  readonly text: string;
  /** One byte per character of `text`, a value of {@link CLAIM}. */
  readonly claims: Uint8Array;
  readonly collector: Collector;
  readonly withDerived: boolean;
}

export const CLAIM = {
  none: 0,
  /** Scheme and authority of a URL. */
  urlHost: 1,
  /** Path, query and fragment of a URL. */
  urlPath: 2,
  email: 3,
  /** File paths and registry keys. */
  path: 4,
  /** A detection rule. */
  block: 5,
  userAgent: 6,
  /** Fuzzy hashes, addresses with colons. */
  other: 7,
} as const;

export type Claim = (typeof CLAIM)[keyof typeof CLAIM];

/** Takes the characters from `start` to `end`. */
export function claim(scan: TextScan, start: number, end: number, by: Claim): void {
  scan.claims.fill(by, start, end);
}

/** Who has the character. */
export function claimAt(scan: TextScan, index: number): number {
  return scan.claims[index] ?? CLAIM.none;
}

/** Calls `visit` for every match of a global expression that nobody claimed; the expression must be linear. */
export function eachMatch(
  scan: TextScan,
  pattern: RegExp,
  visit: (match: RegExpExecArray, start: number, end: number) => void,
): void {
  for (const match of scan.text.matchAll(pattern)) {
    visit(match, match.index, match.index + match[0].length);
  }
}
