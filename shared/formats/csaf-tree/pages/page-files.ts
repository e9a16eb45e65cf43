import { newestFirst, type PublishedDocument } from "../published-document.ts";
import type { CsafPlace } from "../rolie.ts";
import { plainFile, type SiteFile, type SiteSettings } from "../site-settings.ts";
import { advisoryBody } from "./advisory-page.ts";
import { advisoryView, type AdvisoryView } from "./advisory-view.ts";
import { framed, type FrameOptions } from "./frame.ts";
import { FRAME_TEXTS } from "./frame-texts.ts";
import { indexBody } from "./index-page.ts";
import { atomFeed, pageUrl, rssFeed } from "./news-feeds.ts";
import { SEARCH_SCRIPT } from "./search-script.ts";
import { STYLE_SHEET } from "./style-sheet.ts";
import { mailText, shortText } from "./text-versions.ts";

/** Where the pages of one marking lie. */
export interface PagePlace {
  readonly root: string;
  readonly url: string;
  readonly csaf: CsafPlace;
}

/** Pages, news feeds and search of the advisories of one marking. */
export function pageFiles(
  place: PagePlace,
  documents: readonly PublishedDocument[],
  settings: SiteSettings,
): readonly SiteFile[] {
  const { root, url, csaf } = place;
  const { language, organisation, guides } = settings;
  const newest = newestFirst(documents);
  const views = newest.map(advisoryView);
  const title = FRAME_TEXTS[language].advisories;
  const frame = { organisation, language, marking: markingOf(csaf) };
  const page = (path: string, body: string, rest: Omit<FrameOptions, keyof typeof frame>) =>
    plainFile(`${root}/${path}`, framed(body, { ...frame, ...rest }));
  const news = { title, organisation, url, language, advisories: views };
  return [
    page("index.html", indexBody(views, guides, language), { title, toRoot: "", searches: true }),
    ...newest.flatMap((document, index) => {
      const view = views[index];
      return view === undefined ? [] : advisoryFiles(place, document, view, settings);
    }),
    ...guides.map(({ slug, title, bodyHtml, language }) =>
      plainFile(
        `${root}/guides/${slug}.html`,
        framed(`<article lang="${language}">\n${bodyHtml}\n</article>`, {
          ...frame,
          language,
          title,
          toRoot: "../",
          searches: false,
        }),
      ),
    ),
    plainFile(`${root}/atom.xml`, atomFeed(news)),
    plainFile(`${root}/rss.xml`, rssFeed(news)),
    plainFile(`${root}/search-index.json`, searchIndex(views, settings)),
    plainFile(`${root}/search.js`, SEARCH_SCRIPT),
    plainFile(`${root}/style.css`, STYLE_SHEET),
  ];
}

function advisoryFiles(
  { root, url, csaf }: PagePlace,
  document: PublishedDocument,
  view: AdvisoryView,
  { language, organisation }: SiteSettings,
): readonly SiteFile[] {
  const inTree = csaf.folder.slice(root.length + 1);
  const csafPath = `../${inTree}/${csaf.tlp}/${document.year}/${document.fileName}`;
  const address = pageUrl(url, view);
  const path = `${root}/advisories/${view.slug}`;
  const options = { organisation, language, marking: markingOf(csaf), searches: false } as const;
  const body = advisoryBody(view, csafPath, language);
  return [
    plainFile(
      `${path}.html`,
      framed(body, { ...options, title: `${view.id}: ${view.title}`, toRoot: "../" }),
    ),
    plainFile(`${path}.txt`, mailText(view, address, language)),
    plainFile(`${path}.short.txt`, `${shortText(view, address)}\n`),
  ];
}

/** One entry a page: where it is, what it is called, and the words by which it is found. */
function searchIndex(views: readonly AdvisoryView[], { guides }: SiteSettings): string {
  return JSON.stringify([
    ...views.map((view) => [
      `advisories/${view.slug}.html`,
      `${view.id}: ${view.title}`,
      [view.summary, ...view.vulnerabilities.map(({ name, title }) => `${name} ${title}`)]
        .join(" ")
        .slice(0, MAX_INDEXED_CHARS),
    ]),
    ...guides.map(({ slug, title }) => [`guides/${slug}.html`, title, ""]),
  ]);
}

/** Keeps the index of a thousand advisories below a megabyte or two, which a phone still loads. */
const MAX_INDEXED_CHARS = 1500;

function markingOf({ tlp }: CsafPlace): string {
  return tlp === "white" ? "TLP:CLEAR" : `TLP:${tlp.toUpperCase().replace("-", "+")}`;
}
