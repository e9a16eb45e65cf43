import type { Language } from "../../../text/language.ts";
import type { AdvisoryView } from "./advisory-view.ts";
import { escapeMarkup, link } from "./escape.ts";
import { FRAME_TEXTS } from "./frame-texts.ts";
import { day } from "./index-page.ts";

/** Body of one advisory's page. `csafPath` leads from the page to its CSAF document. */
export function advisoryBody(advisory: AdvisoryView, csafPath: string, language: Language): string {
  const texts = FRAME_TEXTS[language];
  const { id, title, lang, slug, history, references } = advisory;
  return `<article lang="${lang}">
<p class="id">${escapeMarkup(id)}</p>
<h1>${escapeMarkup(title)}</h1>
${facts(advisory, language)}
${advisory.notes.map((note) => noteSection(note, "h2")).join("\n")}
${vulnerabilities(advisory, language)}
</article>
${
  references.length === 0
    ? ""
    : `<h2>${texts.references}</h2>
<ul>${references.map(({ text, url }) => `<li>${link(url, text)}</li>`).join("\n")}</ul>`
}
<h2>${texts.history}</h2>
<ol class="history">${history
    .map(
      ({ date, number, summary }) =>
        `<li>${escapeMarkup(`${date.slice(0, 10)}, ${texts.version} ${number}: ${summary}`)}</li>`,
    )
    .join("\n")}</ol>
<h2>${texts.files}</h2>
<ul><li><a href="${csafPath}">CSAF (JSON)</a></li><li><a href="${csafPath}.asc">${texts.signature}</a></li><li><a href="${csafPath}.sha256">SHA-256</a></li><li><a href="${csafPath}.sha512">SHA-512</a></li><li><a href="${slug}.txt">${texts.asText}</a></li></ul>`;
}

function facts(
  { publishedIso, updatedIso, version, score }: AdvisoryView,
  language: Language,
): string {
  const texts = FRAME_TEXTS[language];
  const scored = score === null ? "" : `<dt>${texts.score}</dt><dd>${score.toFixed(1)}</dd>`;
  return `<dl lang="${language}"><dt>${texts.published}</dt><dd>${day(publishedIso)}</dd><dt>${texts.updated}</dt><dd>${day(updatedIso)}</dd><dt>${texts.version}</dt><dd>${escapeMarkup(version)}</dd>${scored}</dl>`;
}

function vulnerabilities({ vulnerabilities: all }: AdvisoryView, language: Language): string {
  if (all.length === 0) return "";
  const texts = FRAME_TEXTS[language];
  const sections = all.map(
    ({ name, title, score, notes, remediations }) =>
      `<section><h3>${escapeMarkup(`${name} ${title}`.trim())}</h3>
${score === "" ? "" : `<p lang="${language}">${texts.score} ${score}</p>`}
${notes.map((note) => noteSection(note, "h4")).join("\n")}
${remediations.length === 0 ? "" : `<h4 lang="${language}">${texts.remediations}</h4>`}
${remediations.map(({ text, url }) => `<p class="text">${escapeMarkup(text)}</p>${url === null ? "" : `<p>${link(url, url)}</p>`}`).join("\n")}</section>`,
  );
  return `<h2 lang="${language}">${texts.vulnerabilities}</h2>\n${sections.join("\n")}`;
}

function noteSection(
  { title, text }: { readonly title: string; readonly text: string },
  heading: "h2" | "h4",
): string {
  return `<${heading}>${escapeMarkup(title)}</${heading}>\n<p class="text">${escapeMarkup(text)}</p>`;
}
