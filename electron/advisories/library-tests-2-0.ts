import * as mandatory from "@secvisogram/csaf-validator-lib/mandatoryTests.js";
import * as optional from "@secvisogram/csaf-validator-lib/optionalTests.js";
import * as schema from "@secvisogram/csaf-validator-lib/schemaTests.js";
import onlyCvss2 from "@secvisogram/csaf-validator-lib/lib/informativeTests/informativeTest_6_3_1.js";
import cvss30 from "@secvisogram/csaf-validator-lib/lib/informativeTests/informativeTest_6_3_2.js";
import missingCwe from "@secvisogram/csaf-validator-lib/lib/informativeTests/informativeTest_6_3_4.js";
import { byId, INFORMATIVE_TESTS, type LibraryTest } from "./library-tests.ts";

/** The library's tests of CSAF 2.0, by id. */
export const LIBRARY_TESTS: ReadonlyMap<string, LibraryTest> = new Map([
  ...byId(schema, "csaf_2_0"),
  ...byId(mandatory),
  ...byId(optional),
  ...INFORMATIVE_TESTS,
  ...Object.entries({ "6.3.1": onlyCvss2, "6.3.2": cvss30, "6.3.4": missingCwe }),
]);
