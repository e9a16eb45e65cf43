import type { BundleProblem } from "../exchange/bundle/refusal.ts";
import { bundleProblems as english } from "./en/bundle-problems.ts";

/** A sentence for everything that can be wrong with a bundle, made from its facts. A kind without words does not compile. */
export type BundleProblemTexts = {
  readonly [K in BundleProblem["kind"]]: (facts: Extract<BundleProblem, { kind: K }>) => string;
};

/** The sentence for a problem, in English unless other texts are handed in. */
export function describeBundleProblem(
  problem: BundleProblem,
  texts: BundleProblemTexts = english,
): string {
  // The table has an entry for each kind that takes exactly that kind's facts; TypeScript can't follow that through an index.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  const describe = texts[problem.kind] as (facts: BundleProblem) => string;
  return describe(problem);
}
