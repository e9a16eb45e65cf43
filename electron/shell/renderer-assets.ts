import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/** One file of the window, in memory. */
export interface RendererAsset {
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Everything that a request can get, by exact path. No path of a request ever reaches the file system. */
export interface RendererAssets {
  readonly documentHtml: string;
  readonly files: ReadonlyMap<string, RendererAsset>;
}

/** Path of the document; it is served under `/` only, never under its own name. */
const DOCUMENT_PATH = "/index.html";

/** The window is some 4 MB; a manifest that names more was not made by our build. */
const MAX_TOTAL_BYTES = 64 * 1_048_576;

const manifestSchema = z.record(
  z.string().regex(/^(?:\/[A-Za-z0-9_][A-Za-z0-9._-]*)+$/),
  z.strictObject({
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    mediaType: z.string().regex(/^[a-z]+\/[a-z0-9.+-]+(?:; charset=utf-8)?$/),
    sizeBytes: z.int().nonnegative().max(MAX_TOTAL_BYTES),
  }),
);

/**
 * Reads the window's files that the build-time manifest names and compares each with its hash.
 * Throws when one is missing or was altered: a shell that serves something else must not start.
 * @param distFolder holds `renderer-manifest.json` and `renderer/`
 */
export async function loadRendererAssets(distFolder: string): Promise<RendererAssets> {
  const json = await readFile(join(distFolder, "renderer-manifest.json"), "utf8");
  const manifest = manifestSchema.parse(JSON.parse(json));
  const loaded = await Promise.all(
    Object.entries(manifest).map(async ([path, expected]) => {
      const bytes = Uint8Array.from(await readFile(join(distFolder, "renderer", path)));
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      if (sha256 !== expected.sha256) throw new Error(`The window's file ${path} was altered`);
      return [path, { mediaType: expected.mediaType, bytes }] as const;
    }),
  );
  const files = new Map(loaded);
  const document = files.get(DOCUMENT_PATH);
  if (document === undefined) throw new Error("The window has no document");
  files.delete(DOCUMENT_PATH);
  return { documentHtml: new TextDecoder().decode(document.bytes), files };
}
