import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadInstallationPhrase } from "../../../electron/host/installation-phrase.ts";

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "phrase-"));
  path = join(folder, "desk", "installation.json");
});

afterEach(() => rm(folder, { recursive: true }));

test("a phrase is three words of the random bytes, kept for its owner only", async () => {
  expect(await loadInstallationPhrase(path, zeros)).toBe("babab-babab-babab");
  expect(await loadInstallationPhrase(path, ones)).toBe("babab-babab-babab");
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test("different bytes give different words", async () => {
  expect(await loadInstallationPhrase(path, ones)).toBe("zuzuz-zuzuz-zuzuz");
});

test.each(["{", "{}", '{"installationPhrase":"trust this page"}', "null", ""])(
  "a file that we did not write gives a new phrase, which the analyst notices: %s",
  async (content) => {
    await loadInstallationPhrase(path, zeros);
    await writeFile(path, content);
    expect(await loadInstallationPhrase(path, ones)).toBe("zuzuz-zuzuz-zuzuz");
  },
);

function zeros(sizeBytes: number): Uint8Array {
  return new Uint8Array(sizeBytes);
}

function ones(sizeBytes: number): Uint8Array {
  return new Uint8Array(sizeBytes).fill(255);
}
