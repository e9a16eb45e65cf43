import type { RsitMachineValue } from "../rsit/rsit.ts";

/** The parts of a guide, in their order. Every guide has each of them. */
export const GUIDE_SECTIONS = [
  "what-it-is",
  "do-now",
  "do-not",
  "keep-evidence",
  "whom-to-tell",
  "recover",
  "prevent",
] as const;
export type GuideSectionId = (typeof GUIDE_SECTIONS)[number];

/** The part that is told in sentences; the others are lists of steps. */
export const TOLD_SECTION = "what-it-is" satisfies GuideSectionId;

/** One thing to do, to leave or to say; its id is the same in every language of the guide. */
export interface GuideStep {
  readonly id: string;
  /** The step in a few words. */
  readonly lead: string;
  /** How and why; may be empty. */
  readonly detail: string;
}

export interface GuideSection {
  readonly id: GuideSectionId;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly steps: readonly GuideStep[];
}

/** Advice on one kind of incident in one language, for the people whom it happens to. */
export interface Guide {
  readonly id: string;
  readonly version: number;
  /** Primary language and region of BCP 47: any language, not only those of the window. */
  readonly language: string;
  readonly title: string;
  readonly summary: string;
  /** Kinds of incident that it is for, the one that it fits best first. */
  readonly classes: readonly RsitMachineValue[];
  /** Day on which somebody last read it and found it right. */
  readonly reviewed: string;
  /** Day by which somebody has to read it again. */
  readonly reviewBy: string;
  readonly licence: string;
  readonly sections: readonly GuideSection[];
}

/** Most characters of a guide's file and of one line: far above any guide, low enough for a foreign file. */
export const MAX_GUIDE_CHARACTERS = 65_536;

export function sectionOf(guide: Guide, id: GuideSectionId): GuideSection | undefined {
  return guide.sections.find((section) => section.id === id);
}

/** All steps with the part that they stand in. */
export function stepsOf(
  guide: Guide,
): readonly { readonly section: GuideSectionId; readonly step: GuideStep }[] {
  return guide.sections.flatMap(({ id, steps }) => steps.map((step) => ({ section: id, step })));
}

/** Has the day passed by which it was to be read again? */
export function isReviewOverdue({ reviewBy }: Guide, today: string): boolean {
  return reviewBy < today;
}
