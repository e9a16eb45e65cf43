import { scoreVector } from "../../../domain/scores/score-vector.ts";
import type { JsonRecord } from "../../json/value.ts";
import type { CsafTest } from "../csaf-test.ts";
import { selectRecords, selectTexts, textAt } from "../select.ts";

/** CSAF 2.1 §6.2.19: where a product is fixed, nothing is left to score. */
export const cvssForFixedProducts: CsafTest = {
  id: "6.2.19",
  check: (document) =>
    selectRecords(document, "/vulnerabilities/[]").flatMap(({ path, value }) => {
      const scored = new Set(
        selectRecords(value, "/metrics/[]")
          .filter((metric) => scoresOf(metric.value).some(isAboveZero))
          .flatMap((metric) => selectTexts(metric.value, "/products/[]"))
          .map((product) => product.value),
      );
      return ["first_fixed", "fixed"]
        .flatMap((status) => selectTexts(value, `/product_status/${status}/[]`))
        .filter((product) => scored.has(product.value))
        .map((product) => ({
          instancePath: path + product.path,
          message: `${product.value} is fixed, but its CVSS score is not 0`,
        }));
    }),
};

function scoresOf(metric: JsonRecord): readonly JsonRecord[] {
  return ["cvss_v2", "cvss_v3", "cvss_v4"].flatMap((name) =>
    selectRecords(metric, `/content/${name}`).map(({ value }) => value),
  );
}

/** Properties that take everything away, by version of CVSS (§6.2.19). */
const NOTHING_LEFT: readonly Readonly<Record<string, string>>[] = [
  { targetDistribution: "NONE" },
  {
    modifiedAvailabilityImpact: "NONE",
    modifiedConfidentialityImpact: "NONE",
    modifiedIntegrityImpact: "NONE",
  },
  {
    modifiedVulnAvailabilityImpact: "NONE",
    modifiedVulnConfidentialityImpact: "NONE",
    modifiedVulnIntegrityImpact: "NONE",
    modifiedSubAvailabilityImpact: "NEGLIGIBLE",
    modifiedSubConfidentialityImpact: "NEGLIGIBLE",
    modifiedSubIntegrityImpact: "NEGLIGIBLE",
  },
];

/** By the vector; properties or an environmental score of 0 that say otherwise count too. A broken vector is another test's. */
function isAboveZero(cvss: JsonRecord): boolean {
  if (cvss["environmentalScore"] === 0) return false;
  const isNothingLeft = NOTHING_LEFT.some((properties) =>
    Object.entries(properties).every(([name, value]) => cvss[name] === value),
  );
  if (isNothingLeft) return false;
  const scored = scoreVector(textAt(cvss, "/vectorString"));
  return scored.ok && scored.value.score > 0;
}
