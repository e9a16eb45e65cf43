import { err, ok, type Result } from "../../result.ts";
import { csafFiles, discoveryFiles } from "./csaf-files.ts";
import { pageFiles } from "./pages/page-files.ts";
import type { PublishedDocument, TlpFolder, UnpublishableDocument } from "./published-document.ts";
import type { CsafPlace } from "./rolie.ts";
import type { Digests, SiteFile, SiteSettings } from "./site-settings.ts";

const PROTECTED: readonly TlpFolder[] = ["green", "amber", "amber-strict", "red"];

/**
 * All files of a site but its signatures. `public/` holds what is TLP:CLEAR and nothing else; every other marking has a tree of its
 * own below `protected/`, with its own pages, lists and feeds, so that a web server can't mix them up by a wrong rule for one file.
 */
export function siteTree(
  documents: readonly PublishedDocument[],
  settings: SiteSettings,
  digests: Digests,
): Result<readonly SiteFile[], UnpublishableDocument> {
  const twice = firstNamedTwice(documents);
  if (twice !== undefined)
    return err({
      kind: "same-file-name",
      source: twice.csaf.document.title,
      detail: twice.fileName,
    });
  const of = (tlp: TlpFolder) => documents.filter((document) => document.tlp === tlp);
  const free = of("white");
  // What is protected leaves no trace in the free tree, not even the time of its last change.
  const updatedIso = latestChange(free);
  const guarded = PROTECTED.filter((tlp) => of(tlp).length > 0);
  return ok([
    ...discoveryFiles(settings, updatedIso),
    ...csafFiles(freePlace(settings), free, updatedIso, digests),
    ...pageFiles(
      { root: "public", csaf: freePlace(settings), url: settings.baseUrl },
      free,
      settings,
    ),
    ...guarded.flatMap((tlp) => {
      const url = `${settings.protectedUrl}/${tlp}`;
      const root = `protected/${tlp}`;
      const { organisation } = settings;
      const csaf: CsafPlace = { folder: `${root}/csaf`, url: `${url}/csaf`, tlp, organisation };
      const mine = of(tlp);
      return [
        ...csafFiles(csaf, mine, latestChange(mine), digests),
        ...pageFiles({ root, csaf, url }, mine, { ...settings, guides: [] }),
      ];
    }),
  ]);
}

function freePlace({ baseUrl, organisation }: SiteSettings): CsafPlace {
  return {
    folder: "public/.well-known/csaf",
    url: `${baseUrl}/.well-known/csaf`,
    tlp: "white",
    organisation,
  };
}

/** A document may come once; two ids that give one name are as bad as the same id twice. */
function firstNamedTwice(documents: readonly PublishedDocument[]): PublishedDocument | undefined {
  const seen = new Set<string>();
  return documents.find(({ fileName }) => seen.size === seen.add(fileName).size);
}

/** A site without documents was last changed never; the beginning of the count stands for it. */
function latestChange(documents: readonly PublishedDocument[]): string {
  const times = documents.map(({ csaf }) =>
    Date.parse(csaf.document.tracking.current_release_date),
  );
  return new Date(Math.max(0, ...times)).toISOString();
}
