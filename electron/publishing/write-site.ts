import { dirname, join } from "node:path";
import { z } from "zod";
import { parseJson } from "../../shared/formats/csaf-tree/published-document.ts";
import type { SiteFile } from "../../shared/formats/csaf-tree/site-settings.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import { readSmallFile } from "../files/atomic-write.ts";
import type { FilePort } from "../files/file-port.ts";
import { systemErrorCode } from "../files/system-error.ts";
import { mapTogether } from "./map-together.ts";
import { readExisting } from "./read-site.ts";

/** Folder in which a new state of the site is prepared; it lies outside of what a web server shows. */
export const STAGING = ".watchpost-publishing";
/** Which files are ours: only these are ever replaced or removed. */
export const MANIFEST = ".watchpost-site.json";

export interface WrittenSite {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
  /** A publication that was interrupted after its decision was finished first. */
  readonly finishedEarlier: boolean;
}

export type WriteSiteProblem =
  /** Something else lies there. Nothing was written. */
  | { readonly kind: "folder-in-use"; readonly directory: string; readonly found: string }
  | { readonly kind: "folder-damaged"; readonly path: string };

const manifestSchema = z.object({ version: z.literal(1), files: z.array(z.string()) });
const commitSchema = z.object({
  version: z.literal(1),
  files: z.array(z.object({ staged: z.string(), path: z.string() })),
  removed: z.array(z.string()),
});
type Commit = z.infer<typeof commitSchema>;

const COMMIT = "commit.json";
const MAX_RECORD_BYTES = 64_000_000;

/**
 * Brings a folder to the given files. All that is new is first written beside the site and made durable; then one record decides.
 * Before it, a crash leaves the old site as it was. After it, the new one is complete on the disk and the next run moves what is
 * still to be moved ({@link finishInterrupted}). A site that is the same already is not touched.
 */
export async function writeSite(
  port: FilePort,
  directory: string,
  files: readonly SiteFile[],
): Promise<Result<WrittenSite, WriteSiteProblem>> {
  const finishedEarlier = await finishInterrupted(port, directory);
  const admitted = await readManifest(port, directory);
  if (!admitted.ok) return admitted;
  const wanted = [...files, manifestOf(files)];
  const changed = await changedFiles(port, directory, wanted);
  const names = new Set(wanted.map(({ path }) => path));
  const removed = admitted.value.filter((path) => !names.has(path));
  if (changed.length > 0 || removed.length > 0) {
    const commit = await stage(port, directory, changed, removed);
    await apply(port, directory, commit);
  }
  return ok({
    written: changed.map(({ path }) => path).filter((path) => path !== MANIFEST),
    removed,
    unchanged: wanted.length - changed.length,
    finishedEarlier,
  });
}

/** Finishes what was decided, and clears away what was not. Says whether there was something to finish. */
export async function finishInterrupted(port: FilePort, directory: string): Promise<boolean> {
  const staging = join(directory, STAGING);
  if ((await port.status(staging)) === undefined) return false;
  const record = join(staging, COMMIT);
  const isDecided = (await port.status(record)) !== undefined;
  if (isDecided) {
    await apply(port, directory, commitSchema.parse(await readRecord(port, record)));
  } else await clear(port, directory);
  return isDecided;
}

async function readManifest(
  port: FilePort,
  directory: string,
): Promise<Result<readonly string[], WriteSiteProblem>> {
  const path = join(directory, MANIFEST);
  if ((await port.status(path)) === undefined) {
    const status = await port.status(directory);
    const [found] = status === undefined ? [] : await port.readDirectory(directory);
    return found === undefined ? ok([]) : err({ kind: "folder-in-use", directory, found });
  }
  const manifest = manifestSchema.safeParse(await readRecord(port, path));
  if (!manifest.success || manifest.data.files.some((name) => !isOurs(name)))
    return err({ kind: "folder-damaged", path });
  return ok(manifest.data.files);
}

/** A manifest that somebody changed must not lead out of the site. */
function isOurs(path: string): boolean {
  const parts = path.split("/");
  return (
    (parts[0] === "public" || parts[0] === "protected") &&
    parts.every((part) => part !== "" && part !== "." && part !== ".." && !part.includes("\\"))
  );
}

function manifestOf(files: readonly SiteFile[]): SiteFile {
  const paths = files.map(({ path }) => path).toSorted();
  const text = `${JSON.stringify({ version: 1, files: paths }, null, 1)}\n`;
  return { path: MANIFEST, bytes: new TextEncoder().encode(text), signature: "none" };
}

async function changedFiles(
  port: FilePort,
  directory: string,
  wanted: readonly SiteFile[],
): Promise<readonly SiteFile[]> {
  const areSame = await mapTogether(wanted, async ({ path, bytes }) => {
    const present = await readExisting(port, join(directory, path), bytes.length);
    return present !== undefined && Buffer.compare(present, bytes) === 0;
  });
  return wanted.filter((_, index) => areSame[index] !== true);
}

async function stage(
  port: FilePort,
  directory: string,
  changed: readonly SiteFile[],
  removed: readonly string[],
): Promise<Commit> {
  const staging = join(directory, STAGING);
  await ensureDirectory(port, staging);
  for (const [index, { bytes }] of changed.entries())
    await writeDurably(port, join(staging, String(index)), bytes);
  const commit: Commit = {
    version: 1,
    files: changed.map(({ path }, index) => ({ staged: String(index), path })),
    removed: [...removed],
  };
  const draft = join(staging, "commit.draft");
  await writeDurably(port, draft, new TextEncoder().encode(JSON.stringify(commit)));
  // The staged files have their names for good before the record that relies on them gets its own.
  await port.syncDirectory(staging);
  await port.rename(draft, join(staging, COMMIT));
  await port.syncDirectory(staging);
  return commit;
}

/** Can be done again from any point at which it was interrupted. */
async function apply(port: FilePort, directory: string, commit: Commit): Promise<void> {
  const staging = join(directory, STAGING);
  const touched = new Set<string>([staging]);
  for (const { staged, path } of commit.files) {
    const from = join(staging, staged);
    const to = join(directory, path);
    touched.add(dirname(to));
    if ((await port.status(from)) === undefined) continue;
    await ensureDirectory(port, dirname(to));
    await port.rename(from, to);
  }
  for (const path of commit.removed) {
    touched.add(dirname(join(directory, path)));
    await removeIfThere(port, join(directory, path));
  }
  for (const folder of touched)
    if ((await port.status(folder)) !== undefined) await port.syncDirectory(folder);
  await clear(port, directory);
}

/** The record goes first: what is left without it is of no account. */
async function clear(port: FilePort, directory: string): Promise<void> {
  const staging = join(directory, STAGING);
  await removeIfThere(port, join(staging, COMMIT));
  await port.syncDirectory(staging);
  for (const name of await port.readDirectory(staging)) await port.removeFile(join(staging, name));
  await port.removeDirectory(staging);
  await port.syncDirectory(directory);
}

async function ensureDirectory(port: FilePort, path: string): Promise<void> {
  const status = await port.status(path);
  if (status?.kind === "directory") return;
  const parent = dirname(path);
  if (parent !== path) await ensureDirectory(port, parent);
  await port.makeDirectory(path);
  await port.syncDirectory(parent);
}

async function writeDurably(port: FilePort, path: string, bytes: Uint8Array): Promise<void> {
  const file = await port.createFile(path);
  try {
    await file.write(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function removeIfThere(port: FilePort, path: string): Promise<void> {
  try {
    await port.removeFile(path);
  } catch (error) {
    if (systemErrorCode(error) !== "ENOENT") throw error;
  }
}

/** A record of ours; undefined when it is none. */
async function readRecord(port: FilePort, path: string): Promise<unknown> {
  const sizeBytes = (await port.status(path))?.sizeBytes ?? 0;
  if (sizeBytes > MAX_RECORD_BYTES) return undefined;
  const bytes = await readSmallFile(port, path, sizeBytes);
  const json = parseJson(bytes ?? new Uint8Array());
  return json.ok ? json.value : undefined;
}
