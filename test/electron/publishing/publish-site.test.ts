import { createHash } from "node:crypto";
import { readFile, readdir, stat, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createOrganisationKey } from "../../../electron/openpgp/organisation-key.ts";
import {
  publishSite,
  type PublishOrder,
  type SourceDocument,
} from "../../../electron/publishing/publish-site.ts";
import { webFiles } from "../../../electron/publishing/web-files.ts";
import { csafDocument } from "../../helpers/csaf-documents.ts";
import { createGnuPg } from "../../helpers/gnupg.ts";
import { valueOf } from "../../helpers/vault.ts";

const NOW_MS = Date.parse("2026-11-21T08:00:00.000Z");
const DAY_MS = 86_400_000;
const KEY = await createOrganisationKey(
  { name: "CERT-XX", email: "cert@example.org" },
  { nowMs: NOW_MS - DAY_MS, validDays: 1000 },
);
const SETTINGS: PublishOrder["settings"] = {
  baseUrl: "https://cert.example",
  protectedUrl: "https://members.cert.example",
  organisation: "CERT-XX",
  publisher: { category: "coordinator", namespace: "https://cert.example" },
  contact: "mailto:cert@example.org",
  language: "en",
  guides: [],
};

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "wp-site-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const sources = (...documents: readonly Uint8Array[]): readonly SourceDocument[] =>
  documents.map((bytes, index) => ({ source: String(index), bytes }));

const publish = (documents: readonly Uint8Array[], nowMs = NOW_MS) =>
  publishSite(
    { port: webFiles, key: KEY, nowMs },
    { directory, documents: sources(...documents), settings: SETTINGS },
  );

const files = async (folder: string): Promise<readonly string[]> =>
  (await readdir(join(directory, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1));

const text = (path: string) => readFile(join(directory, path), "utf8");
const CSAF = "public/.well-known/csaf";

describe("a published site", () => {
  test("has each document with hashes, in index, changes and feed, newest first", async () => {
    valueOf(
      await publish([
        csafDocument("XX-2025:1", { at: "2025-02-03T08:00:00.000Z" }),
        csafDocument("XX 2026/7", { at: "2026-11-20T08:00:00.000Z" }),
      ]),
    );
    expect(await text(`${CSAF}/white/index.txt`)).toBe(
      "2025/xx-2025_1.json\n2026/xx_2026_7.json\n",
    );
    expect(await text(`${CSAF}/white/changes.csv`)).toBe(
      '"2026/xx_2026_7.json","2026-11-20T08:00:00.000Z"\n"2025/xx-2025_1.json","2025-02-03T08:00:00.000Z"\n',
    );
    const bytes = await readFile(join(directory, `${CSAF}/white/2026/xx_2026_7.json`));
    expect(await text(`${CSAF}/white/2026/xx_2026_7.json.sha256`)).toBe(
      `${createHash("sha256").update(bytes).digest("hex")}  xx_2026_7.json\n`,
    );
    const feed = await text(`${CSAF}/feed-tlp-white.json`);
    expect(feed.indexOf("XX 2026/7")).toBeLessThan(feed.indexOf("XX-2025:1"));
    expect(feed).toContain("https://cert.example/.well-known/csaf/white/2025/xx-2025_1.json.asc");
  });

  test("is signed so that GnuPG accepts documents and security.txt with the key that lies in it", async () => {
    valueOf(await publish([csafDocument("XX-1")]));
    const gpg = await createGnuPg();
    const [key = ""] = await readdir(join(directory, CSAF, "openpgp"));
    await gpg.run(["--import", join(directory, CSAF, "openpgp", key)]);
    const document = join(directory, CSAF, "white/2026/xx-1.json");
    const verified = await gpg.run(["--verify", `${document}.asc`, document]);
    const security = await gpg.run([
      "--verify",
      join(directory, "public/.well-known/security.txt"),
    ]);
    await gpg.dispose();
    expect(verified.stderr).toContain("Good signature");
    expect(security.stderr).toContain("Good signature");
    expect(key).toBe(`${KEY.getFingerprint().toUpperCase()}.asc`);
  });

  test("shows everybody what is TLP:CLEAR, and not a word of what is not", async () => {
    valueOf(
      await publish([
        csafDocument("XX-1"),
        csafDocument("XX-2", { tlp: "AMBER", title: "Turbine stopped", summary: "Secretword" }),
        csafDocument("XX-3", { tlp: "GREEN", title: "Secretword too" }),
      ]),
    );
    for (const path of await files("public")) {
      expect(await text(path), path).not.toMatch(/Secretword|Turbine|xx-[23]/i);
    }
    expect(await text("protected/amber/index.html")).toContain("Turbine stopped");
    expect(await text("protected/amber/index.html")).not.toContain("Secretword too");
    expect(await text("protected/green/csaf/green/index.txt")).toBe("2026/xx-3.json\n");
  });

  test("can be read by a web server, what is protected only by its group", async () => {
    valueOf(await publish([csafDocument("XX-1"), csafDocument("XX-2", { tlp: "RED" })]));
    const mode = async (path: string) => (await stat(join(directory, path))).mode & 0o777;
    expect(await mode("public")).toBe(0o755);
    expect(await mode("public/index.html")).toBe(0o644);
    expect(await mode("protected")).toBe(0o750);
  });
});

describe("publishing again", () => {
  test("writes nothing when nothing has changed, also a month later", async () => {
    const documents = [csafDocument("XX-1"), csafDocument("XX-2", { tlp: "AMBER" })];
    valueOf(await publish(documents));
    const before = await stat(join(directory, "public/index.html"));
    const again = valueOf(await publish(documents, NOW_MS + 30 * DAY_MS));
    expect(again).toMatchObject({ written: [], removed: [] });
    expect((await stat(join(directory, "public/index.html"))).ino).toBe(before.ino);
  });

  test("writes only what a new advisory changes, and removes what is no longer published", async () => {
    valueOf(await publish([csafDocument("XX-1"), csafDocument("XX-2")]));
    const next = valueOf(await publish([csafDocument("XX-1"), csafDocument("XX-3")]));
    expect(next.written).toContain(`${CSAF}/white/2026/xx-3.json`);
    expect(next.written).not.toContain(`${CSAF}/white/2026/xx-1.json`);
    expect(next.written).not.toContain("public/advisories/xx-1.html");
    expect(next.removed).toContain(`${CSAF}/white/2026/xx-2.json.asc`);
    expect((await files("public")).filter((path) => path.includes("xx-2"))).toEqual([]);
  });

  test("leaves alone what others put there, and a folder that is not ours", async () => {
    valueOf(await publish([csafDocument("XX-1")]));
    await writeFile(join(directory, "public/logo.svg"), "<svg/>");
    valueOf(await publish([csafDocument("XX-2")]));
    expect(await text("public/logo.svg")).toBe("<svg/>");
    const other = await mkdtemp(join(tmpdir(), "wp-other-"));
    await writeFile(join(other, "thesis.txt"), "mine");
    const refused = await publishSite(
      { port: webFiles, key: KEY, nowMs: NOW_MS },
      { directory: other, documents: sources(csafDocument("XX-1")), settings: SETTINGS },
    );
    expect(refused).toMatchObject({ ok: false, error: { kind: "folder-in-use" } });
    expect(await readdir(other)).toEqual(["thesis.txt"]);
    await rm(other, { recursive: true });
  });
});

test("drafts, documents without a marking, garbage and two of one name stop the whole publication", async () => {
  const json = new TextEncoder().encode('{"document":{}} trailing');
  const refused = await publish([
    csafDocument("XX-1"),
    csafDocument("XX-2", { status: "draft" }),
    csafDocument("XX-3", { tlp: null }),
    json,
  ]);
  expect(refused).toMatchObject({
    ok: false,
    error: { documents: [{ kind: "draft" }, { kind: "no-marking" }, { kind: "not-json" }] },
  });
  expect(
    await publish([csafDocument("XX-1"), csafDocument("xx:1"), csafDocument("xx_1")]),
  ).toMatchObject({
    ok: false,
    error: { documents: [{ kind: "same-file-name", detail: "xx_1.json" }] },
  });
  expect(await readdir(directory)).toEqual([]);
});
