import { beforeEach, describe, expect, test } from "vitest";

import type { ExchangeDesk } from "../../../../electron/exchange/records/write-release.ts";
import type { TestClock } from "../../../helpers/identity-desk.ts";
import { PowerCutDisk } from "../../../helpers/power-cut-disk.ts";
import { valueOf } from "../../../helpers/vault.ts";
import { INCIDENT_ID } from "../../storage/journal/sample-actions.ts";
import {
  editIncident,
  folderDesk,
  introduce,
  introducedPair,
  makeCase,
  makeFolders,
  tally,
  titleOf,
  type FolderDesk,
} from "../exchange-folder/folder-scene.ts";
import { EVERYTHING, relayOf, share, sync } from "./relay-scene.ts";
import { OUR_MAILBOX, settleAt, StandInRelay, THEIR_MAILBOX } from "./stand-in-relay.ts";

const DOWN = { kind: "relay-unreachable", url: "tls://relay.example:4222", code: "gone" } as const;

let disk: PowerCutDisk;
let clock: TestClock;
let relay: StandInRelay;
let pair: readonly [FolderDesk, FolderDesk];
let ours: ExchangeDesk;
let theirs: ExchangeDesk;

beforeEach(async () => {
  disk = new PowerCutDisk();
  relay = new StandInRelay();
  clock = { nowMs: Date.parse("2026-11-26T08:00:00.000Z") };
  await makeFolders(disk.files, ["CERT-XX", "CERT-YY", "CERT-ZZ"]);
  pair = await introducedPair(clock);
  [ours, theirs] = [pair[0].on(disk.files), pair[1].on(disk.files)];
  settleAt(ours, relay, OUR_MAILBOX);
  settleAt(theirs, relay, THEIR_MAILBOX);
  await makeCase(ours);
  valueOf(relayOf(ours, relay).setAddress(theirs.organisationId(), THEIR_MAILBOX));
});

test("a vault without a relay says so", async () => {
  const desk = (await folderDesk("CERT-ZZ", clock)).on(disk.files);
  const refused = { ok: false, error: { kind: "relay-not-configured" } };
  expect(await relayOf(desk, relay).sync(EVERYTHING, {})).toEqual(refused);
  expect(relayOf(desk, relay).preview(EVERYTHING)).toEqual(refused);
  expect(relayOf(desk, relay).status()).toEqual({ relay: null, peers: [], waiting: [] });
});

describe("a relay that does not answer", () => {
  test("is asked again with growing pauses, then left until a person or the time asks again", async () => {
    relay.fault = (call) => (call === "connect" ? DOWN : undefined);
    expect(await relayOf(ours, relay).sync(EVERYTHING, {})).toEqual({ ok: false, error: DOWN });
    expect(relay.pauses).toHaveLength(2);
    for (const [at, pause] of relay.pauses.entries()) {
      expect(pause).toBeGreaterThanOrEqual(250 * 2 ** at);
      expect(pause).toBeLessThanOrEqual(500 * 2 ** at);
    }
    const { relay: shown } = relayOf(ours, relay).status();
    expect(shown).toMatchObject({ problem: "relay-unreachable", syncedAtMs: null });
    const nextAtMs = shown?.standing.nextAtMs ?? 0;
    expect(nextAtMs - clock.nowMs).toBeGreaterThanOrEqual(15_000);
    expect(nextAtMs - clock.nowMs).toBeLessThanOrEqual(30_000);

    relay.calls.length = 0;
    const due = await sync(ours, relay, { attempts: "due" });
    expect(due).toMatchObject({ notBeforeMs: nextAtMs, sent: [], received: [] });
    expect(relay.calls).toEqual([]);

    relay.fault = () => undefined;
    clock.nowMs = nextAtMs;
    expect(await sync(ours, relay, { attempts: "due" })).toMatchObject({ notBeforeMs: null });
    expect(relayOf(ours, relay).status().relay).toMatchObject({
      problem: null,
      syncedAtMs: nextAtMs,
      standing: { failures: 0, nextAtMs: 0 },
    });
  });

  test("in the middle of a bundle leaves it waiting sealed, and the next visit goes on", async () => {
    let left = 1;
    relay.fault = (call) => (call === "store" && --left < 0 ? DOWN : undefined);
    const order = { peerIds: [theirs.organisationId()], partSizeBytes: 4_000 };
    const first = await sync(ours, relay, {
      ...order,
      namedIncidentIds: [INCIDENT_ID],
    });
    expect(tally(first)).toMatchObject({ sent: [], problems: ["relay-unreachable"] });
    expect(relay.contents(THEIR_MAILBOX).size).toBe(1);
    const [waiting] = relayOf(ours, relay).status().waiting;
    expect(waiting?.queued).toMatchObject({ storedAtMs: null, problem: "relay-unreachable" });

    relay.fault = () => undefined;
    expect(tally(await sync(ours, relay, order))).toMatchObject({ sent: ["records"] });
    expect(tally(await sync(theirs, relay))).toMatchObject({ received: 1, problems: [] });
  });

  test("while we fetch keeps what came, and takes in the rest the next time", async () => {
    await share(ours, relay, theirs.organisationId());
    editIncident(ours, { title: "Second" });
    await sync(ours, relay);
    let reads = 0;
    relay.fault = (call) => (call === "read" && ++reads > 3 ? DOWN : undefined);
    const first = await sync(theirs, relay);
    expect(tally(first)).toMatchObject({ received: 1 });
    expect(first.endedBy).toEqual(DOWN);
    relay.fault = () => undefined;
    expect(tally(await sync(theirs, relay))).toMatchObject({ received: 1, problems: [] });
    expect(titleOf(theirs)).toBe("Second");
    expect(relay.contents(THEIR_MAILBOX).size).toBe(0);
  });

  test("after bundles were taken in and before they were removed, gives them twice and changes nothing", async () => {
    await share(ours, relay, theirs.organisationId());
    relay.fault = (call) => (call === "remove" ? DOWN : undefined);
    expect(tally(await sync(theirs, relay))).toMatchObject({ received: 1, removed: 0 });
    relay.fault = () => undefined;
    expect(tally(await sync(theirs, relay))).toMatchObject({ received: 0, known: 1, removed: 1 });
  });
});

describe("a mailbox of a peer", () => {
  test.each([
    { kind: "relay-full", mailbox: THEIR_MAILBOX } as const,
    { kind: "relay-mailbox-missing", mailbox: THEIR_MAILBOX } as const,
    { kind: "relay-not-permitted", what: "store" } as const,
  ])("that answers $kind is named with its bundle, which waits", async (failure) => {
    relay.fault = (call) => (call === "store" ? failure : undefined);
    const done = await share(ours, relay, theirs.organisationId());
    expect(done.unsent.map(({ problem }) => problem)).toEqual([failure]);
    // The visit itself came to its end.
    expect(relayOf(ours, relay).status()).toMatchObject({
      relay: { problem: null },
      waiting: [{ queued: { problem: failure.kind, standing: { failures: 1 } } }],
    });
    relay.fault = () => undefined;
    expect((await sync(ours, relay, { attempts: "due" })).sent).toEqual([]);
    clock.nowMs += 30_000;
    expect(tally(await sync(ours, relay, { attempts: "due" })).sent).toEqual(["records"]);
  });
});

describe("a relay whose data directory was set back", () => {
  test("to before a bundle came gets it again", async () => {
    const before = relay.snapshot();
    await share(ours, relay, theirs.organisationId());
    relay.rollBack(before);
    expect(tally(await sync(ours, relay))).toMatchObject({ sent: ["records"], waiting: 0 });
    expect(tally(await sync(theirs, relay))).toMatchObject({ received: 1 });
  });

  test("to before a bundle was taken in gives it again, and it is known", async () => {
    await share(ours, relay, theirs.organisationId());
    const before = relay.snapshot();
    await sync(theirs, relay);
    relay.rollBack(before);
    expect(tally(await sync(theirs, relay))).toMatchObject({ received: 0, known: 1, removed: 1 });
    // The receipt was lost with it, and is brought again.
    expect(tally(await sync(ours, relay))).toMatchObject({ received: 1, sent: [] });
    expect(relayOf(ours, relay).status().waiting).toEqual([]);
  });

  test("to before a receipt came gets the receipt again", async () => {
    await share(ours, relay, theirs.organisationId());
    const before = relay.snapshot();
    await sync(theirs, relay);
    relay.rollBack(before);
    expect(tally(await sync(ours, relay))).toMatchObject({ received: 0, waiting: 1 });
    expect(tally(await sync(theirs, relay))).toMatchObject({ sent: ["receipt"], known: 1 });
    expect(tally(await sync(ours, relay))).toMatchObject({ received: 1 });
    expect(relayOf(ours, relay).status().waiting).toEqual([]);
  });
});

describe("what somebody else put into our mailbox", () => {
  const garbage = `${"ab".repeat(16)}.age`;

  test("is named and removed when it can never be a bundle, and stops nothing", async () => {
    relay.put(THEIR_MAILBOX, garbage, Buffer.from("shopping list"));
    relay.put(THEIR_MAILBOX, "../../vault.db", Buffer.from("x"));
    await share(ours, relay, theirs.organisationId());
    const done = await sync(theirs, relay);
    expect(done.received).toHaveLength(1);
    expect(done.refused.map(({ fileName, problem }) => [fileName, problem.kind])).toEqual([
      ["../../vault.db", "not-a-bundle"],
      [garbage, "not-a-bundle"],
    ]);
    expect(relay.contents(THEIR_MAILBOX).size).toBe(0);
    expect(disk.listFiles().filter((path) => path.includes("-inbox/"))).toEqual([]);
  });

  test("stays when trust may come: a sender whose words nobody compared", async () => {
    const stranger = await folderDesk("CERT-ZZ", clock);
    await introduce(stranger, pair[1]);
    const third = stranger.on(disk.files);
    settleAt(third, relay, `U${"C".repeat(55)}`);
    await makeCase(third);
    valueOf(relayOf(third, relay).setAddress(theirs.organisationId(), THEIR_MAILBOX));
    await share(third, relay, theirs.organisationId());
    expect(tally(await sync(theirs, relay))).toMatchObject({
      received: 0,
      problems: ["signer-refused"],
    });
    expect(relay.contents(THEIR_MAILBOX).size).toBe(1);
    relay.calls.length = 0;
    await introduce(pair[1], stranger);
    expect(tally(await sync(theirs, relay))).toMatchObject({ received: 1, problems: [] });
    // It lay in the vault, sealed: nothing was fetched twice.
    expect(relay.calls).not.toContain("read");
  });

  test("is not fetched beyond what one object may have", async () => {
    const huge = { name: garbage, sizeBytes: 2 ** 40 };
    const { connect } = relay.ports;
    const hostile = {
      ...relay.ports,
      connect: async (...args: Parameters<typeof connect>) => ({
        ...(await connect(...args)),
        list: () => Promise.resolve({ objects: [huge], unusable: [], notLookedAt: 7 }),
      }),
    };
    const service = relayOf(theirs, Object.assign(new StandInRelay(), { ports: hostile }));
    const done = valueOf(await service.sync(EVERYTHING, {}));
    expect(done.refused.map(({ problem }) => problem.kind)).toEqual(["relay-too-large"]);
    expect(done.notLookedAt).toBe(7);
  });
});

test("cancelled, it writes nothing further and says so", async () => {
  const order = { ...EVERYTHING, peerIds: [theirs.organisationId()] };
  const done = await relayOf(ours, relay).sync(order, { signal: AbortSignal.abort() });
  expect(done).toMatchObject({ ok: true, value: { sent: [], isCancelled: true } });
  expect(relayOf(ours, relay).status().relay?.problem).toBeNull();
});
