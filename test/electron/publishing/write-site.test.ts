import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import { finishInterrupted, writeSite } from "../../../electron/publishing/write-site.ts";
import { plainFile, type SiteFile } from "../../../shared/formats/csaf-tree/site-settings.ts";
import {
  chanceFrom,
  PowerCut,
  PowerCutDisk,
  type DiskFaults,
} from "../../helpers/power-cut-disk.ts";

const SITE = "/site";
const OLD = [
  plainFile("public/index.html", "old index"),
  plainFile("public/a.json", "a"),
  plainFile("public/gone.json", "gone"),
];
const NEW = [
  plainFile("public/index.html", "new index"),
  plainFile("public/a.json", "a"),
  plainFile("protected/amber/b.json", "b"),
];

/** Everything that lies in the two trees. */
async function shown(disk: PowerCutDisk): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const path of disk.listFiles().filter((name) => /\/(public|protected)\//.test(name))) {
    const file = await disk.files.openForReading(path);
    const bytes = new Uint8Array(await file.sizeBytes());
    await file.read(bytes, 0);
    found[path.slice(SITE.length + 1)] = new TextDecoder().decode(bytes);
  }
  return found;
}

const textsOf = (files: readonly SiteFile[]) =>
  Object.fromEntries(files.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]));

/** A disk with the old site, published whole. */
async function oldDisk(): Promise<PowerCutDisk> {
  const disk = new PowerCutDisk();
  await writeSite(disk.files, SITE, OLD);
  return disk;
}

/** Publishes the new site, cut at a call, and says what is there: at once, and when the next start has finished what was decided. */
async function cutAt(call: number, seed: number, faults: DiskFaults) {
  const chance = chanceFrom(seed);
  const disk = (await oldDisk()).afterCrash(chance, { ...faults, cutAtCall: call });
  let isCut = false;
  try {
    await writeSite(disk.files, SITE, NEW);
  } catch (error) {
    if (!(error instanceof PowerCut)) throw error;
    isCut = true;
  }
  const later = disk.afterCrash(chance);
  const atOnce = await shown(later);
  const wasDecided = await finishInterrupted(later.files, SITE);
  return { isCut, wasDecided, atOnce, finished: await shown(later) };
}

test("a power cut at any call leaves the old site, or the new one once the next start has finished it", async () => {
  const seen = { old: 0, new: 0 };
  for (let call = 1, isCut = true; isCut; call += 1) {
    for (let seed = 1; seed <= 8; seed += 1) {
      const run = await cutAt(call, seed, {});
      isCut = run.isCut;
      // What nobody has decided has not even touched the old site.
      const mustBeOld = !run.wasDecided && "public/gone.json" in run.atOnce;
      expect(
        mustBeOld ? run.atOnce : textsOf(OLD),
        `call ${String(call)}, seed ${String(seed)}`,
      ).toEqual(textsOf(OLD));
      const isOld = "public/gone.json" in run.finished;
      seen[isOld ? "old" : "new"] += 1;
      expect(run.finished, `call ${String(call)}, seed ${String(seed)}`).toEqual(
        textsOf(isOld ? OLD : NEW),
      );
    }
  }
  expect(seen.old).toBeGreaterThan(10);
  expect(seen.new).toBeGreaterThan(10);
});

test.each(["file sync", "directory sync"] as const)(
  "a program that left out %s would be caught by that",
  async (ignores) => {
    let broken = 0;
    for (let call = 1, isCut = true; isCut; call += 1) {
      for (let seed = 1; seed <= 8; seed += 1) {
        const run = await cutAt(call, seed, { ignores }).catch(() => undefined);
        if (run === undefined) broken += 1;
        else {
          isCut = run.isCut;
          const isOld = "public/gone.json" in run.finished;
          if (!isDeepStrictEqual(run.finished, textsOf(isOld ? OLD : NEW))) broken += 1;
        }
        if (call > 500) isCut = false;
      }
    }
    expect(broken).toBeGreaterThan(0);
  },
);

test("an interrupted publication is finished by the next one, which says so", async () => {
  const disk = await oldDisk();
  await writeSite(disk.files, SITE, NEW);
  expect(await shown(disk)).toEqual(textsOf(NEW));
  expect(await writeSite(disk.files, SITE, NEW)).toMatchObject({
    ok: true,
    value: { written: [], removed: [], finishedEarlier: false },
  });
});

test("a list of files that leads out of the site is refused", async () => {
  const disk = await oldDisk();
  await disk.files.removeFile(`${SITE}/.watchpost-site.json`);
  const file = await disk.files.createFile(`${SITE}/.watchpost-site.json`);
  await file.write(
    new TextEncoder().encode('{"version":1,"files":["public/../../home/thesis.txt"]}'),
  );
  await file.close();
  expect(await writeSite(disk.files, SITE, NEW)).toMatchObject({
    ok: false,
    error: { kind: "folder-damaged" },
  });
});
