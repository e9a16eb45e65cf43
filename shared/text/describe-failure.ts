import type { Failure } from "../contract/failures.ts";
import { failures as english } from "./en/failures.ts";
import type { FailureTexts } from "./failure-texts.ts";

/** The sentence for a failure, in English unless other texts are handed in. */
export function describeFailure(failure: Failure, texts: FailureTexts = english): string {
  // The table has an entry for each kind that takes exactly that kind's facts; TypeScript can't follow that through an index.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  const describe = texts[failure.kind] as (facts: Failure) => string;
  return describe(failure);
}
