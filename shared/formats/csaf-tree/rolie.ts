import type { PublishedDocument, TlpFolder } from "./published-document.ts";

/** Where the CSAF part of a tree lies: its folder, its address and its marking. */
export interface CsafPlace {
  readonly folder: string;
  readonly url: string;
  readonly tlp: TlpFolder;
  readonly organisation: string;
}

const INFORMATION_TYPE = {
  scheme: "urn:ietf:params:rolie:category:information-type",
  term: "csaf",
} as const;

const SCHEMAS = {
  "2.0": "https://docs.oasis-open.org/csaf/csaf/v2.0/csaf_json_schema.json",
  "2.1": "https://docs.oasis-open.org/csaf/csaf/v2.1/schema/csaf.json",
} as const;

export function documentUrl({ url, tlp }: CsafPlace, document: PublishedDocument): string {
  return `${url}/${tlp}/${document.year}/${document.fileName}`;
}

export function feedName(tlp: TlpFolder): string {
  return `feed-tlp-${tlp}.json`;
}

/** ROLIE feed of one marking (RFC 8322, CSAF requirement 15). */
export function rolieFeed(
  place: CsafPlace,
  newest: readonly PublishedDocument[],
  updatedIso: string,
): unknown {
  return {
    feed: {
      id: `csaf-feed-tlp-${place.tlp}`,
      title: feedTitle(place),
      link: [
        { rel: "self", href: `${place.url}/${feedName(place.tlp)}` },
        { rel: "service", href: `${place.url}/service.json` },
      ],
      category: [INFORMATION_TYPE],
      updated: updatedIso,
      entry: newest.map((document) => rolieEntry(place, document)),
    },
  };
}

/** Service document (CSAF requirement 16). */
export function rolieService(place: CsafPlace): unknown {
  return {
    service: {
      workspace: [
        {
          title: `${place.organisation}: CSAF`,
          collection: [
            {
              title: feedTitle(place),
              href: `${place.url}/${feedName(place.tlp)}`,
              categories: { category: [INFORMATION_TYPE] },
            },
          ],
        },
      ],
    },
  };
}

/** Category document (CSAF requirement 17): the profiles and vendors that the feed is about. */
export function rolieCategories(documents: readonly PublishedDocument[]): unknown {
  const terms = new Set(documents.map(({ csaf }) => csaf.document.category));
  return { categories: { category: [...terms].toSorted().map((term) => ({ term })) } };
}

function rolieEntry(place: CsafPlace, document: PublishedDocument): unknown {
  const { title, tracking, notes, csaf_version } = document.csaf.document;
  const src = documentUrl(place, document);
  const summary = notes?.find(({ category }) => category === "summary")?.text;
  return {
    id: tracking.id,
    title,
    link: [
      { rel: "self", href: src },
      { rel: "hash", href: `${src}.sha256` },
      { rel: "hash", href: `${src}.sha512` },
      { rel: "signature", href: `${src}.asc` },
    ],
    published: tracking.initial_release_date,
    updated: tracking.current_release_date,
    ...(summary === undefined ? {} : { summary: { content: summary } }),
    content: { type: "application/json", src },
    format: { schema: SCHEMAS[csaf_version], version: csaf_version },
  };
}

function feedTitle({ organisation, tlp }: CsafPlace): string {
  return `${organisation}: CSAF (TLP:${tlp.toUpperCase().replace("-", "+")})`;
}
