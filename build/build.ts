import { existsSync } from "node:fs";
import { type InlineConfig, build } from "vite";
import { ROOT } from "./entries.ts";
import nodeConfig from "./vite.node.config.ts";
import preloadConfig from "./vite.preload.config.ts";
import rendererConfig from "./vite.renderer.config.ts";

// The window writes to a folder of its own, so it needs to wait for nobody.
try {
  await Promise.all([timed("window", rendererConfig), buildElectronSide()]);
} catch (error) {
  // The bundler's message shows the place in the source; where in the bundler it arose helps nobody.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** The preload script comes second: the first build empties the folder that both write to. */
async function buildElectronSide(): Promise<void> {
  await timed("main, host, core, importer, command line", nodeConfig);
  if (existsSync(`${ROOT}electron/preload.ts`)) await timed("preload", preloadConfig);
}

async function timed(what: string, config: InlineConfig): Promise<void> {
  const startedMs = performance.now();
  await build({ ...config, configFile: false });
  console.log(`${what}: ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
}
