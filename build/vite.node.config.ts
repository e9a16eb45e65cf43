import { builtinModules } from "node:module";
import { defineConfig } from "vite";
import { ROOT, findNodeEntries } from "./entries.ts";

/**
 * Natives find their binaries beside their own files, and 'electron' exists only inside Electron.
 * Everything else is bundled, so that the package needs no other dependency.
 */
export const EXTERNAL = [
  "electron",
  "better-sqlite3-multiple-ciphers",
  "sodium-native",
  // Optional accelerators of ws, which it does without.
  "bufferutil",
  "utf-8-validate",
  /^node:/,
  ...builtinModules,
];

/** Main, browser host, core, importer and command line: one build, so that they share chunks. */
export default defineConfig({
  root: ROOT,

  publicDir: false,
  logLevel: "warn",
  ssr: { noExternal: true, target: "node" },
  build: {
    ssr: true,
    outDir: "dist/electron",
    emptyOutDir: true,
    target: "node24",
    minify: false,
    sourcemap: false,
    rolldownOptions: {
      input: findNodeEntries(),
      external: EXTERNAL,
      output: {
        format: "es",
        entryFileNames: "[name].js",
        chunkFileNames: "chunks/[name]-[hash].js",
      },
    },
  },
});
