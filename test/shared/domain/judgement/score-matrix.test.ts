import { describe, expect, test } from "vitest";
import { assessmentsOf } from "../../../../shared/domain/judgement/assessments.ts";
import { ratingOf, withRating } from "../../../../shared/domain/judgement/ratings.ts";
import { LIKELIHOOD_PERCENT, LIKELIHOODS } from "../../../../shared/domain/judgement/scales.ts";
import type { Consistency } from "../../../../shared/domain/judgement/scales.ts";
import { scoreMatrix, type JudgedItem } from "../../../../shared/domain/judgement/score-matrix.ts";
import { weightOf } from "../../../../shared/domain/judgement/weight.ts";

const OPEN = { status: "open" } as const;
const crime = { id: "crime", ...OPEN };
const spies = { id: "spies", ...OPEN };

const GRADES = {
  A1: { reliability: "A", credibility: "1" },
  B2: { reliability: "B", credibility: "2" },
  C3: { reliability: "C", credibility: "3" },
  D4: { reliability: "D", credibility: "4" },
} as const;

function item(
  id: string,
  grade: keyof typeof GRADES,
  ratings: Readonly<Record<string, Consistency>>,
): JudgedItem {
  return {
    id,
    ...GRADES[grade],
    ratings: Object.entries(ratings).map(([hypothesisId, consistency]) => ({
      hypothesisId,
      consistency,
    })),
  };
}

describe("the weight of an item", () => {
  test.each([
    ["A", "1", 8],
    ["B", "2", 6],
    ["A", "5", 4],
    ["E", "1", 4],
    ["F", "6", 4],
    ["D", "4", 2],
    ["E", "5", 0],
  ] as const)("graded %s%s is %i of 8", (reliability, credibility, weight) => {
    expect(weightOf({ reliability, credibility })).toBe(weight);
  });
});

describe("a hypothesis leads", () => {
  test("when least speaks against it, however much speaks for another", () => {
    const { hypotheses } = scoreMatrix(
      [spies, crime],
      [
        item("one", "A1", { spies: "++", crime: "0" }),
        item("two", "A1", { spies: "++", crime: "0" }),
        item("three", "D4", { spies: "-", crime: "0" }),
      ],
    );
    expect(hypotheses).toMatchObject([
      { hypothesisId: "crime", place: 1, against: 0, inFavour: 0 },
      { hypothesisId: "spies", place: 2, against: 2, inFavour: 32 },
    ]);
  });

  test("when as much speaks against both and more for it; alike they share a place", () => {
    const ids = [
      scoreMatrix([spies, crime], [item("one", "B2", { spies: "0", crime: "+" })]),
      scoreMatrix([spies, crime], [item("one", "B2", { spies: "+", crime: "+" })]),
    ].map(({ hypotheses }) => hypotheses.map(({ hypothesisId, place }) => [hypothesisId, place]));
    expect(ids).toEqual([
      [
        ["crime", 1],
        ["spies", 2],
      ],
      [
        ["spies", 1],
        ["crime", 1],
      ],
    ]);
  });

  test("never once it was rejected: it stands last, without a place", () => {
    const { hypotheses } = scoreMatrix(
      [{ id: "spies", status: "rejected" }, crime],
      [item("one", "A1", { crime: "--", spies: "++" })],
    );
    expect(hypotheses.map(({ hypothesisId, place }) => [hypothesisId, place])).toEqual([
      ["crime", 1],
      ["spies", null],
    ]);
  });
});

test("a score names every item that made it, with weight and factor, and what is not rated yet", () => {
  const { hypotheses } = scoreMatrix(
    [crime],
    [
      item("one", "B2", { crime: "--" }),
      item("two", "C3", { crime: "+" }),
      item("three", "A1", { crime: "n/a" }),
      item("four", "A1", { crime: "0" }),
      item("five", "A1", {}),
    ],
  );
  expect(hypotheses).toEqual([
    {
      hypothesisId: "crime",
      place: 1,
      against: 12,
      inFavour: 4,
      points: [
        { itemId: "one", consistency: "--", weight: 6, factor: 2, points: 12 },
        { itemId: "two", consistency: "+", weight: 4, factor: 1, points: 4 },
      ],
      unrated: 1,
    },
  ]);
});

test.each([
  ["the same of all", { spies: "+", crime: "+" }, { spread: 0, level: "none" }],
  ["little different", { spies: "+", crime: "0" }, { spread: 1, level: "some" }],
  ["the opposite", { spies: "--", crime: "++" }, { spread: 4, level: "strong" }],
  ["something of one only", { spies: "--" }, { spread: null, level: "unknown" }],
  ["nothing where it does not apply", { spies: "--", crime: "n/a" }, { level: "unknown" }],
  ["something of a hypothesis that is gone", { gone: "--", crime: "+" }, { level: "unknown" }],
] as const)("an item that says %s tells that much", (_name, ratings, expected) => {
  const { items } = scoreMatrix([spies, crime], [item("one", "B2", ratings)]);
  expect(items).toMatchObject([expected]);
});

describe("a cell", () => {
  test("is set, changed and emptied without touching its neighbours", () => {
    const first = withRating([], "b", "+");
    const second = withRating(first, "a", "--");
    expect(second).toEqual([
      { hypothesisId: "a", consistency: "--" },
      { hypothesisId: "b", consistency: "+" },
    ]);
    expect(withRating(withRating(second, "b", "0"), "a", null)).toEqual([
      { hypothesisId: "b", consistency: "0" },
    ]);
  });

  test("that two desks rated at the same time counts as what speaks more against the hypothesis", () => {
    const ratings = [
      { hypothesisId: "a", consistency: "+" },
      { hypothesisId: "a", consistency: "-" },
    ] as const;
    expect([ratingOf(ratings, "a"), ratingOf(ratings, "b")]).toEqual(["-", undefined]);
  });
});

test("hypotheses compete only for the same question, over the same items", () => {
  const items = [item("one", "A1", { who1: "--", who2: "+", why1: "+" })];
  const hypotheses = [
    { id: "who1", question: "Who?", ...OPEN },
    { id: "why1", question: "Why?", ...OPEN },
    { id: "who2", question: "Who?", ...OPEN },
  ];
  const found = assessmentsOf(hypotheses, items).map((one) => [
    one.question,
    one.hypotheses.map(({ hypothesis, score }) => [hypothesis.id, score.place, score.against]),
    one.items.map(({ diagnosticity }) => diagnosticity.level),
  ]);
  expect(found).toEqual([
    [
      "Who?",
      [
        ["who2", 1, 0],
        ["who1", 2, 16],
      ],
      ["strong"],
    ],
    ["Why?", [["why1", 1, 0]], ["unknown"]],
  ]);
});

test("the words for a likelihood cover the whole scale without a gap", () => {
  const ranges = LIKELIHOODS.map((word) => LIKELIHOOD_PERCENT[word]);
  expect([ranges[0]?.[0], ranges.at(-1)?.[1]]).toEqual([1, 99]);
  expect(ranges.slice(1).map(([from]) => from)).toEqual(ranges.slice(0, -1).map(([, to]) => to));
});
