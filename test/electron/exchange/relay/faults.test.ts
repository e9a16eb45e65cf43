import { cpSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import {
  relayPlace,
  startRelay,
  type RelayPlace,
  type RelayServer,
} from "../../../helpers/relay-servers.ts";
import { tcpProxy, type TcpProxy } from "../../../helpers/tcp-proxy.ts";
import {
  addEvidence,
  editIncident,
  notesOf,
  tally,
  titleOf,
} from "../../services/exchange-folder/folder-scene.ts";
import {
  DESK_NAMES,
  relayPair,
  shareCase,
  twoMailboxes,
  type RelayDesk,
  type RelayPair,
} from "./nats-scene.ts";

/** Parts so small that a bundle has many, and a fault falls between two of them. */
const PARTS = { partSizeBytes: 40_000 };

let place: RelayPlace;
let server: RelayServer;
let proxy: TcpProxy;
let unused: ReturnType<typeof twoMailboxes>[];
let pair: RelayPair;

beforeAll(async () => {
  place = relayPlace();
  unused = Array.from({ length: 5 }, () => twoMailboxes(place));
  server = await startRelay(place, { recipe: "single", name: "relay-1" });
  proxy = await tcpProxy(server.port);
});

beforeEach(async () => {
  const mailboxes = unused.pop();
  if (mailboxes === undefined) throw new Error("draw more mailboxes");
  pair = await relayPair(place, mailboxes, { ours: [proxy.url], theirs: [server.url] });
  await addEvidence(pair.ours.desk, randomText(200_000));
});

afterAll(async () => {
  await proxy.close();
  await server.stop();
  place.dispose();
});

/** Visits of both until nobody has anything left to say; every bundle is taken in once and no more. */
async function settle(applied: string[]): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    for (const one of [pair.theirs, pair.ours]) applied.push(...bundlesOf(await one.sync(PARTS)));
  }
}

function bundlesOf({ received }: Awaited<ReturnType<RelayDesk["sync"]>>): readonly string[] {
  return received.map(({ taken }) => taken.manifest.bundleId);
}

async function expectAllThereOnce(): Promise<void> {
  const applied: string[] = [];
  await settle(applied);
  const { ours, theirs } = pair;
  expect(titleOf(theirs.desk)).toBe(titleOf(ours.desk));
  expect(notesOf(theirs.desk)).toEqual(notesOf(ours.desk));
  expect(evidenceOf(theirs)).toEqual(evidenceOf(ours));
  expect(ours.relay.status().waiting).toEqual([]);
  expect(new Set(applied).size).toBe(applied.length);
}

function evidenceOf({ desk }: RelayDesk): readonly string[] {
  return desk.database.read
    .all<{ readonly sha256: string }>("SELECT sha256 FROM evidence ORDER BY sha256")
    .map(({ sha256 }) => sha256);
}

describe("while a bundle is on its way", () => {
  test("the line is cut and mended: the same visit goes on", async () => {
    await pair.theirs.sync();
    proxy.cutAfter(120_000, 500);
    const { sent, unsent } = await shareCase(pair, PARTS);
    expect({ sent: sent.length, unsent, cuts: proxy.cuts() }).toEqual({
      sent: 1,
      unsent: [],
      cuts: 1,
    });
    await expectAllThereOnce();
  });

  test("the server is killed and comes back: nothing is lost, nothing comes twice", async () => {
    await pair.theirs.sync();
    const before = proxy.bytes();
    const visit = shareCase(pair, PARTS);
    await expect.poll(() => proxy.bytes() - before, { interval: 5 }).toBeGreaterThan(100_000);
    await server.kill();
    await server.start();
    await visit;
    await expectAllThereOnce();
  });
});

describe("the data directory is set back", () => {
  /** Copied while the server stands, as a backup is. */
  const setBack = async (between: () => Promise<unknown>): Promise<void> => {
    const copy = `${server.store}-copy`;
    await server.stop();
    cpSync(server.store, copy, { recursive: true });
    await server.start();
    await between();
    await server.kill();
    rmSync(server.store, { recursive: true });
    cpSync(copy, server.store, { recursive: true });
    rmSync(copy, { recursive: true });
    await server.start();
  };

  test("to before a bundle came", async () => {
    await pair.theirs.sync();
    await setBack(() => shareCase(pair, PARTS));
    await expectAllThereOnce();
  });

  test("to before it was taken in and its receipt came", async () => {
    await shareCase(pair, PARTS);
    editIncident(pair.ours.desk, { title: "Second" });
    await pair.ours.sync(PARTS);
    const applied: string[] = [];
    await setBack(async () => applied.push(...bundlesOf(await pair.theirs.sync())));
    expect(applied).toHaveLength(2);
    expect(tally(await pair.theirs.sync())).toMatchObject({ received: 0, known: 2 });
    await expectAllThereOnce();
  });
});

test("neither the disk of the server nor the line shows a name, an id or a clear word", async () => {
  await shareCase(pair, PARTS);
  await pair.theirs.sync();
  const { ours, theirs } = pair;
  const words = [
    ...DESK_NAMES,
    ours.id,
    theirs.id,
    ...[ours.id, theirs.id].map((id) => id.replaceAll("-", "")),
    "Mail server",
    "Called the operator",
    "TLP:",
    "GET /owa",
  ].flatMap((word) => [
    word,
    Buffer.from(word)
      .toString("base64")
      .replace(/.{0,2}=*$/, ""),
  ]);
  const raw = [ours.id, theirs.id].map((id) => Buffer.from(id.replaceAll("-", ""), "hex"));
  await server.stop();
  const files = readdirSync(server.store, { recursive: true, encoding: "utf8" });
  const found = files.filter((name) => holdsAny(Buffer.from(name), words, raw));
  let sizeBytes = 0;
  for (const file of readdirSync(server.store, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const content = readFileSync(join(file.parentPath, file.name));
    sizeBytes += content.length;
    if (holdsAny(content, words, raw)) found.push(file.name);
  }
  // What was looked at is what was stored: the parts of the bundle are in it.
  expect(sizeBytes).toBeGreaterThan(200_000);
  expect(found).toEqual([]);
  expect(holdsAny(proxy.carried(), words, raw)).toBe(false);
  expect(holdsAny(Buffer.from(server.log()), words, raw)).toBe(false);
  // The control: the search finds what is there.
  expect(holdsAny(Buffer.from(`xx${ours.id}xx`), words, raw)).toBe(true);
  await server.start();
});

function holdsAny(content: Buffer, words: readonly string[], raw: readonly Buffer[]): boolean {
  return [...words, ...raw].some((word) => content.includes(word));
}

/** Text that does not compress, so that the bundle has its size. */
function randomText(sizeBytes: number): string {
  let state = 1;
  return Array.from({ length: sizeBytes }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return String.fromCodePoint(33 + ((state >>> 16) % 94));
  }).join("");
}
