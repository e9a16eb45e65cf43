import { glob, lstat, readdir } from "node:fs/promises";
import { join } from "node:path";

/**
 * The regular files that paths, folders and patterns name, each once, in a stable order. Links inside
 * folders are not followed and devices are not opened (threats row 47); a path that does not exist is kept,
 * so that the ledger names it.
 */
export async function listFiles(paths: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const path of paths) {
    for (const file of await expand(path)) found.add(file);
  }
  return [...found];
}

async function expand(path: string): Promise<readonly string[]> {
  const status = await lstat(path).catch(ignoreMissing);
  if (status?.isDirectory() === true) return walk(path);
  if (status !== undefined || !PATTERN.test(path)) return [path];
  const matches: string[] = [];
  for await (const match of glob(path)) matches.push(match);
  return matches.length === 0 ? [path] : matches.toSorted();
}

async function walk(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files: string[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...(await walk(path)));
    else if (entry.isFile()) files.push(path);
  }
  return files;
}

const PATTERN = /[*?[{]/;

function ignoreMissing(error: unknown): undefined {
  if (
    error instanceof Error &&
    "code" in error &&
    (error.code === "ENOENT" || error.code === "ENOTDIR")
  )
    return undefined;
  throw error;
}
