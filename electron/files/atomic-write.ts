import { dirname, join } from "node:path";

import type { FilePort, WritableFile } from "./file-port.ts";

/** Files that begin like this are work in progress; a crash may leave them, and they may be removed at any open. */
export const TEMPORARY_PREFIX = ".tmp-";

/**
 * Replaces a small file so that after a power cut at any moment it holds either the old or the new bytes, and the new
 * ones once the promise is settled. `uniqueName` tells temporary files of one directory apart.
 */
export async function writeFileAtomically(
  files: FilePort,
  path: string,
  bytes: Uint8Array,
  uniqueName: string,
): Promise<void> {
  const directory = dirname(path);
  const temporary = join(directory, `${TEMPORARY_PREFIX}${uniqueName}`);
  const file = await files.createFile(temporary);
  let isRenamed = false;
  try {
    await writeAndSync(file, bytes);
    await files.rename(temporary, path);
    isRenamed = true;
  } finally {
    if (!isRenamed) await files.removeFile(temporary);
  }
  await files.syncDirectory(directory);
}

/** Reads a small file whole, at most `limitBytes`; undefined when it is longer. */
export async function readSmallFile(
  files: FilePort,
  path: string,
  limitBytes: number,
): Promise<Uint8Array | undefined> {
  const file = await files.openForReading(path);
  try {
    // The size of what is read counts, not the size that the directory claims.
    const buffer = new Uint8Array(limitBytes + 1);
    const sizeBytes = await file.read(buffer, 0);
    return sizeBytes > limitBytes ? undefined : buffer.slice(0, sizeBytes);
  } finally {
    await file.close();
  }
}

async function writeAndSync(file: WritableFile, bytes: Uint8Array): Promise<void> {
  try {
    await file.write(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
