import * as mandatory from "@secvisogram/csaf-validator-lib/csaf_2_1/mandatoryTests.js";
import * as recommended from "@secvisogram/csaf-validator-lib/csaf_2_1/recommendedTests.js";
import * as onlyCvss2 from "@secvisogram/csaf-validator-lib/csaf_2_1/informativeTests/informativeTest_6_3_1.js";
import * as cvss30 from "@secvisogram/csaf-validator-lib/csaf_2_1/informativeTests/informativeTest_6_3_2.js";
import * as missingCwe from "@secvisogram/csaf-validator-lib/csaf_2_1/informativeTests/informativeTest_6_3_4.js";
import * as missingCvss4 from "@secvisogram/csaf-validator-lib/csaf_2_1/informativeTests/informativeTest_6_3_12.js";
import { byId, INFORMATIVE_TESTS, type LibraryTest } from "./library-tests.ts";
import { schemaTest } from "./schema-2-1.ts";

/** The library's tests of CSAF 2.1, by id. */
export const LIBRARY_TESTS: ReadonlyMap<string, LibraryTest> = new Map([
  ["schema", schemaTest],
  ...byId(mandatory),
  ...byId(recommended),
  ...INFORMATIVE_TESTS,
  ...byId(onlyCvss2),
  ...byId(cvss30),
  ...byId(missingCwe),
  ...byId(missingCvss4),
]);
