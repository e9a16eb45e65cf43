import type { Hypothesis, TitledItem } from "../../model/judgement.ts";
import { assessmentsOf, type Assessment } from "../judgement/assessments.ts";
import {
  CONSISTENCY_NAMES,
  DIAGNOSTICITY_NAMES,
  HYPOTHESIS_STATUS_NAMES,
} from "../judgement/judgement-text-data.ts";
import { gradeWords, judgementWords } from "../judgement/judgement-words.ts";
import { ratingOf } from "../judgement/ratings.ts";
import type { TlpLabel } from "../markings/tlp.ts";
import type { Marked } from "./case-file.ts";
import type { DocumentWords } from "./document-words.ts";
import type { Block, Section } from "./document.ts";

type Labelled<T> = T & { readonly label: TlpLabel | null };
type Judged = Assessment<Labelled<Hypothesis>, Labelled<TitledItem>>;

/**
 * Each question with its hypotheses in estimative words, and the matrix. Scores and places are computed from what is in the
 * document: those of the case would tell of what is withheld.
 */
export function judgementSection(
  hypotheses: readonly Marked<Hypothesis>[],
  items: readonly Marked<TitledItem>[],
  words: DocumentWords,
): Section {
  const { judgement } = words.text;
  const assessments = assessmentsOf(hypotheses.map(labelled), items.map(labelled));
  const blocks = assessments.flatMap((assessment) => questionBlocks(assessment, words));
  // Items may stand alone: those that were gathered before anybody dared a hypothesis.
  const alone: Judged = { question: "", hypotheses: [], items: unrated(items) };
  const all =
    assessments.length > 0
      ? [...blocks, paragraph(judgement.computedHere)]
      : items.length === 0
        ? []
        : [matrixBlock(alone, words)];
  return { id: "judgement", title: judgement.title, blocks: all };
}

function labelled<T>({ tlp, value }: Marked<T>): Labelled<T> {
  return { ...value, label: tlp };
}

function unrated(items: readonly Marked<TitledItem>[]): Judged["items"] {
  return items.map((item) => ({
    item: labelled(item),
    diagnosticity: { itemId: item.value.id, spread: null, level: "unknown" },
  }));
}

function questionBlocks(assessment: Judged, words: DocumentWords): readonly Block[] {
  return [
    paragraph(`${words.text.judgement.question}: ${assessment.question}`),
    hypothesisBlock(assessment, words),
    ...(assessment.items.length === 0 ? [] : [matrixBlock(assessment, words)]),
  ];
}

function hypothesisBlock({ hypotheses }: Judged, words: DocumentWords): Block {
  const { judgement, cases } = words.text;
  return {
    kind: "table",
    caption: judgement.hypotheses,
    columns: [
      judgement.place,
      judgement.claim,
      judgement.likelihood,
      judgement.wouldChange,
      judgement.status,
      judgement.against,
      judgement.inFavour,
      cases.fieldTlp,
    ],
    rows: hypotheses.map(({ hypothesis, score, number }) => [
      score.place === null ? "" : String(score.place),
      `${shortName(number)}: ${hypothesis.claim}`,
      judgementWords(hypothesis, words.say),
      hypothesis.wouldChange,
      words.say(HYPOTHESIS_STATUS_NAMES[hypothesis.status]),
      String(score.against),
      String(score.inFavour),
      hypothesis.label ?? "",
    ]),
  };
}

function matrixBlock({ hypotheses, items }: Judged, words: DocumentWords): Block {
  const { judgement, cases } = words.text;
  const columns = hypotheses.toSorted((a, b) => a.number - b.number);
  return {
    kind: "table",
    caption: judgement.matrix,
    columns: [
      judgement.item,
      judgement.grade,
      ...columns.map(({ number }) => shortName(number)),
      judgement.tellsApart,
      cases.fieldTlp,
    ],
    rows: items.map(({ item, diagnosticity }) => [
      [item.text, item.recordTitle ?? ""].filter((line) => line !== "").join("\n"),
      gradeWords(item, words.say),
      ...columns.map(({ hypothesis }) => {
        const consistency = ratingOf(item.ratings, hypothesis.id);
        return consistency === undefined ? "" : words.say(CONSISTENCY_NAMES[consistency]);
      }),
      words.say(DIAGNOSTICITY_NAMES[diagnosticity.level]),
      item.label ?? "",
    ]),
  };
}

/** What stands above a column of the matrix. */
function shortName(number: number): string {
  return `H${String(number)}`;
}

function paragraph(text: string): Block {
  return { kind: "paragraph", text };
}
