// Runs on the machine's Node (18 or newer) before anything is installed: no dependencies, no TypeScript.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

const NOT_WRITABLE = new Set(["EACCES", "EPERM", "EROFS"]);

/**
 * Whether a file could not be written because this user may not, or the disk is read-only.
 * @param {unknown} cause
 * @returns {boolean}
 */
export function isNotWritable(cause) {
  return cause instanceof Error && "code" in cause && NOT_WRITABLE.has(String(cause.code));
}

/**
 * Writes down what only saves time at the next start. A checkout that is carried over on a read-only medium, or
 * belongs to somebody else, works without.
 * @param {string} path
 * @param {string} text
 */
export function rememberIfWritable(path, text) {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (cause) {
    if (!isNotWritable(cause)) throw cause;
  }
}
