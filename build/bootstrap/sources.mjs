// Runs on the machine's Node (18 or newer) before anything is installed: no dependencies, no TypeScript.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { rememberIfWritable } from "./remember.mjs";

/** Everything that decides what the bundler writes. */
const SOURCE_FOLDERS = ["electron", "renderer", "shared"];
const SOURCE_FILES = [
  "package-lock.json",
  "tsconfig.base.json",
  join("build", "build.ts"),
  join("build", "entries.ts"),
  join("build", "modern-fonts.ts"),
  join("build", "renderer-manifest.ts"),
  join("build", "vite.node.config.ts"),
  join("build", "vite.preload.config.ts"),
  join("build", "vite.renderer.config.ts"),
];
const STAMP = join("dist", ".stamp.json");

/**
 * @typedef {object} Stamp
 * @property {string} stats hash over path, size and modification time of each source
 * @property {string} content hash over path and content of each source
 * @property {string[]} outputs files that the build wrote, relative to the root
 */

/**
 * Says why `dist/` has to be built; undefined when it was built from just these sources.
 * Reads only file times in the usual case; where those moved without a change of content (a fresh
 * checkout, a touched file) the content decides and the times are remembered anew.
 * @param {string} root
 * @returns {string | undefined}
 */
export function reasonToBuild(root) {
  const stamp = readStamp(root);
  if (stamp === undefined) return "nothing is built yet";
  const lost = stamp.outputs.find((output) => !existsSync(join(root, output)));
  if (lost !== undefined) return `${lost} is missing`;
  const files = listSources(root);
  const stats = hashStats(root, files);
  if (stats === stamp.stats) return undefined;
  if (hashContent(root, files) !== stamp.content) return "sources changed since the last build";
  writeStamp(root, { ...stamp, stats });
  return undefined;
}

/**
 * The state of the sources, to be taken before a build so that a change during it is not lost.
 * @param {string} root
 * @returns {{ stats: string, content: string }}
 */
export function describeSources(root) {
  const files = listSources(root);
  return { stats: hashStats(root, files), content: hashContent(root, files) };
}

/**
 * Remembers what was built from which sources, and the entry files that came of it.
 * @param {string} root
 * @param {{ stats: string, content: string }} sources
 */
export function stampBuilt(root, sources) {
  const entries = readdirSync(join(root, "dist", "electron"), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join("dist", "electron", entry.name));
  writeStamp(root, { ...sources, outputs: [...entries, join("dist", "renderer", "index.html")] });
}

/**
 * @param {string} root
 * @returns {Stamp | undefined}
 */
function readStamp(root) {
  const path = join(root, STAMP);
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined; // a stamp cut short by a power loss is no stamp
  }
}

/**
 * @param {string} root
 * @param {Stamp} stamp
 */
function writeStamp(root, stamp) {
  rememberIfWritable(join(root, STAMP), JSON.stringify(stamp));
}

/**
 * @param {string} root
 * @returns {string[]} paths relative to the root, sorted
 */
function listSources(root) {
  const files = SOURCE_FILES.filter((file) => existsSync(join(root, file)));
  /** @param {string} folder */
  const walk = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else files.push(path);
    }
  };
  for (const folder of SOURCE_FOLDERS) if (existsSync(join(root, folder))) walk(folder);
  return files.sort();
}

/**
 * @param {string} root
 * @param {string[]} files
 */
function hashStats(root, files) {
  const hash = createHash("sha256");
  for (const file of files) {
    const { size, mtimeMs } = statSync(join(root, file));
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest("hex");
}

/**
 * @param {string} root
 * @param {string[]} files
 */
function hashContent(root, files) {
  const hash = createHash("sha256");
  for (const file of files) {
    const content = createHash("sha256")
      .update(readFileSync(join(root, file)))
      .digest("hex");
    hash.update(`${file}\0${content}\n`);
  }
  return hash.digest("hex");
}
