import { writeFile } from "node:fs/promises";
import { systemErrorCode } from "../files/system-error.ts";
import { Refusal } from "./call.ts";

/** Writes a file that does not exist yet. Refusal: `file-not-writable`. */
export async function writeNewFile(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes, { flag: "wx", mode: 0o644 });
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    throw new Refusal({ kind: "file-not-writable", path, code });
  }
}
