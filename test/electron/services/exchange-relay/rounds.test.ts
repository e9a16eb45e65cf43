import { beforeEach, describe, expect, test } from "vitest";

import type { ExchangeDesk } from "../../../../electron/exchange/records/write-release.ts";
import type { TestClock } from "../../../helpers/identity-desk.ts";
import { PowerCutDisk } from "../../../helpers/power-cut-disk.ts";
import { valueOf } from "../../../helpers/vault.ts";
import {
  addNote,
  editIncident,
  introducedPair,
  makeCase,
  makeFolders,
  notesOf,
  tally,
  titleOf,
} from "../exchange-folder/folder-scene.ts";
import { EVERYTHING, relayOf, share, sync } from "./relay-scene.ts";
import { OUR_MAILBOX, settleAt, StandInRelay, THEIR_MAILBOX } from "./stand-in-relay.ts";

let disk: PowerCutDisk;
let clock: TestClock;
let relay: StandInRelay;
let ours: ExchangeDesk;
let theirs: ExchangeDesk;

beforeEach(async () => {
  disk = new PowerCutDisk();
  relay = new StandInRelay();
  clock = { nowMs: Date.parse("2026-11-26T08:00:00.000Z") };
  await makeFolders(disk.files, ["CERT-XX", "CERT-YY"]);
  const [first, second] = await introducedPair(clock);
  ours = first.on(disk.files);
  theirs = second.on(disk.files);
  settleAt(ours, relay, OUR_MAILBOX);
  settleAt(theirs, relay, THEIR_MAILBOX);
  await makeCase(ours);
  valueOf(relayOf(ours, relay).setAddress(theirs.organisationId(), THEIR_MAILBOX));
});

const inbox = (): readonly string[] => disk.listFiles().filter((path) => path.includes("-inbox/"));

describe("one relay between two desks", () => {
  test("carries the case and its receipt back, and holds nothing afterwards", async () => {
    const sent = await share(ours, relay, theirs.organisationId());
    expect(tally(sent)).toMatchObject({ sent: ["records"], problems: [] });
    expect(relay.contents(THEIR_MAILBOX).size).toBe(1);

    const taken = await sync(theirs, relay);
    expect(tally(taken)).toMatchObject({ received: 1, sent: ["receipt"], removed: 1 });
    expect(titleOf(theirs)).toBe("Mail server reached from outside");
    expect(relay.contents(THEIR_MAILBOX).size).toBe(0);

    const back = await sync(ours, relay);
    expect(tally(back)).toMatchObject({ received: 1, sent: [], removed: 1, problems: [] });
    expect(relay.contents(OUR_MAILBOX).size).toBe(0);
    expect(inbox()).toEqual([]);
    expect(relayOf(ours, relay).status().waiting).toEqual([]);
  });

  test("a stored bundle counts as on its way until its peer has confirmed it", async () => {
    await share(ours, relay, theirs.organisationId());
    const [waiting] = relayOf(ours, relay).status().waiting;
    expect(waiting).toMatchObject({
      peerId: theirs.organisationId(),
      isReceipt: false,
      queued: { mailbox: THEIR_MAILBOX, storedAtMs: clock.nowMs, problem: null },
    });
    expect(tally(await sync(ours, relay))).toMatchObject({ sent: [], waiting: 1 });
  });

  test("the address of a peer comes with its first bundle, and is nobody's name", async () => {
    await share(ours, relay, theirs.organisationId());
    await sync(theirs, relay);
    expect(relayOf(theirs, relay).status().peers).toEqual([
      { peerId: ours.organisationId(), mailbox: OUR_MAILBOX },
    ]);
    addNote(theirs, "Seen here as well.");
    await share(theirs, relay, ours.organisationId());
    await sync(ours, relay);
    expect(notesOf(ours)).toContain("Seen here as well.");
  });

  test("a peer with a new mailbox gets there what waited for the old one", async () => {
    await share(ours, relay, theirs.organisationId());
    const newMailbox = `U${"C".repeat(55)}`;
    relay.openMailbox(newMailbox);
    valueOf(relayOf(ours, relay).setAddress(theirs.organisationId(), newMailbox));
    expect(tally(await sync(ours, relay))).toMatchObject({ sent: ["records"], waiting: 0 });
    expect(relay.contents(newMailbox).size).toBe(1);
  });

  test("an older word about an address does not replace a newer one", async () => {
    await share(ours, relay, theirs.organisationId());
    await sync(theirs, relay);
    clock.nowMs += 60_000;
    const newer = `U${"C".repeat(55)}`;
    valueOf(relayOf(theirs, relay).setAddress(ours.organisationId(), newer));
    // Written before, and taken in after.
    clock.nowMs -= 30_000;
    editIncident(ours, { title: "Second" });
    await sync(ours, relay);
    await sync(theirs, relay);
    expect(titleOf(theirs)).toBe("Second");
    expect(relayOf(theirs, relay).status().peers[0]?.mailbox).toBe(newer);
  });

  test("goes in parts whose list comes last: before it nothing is fetched, and an attempt goes on where it ended", async () => {
    const order = { partSizeBytes: 4_000 };
    await share(ours, relay, theirs.organisationId());
    relay.openMailbox(THEIR_MAILBOX);
    relay.fault = (call, mailbox) =>
      call === "store" && relay.contents(mailbox).size === 2
        ? { kind: "relay-full", mailbox }
        : undefined;
    expect(tally(await sync(ours, relay, order)).problems).toEqual(["relay-full"]);
    relay.fault = () => undefined;
    expect(await sync(theirs, relay)).toMatchObject({ received: [], refused: [], arriving: 1 });
    expect(inbox()).toEqual([]);

    relay.calls.length = 0;
    const { sent } = await sync(ours, relay, order);
    expect(sent[0]?.fileNames.map((name) => name.slice(32))).toEqual([
      ".age.001",
      ".age.002",
      ".age.003",
      ".sha256",
    ]);
    // The third part and the list: two parts were there.
    expect(relay.calls.filter((call) => call === "store")).toHaveLength(2);
    expect(tally(await sync(theirs, relay))).toMatchObject({ received: 1, removed: 4 });
    expect(titleOf(theirs)).toBe("Mail server reached from outside");
  });
});

describe("what leaves", () => {
  test("is nothing of an incident that was never shared", async () => {
    expect(tally(await sync(ours, relay))).toMatchObject({ sent: [], problems: [] });
    expect(relay.contents(THEIR_MAILBOX).size).toBe(0);
  });

  test("is what a label lets go, and the rest is named", async () => {
    await share(ours, relay, theirs.organisationId());
    addNote(ours, "Source must not be known.", { tlp: "TLP:RED" });
    const { held, sent } = await sync(ours, relay);
    expect(sent).toEqual([]);
    expect(held.map(({ outcome }) => outcome.withheld.map(({ kind }) => kind))).toEqual([["note"]]);
    await sync(theirs, relay);
    expect(notesOf(theirs)).toEqual(["Called the operator."]);
  });

  test("a preview shows without a single call to the relay, and writes nothing", async () => {
    const before = disk.listFiles();
    const order = { ...EVERYTHING, peerIds: [theirs.organisationId()] };
    const shown = valueOf(relayOf(ours, relay).preview(order));
    expect(shown.sent).toEqual([]);
    expect([relay.calls, disk.listFiles()]).toEqual([[], before]);
  });

  test("to a peer whose mailbox nobody knows is refused when it was named, and passed over else", async () => {
    const order = { ...EVERYTHING, peerIds: [ours.organisationId()] };
    expect(await relayOf(theirs, relay).sync(order, {})).toEqual({
      ok: false,
      error: { kind: "relay-peer-unknown-address", peerId: ours.organisationId() },
    });
    expect(tally(await sync(theirs, relay))).toMatchObject({ sent: [], problems: [] });
  });
});
