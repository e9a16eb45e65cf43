import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withoutWoff } from "../../build/modern-fonts.ts";
import { ROOT } from "../../build/entries.ts";
import { describeFolder } from "../../build/renderer-manifest.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "manifest-"));
  mkdirSync(join(folder, "assets"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe("the window's manifest", () => {
  it("names each file by its URL path with hash, media type and size", () => {
    writeFileSync(join(folder, "index.html"), "<html>");
    writeFileSync(join(folder, "assets", "main-a1.js"), "ü");
    const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
    expect(describeFolder(folder)).toEqual({
      "/index.html": {
        sha256: sha256("<html>"),
        mediaType: "text/html; charset=utf-8",
        sizeBytes: 6,
      },
      "/assets/main-a1.js": {
        sha256: sha256("ü"),
        mediaType: "text/javascript; charset=utf-8",
        sizeBytes: 2,
      },
    });
  });

  it("refuses a file whose media type nobody stated", () => {
    writeFileSync(join(folder, "assets", "run.swf"), "");
    expect(() => describeFolder(folder)).toThrow("no media type is stated for");
  });
});

describe("the built window", () => {
  // Each further file costs some milliseconds before the first row is drawn.
  it.each(["triage-screen", "incidents-screen"])("brings %s in few files", (screen) => {
    const assets = join(ROOT, "dist", "renderer", "assets");
    const name = readdirSync(assets).find((file) => new RegExp(`^${screen}-.*\\.js$`).test(file));
    const text = readFileSync(join(assets, name ?? ""), "utf8");
    const imported = new Set([...text.matchAll(/from"\.\/([^"]+\.js)"/g)].map(([, file]) => file));
    expect(imported.size).toBeGreaterThan(1);
    expect(imported.size).toBeLessThan(20);
  });
});

describe("fonts of the window", () => {
  it("are WOFF2 alone", () => {
    const face = (src: string): string => `@font-face{font-family:Plex;src:${src}}`;
    expect(
      withoutWoff(face('url(/assets/a.woff2) format("woff2"),url(/assets/a.woff) format("woff")')),
    ).toBe(face('url(/assets/a.woff2) format("woff2")'));
    expect(withoutWoff(face("url(a.woff2)format('woff2'), url(a.woff) format('woff')"))).toBe(
      face("url(a.woff2)format('woff2')"),
    );
  });
});
