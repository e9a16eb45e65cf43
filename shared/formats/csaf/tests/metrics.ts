import type { JsonRecord, JsonValue } from "../../json/value.ts";
import type { CsafTest } from "../csaf-test.ts";
import { select, selectRecords, selectTexts, textAt, type Placed } from "../select.ts";

const METRICS = "/vulnerabilities/[]/metrics/[]";
const RATING = "/content/qualitative_severity_rating";
const CVSS = ["cvss_v2", "cvss_v3", "cvss_v4"];

/** CSAF 2.1 §6.1.47: what SSVC was decided for is this vulnerability. */
export const inconsistentSsvcTargetIds: CsafTest = {
  id: "6.1.47",
  check: (document) => {
    const vulnerabilities = selectRecords(document, "/vulnerabilities/[]");
    const trackingId = textAt(document, "/document/tracking/id");
    return vulnerabilities.flatMap(({ path, value }) => {
      const own = [...selectTexts(value, "/cve"), ...selectTexts(value, "/ids/[]/text")].map(
        (one) => one.value,
      );
      return selectTexts(value, "/metrics/[]/content/ssvc_v2/target_ids/[]")
        .filter((one) =>
          one.value === trackingId ? vulnerabilities.length > 1 : !own.includes(one.value),
        )
        .map((one) => ({
          instancePath: path + one.path,
          message: `${one.value} does not name this vulnerability`,
        }));
    });
  },
};

/** CSAF 2.1 §6.1.56: per product and source either CVSS or the qualitative rating. */
export const cvssAndQualitativeRating: CsafTest = {
  id: "6.1.56",
  check: (document) =>
    selectRecords(document, "/vulnerabilities/[]").flatMap(({ path, value }) => {
      const metrics = selectRecords(value, "/metrics/[]");
      const scored = new Set(metrics.filter(hasCvss).flatMap(tuplesOf));
      return metrics
        .filter((metric) => isRated(metric) && tuplesOf(metric).some((one) => scored.has(one)))
        .map((metric) => ({
          instancePath: path + metric.path,
          message: "the same source gives CVSS for a product of this rating too",
        }));
    }),
};

/** CSAF 2.1 §6.2.47: without a source it is the issuing party's own. */
export const ratingByIssuingParty: CsafTest = {
  id: "6.2.47",
  check: (document) =>
    ratings(document)
      .filter(({ value }) => value["source"] === undefined)
      .map(({ path }) => ({ instancePath: path + RATING, message: "has no source" })),
};

/** CSAF 2.1 §6.3.18 */
export const qualitativeRating: CsafTest = {
  id: "6.3.18",
  check: (document) =>
    ratings(document).map(({ path }) => ({
      instancePath: path + RATING,
      message: "says nothing about how it came about",
    })),
};

function ratings(document: JsonValue): readonly Placed<JsonRecord>[] {
  return selectRecords(document, METRICS).filter(isRated);
}

function isRated({ value }: Placed<JsonRecord>): boolean {
  return select(value, RATING).length > 0;
}

function hasCvss({ value }: Placed<JsonRecord>): boolean {
  return CVSS.some((name) => select(value, `/content/${name}`).length > 0);
}

/** Source and product as one key. */
function tuplesOf({ value }: Placed<JsonRecord>): readonly string[] {
  const source = textAt(value, "/source");
  return selectTexts(value, "/products/[]").map((one) => JSON.stringify([source, one.value]));
}
