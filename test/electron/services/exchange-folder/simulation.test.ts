import { beforeEach, expect, test } from "vitest";

import type { ExchangeDesk } from "../../../../electron/exchange/records/write-release.ts";
import type { FilePort } from "../../../../electron/files/file-port.ts";
import {
  chanceFrom,
  PowerCut,
  PowerCutDisk,
  type Chance,
} from "../../../helpers/power-cut-disk.ts";
import {
  addNote,
  editIncident,
  exchange,
  introducedPair,
  makeCase,
  makeFolders,
  notesOf,
  share,
  STICK,
  titleOf,
  type FolderDesk,
} from "./folder-scene.ts";

const RUNS = Number(process.env["WATCHPOST_CARRIER_RUNS"] ?? "12");
const SEED = Number(process.env["WATCHPOST_CARRIER_SEED"] ?? "1");
const STEPS = 16;

let disk: PowerCutDisk;
let ours: FolderDesk;
let theirs: FolderDesk;
let edits = 0;

beforeEach(async () => {
  disk = new PowerCutDisk();
  await makeFolders(disk.files, ["CERT-XX", "CERT-YY"]);
  [ours, theirs] = await introducedPair();
  await makeCase(us());
  await share(us(), theirs.id);
  await exchange(them());
  await share(them(), ours.id);
});

const us = (files: FilePort = disk.files): ExchangeDesk => ours.on(files);
const them = (files: FilePort = disk.files): ExchangeDesk => theirs.on(files);

type Step =
  | { readonly kind: "edit" | "note" | "lose" | "damage"; readonly isOurs: boolean }
  | { readonly kind: "exchange"; readonly isOurs: boolean; readonly cutAtCall: number | null };

function stepFrom(chance: Chance): Step {
  const isOurs = chance() < 0.5;
  const dice = chance();
  if (dice < 0.1) return { kind: "edit", isOurs: true };
  if (dice < 0.35) return { kind: "note", isOurs };
  if (dice < 0.47) return { kind: "lose", isOurs };
  if (dice < 0.55) return { kind: "damage", isOurs };
  const cutAtCall = chance() < 0.4 ? 1 + Math.floor(chance() * 60) : null;
  return { kind: "exchange", isOurs, cutAtCall };
}

async function take(step: Step, chance: Chance): Promise<void> {
  switch (step.kind) {
    case "edit":
      edits += 1;
      return editIncident(us(), { title: `Title ${String(edits)}` });
    case "note":
      edits += 1;
      addNote((step.isOurs ? us : them)(), `Note ${String(edits)}`);
      return;
    case "lose":
    case "damage":
      return spoil(step.kind, chance);
    case "exchange":
      return exchangeOrCut(step.isOurs ? us : them, step.cutAtCall, chance);
  }
}

/** A file of the stick is lost, or its last bytes are. */
async function spoil(how: "lose" | "damage", chance: Chance): Promise<void> {
  const onStick = disk.listFiles().filter((path) => path.startsWith(`${STICK}/`));
  const path = onStick[Math.floor(chance() * onStick.length)];
  if (path === undefined) return;
  const source = await disk.files.openForReading(path);
  const bytes = new Uint8Array(await source.sizeBytes());
  await source.read(bytes, 0);
  await disk.files.removeFile(path);
  if (how === "lose") return;
  const file = await disk.files.createFile(path);
  await file.write(bytes.subarray(0, Math.floor(bytes.length * chance())));
  await file.sync();
}

async function exchangeOrCut(
  desk: () => ExchangeDesk,
  cutAtCall: number | null,
  chance: Chance,
): Promise<void> {
  if (cutAtCall === null) {
    await exchange(desk());
    return;
  }
  disk = disk.afterCrash(chance, { cutAtCall });
  try {
    await exchange(desk());
  } catch (error) {
    if (!(error instanceof PowerCut)) throw error;
  }
  disk = disk.afterCrash(chance);
}

/** Runs without a fault until nothing is left to say. */
async function settle(): Promise<readonly string[]> {
  const odd: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    for (const desk of [us, them]) {
      const { refused, unsent, received } = await exchange(desk());
      odd.push(...[...refused, ...unsent].map(({ problem }) => problem.kind));
      for (const { taken } of received) {
        if (taken.rolledBackAt !== null) odd.push("rolled-back");
        odd.push(
          ...taken.planned.flatMap(({ plan }) => (plan.kind === "misplaced" ? ["misplaced"] : [])),
        );
      }
    }
  }
  return odd;
}

test(
  `whatever is cut, lost or damaged on the way, two desks end alike (${String(RUNS)} runs, seed ${String(SEED)})`,
  async () => {
    const faulty: unknown[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const chance = chanceFrom(SEED * 100_000 + run);
      const steps = Array.from({ length: STEPS }, () => stepFrom(chance));
      for (const step of steps) await take(step, chance);
      const odd = await settle();
      const isAlike =
        titleOf(us()) === titleOf(them()) &&
        JSON.stringify(notesOf(us())) === JSON.stringify(notesOf(them()));
      // A file that stays damaged on the stick is named in each round until its bundle is confirmed.
      const surprising = odd.filter((kind) => kind !== "incomplete" && kind !== "not-a-bundle");
      if (!isAlike || surprising.length > 0)
        faulty.push(
          JSON.stringify({
            run,
            odd,
            ours: [titleOf(us()), ...notesOf(us())],
            theirs: [titleOf(them()), ...notesOf(them())],
          }),
        );
    }
    expect(faulty).toEqual([]);
    expect(notesOf(us()).length).toBeGreaterThan(1);
  },
  RUNS * 30_000,
);
