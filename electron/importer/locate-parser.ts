import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ForkOptions } from "./fork-parser.ts";

/**
 * Where the parser lies beside the running program: `programFolder` is `dist/electron` of a build, or `electron` of a
 * checkout, whose sources Node runs as they are.
 */
export function locateParser(programFolder: string): ForkOptions {
  const bundled = join(programFolder, "importer.js");
  if (existsSync(bundled)) return { entryPath: bundled, readablePaths: [programFolder] };
  const root = join(programFolder, "..");
  return {
    entryPath: join(programFolder, "importer", "entry.ts"),
    readablePaths: [
      join(programFolder, "importer"),
      join(root, "shared"),
      join(root, "node_modules"),
      join(root, "package.json"),
    ],
  };
}
