import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CorrelationLink, LinkReason } from "../../../../shared/domain/correlation/index.ts";
import {
  correlate,
  LINK_REASONS,
  MAX_CORRELATED_INCIDENTS,
  MAX_CORRELATION_LINKS,
  rarityOf,
} from "../../../../shared/domain/correlation/index.ts";

const reasons: readonly LinkReason[] = ["same-value", "same-host", "in-network"];

function link(
  value: string,
  otherIncidentId: string,
  more: Partial<CorrelationLink> = {},
): CorrelationLink {
  return {
    observableId: `id-${value}`,
    type: "domain",
    value,
    otherIncidentId,
    otherType: "domain",
    otherValue: value,
    reason: "same-value",
    incidentCount: 2,
    warninglists: [],
    ...more,
  };
}

test("a value is unique, rare, common or noise by the number of incidents that carry it", () => {
  expect([1, 2, 3, 5, 6, 50, 51].map((count) => rarityOf(count))).toEqual([
    "unique",
    "unique",
    "rare",
    "rare",
    "common",
    "common",
    "noise",
  ]);
});

function strengths({ incidents }: ReturnType<typeof correlate>): unknown {
  return incidents.map(({ incidentId, strength }) => [incidentId, strength]);
}

describe("correlation", () => {
  test("says why, how rare and how strong", () => {
    const result = correlate([link("evil.example", "i1", { incidentCount: 4 })]);
    expect(result).toEqual({
      incidents: [
        {
          incidentId: "i1",
          strength: 0.3,
          links: [
            {
              ...link("evil.example", "i1", { incidentCount: 4 }),
              rarity: "rare",
              weight: 0.9 / 3,
            },
          ],
          moreLinks: 0,
        },
      ],
      moreIncidents: 0,
      suppressed: [],
    });
  });

  test("ranks a rare value above several common ones", () => {
    const common = ["a", "b", "c"].map((value) => link(value, "busy", { incidentCount: 40 }));
    const result = correlate([...common, link("rare.example", "close")]);
    expect(result.incidents.map(({ incidentId }) => incidentId)).toEqual(["close", "busy"]);
  });

  test("ranks the same value above the same host above the same network", () => {
    const links = reasons.map((reason) => link("x", reason, { reason }));
    expect(correlate(links).incidents.map(({ incidentId }) => incidentId)).toEqual(reasons);
  });

  test("leaves noise out and says so once", () => {
    const noisy = ["i1", "i2", "i3"].map((incident) =>
      link("8.8.8.8", incident, { incidentCount: 900 }),
    );
    expect(correlate(noisy)).toEqual({
      incidents: [],
      moreIncidents: 0,
      suppressed: [
        {
          observableId: "id-8.8.8.8",
          value: "8.8.8.8",
          because: "noise",
          incidentCount: 900,
          warninglists: [],
        },
      ],
    });
  });

  test("leaves out what a warning list knows, however rare it is, and names the list", () => {
    const result = correlate([link("google.com", "i1", { warninglists: ["Top sites"] })]);
    expect([result.incidents, result.suppressed]).toEqual([
      [],
      [
        {
          observableId: "id-google.com",
          value: "google.com",
          because: "warninglist",
          incidentCount: 2,
          warninglists: ["Top sites"],
        },
      ],
    ]);
  });

  test("lists at most so many incidents and links, and counts the rest", () => {
    const many = Array.from({ length: MAX_CORRELATED_INCIDENTS + 7 }, (_, index) =>
      link("x.example", `i${index}`, { incidentCount: 40 }),
    );
    const deep = Array.from({ length: MAX_CORRELATION_LINKS + 3 }, (_, index) =>
      link(`v${index}`, "deep"),
    );
    const result = correlate([...many, ...deep]);
    expect([result.incidents.length, result.moreIncidents]).toEqual([MAX_CORRELATED_INCIDENTS, 8]);
    expect([
      result.incidents[0]?.incidentId,
      result.incidents[0]?.links.length,
      result.incidents[0]?.moreLinks,
    ]).toEqual(["deep", MAX_CORRELATION_LINKS, 3]);
  });

  test("does not depend on the order of what was found, and stays between 0 and 1", () => {
    const found = fc.array(
      fc.record({
        value: fc.constantFrom("a", "b", "c"),
        incident: fc.constantFrom("i1", "i2"),
        count: fc.integer({ min: 2, max: 80 }),
        reason: fc.constantFrom(...reasons),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(found, (all) => {
        const links = all.map(({ value, incident, count, reason }) =>
          link(value, incident, { incidentCount: count, reason }),
        );
        const forward = correlate(links);
        expect(strengths(correlate(links.toReversed()))).toEqual(strengths(forward));
        return forward.incidents.every(({ strength }) => strength >= 0 && strength <= 1);
      }),
    );
  });
});

test("every reason is told in every language", () => {
  for (const { text } of Object.values(LINK_REASONS))
    expect(Object.values(text).every((one) => one.length > 3)).toBe(true);
});
