import type { Language } from "../../../text/language.ts";
import { escapeMarkup } from "./escape.ts";
import { FRAME_TEXTS } from "./frame-texts.ts";

export interface FrameOptions {
  readonly title: string;
  readonly organisation: string;
  readonly language: Language;
  /** Way from the page to the root: empty, or `../`. */
  readonly toRoot: "" | "../";
  readonly marking: string;
  /** Whether the script of the search is loaded. */
  readonly searches: boolean;
}

/** Only what lies beside the page may be loaded; nothing in a page can run, send or embed anything. */
export const CONTENT_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

/** The page around a body that is escaped already. */
export function framed(body: string, options: FrameOptions): string {
  const { title, organisation, language, toRoot, marking, searches } = options;
  const texts = FRAME_TEXTS[language];
  const name = escapeMarkup(organisation);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${CONTENT_POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeMarkup(title)} – ${name}</title>
<link rel="stylesheet" href="${toRoot}style.css">
<link rel="alternate" type="application/atom+xml" title="Atom" href="${toRoot}atom.xml">
<link rel="alternate" type="application/rss+xml" title="RSS" href="${toRoot}rss.xml">
${searches ? `<script src="${toRoot}search.js" defer></script>\n` : ""}</head>
<body>
<a class="skip" href="#content">${texts.skip}</a>
<header><p class="name"><a href="${toRoot}index.html">${name}</a></p><p class="marking">${escapeMarkup(marking)}</p></header>
<main id="content" tabindex="-1">
${body}
</main>
<footer><p><a href="${toRoot}index.html">${texts.home}</a> · <a href="${toRoot}atom.xml">Atom</a> · <a href="${toRoot}rss.xml">RSS</a></p></footer>
</body>
</html>
`;
}
