import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { Download } from "./core.ts";

/**
 * Writes a download to a path that the analyst chose, so that the path never holds half a file: a neighbour is
 * written, synced and renamed over it. Returns the size written. Throws what the file system throws; the
 * neighbour is then removed.
 */
export async function saveDownload(download: Download, path: string): Promise<number> {
  const partial = `${path}.partial`;
  try {
    const sizeBytes = await writeSynced(download, partial);
    await rename(partial, path);
    await syncFolder(dirname(path));
    return sizeBytes;
  } catch (thrown) {
    await rm(partial, { force: true });
    throw thrown;
  }
}

async function writeSynced(download: Download, partial: string): Promise<number> {
  // 'wx': a link that somebody planted under this name is not followed.
  const file = await open(partial, "wx", 0o600);
  let sizeBytes = 0;
  try {
    for await (const bytes of download.stream()) {
      await file.writeFile(bytes);
      sizeBytes += bytes.byteLength;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return sizeBytes;
}

async function syncFolder(folder: string): Promise<void> {
  // Windows has no handle for a folder; there the rename is durable with the file's own flush.
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
