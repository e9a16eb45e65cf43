import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

import react from "@vitejs/plugin-react";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";
import { build } from "vite";

export interface KitHost {
  readonly origin: string;
  readonly browser: Browser;
  readonly close: () => Promise<void>;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

const BROWSERS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/microsoft-edge",
];

/** Builds the page of kit pieces, serves it under the content security policy of threats D1 and starts a browser. */
export async function startKitHost(): Promise<KitHost> {
  const outDir = mkdtempSync(join(tmpdir(), "watchpost-kit-"));
  await build({
    configFile: false,
    root: fileURLToPath(new URL("./kit-page/", import.meta.url)),
    logLevel: "error",
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      target: "chrome150",
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  });
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://kit").pathname;
    const file = join(outDir, path === "/" ? "index.html" : path);
    if (!existsSync(file)) return void response.writeHead(404).end();
    const nonce = randomBytes(16).toString("hex");
    const isPage = file.endsWith(".html");
    response.writeHead(200, {
      "content-type": MEDIA_TYPES[extname(file)] ?? "application/octet-stream",
      "content-security-policy": policyOf(nonce),
    });
    response.end(
      isPage ? readFileSync(file, "utf8").replaceAll("__CSP_NONCE__", nonce) : readFileSync(file),
    );
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  const executablePath = BROWSERS.find((path) => existsSync(path));
  const browser = await chromium.launch({
    headless: true,
    args: ["--no-sandbox", "--disable-gpu"],
    ...(executablePath === undefined ? {} : { executablePath }),
  });
  return {
    origin: `http://127.0.0.1:${address.port}`,
    browser,
    close: async () => {
      await browser.close();
      server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}

function policyOf(nonce: string): string {
  return [
    "default-src 'none'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; frame-src 'none'",
    `style-src 'self' 'nonce-${nonce}'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    "require-trusted-types-for 'script'; trusted-types default",
  ].join("; ");
}
