import { join } from "node:path";

import { TEMPORARY_PREFIX } from "../files/atomic-write.ts";
import type { FilePort } from "../files/file-port.ts";

/** Removes a folder of our own with everything in it; links are removed, not followed. Nothing happens when it is not there. */
export async function removeTree(files: FilePort, path: string): Promise<void> {
  const kind = (await files.status(path))?.kind;
  if (kind === undefined) return;
  if (kind !== "directory") {
    await files.removeFile(path);
    return;
  }
  for (const name of await files.readDirectory(path)) await removeTree(files, join(path, name));
  await files.removeDirectory(path);
}

/** Removes what a killed session left unfinished in a folder. Only who holds the vault's lock may do so. */
export async function removeLeftovers(files: FilePort, directory: string): Promise<void> {
  for (const name of await files.readDirectory(directory)) {
    if (name.startsWith(TEMPORARY_PREFIX)) await removeTree(files, join(directory, name));
  }
}
