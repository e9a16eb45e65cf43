import type { CsafTest } from "../csaf-test.ts";
import { textAt } from "../select.ts";

const PROFILES_2_0 = [
  "csaf_security_incident_response",
  "csaf_informational_advisory",
  "csaf_security_advisory",
  "csaf_vex",
];
const PROFILES_2_1 = [
  ...PROFILES_2_0,
  "csaf_deprecated_security_advisory",
  "csaf_withdrawn",
  "csaf_superseded",
];
/** Dashes (Pd), underscores and other joiners (Pc), combining low line, minus, white space. */
const IGNORED = /[\p{Pd}\p{Pc}\u0332\u2212\s]/gu;

/** CSAF 2.0 §6.1.26 */
export const prohibitedCategoryName20 = prohibitedCategoryName(PROFILES_2_0);
/** CSAF 2.1 §6.1.26 */
export const prohibitedCategoryName21 = prohibitedCategoryName(PROFILES_2_1);

function prohibitedCategoryName(profiles: readonly string[]): CsafTest {
  const taken = new Set(
    profiles.flatMap((profile) => [plain(profile), plain(profile.replace("csaf_", ""))]),
  );
  return {
    id: "6.1.26",
    check: (document) => {
      const category = textAt(document, "/document/category");
      if (category === "csaf_base" || profiles.includes(category)) return [];
      const isReserved = category.toLowerCase().startsWith("csaf_");
      if (!isReserved && !taken.has(plain(category))) return [];
      const message = isReserved ? "begins with csaf_" : "is the name of a profile";
      return [{ instancePath: "/document/category", message: `${category} ${message}` }];
    },
  };
}

function plain(text: string): string {
  return text.replaceAll(IGNORED, "").toLowerCase();
}
