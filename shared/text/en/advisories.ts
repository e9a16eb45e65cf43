import type { CsafUntested } from "../../formats/csaf/verdict.ts";
import { csafTests } from "./csaf-tests.ts";

/** Words of advisories and their tests. */
export const advisories = {
  /** What a finding means, and what the test itself says about the place. */
  describe: (test: string, detail: string) => {
    const sentence = csafTests.get(test);
    if (sentence === undefined) return detail;
    return detail === "" ? sentence : `${sentence} (${detail})`;
  },
  untested: {
    "needs-network": "not run, because it would look up addresses in a network",
    "needs-dictionary": "not run, because it needs a dictionary",
    "not-built": "not run, because this version can't do it yet",
    broke: "could not be run on this document",
  } satisfies Record<CsafUntested["why"], string>,
};
