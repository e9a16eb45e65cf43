import type { Client } from "../../shared/contract/index.ts";
import { assessmentsOf, type Assessment } from "../../shared/domain/judgement/assessments.ts";
import { DIAGNOSTICITY_NAMES } from "../../shared/domain/judgement/judgement-text-data.ts";
import { judgementWords, pointWords } from "../../shared/domain/judgement/judgement-words.ts";
import { ratingOf } from "../../shared/domain/judgement/ratings.ts";
import { gradeText } from "../../shared/domain/judgement/weight.ts";
import type { LocalisedText } from "../../shared/domain/language/localised-text.ts";
import type { Hypothesis, TitledItem } from "../../shared/model/judgement.ts";
import { answer } from "./call.ts";
import { table } from "./output.ts";

type Judged = Assessment<Hypothesis, TitledItem>;

/** What is judged of an incident, as a document for scripts and as lines for people. */
export async function describeJudgement(client: Client, reference: string) {
  const { id } = await answer(client.incidents.resolve({ reference }));
  const { hypotheses, items } = await answer(client.judgement.get({ incidentId: id }));
  const assessments = assessmentsOf(hypotheses, items);
  const nothing = items.length === 0 ? "nothing is judged yet" : "no hypothesis yet";
  return {
    document: { incidentId: id, assessments: assessments.map(documentOf), items },
    lines:
      assessments.length > 0
        ? assessments.flatMap(linesOf)
        : [nothing, ...items.map((item) => `${item.id}  ${gradeText(item)}  ${titleOf(item)}`)],
  };
}

function documentOf({ question, hypotheses, items }: Judged) {
  const gradeOf = new Map<string, TitledItem>(items.map(({ item }) => [item.id, item]));
  return {
    question,
    hypotheses: hypotheses.map(({ hypothesis, score, number }) => ({
      number,
      ...hypothesis,
      ...score,
      points: score.points.map((point) => {
        const item = gradeOf.get(point.itemId);
        return item === undefined
          ? point
          : { ...point, explanation: pointWords(point, item, inEnglish) };
      }),
    })),
    items: items.map(({ item, diagnosticity }) => ({
      ...item,
      spread: diagnosticity.spread,
      diagnosticity: diagnosticity.level,
    })),
  };
}

function linesOf({ question, hypotheses, items }: Judged): readonly string[] {
  const titles = new Map<string, TitledItem>(items.map(({ item }) => [item.id, item]));
  return [
    question,
    ...hypotheses.flatMap(({ hypothesis, score, number }) => [
      `H${String(number)} ${hypothesis.claim}: ${judgementWords(hypothesis, inEnglish)}; ${hypothesis.status}; place ${score.place === null ? "-" : String(score.place)}, ${String(score.against)} against, ${String(score.inFavour)} in favour, ${String(score.unrated)} not rated (${hypothesis.id})`,
      ...score.points.flatMap((point) => {
        const item = titles.get(point.itemId);
        return item === undefined
          ? []
          : [`   ${pointWords(point, item, inEnglish)}: ${titleOf(item)}`];
      }),
      ...(hypothesis.wouldChange === ""
        ? []
        : [`   would change our mind: ${hypothesis.wouldChange}`]),
    ]),
    ...matrixLines({ question, hypotheses, items }),
    "",
  ];
}

function matrixLines({ hypotheses, items }: Judged): readonly string[] {
  const columns = hypotheses.toSorted((a, b) => a.number - b.number);
  return table(
    [
      "item id",
      "grade",
      ...columns.map(({ number }) => `H${String(number)}`),
      "diagnosticity",
      "item",
    ],
    items.map(({ item, diagnosticity }) => [
      item.id,
      gradeText(item),
      ...columns.map(({ hypothesis }) => ratingOf(item.ratings, hypothesis.id) ?? "."),
      inEnglish(DIAGNOSTICITY_NAMES[diagnosticity.level]),
      titleOf(item),
    ]),
  );
}

function titleOf({ text, recordTitle }: TitledItem): string {
  return [text, recordTitle ?? ""].filter((part) => part !== "").join(" / ");
}

function inEnglish(text: LocalisedText): string {
  return text.en;
}
