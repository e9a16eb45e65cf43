import { describe, expect, test } from "vitest";

import { readStartCode, takeStartCode } from "../../../renderer/api/start-code.ts";
import { addressOf } from "../../../renderer/places.ts";
import { remainingMs, shareDone } from "../../../renderer/ui/jobs/remaining.ts";
import { createMarkingsOnScreen } from "../../../renderer/ui/marking/on-screen.ts";
import { clampShare, shareAfterKey } from "../../../renderer/ui/split-pane/share.ts";

describe("the time that a job still needs", () => {
  test("goes by the speed so far", () => {
    expect(remainingMs({ done: 25, total: 100, startedAtMs: 0 }, 10_000)).toBe(30_000);
  });

  test.each([
    ["the total is unknown", { done: 25, total: null, startedAtMs: 0 }, 10_000],
    ["it has just begun", { done: 25, total: 100, startedAtMs: 9_000 }, 10_000],
    ["hardly anything is done", { done: 1, total: 1_000, startedAtMs: 0 }, 10_000],
    ["it is done", { done: 100, total: 100, startedAtMs: 0 }, 10_000],
  ])("is not told while %s", (_when, job, nowMs) => {
    expect(remainingMs(job, nowMs)).toBeUndefined();
  });

  test("the share never passes the whole", () => {
    expect(shareDone({ done: 120, total: 100 })).toBe(1);
    expect(shareDone({ done: 1, total: null })).toBeUndefined();
  });
});

describe("the border between two parts", () => {
  test("leaves both their least size", () => {
    expect(clampShare(0, 300, 1_000)).toBe(0.3);
    expect(clampShare(1, 300, 1_000)).toBe(0.7);
    expect(clampShare(0.5, 300, 500)).toBe(0.5);
  });

  test("moves by the arrow keys of its direction only", () => {
    expect(shareAfterKey("ArrowLeft", 0.5, "columns")).toBeCloseTo(0.48);
    expect(shareAfterKey("ArrowLeft", 0.5, "rows")).toBeUndefined();
    expect(shareAfterKey("ArrowDown", 0.5, "rows")).toBeCloseTo(0.52);
    expect(shareAfterKey("End", 0.5, "rows")).toBe(1);
  });
});

describe("the strictest marking on screen", () => {
  test("follows what the parts of the window show", () => {
    const markings = createMarkingsOnScreen();
    markings.set("list", "TLP:GREEN");
    markings.set("detail", "TLP:AMBER+STRICT");
    expect(markings.strictest()).toBe("TLP:AMBER+STRICT");
    markings.set("detail", null);
    expect(markings.strictest()).toBe("TLP:GREEN");
    markings.set("list", null);
    expect(markings.strictest()).toBeNull();
  });
});

describe("the one-time start code", () => {
  test("is read from the fragment and taken out of the address at once", () => {
    const replaced: unknown[] = [];
    const history = { replaceState: (...state: unknown[]) => void replaced.push(state) };
    const location = { hash: "#start=abc", pathname: "/" };
    expect(takeStartCode(location, history)).toBe("abc");
    expect(replaced).toEqual([[null, "", "/#/"]]);
  });

  test("is absent in an ordinary address, which stays as it is", () => {
    const history = { replaceState: () => expect.unreachable("the address was changed") };
    expect(
      takeStartCode({ hash: "#/incidents?start=abc", pathname: "/" }, history),
    ).toBeUndefined();
    expect(readStartCode("")).toBeUndefined();
  });
});

test("records have addresses", () => {
  expect(addressOf("incident", "1")).toBe("/incidents/1");
  expect(addressOf("report", "2")).toBe("/triage/2");
  expect(addressOf("observable", "3")).toBe("/observables/3");
});
