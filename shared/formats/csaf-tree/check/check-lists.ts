import { z } from "zod";
import { parseJson } from "../published-document.ts";
import type { Requirement, SiteFinding } from "./requirements.ts";

/** Files of a tree by relative path. */
export type SiteBytes = ReadonlyMap<string, Uint8Array>;

export interface ListsChecked {
  readonly findings: readonly SiteFinding[];
  readonly present: readonly Requirement[];
}

const decoder = new TextDecoder();
const feedSchema = z.looseObject({
  feed: z.looseObject({
    entry: z.array(
      z.looseObject({ updated: z.string(), content: z.looseObject({ src: z.string() }) }),
    ),
  }),
});

/**
 * Compares what lies in a folder of documents with what its lists say: index.txt, changes.csv and the feeds beside the folder.
 * `folder` ends without a slash; `documents` are paths of its documents with the time of their last change.
 */
export function checkLists(
  files: SiteBytes,
  folder: string,
  documents: ReadonlyMap<string, string>,
): ListsChecked {
  const present: Requirement[] = [];
  const findings: SiteFinding[] = [];
  const inFolder = (name: string) => (folder === "" ? name : `${folder}/${name}`);
  const index = files.get(inFolder("index.txt"));
  if (index !== undefined) {
    present.push(12);
    const listed = lines(index).map(inFolder);
    findings.push(...compared(12, inFolder("index.txt"), listed, documents));
  }
  const changes = files.get(inFolder("changes.csv"));
  if (changes !== undefined) {
    present.push(13);
    findings.push(...checkChanges(inFolder("changes.csv"), lines(changes), inFolder, documents));
  }
  if (
    documents.size > 0 &&
    [...documents.keys()].every((path) => /\/\d{4}\/[^/]+$/.test(`/${path}`))
  )
    present.push(11);
  else
    for (const path of documents.keys())
      if (!/\/\d{4}\/[^/]+$/.test(`/${path}`))
        findings.push({ requirement: 11, path, message: "lies in no folder of its year" });
  return { findings, present };
}

/** Entries of a ROLIE feed against the documents of its folder. */
export function checkFeed(
  path: string,
  bytes: Uint8Array,
  documents: ReadonlyMap<string, string>,
): readonly SiteFinding[] {
  const json = parseJson(bytes);
  const feed = json.ok ? feedSchema.safeParse(json.value) : undefined;
  if (feed?.success !== true)
    return [{ requirement: 15, path, message: json.ok ? "is no ROLIE feed" : json.error }];
  const bySuffix = new Map([...documents.keys()].map((name) => [tail(name), name]));
  const listed = new Map(
    feed.data.feed.entry.map(({ content, updated }) => [
      bySuffix.get(tail(content.src)) ?? content.src,
      updated,
    ]),
  );
  return [
    ...compared(15, path, [...listed.keys()], documents),
    ...[...listed].flatMap(([name, updated]) => unlike(15, path, name, updated, documents)),
  ];
}

function checkChanges(
  path: string,
  rows: readonly string[],
  inFolder: (name: string) => string,
  documents: ReadonlyMap<string, string>,
): readonly SiteFinding[] {
  const findings: SiteFinding[] = [];
  const listed: string[] = [];
  let before = Number.POSITIVE_INFINITY;
  for (const [index, row] of rows.entries()) {
    const parts = /^"?([^",]+)"?,"?([^",]+)"?$/.exec(row);
    const at = Date.parse(parts?.[2] ?? "");
    if (parts?.[1] === undefined || Number.isNaN(at)) {
      findings.push({
        requirement: 13,
        path: `${path}:${String(index + 1)}`,
        message: "is no pair of file name and time",
      });
      continue;
    }
    const name = inFolder(parts[1]);
    listed.push(name);
    findings.push(...unlike(13, path, name, parts[2] ?? "", documents));
    if (at > before)
      findings.push({
        requirement: 13,
        path: `${path}:${String(index + 1)}`,
        message: "is newer than the row above; the newest comes first",
      });
    before = at;
  }
  return [...findings, ...compared(13, path, listed, documents)];
}

function compared(
  requirement: Requirement,
  path: string,
  listed: readonly string[],
  documents: ReadonlyMap<string, string>,
): readonly SiteFinding[] {
  const names = new Set(listed);
  return [
    ...[...documents.keys()]
      .filter((name) => !names.has(name))
      .map((name) => ({ requirement, path: name, message: `is not listed in ${path}` })),
    ...[...names]
      .filter((name) => !documents.has(name))
      .map((name) => ({ requirement, path, message: `lists ${name}, which is not there` })),
  ];
}

function unlike(
  requirement: Requirement,
  path: string,
  name: string,
  stated: string,
  documents: ReadonlyMap<string, string>,
): readonly SiteFinding[] {
  const own = documents.get(name);
  if (own === undefined || Date.parse(own) === Date.parse(stated)) return [];
  return [{ requirement, path, message: `says ${stated} of ${name}, which itself says ${own}` }];
}

/** Year and name, or the name alone: as much as an address and a path have in common. */
function tail(path: string): string {
  return /(?:\d{4}\/)?[^/]+$/.exec(path)?.[0] ?? path;
}

function lines(bytes: Uint8Array): readonly string[] {
  return decoder
    .decode(bytes)
    .split(/\r?\n/)
    .filter((line) => line !== "");
}
