import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import type { Plugin } from "vite";

/** What the shells need to know to serve one file of the window. */
export type RendererAsset = {
  readonly sha256: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
};

/** URL path (`/index.html`, `/assets/…`) to file. A path that is no key here does not exist. */
export type RendererManifest = Readonly<Record<string, RendererAsset>>;

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/**
 * Describes every file below a folder.
 * Throws for a file whose media type is not stated: served as something else, a browser might guess.
 */
export function describeFolder(folder: string): RendererManifest {
  const manifest: Record<string, RendererAsset> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const mediaType = MEDIA_TYPES[extname(entry.name)];
    if (mediaType === undefined) throw new Error(`no media type is stated for ${path}`);
    const bytes = readFileSync(path);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const urlPath = `/${relative(folder, path).split(sep).join("/")}`;
    manifest[urlPath] = { sha256, mediaType, sizeBytes: bytes.length };
  }
  return manifest;
}

/** Writes the manifest once the window's files are on disk. */
export function rendererManifest(manifestPath: string): Plugin {
  return {
    name: "watchpost:renderer-manifest",
    apply: "build",
    writeBundle(options) {
      if (options.dir === undefined) throw new Error("the window is built into a folder");
      writeFileSync(manifestPath, `${JSON.stringify(describeFolder(options.dir), null, 2)}\n`);
    },
  };
}
