import { createHash } from "node:crypto";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createDesk } from "../helpers/cli.ts";
import type { Desk } from "../helpers/cli.ts";
import { importDocument, journalVerdict, vaultCheck, vaultInfo } from "./shapes.ts";

const FILES = 400;
const HASHES = 40;
const SIGNALS = ["SIGINT", "SIGKILL"] as const;
/** Files taken in before the signal: the run is at work by then, however slow the machine, and far from its end. */
const FILES_BEFORE_SIGNAL = 20;
let desk: Desk;

/** Enough files that the run is still at work when it is stopped, each of which leaves several records. */
beforeAll(async () => {
  desk = await createDesk();
  for (const signal of SIGNALS) {
    await mkdir(desk.path(signal));
    for (let index = 0; index < FILES; index += 1) {
      const lines = Array.from({ length: HASHES }, (_, line) =>
        sha256(`${signal} ${String(index)} ${String(line)}`),
      );
      const name = `${String(index).padStart(4, "0")}.txt`;
      await writeFile(join(desk.path(signal), name), `Seen\n${lines.join("\n")}\n`);
    }
  }
});

afterAll(() => desk.dispose());

test("Ctrl-C ends an import with exit code 1 and a ledger of what was acknowledged", async () => {
  const { run, came } = await interrupt("SIGINT");
  expect(run.code).toBe(1);
  const { totals } = importDocument.parse(run.json());
  expect(totals).toMatchObject({ reports: came.reports, stored: came.reports });
  expect(totals.stored + totals.duplicates + totals.skipped).toBe(totals.found);
  await expectWholeFilesOnly(came);
});

test("an import that is killed leaves whole files only, in a vault that opens and checks", async () => {
  const { came } = await interrupt("SIGKILL");
  await expectWholeFilesOnly(came);
});

test("importing a folder again brings in just what was missing", async () => {
  const before = await countRecords();
  const runs = SIGNALS.map((signal) => desk.path(signal));
  const { totals } = await desk.get(importDocument, ["import", ...runs]);
  expect(totals).toMatchObject({
    files: 2 * FILES,
    duplicate: before.reports,
    imported: 2 * FILES - before.reports,
  });
}, 120_000);

interface Records {
  readonly reports: number;
  readonly evidence: number;
  readonly observables: number;
}

/** Stops an import while it is at work; gives what it left. */
async function interrupt(signal: (typeof SIGNALS)[number]) {
  const before = await countRecords();
  const evidenceBefore = await countEvidenceFiles();
  const running = desk.start(["import", desk.path(signal)]);
  while ((await countEvidenceFiles()) < evidenceBefore + FILES_BEFORE_SIGNAL) await sleep(20);
  running.child.kill(signal);
  const run = await running.finished;
  const after = await countRecords();
  const came: Records = {
    reports: after.reports - before.reports,
    evidence: after.evidence - before.evidence,
    observables: after.observables - before.observables,
  };
  return { run, came };
}

/** A text leaves its report, its original and its indicators, or nothing of them. */
async function expectWholeFilesOnly({ reports, evidence, observables }: Records): Promise<void> {
  expect(reports).toBeGreaterThan(0);
  expect(reports).toBeLessThan(FILES);
  expect({ evidence, observables }).toEqual({ evidence: reports, observables: reports * HASHES });
  expect(await desk.get(vaultCheck, ["vault", "check"])).toMatchObject({ ok: true });
  expect(await desk.get(journalVerdict, ["journal", "verify"])).toMatchObject({ ok: true });
}

/** The original of every file taken in is sealed in the vault before its report is stored. */
async function countEvidenceFiles(): Promise<number> {
  const names = await readdir(join(desk.vault, "blobs"), { recursive: true });
  return names.length;
}

async function countRecords(): Promise<Records> {
  const { counts } = await desk.get(vaultInfo, ["vault", "info"]);
  const { reports = 0, evidence = 0, observables = 0 } = counts;
  return { reports, evidence, observables };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
