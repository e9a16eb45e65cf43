import { isAbsolute } from "node:path";
import type { Failure } from "../../../shared/contract/failures.ts";
import { err, ok, type Result } from "../../../shared/result.ts";

/** A folder as the analyst named it. One that depends on where the program was started would be another than is meant. */
export function absolutePath(directory: string): Result<string, Failure> {
  if (isAbsolute(directory)) return ok(directory);
  const expected = process.platform === "win32" ? "E:\\" : "/media/…";
  return err({ kind: "invalid-value", field: "directory", found: directory, expected });
}
