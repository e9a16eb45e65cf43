import { beforeEach, expect, test } from "vitest";

import { takeBundle } from "../../../../electron/exchange/records/take-bundle.ts";
import type { ExchangeDesk } from "../../../../electron/exchange/records/write-release.ts";
import { createBundles } from "../../../../electron/services/bundles/bundles.ts";
import { chanceFrom, PowerCutDisk, type Chance } from "../../../helpers/power-cut-disk.ts";
import { INCIDENT_ID } from "../../storage/journal/sample-actions.ts";
import {
  addNote,
  exchange,
  folderDesk,
  introduce,
  makeCase,
  makeFolders,
  share,
  STICK,
  type FolderDesk,
} from "./folder-scene.ts";

const OPERATIONS = Number(process.env["WATCHPOST_BORDER_OPERATIONS"] ?? "40");
const SEED = Number(process.env["WATCHPOST_BORDER_SEED"] ?? "1");
/** Files that lie about; older ones are forgotten. */
const KEPT_FILES = 24;

const KINDS = ["real", "exercise"] as const;
type Kind = (typeof KINDS)[number];

interface Side {
  readonly kind: Kind;
  readonly desk: FolderDesk;
  readonly partner: string;
}

let disk: PowerCutDisk;
let sides: readonly Side[];

/** A real and an exercising pair, with the same ids on both sides of the border, on one stick. */
beforeEach(async () => {
  disk = new PowerCutDisk();
  const names = KINDS.flatMap((kind) => [`${kind}-XX`, `${kind}-YY`]);
  await makeFolders(disk.files, names);
  const made: Side[] = [];
  for (const kind of KINDS) {
    const first = await folderDesk(`${kind}-XX`, undefined, kind);
    const second = await folderDesk(`${kind}-YY`, undefined, kind);
    await introduce(first, second);
    await introduce(second, first);
    await makeCase(first.on(disk.files));
    addNote(first.on(disk.files), `begun as ${kind}`);
    await share(first.on(disk.files), second.id);
    made.push({ kind, desk: first, partner: second.id }, { kind, desk: second, partner: first.id });
  }
  sides = made;
});

const deskOf = ({ desk }: Side): ExchangeDesk => desk.on(disk.files);

/** As if somebody had switched the vault over: keys and trust are those of the other side of the border. */
function switched(side: Side): ExchangeDesk {
  return { ...deskOf(side), vaultKind: side.kind === "real" ? "exercise" : "real" };
}

function pick<T>(chance: Chance, items: readonly T[]): T {
  const item = items[Math.floor(chance() * items.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

/** What of the other side stands in a vault. */
function crossed(): readonly string[] {
  return sides.flatMap((side) => {
    const other = side.kind === "real" ? "exercise" : "real";
    const { read } = deskOf(side).database;
    const texts = read
      .all<{ readonly text: string }>("SELECT text FROM note")
      .map((one) => one.text);
    const names = read
      .all<{ readonly name: string }>("SELECT name FROM peer")
      .map((one) => one.name);
    return [...texts, ...names].filter((text) => text.includes(other));
  });
}

const tried = { taken: 0, refused: 0, written: 0, unwritten: 0, cards: 0 };

/** What came over the border, by its operation. */
const wrong: string[] = [];

async function operate(chance: Chance, files: string[], at: number): Promise<void> {
  const side = pick(chance, sides);
  const dice = chance();
  if (dice < 0.2) {
    const isHere = deskOf(side).database.read.get("SELECT 1 FROM incident") !== undefined;
    if (isHere) addNote(deskOf(side), `${side.kind} ${String(at)}`);
  } else if (dice < 0.45) {
    const isSwitched = chance() < 0.3;
    const path = `${STICK}/${String(at)}.age`;
    const to = chance() < 0.7 ? side.partner : pick(chance, sides).desk.id;
    const order = { peerIds: [to], incidentIds: [INCIDENT_ID] };
    const desk = isSwitched ? switched(side) : deskOf(side);
    const sent = await createBundles(desk).create(order, path, {});
    if (sent.ok && (isSwitched || to !== side.partner)) wrong.push(`sent at ${String(at)}`);
    tried[sent.ok ? "written" : "unwritten"] += 1;
    if (sent.ok) files.push(path);
    if (files.length > KEPT_FILES) files.shift();
  } else if (dice < 0.8) {
    if (files.length === 0) return;
    const isSwitched = chance() < 0.4;
    const desk = isSwitched ? switched(side) : deskOf(side);
    const taken = await takeBundle(desk, pick(chance, files), "apply");
    if (taken.ok && isSwitched) wrong.push(`taken at ${String(at)}`);
    tried[taken.ok ? "taken" : "refused"] += 1;
  } else if (dice < 0.9) await exchange(deskOf(side));
  else {
    const other = pick(chance, sides);
    if (other.kind === side.kind) return;
    const card = await other.desk.identity.card();
    const added = await side.desk.identity.client.peers.add({ text: card }).catch(() => null);
    if (added !== null) wrong.push(`card at ${String(at)}`);
    tried.cards += 1;
  }
}

test(
  `no record, card or bundle crosses between exercise and reality: ${String(OPERATIONS)} operations, seed ${String(SEED)}`,
  { timeout: 120_000 + OPERATIONS * 1_000 },
  async () => {
    const chance = chanceFrom(SEED);
    const files: string[] = [];
    for (let at = 0; at < OPERATIONS; at += 1) {
      await operate(chance, files, at);
      if (at % 25 === 0) wrong.push(...crossed());
    }
    expect([...wrong, ...crossed()]).toEqual([]);
    // Something was tried of each kind, and within each side it works.
    expect(Object.entries(tried).filter(([, count]) => count === 0)).toEqual([]);
  },
);

test("a note of the other side would be found (control)", () => {
  const [real] = sides;
  if (real !== undefined) addNote(deskOf(real), "as in the exercise");
  expect(crossed()).toEqual(["as in the exercise"]);
});
