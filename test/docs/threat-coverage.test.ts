import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const LINES = readFileSync(join(ROOT, "docs/threat-coverage.md"), "utf8").split("\n");
const NUMBERED = LINES.flatMap((line) => {
  const [, row, verdict] = /^\|\s+(\d+)\s+\|\s+(\w+)\s+\|/.exec(line) ?? [];
  return row === undefined ? [] : [{ row: Number(row), verdict, line }];
});

const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

it("the table has each threat of B2 to B5 and B7 once, in order", () => {
  expect(NUMBERED.map(({ row }) => row)).toEqual([...range(18, 95), ...range(109, 120)]);
});

it("every file and folder that the table names exists", () => {
  const paths = LINES.filter((line) => line.startsWith("|")).flatMap((line) =>
    [...line.matchAll(/`([^`]*\/[^`]*|[^`]+\.yml|\.npmrc)`/g)].map((match) => match[1] ?? ""),
  );
  expect(paths.length).toBeGreaterThan(100);
  expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

it("a row that holds names a test, and one that does not says what is missing", () => {
  const wrong = NUMBERED.filter(({ verdict, line }) =>
    verdict === "holds" ? !line.includes("`test/") : !/\| *[^| ][^|]*\|$/.test(line),
  );
  expect(wrong).toEqual([]);
});
