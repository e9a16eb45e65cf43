import { describe, expect, test } from "vitest";

import {
  rsitOptions,
  findRsitOptions,
} from "../../../renderer/cases/classification/rsit-options.ts";
import { NOBODY, ownerChoices } from "../../../renderer/cases/dialogs/owner-choices.ts";
import { hexLines } from "../../../renderer/cases/evidence/hex-lines.ts";
import { pickerQuery } from "../../../renderer/cases/dialogs/picker-query.ts";
import { insertCompletion } from "../../../renderer/cases/filter-line/insert-completion.ts";
import { activeLane, moveLane } from "../../../renderer/cases/lanes/lane.ts";
import { defanged, defangedLines } from "../../../renderer/cases/observables/display.ts";
import { warningOf } from "../../../renderer/cases/observables/observable-columns.tsx";
import { shortStatedTime } from "../../../renderer/cases/stated-time-words.ts";
import { createWords } from "../../../renderer/cases/words.ts";
import { completions, parseQuery } from "../../../shared/domain/query/index.ts";
import { laneIdSchema } from "../../../shared/model/ids.ts";
import type { Lane } from "../../../shared/model/settings.ts";
import { loadTexts } from "../../../shared/text/index.ts";

const { cases: text } = await loadTexts("en");

function savedLane(position: number): Lane {
  return {
    id: laneIdSchema.parse(`0190a000-0000-7000-8000-00000000000${position}`),
    name: `lane ${position}`,
    entity: "report",
    query: `tag:t${position}`,
    sort: "-received",
    position,
  };
}

describe("lanes", () => {
  const lanes = [0, 1, 2].map(savedLane);
  const names = (list: readonly Lane[]): readonly string[] => list.map(({ name }) => name);

  test("move by one place and are numbered anew", () => {
    const moved = moveLane(lanes, lanes[2]?.id ?? "", -1);
    expect(names(moved)).toEqual(["lane 0", "lane 2", "lane 1"]);
    expect(moved.map(({ position }) => position)).toEqual([0, 1, 2]);
  });

  test("stay in order at either end", () => {
    expect(names(moveLane(lanes, lanes[0]?.id ?? "", -1))).toEqual(names(lanes));
    expect(names(moveLane(lanes, lanes[2]?.id ?? "", 1))).toEqual(names(lanes));
  });

  test("the active one is the one whose query is in effect", () => {
    const tabs = [{ id: "new", name: "New", query: "status:new", sort: "", count: 1 }];
    expect(activeLane(tabs, " status:new ")?.id).toBe("new");
    expect(activeLane(tabs, "status:new tlp:red")).toBeUndefined();
  });
});

describe("a proposal that is taken", () => {
  const take = (typed: string) =>
    completions(typed, typed.length, { entity: "report" })
      .slice(0, 1)
      .map((proposal) => insertCompletion(typed, proposal));

  test("stands in place of what was typed, with the caret ready for the value", () => {
    expect(take("status:new sev")).toEqual([{ text: "status:new severity:", caret: 20 }]);
  });

  test("is followed by a gap after a value", () => {
    expect(take("severity:cr")).toEqual([{ text: "severity:critical ", caret: 18 }]);
  });
});

describe("the search for a classification", () => {
  const options = rsitOptions((localised) => localised.en);

  test("puts names that begin so first", () => {
    expect(findRsitOptions(options, "phish", 5)[0]?.value).toBe('rsit:fraud="phishing"');
  });

  test("finds by a word of the explanation", () => {
    const found = findRsitOptions(options, "ransomware", 9).map(({ value }) => value);
    expect(found).toContain('rsit:malicious-code="infected-system"');
  });

  test("offers nothing before anything is typed", () => {
    expect(findRsitOptions(options, "  ", 5)).toEqual([]);
  });
});

describe("owners", () => {
  const settings = { analyst: "Mia", analysts: ["Zoe", "Mia", "Ada"] };

  test("are offered with oneself first and nobody last", () => {
    expect(ownerChoices(settings, text, null).map(({ value }) => value)).toEqual([
      "Mia",
      "Ada",
      "Zoe",
      NOBODY,
    ]);
  });

  test("one who left is still offered while they own it", () => {
    expect(ownerChoices(settings, text, "Gone").map(({ value }) => value)).toContain("Gone");
  });
});

describe("octets", () => {
  test("stand sixteen to a line, with what is not printable as a dot", () => {
    const lines = hexLines(new TextEncoder().encode("<script>alert(1)\n\u0000ü"), 32);
    expect(lines).toEqual([
      {
        offset: "00000020",
        hex: "3c 73 63 72 69 70 74 3e 61 6c 65 72 74 28 31 29",
        text: "<script>alert(1)",
      },
      { offset: "00000030", hex: "0a 00 c3 bc", text: "...." },
    ]);
  });
});

describe("observables on screen", () => {
  test("are defanged, one to a line", () => {
    const items = [
      { type: "domain", value: "evil.example" },
      { type: "sha256", value: "ab" },
      { type: "no-such-type", value: "kept.as.is" },
    ];
    expect(defangedLines(items)).toBe("evil[.]example\nab\nkept.as.is");
    expect(defanged("url", "http://evil.example/x")).toBe("hxxp://evil[.]example/x");
  });

  test("a name that imitates another one is pointed out", () => {
    expect(warningOf({ type: "domain", value: "xn--pple-43d.com" }, text)).toContain("apple");
    expect(warningOf({ type: "domain", value: "münchen.example" }, text)).toBeUndefined();
    expect(warningOf({ type: "sha256", value: "xn--pple-43d.com" }, text)).toBeUndefined();
  });
});

describe("a stated time", () => {
  const at = { instant: "2026-11-24T08:15:30.000Z", zone: "UTC" };

  test.each([
    ["month", "2026-11"],
    ["day", "2026-11-24"],
    ["hour", "2026-11-24 08 h"],
    ["minute", "2026-11-24 08:15"],
    ["exact", "2026-11-24 08:15:30"],
  ] as const)("is no more exact than it was stated: %s", (precision, value) => {
    expect(shortStatedTime({ ...at, precision }).value).toBe(value);
  });

  test("a day is the day of its zone", () => {
    const day = {
      instant: "2026-11-23T23:00:00.000Z",
      precision: "day",
      zone: "Europe/Vienna",
    } as const;
    expect(shortStatedTime(day).value).toBe("2026-11-24");
  });

  test("a zone that nobody knows falls back on UTC", () => {
    const day = {
      instant: "2026-11-23T23:00:00.000Z",
      precision: "day",
      zone: "Mars/Base",
    } as const;
    expect(shortStatedTime(day).value).toBe("2026-11-23");
  });
});

test("classifications read by name, and what is none is shown as it came", () => {
  const words = createWords("en", text);
  expect(words.classifications(['rsit:fraud="phishing"', "rsit:nonsense"])).toBe(
    "Phishing, rsit:nonsense",
  );
});

describe("the query of the incident picker", () => {
  test.each([
    ["", ""],
    ["xd", ""],
    ["xdspy", "xdspy"],
    ["000123", 'number:"000123" OR "000123"'],
    ["severity:high", "severity:high"],
    ["severity:", '"severity:"'],
    ['open "quote', '"open  quote"'],
  ])("for %j is %j", (typed, expected) => {
    expect(pickerQuery(typed)).toBe(expected);
    expect(parseQuery(pickerQuery(typed), { entity: "incident" }).ok).toBe(true);
  });
});
