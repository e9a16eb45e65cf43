import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { createDefectLog, runCoreProcess } from "./process.ts";
import { createSystemCore } from "./system-core.ts";

const programFolder = dirname(fileURLToPath(import.meta.url));

await runCoreProcess((shell) =>
  createSystemCore(
    shell,
    programFolder,
    createDefectLog((line) => process.stderr.write(line)),
  ),
);
