import { newestFirst, type PublishedDocument } from "./published-document.ts";
import { feedName, rolieCategories, rolieFeed, rolieService, type CsafPlace } from "./rolie.ts";
import {
  jsonFile,
  plainFile,
  type Digests,
  type SiteFile,
  type SiteSettings,
} from "./site-settings.ts";

/** Documents of one marking with hashes, lists and feed (CSAF requirements 11 to 19). */
export function csafFiles(
  place: CsafPlace,
  documents: readonly PublishedDocument[],
  updatedIso: string,
  digests: Digests,
): readonly SiteFile[] {
  const newest = newestFirst(documents);
  const folder = `${place.folder}/${place.tlp}`;
  const pathOf = ({ year, fileName }: PublishedDocument) => `${year}/${fileName}`;
  const paths = newest.map(pathOf).toSorted();
  return [
    ...newest.flatMap((document): SiteFile[] => {
      const path = `${folder}/${pathOf(document)}`;
      const { bytes, fileName } = document;
      return [
        { path, bytes, signature: "detached" },
        plainFile(`${path}.sha256`, `${digests.sha256(bytes)}  ${fileName}\n`),
        plainFile(`${path}.sha512`, `${digests.sha512(bytes)}  ${fileName}\n`),
      ];
    }),
    plainFile(`${folder}/index.txt`, paths.map((path) => `${path}\n`).join("")),
    plainFile(`${folder}/changes.csv`, newest.map((one) => changeLine(pathOf(one), one)).join("")),
    jsonFile(`${place.folder}/${feedName(place.tlp)}`, rolieFeed(place, newest, updatedIso)),
    jsonFile(`${place.folder}/service.json`, rolieService(place)),
    jsonFile(`${place.folder}/category-tlp-${place.tlp}.json`, rolieCategories(newest)),
  ];
}

/** Metadata, key and security.txt: how others find the rest (CSAF requirements 7, 8, 20). */
export function discoveryFiles(settings: SiteSettings, updatedIso: string): readonly SiteFile[] {
  const { baseUrl, contact, key, language, securityTxtExpiresIso } = settings;
  const csafUrl = `${baseUrl}/.well-known/csaf`;
  const keyPath = `openpgp/${key.fingerprint}.asc`;
  const fields = [
    `Contact: ${contact}`,
    `Expires: ${securityTxtExpiresIso}`,
    `Encryption: ${csafUrl}/${keyPath}`,
    `Preferred-Languages: ${[...new Set([language, "en"])].join(", ")}`,
    `Canonical: ${baseUrl}/.well-known/security.txt`,
    `CSAF: ${csafUrl}/provider-metadata.json`,
    "",
  ];
  const securityTxt = plainFile("public/.well-known/security.txt", fields.join("\n"));
  return [
    jsonFile(
      "public/.well-known/csaf/provider-metadata.json",
      providerMetadata(settings, csafUrl, updatedIso),
    ),
    plainFile(`public/.well-known/csaf/${keyPath}`, key.armored),
    { ...securityTxt, signature: "cleartext" },
  ];
}

function providerMetadata(
  { organisation, publisher, contact, key }: SiteSettings,
  csafUrl: string,
  updatedIso: string,
): unknown {
  const feed = {
    summary: `${organisation}: TLP:WHITE`,
    tlp_label: "WHITE",
    url: `${csafUrl}/${feedName("white")}`,
  };
  const rolie = {
    categories: [`${csafUrl}/category-tlp-white.json`],
    feeds: [feed],
    services: [`${csafUrl}/service.json`],
  };
  return {
    canonical_url: `${csafUrl}/provider-metadata.json`,
    distributions: [{ rolie }, { directory_url: `${csafUrl}/white/` }],
    last_updated: updatedIso,
    list_on_CSAF_aggregators: true,
    metadata_version: "2.0",
    mirror_on_CSAF_aggregators: true,
    public_openpgp_keys: [
      { fingerprint: key.fingerprint, url: `${csafUrl}/openpgp/${key.fingerprint}.asc` },
    ],
    publisher: { ...publisher, name: organisation, contact_details: contact },
    role: "csaf_trusted_provider",
  };
}

/** Quoted, as the examples of CSAF 2.0 have it; neither part can hold a quote. */
function changeLine(path: string, { csaf }: PublishedDocument): string {
  return `"${path}","${csaf.document.tracking.current_release_date}"\n`;
}
