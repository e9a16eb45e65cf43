// Checks each project by itself: `shared/` must hold without Node or DOM types.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "./entries.ts";

export const TYPE_PROJECTS = [
  "shared",
  "electron",
  "electron/victim-kit/page",
  "renderer",
  "test",
  "build",
];

let failed = 0;
for (const project of TYPE_PROJECTS) {
  const tsc = join(ROOT, "node_modules", "typescript", "bin", "tsc");
  const { status } = spawnSync(process.execPath, [tsc, "-p", project], {
    cwd: ROOT,
    stdio: "inherit",
  });
  if (status !== 0) failed += 1;
}
process.exitCode = failed === 0 ? 0 : 1;
