import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { scoreCvss2 } from "../../../../shared/domain/scores/cvss-2.ts";
import { readVector } from "../../../../shared/domain/scores/read-vector.ts";
import { scoreVector } from "../../../../shared/domain/scores/score-vector.ts";
import { dataPath } from "../../../helpers/data.ts";

const FOLDER = dataPath("cvss/");
const FILES = readdirSync(FOLDER).filter((name) => name.startsWith("vectors_"));

/** `vector - (base, temporal, environmental)` with None for what is not given, or `vector - score` for 4.0; -0.0 means 0. */
function linesOf(file: string): readonly { vector: string; expected: readonly number[] }[] {
  const lines = readFileSync(join(FOLDER, file), "utf8").split("\n");
  return lines.filter(Boolean).map((line) => {
    const [vector = "", scores = ""] = line.split(" - ");
    const expected = scores.match(/-?[\d.]+/g) ?? [];
    return { vector, expected: expected.map(Number) };
  });
}

describe("published vectors get their scores", () => {
  test.each(FILES)("%s", (file) => {
    const lines = linesOf(file);
    expect(lines.length).toBeGreaterThan(4);
    const got = lines.map(({ vector, expected }) => {
      const scored = scoreVector(vector);
      if (!scored.ok) return { vector, scores: scored.error };
      const { score, base, temporal, environmental } = scored.value;
      const scores = vector.startsWith("CVSS:4.0") ? [score] : [base, temporal, environmental];
      return { vector, scores: scores.slice(0, expected.length) };
    });
    expect(got).toEqual(
      lines.map(({ vector, expected }) => ({ vector, scores: expected.map(Math.abs) })),
    );
  });

  test("a vector without environmental metrics has its base score, whatever the environmental formula says", () => {
    expect(scoreVector("CVSS:3.1/AV:P/AC:H/PR:L/UI:N/S:C/C:H/I:H/A:H")).toMatchObject({
      ok: true,
      value: { score: 7, base: 7, temporal: 7, environmental: 7.1 },
    });
  });

  test("temporal and environmental scores of CVSS 2.0 are told apart", () => {
    const read = readVector(
      "AV:A/AC:H/Au:S/C:N/I:P/A:P/E:POC/RL:OF/RC:C/CDP:LM/TD:M/CR:M/IR:L/AR:L",
    );
    if (!read.ok) throw new Error("not read");
    expect(scoreCvss2(read.value.metrics)).toEqual({
      base: 2.9,
      temporal: 2.3,
      environmental: 2.8,
    });
  });
});

test.each([
  ["AV:N/AC:L/Au:N/C:N/I:N/A:N", "2.0", 0, "LOW"],
  ["AV:N/AC:L/Au:N/C:C/I:C/A:C", "2.0", 10, "HIGH"],
  ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N", "3.1", 0, "NONE"],
  ["CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "3.0", 9.8, "CRITICAL"],
  ["CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", "4.0", 9.3, "CRITICAL"],
])("%s is CVSS %s, %f, %s", (vector, version, score, severity) => {
  expect(scoreVector(vector)).toMatchObject({ ok: true, value: { version, score, severity } });
});

test.each([
  ["", { kind: "not-a-vector" }],
  ["hello", { kind: "not-a-vector" }],
  ["CVSS:9.9/AV:N", { kind: "not-a-vector" }],
  [`AV:N/${"A".repeat(600)}`, { kind: "not-a-vector" }],
  ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H", { kind: "metric-missing", metric: "A" }],
  ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/A:L", { kind: "metric-twice", metric: "A" }],
  ["CVSS:3.1/AV:Q/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", { kind: "unknown-value", found: "Q" }],
  ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/VC:H", { kind: "unknown-metric", metric: "VC" }],
  ["CVSS:4.0/AC:L/AV:N", { kind: "wrong-order", metric: "AV" }],
  ["AV:N/AC:L/Au:N/C:C/I:C/A:C/", { kind: "unknown-metric", metric: "" }],
])("%s is refused by name", (vector, error) => {
  expect(scoreVector(vector)).toMatchObject({ ok: false, error });
});
