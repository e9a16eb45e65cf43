// Holds the import zones that the linter cannot express: `node build/check-layers.ts [ROOT]`.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { ROOT } from "./entries.ts";
import { readImports } from "./layers/read-imports.ts";
import { judgeImport } from "./layers/rules.ts";

const root = process.argv[2] ?? ROOT;
const violations = ["shared", "electron", "renderer"].flatMap((folder) =>
  listSources(join(root, folder)).flatMap(checkFile),
);
for (const violation of violations) console.error(violation);
process.exitCode = violations.length === 0 ? 0 : 1;

function checkFile(path: string): readonly string[] {
  const from = relative(root, path).split(sep).join("/");
  return readImports(readFileSync(path, "utf8")).flatMap((imported) => {
    const reason = judgeImport(from, imported);
    if (reason === undefined) return [];
    return [`${from}:${imported.line}: ${imported.specifier}: ${reason}`];
  });
}

function listSources(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
