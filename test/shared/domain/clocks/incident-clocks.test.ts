import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ClockEntry } from "../../../../shared/domain/clocks/clock-entry.ts";
import { reasonText } from "../../../../shared/domain/clocks/clock-words.ts";
import { contentStates, missingOf, unsettledOf } from "../../../../shared/domain/clocks/gaps.ts";
import { incidentClocks, nextDueMs } from "../../../../shared/domain/clocks/incident-clocks.ts";
import { GDPR_ARTICLE_33 } from "../../../../shared/domain/clocks/instruments/gdpr-article-33-data.ts";
import { INSTRUMENTS } from "../../../../shared/domain/clocks/instruments/index.ts";
import { readNationally } from "../../../../shared/domain/clocks/national-reading.ts";
import { anchorEventsOf } from "../../../../shared/domain/clocks/stage-clock.ts";

let count = 0;
function entry(
  type: ClockEntry["type"],
  instrument: string,
  target: string,
  at = "2026-10-01T08:00:00.000Z",
  more: Partial<ClockEntry> = {},
): ClockEntry {
  count += 1;
  const id = `00000000-0000-7000-8000-${String(count).padStart(12, "0")}`;
  const stated = { instant: at, precision: "exact", zone: "UTC" } as const;
  return {
    id,
    type,
    instrument,
    target,
    at: stated,
    detail: "",
    author: "a",
    createdAt: at,
    ...more,
  };
}

const NIS2 = "nis2-article-23";
const NOW = "2026-10-01T10:00:00Z";

function clock(entries: readonly ClockEntry[], stage: string, now = NOW) {
  const [first] = incidentClocks(entries, Date.parse(now));
  const found = first?.clocks.find((one) => one.stage.id === stage);
  if (first === undefined || found === undefined) throw new Error(`no clock of ${stage}`);
  const due = found.dueMs === null ? null : new Date(found.dueMs).toISOString();
  const why = reasonText(found.reason, first.reading, "en", (ms) => new Date(ms).toISOString());
  return { state: found.state, due, why };
}

describe("NIS2 Article 23", () => {
  const aware = [entry("applies", NIS2, "BE"), entry("anchor", NIS2, "aware")];

  test("no stage has a date before its anchor has happened", () => {
    const [only] = incidentClocks([entry("applies", NIS2, "BE")], Date.parse(NOW));
    expect(only?.clocks.map(({ state, dueMs }) => [state, dueMs])).toEqual(
      only?.clocks.map(() => ["waiting", null]),
    );
    expect(clock([entry("applies", NIS2, "BE")], "early-warning").why).toBe(
      "Starts with: became aware",
    );
  });

  test("awareness starts 24 and 72 hours", () => {
    expect(clock(aware, "early-warning")).toMatchObject({
      state: "running",
      due: "2026-10-02T08:00:00.000Z",
    });
    expect(clock(aware, "notification").due).toBe("2026-10-04T08:00:00.000Z");
    expect(clock(aware, "final-report")).toEqual({
      state: "waiting",
      due: null,
      why: "Starts with: incident notification sent",
    });
  });

  test.each([
    ["2026-10-02T01:59:00Z", "running"],
    ["2026-10-02T02:00:00Z", "due-soon"],
    ["2026-10-02T08:00:00Z", "due-soon"],
    ["2026-10-02T08:00:01Z", "overdue"],
  ])("at %s the early warning is %s", (now, state) => {
    expect(clock(aware, "early-warning", now).state).toBe(state);
  });

  test("the final report counts from the submission, not from awareness", () => {
    const sent = entry("sent", NIS2, "notification", "2026-10-03T09:00:00.000Z");
    expect(clock([...aware, sent], "notification").state).toBe("met");
    expect(clock([...aware, sent], "final-report").due).toBe("2026-11-03T22:59:59.000Z");
  });

  test("an incident that lasts owes progress instead, and the final report after handling", () => {
    const entries = [
      ...aware,
      entry("sent", NIS2, "notification", "2026-10-03T09:00:00.000Z"),
      entry("anchor", NIS2, "ongoing-when-final-due", "2026-11-02T09:00:00.000Z"),
      entry("anchor", NIS2, "handled", "2026-12-10T09:00:00.000Z"),
    ];
    expect(clock(entries, "final-report").state).toBe("not-applicable");
    expect(clock(entries, "progress-report").due).toBe("2026-11-03T22:59:59.000Z");
    expect(clock(entries, "final-report-after-handling").due).toBe("2027-01-10T22:59:59.000Z");
  });

  test("our answer is due 24 hours after the early warning came", () => {
    const received = entry("anchor", NIS2, "early-warning-received", "2026-10-01T20:00:00.000Z");
    expect(clock([...aware, received], "csirt-answer").due).toBe("2026-10-02T20:00:00.000Z");
  });

  test("a time known to the day counts from the day's beginning", () => {
    const vague = entry("anchor", NIS2, "aware", "2026-09-30T22:00:00.000Z", {
      at: { instant: "2026-09-30T22:00:00.000Z", precision: "day", zone: "Europe/Brussels" },
    });
    expect(clock([entry("applies", NIS2, "BE"), vague], "early-warning").due).toBe(
      "2026-10-01T22:00:00.000Z",
    );
  });

  test("what was sent after the term is met late", () => {
    const sent = entry("sent", NIS2, "early-warning", "2026-10-02T09:00:00.000Z");
    expect(clock([...aware, sent], "early-warning").state).toBe("met-late");
  });

  test("a trust service provider notifies within 24 hours", () => {
    const id = "nis2-trust-service";
    const entries = [entry("applies", id, "BE"), entry("anchor", id, "aware")];
    expect(clock(entries, "notification").due).toBe("2026-10-02T08:00:00.000Z");
  });
});

describe("national readings", () => {
  test("IT: the 72 hours follow the early warning", () => {
    const entries = [
      entry("applies", NIS2, "IT"),
      entry("anchor", NIS2, "aware"),
      entry("sent", NIS2, "early-warning", "2026-10-02T06:00:00.000Z"),
    ];
    expect(clock(entries, "notification").due).toBe("2026-10-05T06:00:00.000Z");
  });

  test("PT: awareness starts nothing; the final report is 30 working days after the end notice", () => {
    const entries = [
      entry("applies", NIS2, "PT"),
      entry("anchor", NIS2, "aware"),
      entry("sent", NIS2, "end-notice", "2026-10-02T06:00:00.000Z"),
    ];
    expect(clock(entries, "early-warning").state).toBe("waiting");
    // Without the holiday of 5 October.
    expect(clock(entries, "final-report").due).toBe("2026-11-16T23:59:59.000Z");
  });

  test("HR: 30 days are not a month", () => {
    const entries = [
      entry("applies", NIS2, "HR"),
      entry("sent", NIS2, "notification", "2026-10-02T06:00:00.000Z"),
    ];
    expect(clock(entries, "final-report").due).toBe("2026-11-01T22:59:59.000Z");
  });

  test("FI: detection is the anchor; IS: no hours", () => {
    expect(
      clock([entry("applies", NIS2, "FI"), entry("anchor", NIS2, "aware")], "early-warning").state,
    ).toBe("waiting");
    expect(
      clock([entry("applies", NIS2, "IS"), entry("anchor", NIS2, "aware")], "early-warning"),
    ).toEqual({
      state: "running",
      due: null,
      why: "Without undue delay; the act names no time.",
    });
  });
});

describe("CRA, DORA, GDPR", () => {
  test("CRA: the final report waits for the measure, then has 14 days", () => {
    const id = "cra-article-14-vulnerability";
    const entries = [entry("applies", id, "BE"), entry("anchor", id, "aware")];
    expect(clock(entries, "final-report").due).toBeNull();
    const measure = entry("anchor", id, "measure-available", "2026-10-20T08:00:00.000Z");
    expect(clock([...entries, measure], "final-report").due).toBe("2026-11-03T22:59:59.000Z");
  });

  test("CRA: what began before 11 September 2026 has no term", () => {
    const id = "cra-article-14-incident";
    const entries = [
      entry("applies", id, ""),
      entry("anchor", id, "aware", "2026-09-10T23:00:00.000Z"),
    ];
    expect(clock(entries, "early-warning")).toMatchObject({ state: "not-applicable", due: null });
  });

  test.each([
    ["soon after awareness: 4 h", "2026-10-01T10:00:00.000Z", "2026-10-01T14:00:00.000Z"],
    [
      "late on the first day: at latest 24 h after awareness",
      "2026-10-02T06:00:00.000Z",
      "2026-10-02T08:00:00.000Z",
    ],
    ["after the first day: 4 h from then", "2026-10-03T06:00:00.000Z", "2026-10-03T10:00:00.000Z"],
  ])("DORA: classified %s", (_name, classified, due) => {
    const id = "dora-article-19";
    const entries = [
      entry("applies", id, ""),
      entry("anchor", id, "aware"),
      entry("anchor", id, "classified-major", classified),
    ];
    expect(clock(entries, "initial-notification").due).toBe(due);
    expect(clock(entries.slice(0, 2), "initial-notification").due).toBeNull();
  });

  test("DORA: the final report counts from the latest intermediate one", () => {
    const id = "dora-article-19";
    const entries = [
      entry("applies", id, ""),
      entry("sent", id, "intermediate-report", "2026-10-05T06:00:00.000Z"),
      entry("sent", id, "intermediate-report-on-recovery", "2026-10-20T06:00:00.000Z"),
    ];
    expect(clock(entries, "final-report").due).toBe("2026-11-20T23:59:59.000Z");
  });
});

describe("service levels", () => {
  const id = "service-level-urgent";
  const entries = [entry("applies", id, "BE"), entry("anchor", id, "report-received")];
  const paused = entry("paused", id, "waits-for-reporter", "2026-10-01T09:00:00.000Z");

  test("have no date while they are paused, and the pause is added afterwards", () => {
    expect(clock([...entries, paused], "first-answer")).toEqual({
      state: "paused",
      due: null,
      why: "Paused since 2026-10-01T09:00:00.000Z: waits for an answer of who reported",
    });
    const resumed = entry("resumed", id, "", "2026-10-01T11:00:00.000Z");
    expect(clock([...entries, paused, resumed], "first-answer").due).toBe(
      "2026-10-01T14:00:00.000Z",
    );
  });

  test("the law does not wait", () => {
    const law = [
      entry("applies", NIS2, "BE"),
      entry("anchor", NIS2, "aware"),
      entry("paused", NIS2, "x"),
    ];
    expect(clock(law, "early-warning").due).toBe("2026-10-02T08:00:00.000Z");
  });
});

test("the next date is the earliest that is still owed", () => {
  const entries = [
    entry("applies", NIS2, "BE"),
    entry("anchor", NIS2, "aware"),
    entry("sent", NIS2, "early-warning", "2026-10-01T09:00:00.000Z"),
  ];
  expect(nextDueMs(incidentClocks(entries, Date.parse(NOW)))).toBe(
    Date.parse("2026-10-04T08:00:00Z"),
  );
  expect(nextDueMs(incidentClocks(entries.slice(0, 1), Date.parse(NOW)))).toBeNull();
});

test("the gap list names what an empty case lacks, and a statement serves every act", () => {
  const holdings = {
    descriptionChars: 0,
    classificationCount: 1,
    observableCount: 0,
    measuresDone: 0,
    measuresOpen: 0,
  };
  const stage = GDPR_ARTICLE_33.stages[0] ?? { content: [] };
  const statement = entry("statement", "", "measures-applied", undefined, {
    detail: "Server offline.",
  });
  expect(unsettledOf(contentStates(stage, holdings, []))).toEqual(["reasons-for-delay"]);
  expect(missingOf(contentStates(stage, holdings, []))).toEqual([
    "persons-and-records",
    "contact",
    "consequences",
    "measures-applied",
  ]);
  expect(missingOf(contentStates(stage, holdings, [statement]))).not.toContain("measures-applied");
});

test("whatever is put down, in whatever order, only a stage whose anchor happened has a date", () => {
  const targets = INSTRUMENTS.flatMap((instrument) => {
    const reading = readNationally(instrument, "");
    return [
      ...anchorEventsOf(reading).map((event) => ["anchor", instrument.id, event] as const),
      ...reading.stages.map(({ id }) => ["sent", instrument.id, id] as const),
    ];
  });
  const steps = fc.array(fc.tuple(fc.constantFrom(...targets), fc.nat(90 * 86_400)), {
    maxLength: 12,
  });
  const countries = fc.constantFrom("", "BE", "PT", "CZ", "NO", "IT");
  fc.assert(
    fc.property(steps, countries, (chosen, country) => {
      const entries = [
        ...INSTRUMENTS.map(({ id }) => entry("applies", id, country)),
        ...chosen.map(([[type, id, target], seconds]) =>
          entry(type, id, target, new Date(Date.UTC(2026, 9, 1) + seconds * 1_000).toISOString()),
        ),
      ];
      const nowMs = Date.UTC(2026, 10, 1);
      const dates = (given: readonly ClockEntry[]) =>
        incidentClocks(given, nowMs)
          .flatMap(({ clocks }) => clocks)
          .map(({ dueMs, anchorMs }) => ({ dueMs, anchorMs }));
      const all = dates(entries);
      const isOrderless =
        JSON.stringify(dates([...entries.slice(0, 9), ...entries.slice(9).toReversed()])) ===
        JSON.stringify(all);
      return (
        isOrderless &&
        all.every(
          ({ dueMs, anchorMs }) => dueMs === null || (anchorMs !== null && dueMs > anchorMs),
        )
      );
    }),
    { numRuns: 40 },
  );
});

test("every stage that counts from another one names a stage of its own reading", () => {
  for (const instrument of INSTRUMENTS) {
    for (const country of ["", ...instrument.nationals.map((known) => known.country)]) {
      const { stages, profile } = readNationally(instrument, country);
      const ids = stages.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toEqual(expect.arrayContaining(Object.keys(profile?.stages ?? {})));
      const named = stages.flatMap(({ anchor }) => (anchor.kind === "sent" ? anchor.stages : []));
      expect(ids).toEqual(expect.arrayContaining(named));
    }
  }
});
