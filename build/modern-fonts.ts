import type { Plugin } from "vite";

const WOFF_FALLBACK = /,\s*url\([^)]*\.woff\)\s*format\((["']?)woff\1\)/g;

/**
 * Leaves out the WOFF copies that font packages carry for old browsers: the window always runs in a Chromium
 * that reads WOFF2, and the shells load every file of the window when they start.
 */
export function modernFontsOnly(): Plugin {
  return {
    name: "watchpost:modern-fonts-only",
    apply: "build",
    generateBundle(_, bundle) {
      for (const [fileName, output] of Object.entries(bundle)) {
        if (fileName.endsWith(".woff")) {
          delete bundle[fileName];
        } else if (output.type === "asset" && fileName.endsWith(".css")) {
          output.source = withoutWoff(output.source);
        }
      }
    },
  };
}

/** Takes the WOFF alternatives out of a style sheet's `src` lists. */
export function withoutWoff(source: string | Uint8Array): string {
  const css = typeof source === "string" ? source : new TextDecoder().decode(source);
  return css.replaceAll(WOFF_FALLBACK, "");
}
