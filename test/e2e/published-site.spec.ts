import { createServer, type Server } from "node:http";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test, type BrowserContext, type Page } from "@playwright/test";
import { createOrganisationKey } from "../../electron/openpgp/organisation-key.ts";
import { guidePage } from "../../electron/publishing/guide-page.ts";
import { publishSite } from "../../electron/publishing/publish-site.ts";
import { webFiles } from "../../electron/publishing/web-files.ts";
import { csafDocument } from "../helpers/csaf-documents.ts";
import { openDeskWindow } from "../helpers/window.ts";
import { valueOf } from "../helpers/vault.ts";

/** Texts that would run, load or break out if any of them became markup. */
const HOSTILE = [
  "<script>window.hit = 1</script>",
  '"><img src=x onerror="window.hit = 1">',
  "<svg onload=window.hit=1>",
  "</title></head><body onload=window.hit=1>",
  "'-window.hit--'&lt;b&gt;",
  "<iframe srcdoc='<script>parent.hit=1</script>'></iframe>",
].join(" ");

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
};

let directory: string;
let server: Server;
let context: BrowserContext;
let page: Page;
let address: string;

test.beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "wp-site-"));
  const nowMs = Date.parse("2026-11-21T08:00:00Z");
  const key = await createOrganisationKey(
    { name: "CERT-XX", email: "cert@example.org" },
    { nowMs, validDays: 300 },
  );
  const documents = [
    csafDocument("XX-2026-1", { title: "Übernahme von Routern möglich", lang: "de" }),
    csafDocument("XX-2026-2", {
      title: `Hostile ${HOSTILE}`,
      summary: HOSTILE,
      reference: "javascript:window.hit=1",
    }),
    csafDocument("XX-2026-3", { tlp: "AMBER", title: "Not for everybody" }),
  ].map((bytes, index) => ({ source: String(index), bytes }));
  const settings = {
    baseUrl: "https://cert.example",
    protectedUrl: "https://members.cert.example",
    organisation: "CERT-XX",
    publisher: { category: "coordinator", namespace: "https://cert.example" },
    contact: "mailto:cert@example.org",
    language: "en",
    guides: [guidePage("phishing", `# Phishing\n\n${HOSTILE}\n\n[a](javascript:hit=1)`, "en")],
  } as const;
  valueOf(await publishSite({ port: webFiles, key, nowMs }, { directory, documents, settings }));
  server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://site").pathname);
    readFile(join(directory, "public", path)).then(
      (bytes) => {
        response.setHeader("content-type", TYPES[extname(path)] ?? "text/plain; charset=utf-8");
        response.end(bytes);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("the server has no port");
  address = `http://127.0.0.1:${String(bound.port)}`;
  const profile = `${directory}-profile`;
  ({ context, page } = await openDeskWindow({ url: `${address}/index.html`, profile }));
});
test.afterAll(async () => {
  await context.close();
  server.close();
  for (const left of [directory, `${directory}-profile`])
    await rm(left, { recursive: true, force: true });
});

test("a reader finds an advisory by search and list, and gets its CSAF document", async () => {
  await page.goto(`${address}/index.html`);
  await page.getByRole("searchbox").fill("ubernahme router");
  await expect(page.getByRole("status")).toHaveText("1 found");
  await page.locator("#hits a").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Übernahme von Routern möglich");
  const href = await page.getByRole("link", { name: "CSAF (JSON)" }).getAttribute("href");
  const found = await context.request.get(new URL(href ?? "", page.url()).href);
  expect(await found.json()).toMatchObject({ document: { tracking: { id: "XX-2026-1" } } });
  await page.goto(`${address}/index.html`);
  await page.getByRole("searchbox").fill("not for everybody");
  await expect(page.getByRole("status")).toHaveText("Nothing found.");
});

test("nothing in an advisory or a guide becomes active", async () => {
  for (const path of ["index.html", "advisories/xx-2026-2.html", "guides/phishing.html"]) {
    await page.goto(`${address}/${path}`);
    expect(await page.evaluate("window.hit"), path).toBeUndefined();
    expect(await page.locator("img, svg, iframe, body script, [onload], [onerror]").count()).toBe(
      0,
    );
    expect(await page.locator('a[href^="javascript:" i]').count()).toBe(0);
  }
  await page.goto(`${address}/index.html`);
  await page.getByRole("searchbox").fill("hostile");
  await expect(page.locator("#hits a")).toContainText("<script>");
});

for (const colorScheme of ["light", "dark"] as const)
  test(`pages are accessible in ${colorScheme}, and fit a phone`, async () => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 360, height: 740 });
    for (const path of ["index.html", "advisories/xx-2026-1.html", "guides/phishing.html"]) {
      await page.goto(`${address}/${path}`);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      const overflow =
        "document.documentElement.scrollWidth - document.documentElement.clientWidth";
      expect(await page.evaluate(overflow), path).toBe(0);
    }
    await page.goto(`${address}/index.html`);
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "To the content" })).toBeFocused();
  });
