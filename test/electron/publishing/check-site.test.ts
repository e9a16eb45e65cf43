import { appendFile, cp, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { nodeFiles } from "../../../electron/files/node-files.ts";
import { createOrganisationKey } from "../../../electron/openpgp/organisation-key.ts";
import { checkSite } from "../../../electron/publishing/check-site.ts";
import { publishSite } from "../../../electron/publishing/publish-site.ts";
import { webFiles } from "../../../electron/publishing/web-files.ts";
import { csafDocument } from "../../helpers/csaf-documents.ts";
import { dataPath } from "../../helpers/data.ts";

const NOW_MS = Date.parse("2026-11-21T08:00:00.000Z");
const CSAF = "public/.well-known/csaf";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "wp-check-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const check = () => checkSite(nodeFiles, directory, NOW_MS);
const failed = async () =>
  (await check()).findings.map(
    ({ requirement, path, message }) => `${String(requirement)} ${path} ${message}`,
  );

describe("a tree of our own", () => {
  beforeEach(async () => {
    const key = await createOrganisationKey(
      { name: "CERT-XX", email: "cert@example.org" },
      { nowMs: NOW_MS, validDays: 30 },
    );
    const documents = [
      csafDocument("XX-1"),
      csafDocument("XX-2", { at: "2026-11-19T08:00:00.000Z" }),
      csafDocument("XX-3", { tlp: "AMBER" }),
    ].map((bytes, index) => ({ source: String(index), bytes }));
    await publishSite(
      { port: webFiles, key, nowMs: NOW_MS },
      {
        directory,
        documents,
        settings: {
          baseUrl: "https://cert.example",
          protectedUrl: "https://members.cert.example",
          organisation: "CERT-XX",
          publisher: { category: "coordinator", namespace: "https://cert.example" },
          contact: "mailto:cert@example.org",
          language: "en",
          guides: [],
        },
      },
    );
  });

  test("meets all requirements that files can meet", async () => {
    const { ok, documents, requirements, findings } = await check();
    expect(findings).toEqual([]);
    expect(ok).toBe(true);
    expect(documents).toBe(3);
    expect(
      requirements.filter(({ verdict }) => verdict !== "met").map((one) => one.requirement),
    ).toEqual([3, 6, 10, 14]);
  });

  test("is found out when a document was changed: hashes, signature, and garbage at its end", async () => {
    const path = `${CSAF}/white/2026/xx-1.json`;
    await appendFile(join(directory, path), " ");
    expect(await failed()).toEqual([
      `18 ${path} is not what its sha256 file says`,
      `18 ${path} is not what its sha512 file says`,
      expect.stringContaining(`19 ${path}.asc`),
    ]);
    await appendFile(join(directory, path), "invalid data");
    expect((await failed())[0]).toMatch(/^1 \S+xx-1\.json is no JSON: .*position \d+/);
  });

  test("is found out when lists and documents do not agree", async () => {
    await rm(join(directory, `${CSAF}/white/2026/xx-2.json`));
    expect(await failed()).toEqual([
      `12 ${CSAF}/white/index.txt lists ${CSAF}/white/2026/xx-2.json, which is not there`,
      `13 ${CSAF}/white/changes.csv lists ${CSAF}/white/2026/xx-2.json, which is not there`,
      expect.stringMatching(/^15 \S+feed-tlp-white\.json lists \S+xx-2\.json, which is not there$/),
    ]);
    await writeFile(
      join(directory, `${CSAF}/white/changes.csv`),
      '"2026/xx-1.json","2026-01-01T00:00:00Z"\n',
    );
    expect(await failed()).toContain(
      `13 ${CSAF}/white/changes.csv says 2026-01-01T00:00:00Z of ${CSAF}/white/2026/xx-1.json, which itself says 2026-11-20T08:00:00.000Z`,
    );
  });

  test("is found out when something protected lies where everybody can read it", async () => {
    await cp(
      join(directory, "protected/amber/csaf/amber/2026/xx-3.json"),
      join(directory, `${CSAF}/white/2026/xx-3.json`),
    );
    expect(await failed()).toContain(
      `5 ${CSAF}/white/2026/xx-3.json is TLP:AMBER where everybody can read it`,
    );
  });

  test("is found out when a file has another name than its id gives", async () => {
    const folder = join(directory, `${CSAF}/white/2026`);
    await rename(join(folder, "xx-1.json"), join(folder, "XX-1.json"));
    expect(await failed()).toContain(`2 ${CSAF}/white/2026/XX-1.json should be called xx-1.json`);
  });
});

describe("a tree of others", () => {
  test("is judged by its files: what is not listed, what is not in a folder of its year", async () => {
    await cp(dataPath("csaf-gocsaf/simple-directory-provider"), directory, { recursive: true });
    const checked = await check();
    expect(checked.documents).toBe(2);
    const found = checked.findings.map(({ requirement, path }) => `${String(requirement)} ${path}`);
    expect(found).toContain("12 white/avendor-advisory-0004-not-listed.json");
    expect(found).toContain("13 white/avendor-advisory-0004-not-listed.json");
    expect(found).toContain("11 white/avendor-advisory-0004.json");
    // The signature of the listed document holds against the key of the tree, and its hashes are right.
    expect(found).not.toContain("19 white/avendor-advisory-0004.json.asc");
    expect(found).not.toContain("18 white/avendor-advisory-0004.json");
    expect(checked.requirements.find(({ requirement }) => requirement === 20)?.verdict).toBe("met");
  });

  test("garbage behind a document is found with its place", async () => {
    await cp(dataPath("csaf-gocsaf/csaf-documents/trailing-garbage-data"), directory, {
      recursive: true,
    });
    expect((await failed())[0]).toMatch(
      /^1 avendor-advisory-0004\.json is no JSON: .*position \d+/,
    );
  });
});
