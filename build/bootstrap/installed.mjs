// Runs on the machine's Node (18 or newer) before anything is installed: no dependencies, no TypeScript.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { rememberIfWritable } from "./remember.mjs";

const STAMP = join("node_modules", ".watchpost-stamp");
const HIDDEN_LOCK = join("node_modules", ".package-lock.json");

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [optional]
 * @property {boolean} [link]
 */

/**
 * Says why the installed tree does not fit the lock file; undefined when it fits.
 * A tree that npm itself brought into step (`npm install` of a new package) counts as fitting.
 * @param {string} root
 * @returns {string | undefined}
 */
export function reasonToInstall(root) {
  const hiddenLock = join(root, HIDDEN_LOCK);
  if (!existsSync(hiddenLock)) return "no packages are installed";
  if (readStamp(root) === lockHash(root)) return undefined;
  const different = firstDifference(
    readPackages(join(root, "package-lock.json")),
    readPackages(hiddenLock),
  );
  if (different !== undefined) return `${different} differs from the lock file`;
  stampInstalled(root);
  return undefined;
}

/**
 * Remembers that the installed tree fits the lock file of this moment.
 * @param {string} root
 */
export function stampInstalled(root) {
  rememberIfWritable(join(root, STAMP), `${lockHash(root)}\n`);
}

/** @param {string} root */
function readStamp(root) {
  const path = join(root, STAMP);
  return existsSync(path) ? readFileSync(path, "utf8").trim() : undefined;
}

/** @param {string} root */
function lockHash(root) {
  return createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
}

/**
 * @param {string} path
 * @returns {Map<string, LockedPackage>}
 */
function readPackages(path) {
  /** @type {{ packages?: Record<string, LockedPackage> }} */
  const lock = JSON.parse(readFileSync(path, "utf8"));
  const packages = new Map(Object.entries(lock.packages ?? {}));
  packages.delete(""); // the project itself
  return packages;
}

/**
 * Optional packages of other platforms are in the lock file but not in the tree.
 * @param {Map<string, LockedPackage>} locked
 * @param {Map<string, LockedPackage>} installed
 * @returns {string | undefined} the first package that is missing, of another version, or too many
 */
function firstDifference(locked, installed) {
  for (const [path, wanted] of locked) {
    const present = installed.get(path);
    if (present === undefined) {
      if (wanted.optional === true) continue;
      return path;
    }
    if (present.version !== wanted.version || present.integrity !== wanted.integrity) return path;
  }
  return [...installed.keys()].find((path) => !locked.has(path));
}
