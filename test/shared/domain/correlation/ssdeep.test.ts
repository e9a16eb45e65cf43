import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ssdeepPieces, ssdeepScore } from "../../../../shared/domain/correlation/index.ts";
import { dataPath } from "../../../helpers/data.ts";
import { fuzzyHashes } from "../../../helpers/fuzzy-hashes.ts";

/** Scores as the tool gives them (ssdeep 2.14.1, `ssdeep -a -x -c`). */
const SCORES: readonly (readonly [string, string, number])[] = [
  [
    "12:2UtWdEOB2JW6oapGVntBIMEQFeTfK7olfjCWYtDph9S/T3rOZXV3m1F0NuRvBCC7:NgT6oapGVtjEQFeW0llsDp7GCW1SNeB",
    "12:2UtWdEOB2JW6oapGVntBIMEQFeTfK7NnglfjCWYtDph9S/T3r2pJTV3m1F0NuRvz:NgT6oapGVtjEQFeWJgllsDp7GuJ5W1Sc",
    88,
  ],
  [
    "12:2UtWdEOB2JW6oapGVntBIMEQFeTfK7olfjCWYtDph9S/T3rOZXV3m1F0NuRvBCC7:NgT6oapGVtjEQFeW0llsDp7GCW1SNeB",
    "12:2UtWdEBs+YJW6oapGvntBIMMVjCWYtDph9S/N3rOZXV3m1baNuRvBCC1zxX:NgY56oapGVjMsDp7QCW1mNezR",
    75,
  ],
  [
    "6144:ti7/dhdlWijQ0DvreuAkXLFLUCCGDym8gPvOtKh/twmLGVXmb/Ka76ubOpui:f",
    "6144:ti71dIdjWijQ0Di2euA23LFLUCCGDymxgPv0cKh+twmLGAWmb/KJ76iYOpuq:p",
    72,
  ],
  [
    "192:P0ros7jON/t5juxRJr46xbeU5Og7TiOVxONp2YaJqXVI/nc2nkaE/4dg46:P9r/LkJFcU5x7mrqjqXVAc2nL5C46",
    "384:P9r/LkJFcU5x7mrqjqXVAc2nL5C4rMaJc2:fU5orqe+b3d",
    90,
  ],
  [
    "192:P0ros7jON/t5juxRJr46xbeU5Og7TiOVxONp2YaJqXVI/nc2nkaE/4dg46:P9r/LkJFcU5x7mrqjqXVAc2nL5C46",
    "384:P9r/LkJFcU5x7mrqjqXVAc2nL5C4rMaJc5g6ExLY5:fU5orqe+b3gIa5",
    85,
  ],
  [
    "12:2UtWdEOB2JW6oapGVntBIMEQFeTfK7olfjCWYtDph9S/T3rOZXV3m1F0NuRvBCC7:NgT6oapGVtjEQFeW0llsDp7GCW1SNeB",
    "24:NMp4+CN61E0gwYETGMSso111sKBDMp4+CN61E0gwYETGMSsf:up4R4E046G/sG1mKCp4R4E046G/sf",
    0,
  ],
];

describe("the score", () => {
  test.each(SCORES)("%s and %s", (left, right, score) => {
    expect([ssdeepScore(left, right), ssdeepScore(right, left)]).toEqual([score, score]);
  });

  test("of a hash with itself is 100, of anything that is none 0", () => {
    for (const hash of realHashes()) expect(ssdeepScore(hash, hash)).toBe(100);
    expect(ssdeepScore("no hash", "no hash")).toBe(0);
    expect(ssdeepScore("96:AXGBicFlgVNh:AXGHsNh", "384:AXGBicFlgVNh:AXGHsNh")).toBe(0);
  });

  test("lies between 0 and 100 and is the same from both sides", () => {
    fc.assert(
      fc.property(fuzzyHashes(), fuzzyHashes(), (left, right) => {
        const score = ssdeepScore(left, right);
        return score >= 0 && score <= 100 && score === ssdeepScore(right, left);
      }),
    );
  });
});

test("hashes that are alike share a piece, unless they are the same", () => {
  fc.assert(
    fc.property(fuzzyHashes(), fuzzyHashes(), (left, right) => {
      if (ssdeepScore(left, right) === 0 || ssdeepScore(left, right) === 100) return true;
      const pieces = new Set(ssdeepPieces(left));
      return ssdeepPieces(right).some((piece) => pieces.has(piece));
    }),
    { numRuns: 2_000 },
  );
});

/** Values of the public MISP events, those inside `filename|ssdeep` too. */
function realHashes(): readonly string[] {
  const found = ["misp-pymisp", "misp-core", "misp-eset"].flatMap((folder) =>
    readdirSync(dataPath(folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".json"))
      .flatMap((file) => [
        ...readFileSync(join(dataPath(folder), file), "utf8").matchAll(
          /"(?:[^"|]+\|)?(\d+:[A-Za-z0-9+/]{7,64}:[A-Za-z0-9+/]+)"/g,
        ),
      ]),
  );
  expect(found.length).toBeGreaterThan(4);
  return found.map((match) => match[1] ?? "");
}
