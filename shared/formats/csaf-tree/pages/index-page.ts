import type { Language } from "../../../text/language.ts";
import type { ExtraPage } from "../site-settings.ts";
import { formatScore, type AdvisoryView } from "./advisory-view.ts";
import { escapeMarkup } from "./escape.ts";
import { FRAME_TEXTS } from "./frame-texts.ts";

/** Body of the first page: search, list of advisories, list of guides. */
export function indexBody(
  advisories: readonly AdvisoryView[],
  guides: readonly ExtraPage[],
  language: Language,
): string {
  const texts = FRAME_TEXTS[language];
  return `<h1>${texts.advisories}</h1>
<form id="search" role="search" hidden data-found="${texts.results}" data-none="${texts.noResults}">
<label for="query">${texts.search}</label>
<input id="query" type="search" autocomplete="off" aria-describedby="hint">
<p id="hint">${texts.searchHint}</p>
<p id="status" role="status"></p>
<ul id="hits"></ul>
</form>
<noscript><p>${texts.searchNeedsScript}</p></noscript>
${advisories.length === 0 ? `<p>${texts.none}</p>` : table(advisories, language)}
${guides.length === 0 ? "" : guideList(guides, language)}`;
}

function table(advisories: readonly AdvisoryView[], language: Language): string {
  const { published, updated, score, advisories: caption } = FRAME_TEXTS[language];
  return `<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table>
<thead><tr><th scope="col">${updated}</th><th scope="col">${caption}</th><th scope="col">${score}</th><th scope="col">${published}</th></tr></thead>
<tbody>
${advisories.map(row).join("\n")}
</tbody></table></div>`;
}

function row({ slug, id, title, lang, score, updatedIso, publishedIso }: AdvisoryView): string {
  return `<tr><td>${day(updatedIso)}</td><td><a href="advisories/${slug}.html"><span class="id">${escapeMarkup(id)}</span> <span lang="${lang}">${escapeMarkup(title)}</span></a></td><td class="score">${formatScore(score)}</td><td>${day(publishedIso)}</td></tr>`;
}

function guideList(guides: readonly ExtraPage[], language: Language): string {
  const items = guides.map(
    ({ slug, title, language }) =>
      `<li><a href="guides/${slug}.html" hreflang="${language}" lang="${language}">${escapeMarkup(title)}</a></li>`,
  );
  return `<h2>${FRAME_TEXTS[language].guides}</h2>\n<ul>\n${items.join("\n")}\n</ul>`;
}

export function day(iso: string): string {
  return `<time datetime="${iso}">${iso.slice(0, 10)}</time>`;
}
