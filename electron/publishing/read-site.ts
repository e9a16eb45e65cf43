import { readSmallFile } from "../files/atomic-write.ts";
import type { FilePort } from "../files/file-port.ts";
import { systemErrorCode } from "../files/system-error.ts";

/** Bytes of a file of the site; undefined when there is none, or a longer one. */
export async function readExisting(
  port: FilePort,
  path: string,
  limitBytes: number,
): Promise<Uint8Array | undefined> {
  try {
    return await readSmallFile(port, path, limitBytes);
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
}
