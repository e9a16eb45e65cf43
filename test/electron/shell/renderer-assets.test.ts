import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadRendererAssets } from "../../../electron/shell/renderer-assets.ts";
import { writeDist } from "../host/scene.ts";

let dist: string;

beforeEach(async () => {
  dist = await writeDist("export {};");
});

afterEach(() => rm(dist, { recursive: true }));

describe("the window's files", () => {
  test("are those of the manifest, the document under no path of its own", async () => {
    const assets = await loadRendererAssets(dist);
    expect([...assets.files.keys()].toSorted()).toEqual([
      "/assets/app.css",
      "/assets/app.js",
      "/favicon.svg",
    ]);
    expect(assets.documentHtml).toContain("__CSP_NONCE__");
  });

  test("are refused when one was altered after the build", async () => {
    await writeFile(join(dist, "renderer/assets/app.js"), "export {}; steal();");
    await expect(loadRendererAssets(dist)).rejects.toThrow("/assets/app.js was altered");
  });

  test("are refused when one is missing", async () => {
    await rm(join(dist, "renderer/assets/app.css"));
    await expect(loadRendererAssets(dist)).rejects.toThrow("ENOENT");
  });

  test("do not include a file that the manifest does not name", async () => {
    await writeFile(join(dist, "renderer/assets/planted.js"), "steal();");
    expect((await loadRendererAssets(dist)).files.has("/assets/planted.js")).toBe(false);
  });

  test.each(["/../secret", "/a/../b", "relative", "/a//b", "/.hidden", "/a\\b", "/a%2fb"])(
    "are refused with a manifest that names %s",
    async (path) => {
      const json = await readFile(join(dist, "renderer-manifest.json"), "utf8");
      const entry = JSON.stringify({ sha256: "0".repeat(64), mediaType: "text/css", sizeBytes: 1 });
      const altered = json.replace("{", `{${JSON.stringify(path)}:${entry},`);
      await writeFile(join(dist, "renderer-manifest.json"), altered);
      await expect(loadRendererAssets(dist)).rejects.toThrow("Invalid key in record");
    },
  );
});
