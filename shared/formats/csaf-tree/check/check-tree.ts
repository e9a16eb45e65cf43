import { z } from "zod";
import { err, ok, type Result } from "../../../result.ts";
import { csafFileName } from "../file-name.ts";
import { csafDocumentSchema, parseJson, type CsafDocument } from "../published-document.ts";
import type { Digests } from "../site-settings.ts";
import { checkFeed, checkLists, type SiteBytes } from "./check-lists.ts";
import type { Requirement, SiteFinding } from "./requirements.ts";

/** What files alone tell; signatures and key are looked at where there is a library for them. */
export interface CheckedTree {
  readonly findings: readonly SiteFinding[];
  readonly present: ReadonlySet<Requirement>;
  /** Paths of documents. */
  readonly documents: readonly string[];
  /** Fingerprints that the metadata names. */
  readonly fingerprints: readonly string[];
}

const metadataSchema = z.looseObject({
  canonical_url: z.string(),
  last_updated: z.string(),
  metadata_version: z.string(),
  role: z.enum(["csaf_publisher", "csaf_provider", "csaf_trusted_provider"]),
  publisher: z.looseObject({ category: z.string(), name: z.string(), namespace: z.string() }),
  list_on_CSAF_aggregators: z.boolean(),
  mirror_on_CSAF_aggregators: z.boolean(),
  public_openpgp_keys: z
    .array(z.looseObject({ fingerprint: z.string().optional(), url: z.string() }))
    .optional(),
});
const decoder = new TextDecoder();

export function checkTree(files: SiteBytes, digests: Digests): CheckedTree {
  const findings: SiteFinding[] = [];
  const present = new Set<Requirement>();
  const documents = new Map<string, CsafDocument>();
  for (const [path, bytes] of files) {
    if (!looksLikeDocument(path)) continue;
    const read = readDocument(path, bytes);
    if (read.ok) documents.set(path, read.value);
    else findings.push(read.error);
  }
  if (documents.size > 0) for (const one of [1, 2, 4, 5, 18] as const) present.add(one);
  for (const [path, document] of documents)
    findings.push(...checkDocument(path, document, files, digests));
  for (const folder of foldersOf(files)) {
    const mine = new Map(
      [...documents]
        .filter(([path]) => folder === "" || path.startsWith(`${folder}/`))
        .map(([path, { document }]) => [path, document.tracking.current_release_date]),
    );
    const checked = checkLists(files, folder, mine);
    findings.push(...checked.findings);
    for (const one of checked.present) present.add(one);
    const label = folder.slice(folder.lastIndexOf("/") + 1);
    for (const [path, bytes] of files) {
      if (!path.endsWith(`/feed-tlp-${label}.json`)) continue;
      if (!folder.startsWith(path.slice(0, path.lastIndexOf("/")))) continue;
      present.add(15);
      findings.push(...checkFeed(path, bytes, mine));
    }
  }
  const found = checkDiscovery(files);
  for (const one of found.present) present.add(one);
  findings.push(...found.findings);
  return { findings, present, documents: [...documents.keys()], fingerprints: found.fingerprints };
}

function looksLikeDocument(path: string): boolean {
  return (
    path.endsWith(".json") &&
    !/(?:^|\/)(?:provider-metadata|service|search-index|category[^/]*|feed[^/]*)\.json$/.test(path)
  );
}

function readDocument(path: string, bytes: Uint8Array): Result<CsafDocument, SiteFinding> {
  const json = parseJson(bytes);
  if (!json.ok) return err({ requirement: 1, path, message: `is no JSON: ${json.error}` });
  const parsed = csafDocumentSchema.safeParse(json.value);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  const place = `/${issue?.path.join("/") ?? ""}`;
  return err({ requirement: 1, path, message: `${place}: ${issue?.message ?? "is no CSAF"}` });
}

function checkDocument(
  path: string,
  { document }: CsafDocument,
  files: SiteBytes,
  digests: Digests,
): readonly SiteFinding[] {
  const findings: SiteFinding[] = [];
  const name = path.slice(path.lastIndexOf("/") + 1);
  const wanted = csafFileName(document.tracking.id);
  if (name !== wanted)
    findings.push({ requirement: 2, path, message: `should be called ${wanted}` });
  const label = document.distribution?.tlp?.label ?? "UNLABELED";
  const isFree = label === "WHITE" || label === "CLEAR" || label === "UNLABELED";
  const isProtected = path.startsWith("protected/");
  if (!isFree && !isProtected)
    findings.push({ requirement: 5, path, message: `is TLP:${label} where everybody can read it` });
  if (isFree && isProtected)
    findings.push({ requirement: 4, path, message: "is free and lies where few can read it" });
  const bytes = files.get(path) ?? new Uint8Array();
  for (const kind of ["sha256", "sha512"] as const) {
    const stated = files.get(`${path}.${kind}`);
    if (stated === undefined)
      findings.push({ requirement: 18, path, message: `has no ${kind} file` });
    else if (decoder.decode(stated).trim().split(/\s+/)[0]?.toLowerCase() !== digests[kind](bytes))
      findings.push({ requirement: 18, path, message: `is not what its ${kind} file says` });
  }
  return findings;
}

/** Folders that have lists. */
function foldersOf(files: SiteBytes): readonly string[] {
  const folders = [...files.keys()]
    .filter((path) => /(?:^|\/)(?:index\.txt|changes\.csv)$/.test(path))
    .map((path) => path.slice(0, Math.max(0, path.lastIndexOf("/"))));
  return [...new Set(folders)];
}

function checkDiscovery(files: SiteBytes): {
  readonly findings: readonly SiteFinding[];
  readonly present: readonly Requirement[];
  readonly fingerprints: readonly string[];
} {
  const findings: SiteFinding[] = [];
  const present: Requirement[] = [];
  const named = (end: string) => [...files].find(([path]) => `/${path}`.endsWith(`/${end}`));
  const metadata = named("provider-metadata.json");
  let fingerprints: readonly string[] = [];
  if (metadata === undefined)
    findings.push({ requirement: 7, path: "provider-metadata.json", message: "is not there" });
  else {
    const [path, bytes] = metadata;
    const json = parseJson(bytes);
    const parsed = metadataSchema.safeParse(json.ok ? json.value : undefined);
    present.push(7);
    if (path.endsWith(".well-known/csaf/provider-metadata.json")) present.push(9);
    if (parsed.success)
      fingerprints = (parsed.data.public_openpgp_keys ?? []).flatMap(({ fingerprint }) =>
        fingerprint === undefined ? [] : [fingerprint.toUpperCase()],
      );
    else {
      const [issue] = parsed.error.issues;
      const place = `/${issue?.path.join("/") ?? ""}`;
      findings.push({ requirement: 7, path, message: `${place}: ${issue?.message ?? ""}` });
    }
  }
  const security = named("security.txt");
  if (security !== undefined) {
    present.push(8);
    if (!/^CSAF: \S+$/m.test(decoder.decode(security[1])))
      findings.push({ requirement: 8, path: security[0], message: "has no field CSAF" });
  }
  if (named("service.json") !== undefined) present.push(16);
  if ([...files.keys()].some((path) => /\/category[^/]*\.json$/.test(path))) present.push(17);
  return { findings, present, fingerprints };
}
