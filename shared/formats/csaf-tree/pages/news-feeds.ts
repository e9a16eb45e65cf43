import type { AdvisoryView } from "./advisory-view.ts";
import { escapeMarkup } from "./escape.ts";

export interface NewsFeed {
  readonly title: string;
  readonly organisation: string;
  /** Address of the tree, without a slash at the end. */
  readonly url: string;
  readonly language: string;
  /** Newest first. */
  readonly advisories: readonly AdvisoryView[];
}

/** Readers poll; what is older is in the list of the site. */
const MAX_ENTRIES = 100;

/** Atom (RFC 4287). */
export function atomFeed({ title, organisation, url, advisories }: NewsFeed): string {
  const self = escapeMarkup(`${url}/atom.xml`);
  const updated = advisories[0]?.updatedIso ?? new Date(0).toISOString();
  const entries = advisories.slice(0, MAX_ENTRIES).map((one) => {
    const page = escapeMarkup(pageUrl(url, one));
    return `<entry><id>${page}</id><title>${escapeMarkup(`${one.id}: ${one.title}`)}</title><link rel="alternate" type="text/html" href="${page}"/><published>${one.publishedIso}</published><updated>${one.updatedIso}</updated><summary type="text">${escapeMarkup(one.summary)}</summary></entry>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>${self}</id><title>${escapeMarkup(title)}</title><updated>${updated}</updated><author><name>${escapeMarkup(organisation)}</name></author><link rel="self" type="application/atom+xml" href="${self}"/><link rel="alternate" type="text/html" href="${escapeMarkup(`${url}/index.html`)}"/>
${entries.join("\n")}
</feed>
`;
}

/** RSS 2.0. */
export function rssFeed({ title, organisation, url, language, advisories }: NewsFeed): string {
  const items = advisories.slice(0, MAX_ENTRIES).map((one) => {
    const page = escapeMarkup(pageUrl(url, one));
    return `<item><title>${escapeMarkup(`${one.id}: ${one.title}`)}</title><link>${page}</link><guid isPermaLink="true">${page}</guid><pubDate>${new Date(one.updatedIso).toUTCString()}</pubDate><description>${escapeMarkup(escapeMarkup(one.summary))}</description></item>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>${escapeMarkup(title)}</title><link>${escapeMarkup(`${url}/index.html`)}</link><description>${escapeMarkup(`${organisation}: ${title}`)}</description><language>${language}</language><atom:link rel="self" type="application/rss+xml" href="${escapeMarkup(`${url}/rss.xml`)}"/>
${items.join("\n")}
</channel></rss>
`;
}

export function pageUrl(url: string, { slug }: AdvisoryView): string {
  return `${url}/advisories/${slug}.html`;
}
