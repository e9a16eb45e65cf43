import type { JsonValue } from "../../json/value.ts";
import type { CsafTest } from "../csaf-test.ts";
import { selectRecords, selectTexts, textAt, type Placed } from "../select.ts";
import { isLater, timeKey } from "../time-key.ts";

const DAY_MS = 86_400_000;

/** CSAF 2.1 §6.1.49 */
export const inconsistentSsvcTimestamp = notAfterNewestRevision(
  "6.1.49",
  "/vulnerabilities/[]/metrics/[]/content/ssvc_v2/timestamp",
);
/** CSAF 2.1 §6.1.51 */
export const inconsistentEpssTimestamp = notAfterNewestRevision(
  "6.1.51",
  "/vulnerabilities/[]/metrics/[]/content/epss/timestamp",
);

/** CSAF 2.1 §6.1.53 */
export const inconsistentExploitationDate: CsafTest = {
  id: "6.1.53",
  check: (document) =>
    selectRecords(document, "/vulnerabilities/[]/first_known_exploitation_dates/[]")
      .filter(({ value }) => isLater(textAt(value, "/exploitation_date"), textAt(value, "/date")))
      .map(({ path }) => ({
        instancePath: `${path}/exploitation_date`,
        message: "is later than the date on which it became known",
      })),
};

/** CSAF 2.1 §6.2.21 */
export const sameTimestampsInRevisionHistory: CsafTest = {
  id: "6.2.21",
  check: (document) => {
    const seen = new Set<string>();
    return datesOf(document).flatMap(({ path, value }) => {
      const key = timeKey(value);
      if (key === null || !seen.has(key)) {
        seen.add(key ?? "");
        return [];
      }
      return [{ instancePath: path, message: `${value} is the time of another revision too` }];
    });
  },
};

/** CSAF 2.1 §6.2.41: the youngest EPSS value of a vulnerability is at most 15 days older than the newest revision. */
export const oldEpssTimestamp: CsafTest = {
  id: "6.2.41",
  check: (document) => {
    if (!isReleased(document)) return [];
    const newest = newestRevision(document);
    return selectRecords(document, "/vulnerabilities/[]").flatMap(({ path, value }) => {
      const [first, ...others] = selectTexts(value, "/metrics/[]/content/epss/timestamp");
      if (first === undefined) return [];
      const youngest = others.reduce((a, b) => (isLater(b.value, a.value) ? b : a), first);
      if (!(Date.parse(newest) - Date.parse(youngest.value) > 15 * DAY_MS)) return [];
      return [
        {
          instancePath: path + youngest.path,
          message: "is more than 15 days older than the revision",
        },
      ];
    });
  },
};

/** Whether the document is out: only then the dates have to fit. */
function isReleased(document: JsonValue): boolean {
  return ["final", "interim"].includes(textAt(document, "/document/tracking/status"));
}

function notAfterNewestRevision(id: string, path: string): CsafTest {
  return {
    id,
    check: (document) => {
      if (!isReleased(document)) return [];
      const newest = newestRevision(document);
      return selectTexts(document, path)
        .filter(({ value }) => isLater(value, newest))
        .map((one) => ({
          instancePath: one.path,
          message: `${one.value} is later than the newest revision`,
        }));
    },
  };
}

/** The time of the newest revision as it is written; empty when there is none. */
function newestRevision(document: JsonValue): string {
  const [first = "", ...others] = datesOf(document).map(({ value }) => value);
  return others.reduce((a, b) => (isLater(b, a) ? b : a), first);
}

function datesOf(document: JsonValue): readonly Placed<string>[] {
  return selectTexts(document, "/document/tracking/revision_history/[]/date");
}
