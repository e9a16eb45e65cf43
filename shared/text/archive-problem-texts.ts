import type { ArchiveProblem } from "../exchange/archive/archive-problem.ts";

/** A sentence for everything that can be wrong with a case archive. A kind without words does not compile. */
export type ArchiveProblemTexts = {
  readonly [K in ArchiveProblem["kind"]]: (facts: Extract<ArchiveProblem, { kind: K }>) => string;
};

export function describeArchiveProblem(
  problem: ArchiveProblem,
  texts: ArchiveProblemTexts,
): string {
  // The table has an entry for each kind that takes exactly that kind's facts; TypeScript can't follow that through an index.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  const describe = texts[problem.kind] as (facts: ArchiveProblem) => string;
  return describe(problem);
}
