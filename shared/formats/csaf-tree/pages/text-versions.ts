import type { Language } from "../../../text/language.ts";
import type { AdvisoryView } from "./advisory-view.ts";
import { oneLine } from "./escape.ts";
import { FRAME_TEXTS } from "./frame-texts.ts";

/** Two joined SMS in the alphabet of UCS-2: 2 × 67 characters. */
export const SHORT_CHARS = 134;

/** The advisory as plain text, for a mail. */
export function mailText(advisory: AdvisoryView, url: string, language: Language): string {
  const texts = FRAME_TEXTS[language];
  const { id, title, publishedIso, updatedIso, version, vulnerabilities } = advisory;
  return [
    `${id}: ${title}`,
    "",
    `${texts.published}: ${publishedIso.slice(0, 10)}`,
    `${texts.updated}: ${updatedIso.slice(0, 10)}`,
    `${texts.version}: ${version}`,
    ...(advisory.score === null ? [] : [`${texts.score}: ${advisory.score.toFixed(1)}`]),
    ...advisory.notes.flatMap(({ title, text }) => ["", title, "", lines(text)]),
    ...vulnerabilities.flatMap(({ name, title, score, notes, remediations }) => [
      "",
      oneLine(`${name} ${title} ${score}`),
      ...notes.map(({ text }) => lines(text)),
      ...(remediations.length === 0 ? [] : ["", `${texts.remediations}:`]),
      ...remediations.map(({ text, url }) => `- ${lines(text)}${url === null ? "" : ` ${url}`}`),
    ]),
    "",
    `${texts.more} ${url}`,
    "",
  ].join("\n");
}

/** For SMS and chat: one line of at most {@link SHORT_CHARS} characters, whose number and address are whole. */
export function shortText({ id, title }: AdvisoryView, url: string): string {
  const room = SHORT_CHARS - id.length - url.length - 3;
  const short = title.length <= room ? title : room < 2 ? "" : `${cut(title, room - 1)}…`;
  const text = oneLine(`${id}: ${short} ${url}`);
  // An address that leaves no room at all is left out: the number finds it.
  return text.length <= SHORT_CHARS ? text : cut(`${id}: ${title}`, SHORT_CHARS);
}

/** No half of a character is left at the end. */
function cut(text: string, length: number): string {
  const short = text.slice(0, length);
  return short.isWellFormed() ? short.trimEnd() : short.slice(0, -1).trimEnd();
}

function lines(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => oneLine(line))
    .join("\n");
}
