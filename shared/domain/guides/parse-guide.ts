import { err, ok, type Result } from "../../result.ts";
import { parseFrontData, type Line } from "./front-data.ts";
import {
  GUIDE_SECTIONS,
  MAX_GUIDE_CHARACTERS,
  TOLD_SECTION,
  type Guide,
  type GuideSection,
  type GuideSectionId,
  type GuideStep,
} from "./guide.ts";
import type { GuideFault } from "./guide-fault.ts";

const FENCE = "---";
/** `## Do now {#do-now}` */
const HEADING = /^## (.+) \{#([a-z-]+)\}$/;
/** `- **Lead.** Detail. {#step}` */
const STEP = /^- \*\*([^*]+)\*\* ?(.*) \{#([a-z][a-z0-9-]{0,63})\}$/;
/** Marks that would mean something to a Markdown reader; a guide has no links, images, HTML or code. */
const MARKUP = /[<>`\\|]|\]\(|!\[|\*\*|https?:/;
/** Most characters on a line: a paragraph is a line. */
const MAX_LINE = 2_000;

/**
 * Reads a guide: Markdown with front data, of a form so strict that any two languages of it can be laid side by side. See
 * `docs/guide-format.md`. Never throws; fails with the first line that is not as it has to be.
 */
export function parseGuide(text: string): Result<Guide, GuideFault> {
  if (text.length > MAX_GUIDE_CHARACTERS) {
    const expected = `at most ${String(MAX_GUIDE_CHARACTERS)} characters`;
    return err({ line: 1, found: `${String(text.length)} characters`, expected });
  }
  const lines = text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map((one, at): Line => ({ number: at + 1, text: one.trimEnd() }));
  const long = lines.find((one) => one.text.length > MAX_LINE);
  if (long !== undefined) return fault(long, `at most ${String(MAX_LINE)} characters on a line`);
  const end = lines.findIndex((one, at) => at > 0 && one.text === FENCE);
  if (lines[0]?.text !== FENCE || end < 0) {
    return err({ line: 1, found: lines[0]?.text ?? "", expected: "front data between two ---" });
  }
  const front = parseFrontData(lines.slice(1, end));
  if (!front.ok) return front;
  const sections = parseSections(lines.slice(end + 1).filter((one) => one.text !== ""));
  return sections.ok ? ok({ ...front.value, sections: sections.value }) : sections;
}

function parseSections(lines: readonly Line[]): Result<readonly GuideSection[], GuideFault> {
  const sections: GuideSection[] = [];
  let at = 0;
  for (const id of GUIDE_SECTIONS) {
    const heading = lines[at];
    const [, title, found] = HEADING.exec(heading?.text ?? "") ?? [];
    if (heading === undefined || title === undefined || found !== id || MARKUP.test(title)) {
      const number = heading?.number ?? lines.at(-1)?.number ?? 1;
      return err({ line: number, found: heading?.text ?? "", expected: `## … {#${id}}` });
    }
    const next = lines.findIndex((one, index) => index > at && one.text.startsWith("#"));
    const stop = next < 0 ? lines.length : next;
    const section = parseSection(id, title, heading, lines.slice(at + 1, stop));
    if (!section.ok) return section;
    sections.push(section.value);
    at = stop;
  }
  const rest = lines[at];
  if (rest !== undefined) return fault(rest, "the end of the guide");
  return withUniqueSteps(sections, lines);
}

function parseSection(
  id: GuideSectionId,
  title: string,
  heading: Line,
  lines: readonly Line[],
): Result<GuideSection, GuideFault> {
  if (lines.length === 0) return fault(heading, "something below the heading");
  if (id === TOLD_SECTION) {
    const wrong = lines.find(({ text }) => /^[-#*+>]/.test(text) || MARKUP.test(text));
    if (wrong !== undefined) return fault(wrong, "a paragraph of plain text on one line");
    return ok({ id, title, paragraphs: lines.map(({ text }) => text), steps: [] });
  }
  const steps: GuideStep[] = [];
  for (const one of lines) {
    const [, lead, detail = "", stepId] = STEP.exec(one.text) ?? [];
    if (lead === undefined || stepId === undefined || MARKUP.test(lead) || MARKUP.test(detail)) {
      return fault(one, "- **Step.** How and why. {#name-of-the-step}");
    }
    steps.push({ id: stepId, lead: lead.trim(), detail: detail.trim() });
  }
  return ok({ id, title, paragraphs: [], steps });
}

function withUniqueSteps(
  sections: readonly GuideSection[],
  lines: readonly Line[],
): Result<readonly GuideSection[], GuideFault> {
  const ids = sections.flatMap(({ steps }) => steps.map(({ id }) => id));
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice === undefined) return ok(sections);
  const second = lines.findLast(({ text }) => text.endsWith(` {#${twice}}`));
  return err({ line: second?.number ?? 1, found: twice, expected: "a name that stands once" });
}

function fault({ number, text }: Line, expected: string): Result<never, GuideFault> {
  return err({ line: number, found: text.slice(0, 200), expected });
}
