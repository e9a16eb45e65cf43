import { stepText } from "../documents/document.ts";
import type { Guide } from "./guide.ts";

/** A guide as plain text, for mail and for reading aloud: no line of it means anything to a program. */
export function guideText({ title, summary, sections }: Guide): string {
  const parts = sections.map(({ title: heading, paragraphs, steps }) =>
    [
      heading.toUpperCase(),
      ...paragraphs,
      ...steps.map((step, at) => `${String(at + 1)}. ${stepText(step)}`),
    ].join("\n"),
  );
  return `${[`${title}\n${summary}`, ...parts].join("\n\n")}\n`;
}
