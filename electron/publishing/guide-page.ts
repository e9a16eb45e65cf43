import MarkdownIt from "markdown-it";
import type { ExtraPage } from "../../shared/formats/csaf-tree/site-settings.ts";
import type { Language } from "../../shared/text/language.ts";

/**
 * A page of the site out of a guide's Markdown. HTML in it stays text, pictures are not shown because they would be fetched, and
 * links lead to the web or to a mail program or are none.
 */
export function guidePage(slug: string, markdown: string, language: Language): ExtraPage {
  const heading = /^#\s+(.+)$/m.exec(markdown)?.[1]?.trim() ?? slug;
  return { slug, title: heading, language, bodyHtml: SAFE.render(markdown) };
}

/** A guide's file name as its address: nothing that could lead elsewhere. */
export function guideSlug(name: string): string {
  return name
    .replace(/\.md$/i, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}

const SAFE = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable("image");
SAFE.validateLink = (url) => /^(?:https?:|mailto:|#)/i.test(url.trim());
