import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { ScoreFacts } from "../../../../shared/domain/triage-score/index.ts";
import {
  DEFAULT_WEIGHTS,
  explainScoreReason,
  knownExploited,
  SCORE_REASON_KINDS,
  SCORE_REASON_TEXTS,
  scoreWeightsSchema,
  triageScore,
} from "../../../../shared/domain/triage-score/index.ts";
import { RSIT_MACHINE_VALUES } from "../../../../shared/domain/rsit/index.ts";
import { SEVERITIES } from "../../../../shared/domain/severity/index.ts";
import { INCIDENT_STATUSES } from "../../../../shared/domain/status/index.ts";
import { dataPath } from "../../../helpers/data.ts";

const HOUR_MS = 3_600_000;
const now = Date.UTC(2026, 10, 24, 12);

const kev = knownExploited([
  { cve: "CVE-2024-0001", usedByRansomware: false },
  { cve: "CVE-2024-0002", usedByRansomware: true },
]);

/** Nothing but a severity of low, answered: the least that an incident can be. */
const calm: ScoreFacts = {
  severity: "low",
  status: "new",
  classification: [],
  cves: [],
  reportCount: 1,
  victimCount: 0,
  seenElsewhere: [],
  receivedAtMs: now,
  answeredAtMs: now,
};

function reasonsOf(facts: Partial<ScoreFacts>): unknown {
  return triageScore({ ...calm, ...facts }, kev, now).reasons.filter(
    ({ kind }) => kind !== "severity",
  );
}

function waiting(hours: number): unknown {
  return reasonsOf({ receivedAtMs: now - hours * HOUR_MS, answeredAtMs: null });
}

describe("each reason", () => {
  test("severity", () => {
    expect(SEVERITIES.map((severity) => triageScore({ ...calm, severity }, kev, now))).toEqual(
      [5, 15, 28, 40].map((points, index) => ({
        score: points,
        reasons: [{ kind: "severity", points, facts: { severity: SEVERITIES[index] } }],
      })),
    );
  });

  test("the weightiest of several classifications counts, once", () => {
    const classification = ["rsit:fraud", 'rsit:intrusions="system-compromise"'] as const;
    expect(reasonsOf({ classification })).toEqual([
      { kind: "classification", points: 12, facts: { classification: classification[1] } },
    ]);
  });

  test("a test weighs nothing and gives no reason", () => {
    expect(reasonsOf({ classification: ["rsit:test"] })).toEqual([]);
  });

  test("a vulnerability exploited now, more when ransomware groups use it", () => {
    expect(reasonsOf({ cves: ["CVE-2020-9999", "cve-2024-0001"] })).toEqual([
      { kind: "exploited-now", points: 12, facts: { cve: "cve-2024-0001", count: 1 } },
    ]);
    expect(reasonsOf({ cves: ["CVE-2024-0001", "CVE-2024-0002"] })).toEqual([
      { kind: "exploited-by-ransomware", points: 16, facts: { cve: "CVE-2024-0002", count: 2 } },
    ]);
    expect(reasonsOf({ cves: ["CVE-2020-9999"] })).toEqual([]);
  });

  test("spread grows with the reports joined, the first ones most", () => {
    const points = [1, 2, 5, 20, 500].map(
      (reportCount) => triageScore({ ...calm, reportCount }, kev, now).score - 5,
    );
    expect(points).toEqual([0, 2, 5, 10, 10]);
  });

  test("victims grow the same way", () => {
    expect(reasonsOf({ victimCount: 100 })).toEqual([
      { kind: "victims", points: 10, facts: { victims: 100 } },
    ]);
  });

  test("indicators of other incidents count by their rarity", () => {
    const rare = [{ value: "evil.example", otherIncidentCount: 1 }];
    const common = [{ value: "8.8.8.8", otherIncidentCount: 500 }];
    expect(reasonsOf({ seenElsewhere: rare })).toEqual([
      {
        kind: "seen-elsewhere",
        points: 10,
        facts: { count: 1, value: "evil.example", incidents: 1 },
      },
    ]);
    expect(reasonsOf({ seenElsewhere: common })).toEqual([]);
  });

  test("the duty clock rises to its term of 24 hours and then says that it has passed", () => {
    expect(waiting(0)).toEqual([]);
    expect(waiting(12)).toEqual([
      { kind: "duty-clock", points: 8, facts: { hours: 12, term: 24 } },
    ]);
    expect(waiting(30)).toEqual([
      { kind: "duty-clock-passed", points: 15, facts: { hours: 6, term: 24 } },
    ]);
  });

  test("an answered report stops the clock", () => {
    expect(reasonsOf({ receivedAtMs: now - 90 * HOUR_MS })).toEqual([]);
  });

  test("a resolved incident is cut, and says so", () => {
    expect(triageScore({ ...calm, severity: "critical", status: "resolved" }, kev, now)).toEqual({
      score: 8,
      reasons: [
        { kind: "severity", points: 40, facts: { severity: "critical" } },
        { kind: "resolved", points: -32, facts: { status: "resolved" } },
      ],
    });
  });
});

describe("the whole score", () => {
  const facts = fc.record<ScoreFacts>({
    severity: fc.constantFrom(...SEVERITIES),
    status: fc.constantFrom(...INCIDENT_STATUSES),
    classification: fc.array(fc.constantFrom(...RSIT_MACHINE_VALUES), { maxLength: 3 }),
    cves: fc.array(fc.constantFrom("CVE-2024-0001", "CVE-2024-0002", "CVE-2020-9999"), {
      maxLength: 3,
    }),
    reportCount: fc.nat(1_000),
    victimCount: fc.nat(1_000),
    seenElsewhere: fc.array(fc.record({ value: fc.string(), otherIncidentCount: fc.nat(200) }), {
      maxLength: 5,
    }),
    receivedAtMs: fc.integer({ min: now - 100 * HOUR_MS, max: now + HOUR_MS }),
    answeredAtMs: fc.constantFrom(null, now),
  });

  test("is between 0 and 100 and exactly the sum of the reasons shown", () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { score, reasons } = triageScore(given, kev, now);
        expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBe(score);
        return score >= 0 && score <= 100 && Number.isInteger(score);
      }),
    );
  });

  test("never falls when something gets worse", () => {
    fc.assert(
      fc.property(facts, fc.nat(50), (given, more) => {
        const { score } = triageScore(given, kev, now);
        const worse = {
          ...given,
          severity: "critical" as const,
          victimCount: given.victimCount + more,
          reportCount: given.reportCount + more,
        };
        return triageScore(worse, kev, now).score >= score;
      }),
    );
  });

  test("says when the scale cut it", () => {
    const worst: ScoreFacts = {
      ...calm,
      severity: "critical",
      classification: ["rsit:intrusions"],
      cves: ["CVE-2024-0002"],
      reportCount: 50,
      victimCount: 500,
      seenElsewhere: [{ value: "x", otherIncidentCount: 1 }],
      receivedAtMs: now - 48 * HOUR_MS,
      answeredAtMs: null,
    };
    const { score, reasons } = triageScore(worst, kev, now);
    expect([score, reasons.at(-1)]).toEqual([
      100,
      { kind: "capped", points: -13, facts: { sum: 113 } },
    ]);
  });
});

describe("the weights", () => {
  test("that ship are valid", () => {
    expect(scoreWeightsSchema.parse(DEFAULT_WEIGHTS)).toEqual(DEFAULT_WEIGHTS);
  });

  test("must be whole points from 0 to 100 for every severity and class", () => {
    const wrong = [
      { ...DEFAULT_WEIGHTS, spread: -1 },
      { ...DEFAULT_WEIGHTS, spread: 101 },
      { ...DEFAULT_WEIGHTS, spread: 1.5 },
      { ...DEFAULT_WEIGHTS, severity: { low: 1 } },
    ];
    expect(wrong.map((weights) => scoreWeightsSchema.safeParse(weights).success)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  test("change the score", () => {
    const weights = { ...DEFAULT_WEIGHTS, severity: { ...DEFAULT_WEIGHTS.severity, low: 50 } };
    expect(triageScore(calm, kev, now, weights).score).toBe(50);
  });
});

test("every reason is explained in every language with its facts", () => {
  const facts = {
    severity: "high",
    classification: "c",
    cve: "v",
    count: 3,
    reports: 7,
    victims: 9,
    value: "w",
    incidents: 2,
    hours: 5,
    term: 24,
    status: "closed",
    sum: 113,
  };
  for (const texts of Object.values(SCORE_REASON_TEXTS)) {
    expect(
      SCORE_REASON_KINDS.map((kind) => texts[kind](facts)).filter(
        (text) => /undefined|\[object/.test(text) || !text.endsWith("."),
      ),
    ).toEqual([]);
  }
  expect(
    explainScoreReason({ kind: "severity", points: 28, facts: { severity: "high" } }, "de"),
  ).toBe("Der Schweregrad ist hoch.");
});

test("reads the published catalogue of known exploited vulnerabilities", () => {
  const catalogue = z
    .object({
      vulnerabilities: z.array(
        z.object({ cveID: z.string(), knownRansomwareCampaignUse: z.string() }),
      ),
    })
    .parse(JSON.parse(readFileSync(dataPath("kev/known_exploited_vulnerabilities.json"), "utf8")));
  const known = knownExploited(
    catalogue.vulnerabilities.map(({ cveID, knownRansomwareCampaignUse }) => ({
      cve: cveID,
      usedByRansomware: knownRansomwareCampaignUse === "Known",
    })),
  );
  expect([
    known.has("cve-2021-44228"),
    known.usedByRansomware("CVE-2021-44228"),
    known.has("CVE-1999-0001"),
  ]).toEqual([true, true, false]);
});
