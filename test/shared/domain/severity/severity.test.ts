import { expect, test } from "vitest";
import {
  highestSeverity,
  SEVERITIES,
  severityRank,
} from "../../../../shared/domain/severity/index.ts";

test("ranks low, medium, high and critical in this order", () => {
  expect(SEVERITIES.map((severity) => [severity, severityRank(severity)])).toEqual([
    ["low", 0],
    ["medium", 1],
    ["high", 2],
    ["critical", 3],
  ]);
});

test("finds the highest severity of several", () => {
  expect(highestSeverity(["medium", "critical", "low"])).toBe("critical");
});

test("has no highest severity of nothing", () => {
  expect(highestSeverity([])).toBeNull();
});
