import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { EXCHANGE_KINDS } from "../../../../shared/exchange/record/exchange-record.ts";
import { RECORD_LIMITS } from "../../../../shared/exchange/record/record-limits.ts";
import { MAX_COUNTER, MAX_MS } from "../../../../shared/exchange/stamp/stamp.ts";

const FORMAT = readFileSync(
  new URL("../../../../docs/changes-format.md", import.meta.url),
  "utf8",
).replaceAll(/\s+/g, " ");

test("the specification names every limit of the lines", () => {
  const limits = [...Object.values(RECORD_LIMITS), MAX_COUNTER, MAX_MS];
  const missing = limits.filter((limit) => !FORMAT.includes(limit.toLocaleString("en")));
  expect(missing).toEqual([]);
});

test("the specification lists the kinds in the order in which they are written", () => {
  expect(FORMAT).toContain(`${EXCHANGE_KINDS.join(", ")}.`);
});
