// `npm run package -- --linux|--win|--mac [--x64|--arm64] [--dir]`: what electron-builder.yml describes, never published.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "./entries.ts";

const builder = join(ROOT, "node_modules", "electron-builder", "cli.js");
const { status } = spawnSync(
  process.execPath,
  [builder, "--publish", "never", ...process.argv.slice(2)],
  { cwd: ROOT, stdio: "inherit" },
);
process.exitCode = status ?? 1;
