import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import * as electron from "electron";
import { loadWindowStateStore } from "./shell/electron-store.ts";
import { loadRendererAssets } from "./shell/renderer-assets.ts";
import { startShell } from "./shell/start-shell.ts";

/** Entry of the desktop program. Built into `dist/electron/`; all decisions are in `shell/`. */
const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

// Not awaited: Electron becomes ready only when this module has been evaluated.
startShell(electron, {
  argv: process.argv,
  environment: process.env,
  platform: process.platform,
  preload: pathOf("preload.cjs"),
  coreScript: pathOf("core.js"),
  importerScript: pathOf("importer.js"),
  loadAssets: () => loadRendererAssets(pathOf("../")),
  loadStore: () => loadWindowStateStore(() => import("electron-store"), electron.ipcMain),
  randomBytes,
  nowMs: () => performance.now(),
  wait: (ms) => wait(ms, undefined, { ref: false }),
  log: (text) => process.stderr.write(text),
}).catch((error: unknown) => {
  process.stderr.write(`Watchpost could not start: ${String(error)}\n`);
  electron.app.exit(1);
});
