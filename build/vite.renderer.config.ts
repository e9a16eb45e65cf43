import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { ROOT } from "./entries.ts";
import { modernFontsOnly } from "./modern-fonts.ts";
import { rendererManifest } from "./renderer-manifest.ts";

/**
 * The window, the same for both shells. No inlined assets and no polyfill script: the content security
 * policy allows files of our own origin and nothing else.
 */
export default defineConfig({
  root: `${ROOT}renderer`,

  base: "/",
  logLevel: "warn",
  plugins: [react(), modernFontsOnly(), rendererManifest(`${ROOT}dist/renderer-manifest.json`)],
  build: {
    outDir: `${ROOT}dist/renderer`,
    emptyOutDir: true,
    target: "chrome150",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    // The files come from the same disk: what counts is that a screen is there at once, not the size of a chunk.
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What keeps zod from trying `new Function` has to run before the first schema of any chunk: beside zod.
            { name: "schemas", test: /node_modules\/zod\/|trusted\/no-eval/, priority: 2 },
            // What most screens share, in one file: sixty small ones cost a quarter of a second before the first row.
            {
              name: "kit",
              test: /\/renderer\/(?!app\/|features\/|trusted\/)|\/shared\/|\/node_modules\/(?!markdown-it)/,
              minShareCount: 4,
              priority: 1,
            },
          ],
        },
      },
    },
  },
});
