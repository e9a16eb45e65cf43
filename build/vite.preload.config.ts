import { defineConfig } from "vite";
import { ROOT } from "./entries.ts";

/**
 * The preload script: one CommonJS file, since a sandboxed preload can neither import nor require files.
 * Runs after the Node build, which empties the folder that both write to.
 */
export default defineConfig({
  root: ROOT,

  publicDir: false,
  logLevel: "warn",
  ssr: { noExternal: true, target: "node" },
  build: {
    ssr: true,
    outDir: "dist/electron",
    emptyOutDir: false,
    target: "node24",
    minify: false,
    sourcemap: false,
    rolldownOptions: {
      input: { preload: `${ROOT}electron/preload.ts` },
      external: ["electron"],
      output: { format: "cjs", entryFileNames: "[name].cjs", codeSplitting: false },
    },
  },
});
