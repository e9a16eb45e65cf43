import { describe, expect, test } from "vitest";

import { shortNumber } from "../../../../renderer/features/incidents/incident-columns.tsx";
import { bulkPatch, incidentLanes } from "../../../../renderer/features/incidents/rows.ts";
import { explainScore } from "../../../../renderer/cases/score/score-reasons.ts";
import { createWords } from "../../../../renderer/cases/words.ts";
import { parseQuery } from "../../../../shared/domain/query/index.ts";
import { loadTexts } from "../../../../shared/text/index.ts";

const texts = await loadTexts("en");

test("every built-in lane is a query that incidents understand", () => {
  for (const lane of incidentLanes(texts.incidents))
    expect(parseQuery(lane.query, { entity: "incident" }).ok, lane.query).toBe(true);
});

describe("a bulk change", () => {
  test("adds classifications instead of wiping out those that differ", () => {
    expect(bulkPatch({ classification: ["rsit:fraud"], reason: "r" }, 300)).toEqual({
      addClassification: ["rsit:fraud"],
      reason: "r",
    });
  });

  test("of one incident sets them as the analyst left them", () => {
    expect(bulkPatch({ classification: [] }, 1)).toEqual({ classification: [] });
  });
});

test("the list shows year and number, and whatever a foreign number looks like", () => {
  expect(shortNumber("CERT-XX-2026-000123")).toBe("2026-000123");
  expect(shortNumber("odd")).toBe("odd");
});

describe("reasons of a score", () => {
  const words = createWords("en", texts.cases);

  test("name the classification, not its machine value", () => {
    const reason = {
      kind: "classification",
      points: 10,
      facts: { classification: 'rsit:fraud="phishing"' },
    };
    expect(explainScore(reason, words)).toBe("Classified as Phishing.");
  });

  test("of a newer core are named as they are", () => {
    expect(explainScore({ kind: "moon", points: 1, facts: {} }, words)).toBe("moon");
  });
});
