import type { Guide, GuideSection } from "./guide.ts";

/** Writes a guide as `parseGuide` reads it. */
export function serializeGuide(guide: Guide): string {
  const front = [
    `id: ${guide.id}`,
    `version: ${String(guide.version)}`,
    `language: ${guide.language}`,
    `title: ${guide.title}`,
    `summary: ${guide.summary}`,
    `rsit: ${guide.classes.join("; ")}`,
    `reviewed: ${guide.reviewed}`,
    `review-by: ${guide.reviewBy}`,
    `licence: ${guide.licence}`,
  ];
  const sections = guide.sections.map(sectionText);
  return `${["---", ...front, "---"].join("\n")}\n\n${sections.join("\n\n")}\n`;
}

function sectionText({ id, title, paragraphs, steps }: GuideSection): string {
  const list = steps.map(({ id: stepId, lead, detail }) =>
    [`- **${lead}**`, detail, `{#${stepId}}`].filter((part) => part !== "").join(" "),
  );
  return [
    `## ${title} {#${id}}`,
    ...paragraphs,
    ...(list.length > 0 ? [list.join("\n")] : []),
  ].join("\n\n");
}
