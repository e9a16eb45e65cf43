import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Project root, with a trailing slash. */
export const ROOT = fileURLToPath(new URL("../", import.meta.url));

/** The programs of `dist/electron/`, and the place of their source. */
const NODE_PROGRAMS = {
  main: "main",
  host: "host",
  core: "core",
  importer: "importer",
  cli: "cli",
  sealer: "exchange/age/thread-entry",
  checker: "storage/checking/checker-entry",
};

/** Where the source of a program may begin. */
const CANDIDATES = ["", "/entry", "/main"];

/** Entry files of the Node side, by the name of their output. */
export function findNodeEntries(root: string = ROOT): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [name, place] of Object.entries(NODE_PROGRAMS)) {
    const paths = CANDIDATES.map((candidate) => `${root}electron/${place}${candidate}.ts`);
    const entry = paths.find((path) => existsSync(path));
    if (entry !== undefined) found[name] = entry;
  }
  return found;
}
