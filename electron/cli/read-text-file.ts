import { readSmallFile } from "../files/atomic-write.ts";
import { nodeFiles } from "../files/node-files.ts";
import { systemErrorCode } from "../files/system-error.ts";
import { Refusal } from "./call.ts";

/**
 * A small text that a person named: a card, an invitation. Never more than the limit is read, whatever the file claims to be;
 * links and devices are not followed. Refusals: `file-not-readable`, `not-a-regular-file`, `too-large`.
 */
export async function readTextFile(path: string, limitBytes: number): Promise<string> {
  return Buffer.from(await readFileBytes(path, limitBytes)).toString("utf8");
}

/** The same as bytes: a table may be in any encoding. */
export async function readFileBytes(path: string, limitBytes: number): Promise<Uint8Array> {
  try {
    const bytes = await readSmallFile(nodeFiles, path, limitBytes);
    if (bytes !== undefined) return bytes;
    const found = (await nodeFiles.status(path))?.sizeBytes ?? limitBytes + 1;
    throw new Refusal({ kind: "too-large", what: path, limit: limitBytes, found });
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    throw new Refusal(
      code === "ELOOP" || code === "EINVAL"
        ? { kind: "not-a-regular-file", path }
        : { kind: "file-not-readable", path, code },
    );
  }
}
