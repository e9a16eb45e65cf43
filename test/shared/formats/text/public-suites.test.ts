import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  judgeFinder,
  judgeReports,
  judgeSingleStrings,
  judgeText,
  type Difference,
  type Judgement,
} from "./suites.ts";

/**
 * Every difference from the public suites with its reason, asserted exactly, so that a change for better or worse shows.
 * `on-purpose`: we judge otherwise than the suite and would be wrong to follow it; not counted in the scores below.
 */
const knownSchema = z.array(
  z.object({
    suite: z.string(),
    case: z.string(),
    type: z.string(),
    kind: z.enum(["missed", "not-expected"]),
    value: z.string(),
    verdict: z.enum(["on-purpose", "shortfall"]),
    why: z.string(),
  }),
);
const known = knownSchema.parse(
  JSON.parse(
    readFileSync(new URL("../../../fixtures/extraction-misses.json", import.meta.url), "utf8"),
  ),
);
const keyOf = ({ suite, case: name, type, kind, value }: Difference): string =>
  [suite, name, type, kind, value].join(" | ");
const onPurpose = new Set(known.filter((entry) => entry.verdict === "on-purpose").map(keyOf));

const suites: readonly (readonly [string, Judgement])[] = [
  ["ioc-eset-reports", judgeReports()],
  ["ioc-finder", judgeFinder()],
  ["ioc-iocextract strings", judgeSingleStrings()],
  ["ioc-iocextract text", judgeText()],
];

/** Agreeing values of all values, in per cent, by type: as the suite counts, and without what differs on purpose. */
function scores(judgement: Judgement): readonly (readonly [string, number, number])[] {
  const types = new Set([
    ...judgement.agreed.keys(),
    ...judgement.differences.map((difference) => difference.type),
  ]);
  return [...types].map((type) => {
    const agreed = judgement.agreed.get(type) ?? 0;
    const differing = judgement.differences.filter((difference) => difference.type === type);
    const wrong = differing.filter((difference) => !onPurpose.has(keyOf(difference)));
    const percent = (bad: number): number => (100 * agreed) / Math.max(1, agreed + bad);
    return [type, percent(differing.length), percent(wrong.length)] as const;
  });
}

describe("the public suites of indicators in texts", () => {
  it("differ from what we extract only where we know why", () => {
    const differences = suites.flatMap(([, judgement]) => judgement.differences).map(keyOf);
    expect(differences.toSorted()).toEqual(known.map(keyOf).toSorted());
  });

  it.each(suites)("%s: every type reaches 90 per cent", (name, judgement) => {
    const rows = scores(judgement);
    const table = rows.map(
      ([type, plain, ours]) => `  ${type}: ${plain.toFixed(1)} % (${ours.toFixed(1)} % judged)`,
    );
    process.stdout.write(`${name}\n${table.join("\n")}\n`);
    expect(rows.filter(([, , ours]) => ours < 90)).toEqual([]);
  });

  it("hashes, IPv4 addresses and CVEs of the reports are all found, and no other hash", () => {
    const [, reports] = suites[0] ?? [];
    const wrong = reports?.differences.filter(
      ({ type, kind }) => type !== "attack_technique" && (kind === "missed" || type !== "ipv4"),
    );
    expect(wrong).toEqual([]);
  });

  it("hashes, IPv4 addresses and CVEs of the single cases are all found", () => {
    const [, finder] = suites[1] ?? [];
    const types = ["md5s", "sha1s", "sha256s", "sha512s", "ipv4s", "cves"];
    expect(finder?.differences.filter(({ type }) => types.includes(type))).toEqual([]);
  });
});
