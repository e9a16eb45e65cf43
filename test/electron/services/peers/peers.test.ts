import { beforeEach, describe, expect, it } from "vitest";

import { verifyTables } from "../../../../electron/storage/journal/verify-tables.ts";
import {
  identityDesk,
  refusal,
  verbs,
  type IdentityDesk,
  type TestClock,
} from "../../../helpers/identity-desk.ts";
import { card, certificate, keyOf } from "../../../helpers/organisation.ts";

const DAY_MS = 86_400_000;

let clock: TestClock;
let ours: IdentityDesk;
let theirs: IdentityDesk;
let theirId: string;

beforeEach(async () => {
  clock = { nowMs: Date.parse("2026-11-26T08:00:00.000Z") };
  ours = await identityDesk({ clock });
  theirs = await identityDesk({ organisation: "CERT-YY", countryCode: "YY", clock });
  theirId = theirs.organisationId;
});

async function exchangeCards(): Promise<void> {
  await ours.client.peers.add({ text: await theirs.card() });
  await theirs.client.peers.add({ text: await ours.card() });
}

async function trustThem(): Promise<void> {
  await ours.client.peers.add({ text: await theirs.card() });
  const { words } = await theirs.client.identity.show();
  await ours.client.peers.confirm({ id: theirId, spoken: words });
}

const peer = () => ours.client.peers.get({ id: theirId });

/** A later moment, so that the next card has another number. */
function tick(): void {
  clock.nowMs += 10_000;
}

describe("a card that is taken in", () => {
  it("makes its organisation a known peer with keys, contact data and nothing confirmed", async () => {
    await theirs.client.identity.setProfile({ profile: { mail: "desk@cert.example" } });
    const added = await ours.client.peers.add({ text: await theirs.card() });
    const shown = await theirs.client.identity.show();
    expect(added.decision).toBe("new");
    expect(added.peer).toMatchObject({
      id: theirId,
      name: "CERT-YY",
      countryCode: "YY",
      trust: "known",
      fingerprint: shown.fingerprint,
      words: shown.words,
      digits: shown.digits,
      profile: { mail: "desk@cert.example" },
      openAlarms: 0,
      ceremony: { weComparedAt: null, theyComparedAt: null, isComplete: false },
    });
    expect(added.peer.keys).toEqual(shown.keys);
    expect((await ours.client.peers.list()).items.map(({ id }) => id)).toEqual([theirId]);
  });

  it("may come as mail text or as QR frames, and is the same card then", async () => {
    const { text, frames } = await theirs.client.identity.exportCard();
    await ours.client.peers.add({ text: `Hello,\n\n${text}\n` });
    const again = await ours.client.peers.add({
      text: frames.map((frame) => frame.text).join("\n"),
    });
    expect(again.decision).toBe("same");
  });

  it("can be looked at before, with nothing stored", async () => {
    const looked = await ours.client.peers.inspect({ text: await theirs.card() });
    expect(looked).toMatchObject({ id: theirId, name: "CERT-YY", decision: "new", alarm: null });
    expect((await ours.client.peers.list()).items).toEqual([]);
  });

  it("updates a known peer and keeps its trust", async () => {
    await trustThem();
    tick();
    await theirs.client.identity.setProfile({ profile: { telephone: "+43 1 555" } });
    const added = await ours.client.peers.add({ text: await theirs.card() });
    expect(added).toMatchObject({
      decision: "newer",
      peer: { trust: "verified", profile: { telephone: "+43 1 555" } },
    });
  });

  it("is journaled, cannot be undone, and leaves tables and journal in agreement", async () => {
    await trustThem();
    expect(verbs(ours.database).slice(1)).toEqual([
      "identity-created",
      "peer-added",
      "peer-verified",
    ]);
    const steps = verifyTables(ours.database.read);
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    expect(step.value).toEqual([]);
  });
});

describe("the key ceremony", () => {
  it("is complete when both sides have typed back what the other read", async () => {
    await exchangeCards();
    const [we, they] = [await ours.client.identity.show(), await theirs.client.identity.show()];
    const here = await ours.client.peers.confirm({
      id: theirId,
      spoken: they.words,
      means: "phone",
    });
    expect(here.ceremony).toMatchObject({
      ours: { words: we.words },
      theirs: { words: they.words },
      weComparedBy: "words",
      theyComparedAt: null,
      isComplete: false,
    });
    const there = await theirs.client.peers.confirm({
      id: ours.organisationId,
      spoken: we.digits.replaceAll(" ", ""),
    });
    expect(there).toMatchObject({ trust: "verified", ceremony: { weComparedBy: "digits" } });
    const done = await ours.client.peers.setTheyCompared({ id: theirId, haveCompared: true });
    expect(done.ceremony.isComplete).toBe(true);
    expect(
      done.decisions.map(({ by, from, to, how, means }) => [by, from, to, how, means]),
    ).toEqual([
      ["alice", "unknown", "known", "card", null],
      ["alice", "known", "verified", "words", "phone"],
    ]);
  });

  it("confirms nothing when a word differs, and tells which", async () => {
    await exchangeCards();
    const { words } = await ours.client.identity.show();
    const failure = await refusal(ours.client.peers.confirm({ id: theirId, spoken: words }));
    expect(failure).toMatchObject({ kind: "fingerprint-differs", reason: "differs", position: 1 });
    expect((await peer()).trust).toBe("known");
  });
});

describe("a peer replaces its organisation key", () => {
  it("in order: it is followed, trust stays, and the new words are others", async () => {
    await trustThem();
    const before = await peer();
    tick();
    await theirs.client.identity.replaceRootKey({ reason: "yearly" });
    const added = await ours.client.peers.add({ text: await theirs.card() });
    expect(added).toMatchObject({
      decision: "rotated",
      peer: { trust: "verified", alarms: [{ kind: "key-replaced", settledAt: null }] },
    });
    expect(added.peer.words).not.toBe(before.words);
    expect(added.peer.rootKeys.map(({ rootEpoch, how }) => [rootEpoch, how])).toEqual([
      [1, "first-card"],
      [2, "rotation"],
    ]);
    expect(added.peer.rootKeys[0]?.until).not.toBeNull();
    const compared = await ours.client.peers.confirm({ id: theirId, spoken: added.peer.words });
    expect(compared).toMatchObject({ openAlarms: 0, alarms: [{ settlement: "words" }] });
  });

  it("after a theft: it is followed, but has to be compared again", async () => {
    await trustThem();
    tick();
    await theirs.client.identity.replaceRootKey({
      reason: "safe was broken into",
      compromisedSince: "2026-11-25T00:00:00.000Z",
    });
    const added = await ours.client.peers.add({ text: await theirs.card() });
    expect(added.peer).toMatchObject({
      trust: "known",
      alarms: [
        { kind: "root-compromised", found: { compromisedSince: "2026-11-25T00:00:00.000Z" } },
      ],
      ceremony: { weComparedAt: null, isComplete: false },
    });
  });

  it("and a card of the old key is an alarm from then on", async () => {
    await trustThem();
    const old = await theirs.card();
    tick();
    await theirs.client.identity.replaceRootKey({ reason: "yearly" });
    await ours.client.peers.add({ text: await theirs.card() });
    expect(await refusal(ours.client.peers.add({ text: old }))).toMatchObject({
      alarm: "rolled-back",
    });
  });
});

describe("trust that is taken back", () => {
  it("leaves nothing that the peer may do, and is told with its reason", async () => {
    await trustThem();
    const revoked = await ours.client.peers.revoke({ id: theirId, reason: "stick was stolen" });
    expect(revoked).toMatchObject({
      trust: "unknown",
      decisions: { 2: { how: "withdrawn", reason: "stick was stolen" } },
    });
    expect(revoked.revokedAt).not.toBeNull();
    expect(await refusal(ours.client.peers.revoke({ id: theirId, reason: "again" }))).toMatchObject(
      { kind: "already-decided" },
    );
  });

  it("makes every further card of that key an alarm", async () => {
    await trustThem();
    await ours.client.peers.revoke({ id: theirId, reason: "stick was stolen" });
    tick();
    await theirs.client.identity.setProfile({ profile: { telephone: "+43 1 555" } });
    expect(await refusal(ours.client.peers.add({ text: await theirs.card() }))).toMatchObject({
      alarm: "revoked-key",
    });
  });

  it("comes back when the same fingerprint is compared again", async () => {
    await trustThem();
    await ours.client.peers.revoke({ id: theirId, reason: "by mistake" });
    const { words } = await theirs.client.identity.show();
    const again = await ours.client.peers.confirm({ id: theirId, spoken: words });
    expect(again).toMatchObject({ trust: "verified", revokedAt: null });
  });

  it("lets another key take the place, known only until it is compared", async () => {
    await trustThem();
    await ours.client.peers.revoke({ id: theirId, reason: "root key was lost" });
    const { keys } = await theirs.client.identity.show();
    const of = (wanted: string) => keys.find(({ purpose }) => purpose === wanted)?.publicKey;
    const root = keyOf(77);
    const text = card(
      {
        organisationId: theirId,
        devices: [certificate({ organisationId: theirId }, root)],
        recipients: { epoch: 1, x25519: of("age-x25519"), hybrid: of("age-hybrid") },
      },
      root,
    );
    const added = await ours.client.peers.add({ text });
    expect(added).toMatchObject({
      decision: "replaces-revoked",
      peer: { trust: "known", revokedAt: null, ceremony: { isComplete: false } },
    });
    expect(
      added.peer.rootKeys.map(({ how, compromisedSince }) => [how, compromisedSince !== null]),
    ).toEqual([
      ["first-card", true],
      ["replaced", false],
    ]);
  });
});

describe("a peer", () => {
  it("has a note, and is not found under another id", async () => {
    await exchangeCards();
    const noted = await ours.client.peers.setNote({ id: theirId, note: "desk is 24/7" });
    expect(noted.note).toBe("desk is 24/7");
    const unknown = "0197b3a0-0000-7000-8000-00000000dead";
    expect(await refusal(ours.client.peers.get({ id: unknown }))).toEqual({
      kind: "not-found",
      recordKind: "peer",
      id: unknown,
    });
  });

  it("warns when its card is about to expire", async () => {
    await exchangeCards();
    clock.nowMs += 360 * DAY_MS;
    expect((await ours.client.peers.list()).items[0]?.warnings).toMatchObject([
      { what: "card", name: "CERT-YY", state: "expires-within-days", daysLeft: 5 },
    ]);
  });

  it("that lost a laptop says so in its next card: an alarm here, and the device is no longer good", async () => {
    await theirs.client.devices.invite({ name: "travel laptop" });
    await trustThem();
    tick();
    const { items } = await theirs.client.devices.list();
    const lost = items.find(({ name }) => name === "travel laptop");
    await theirs.client.devices.revoke({
      id: lost?.id ?? "",
      reason: "stolen on the train",
      compromisedSince: "2026-11-25T00:00:00.000Z",
    });
    const { peer: after } = await ours.client.peers.add({ text: await theirs.card() });
    expect(after.devices.map(({ name }) => name)).toEqual(["device 1"]);
    expect(after.revocations.map(({ target, reason }) => [target, reason])).toEqual([
      ["device", "device-lost"],
      ["recipients", "device-lost"],
    ]);
    expect(after.alarms).toMatchObject([
      { kind: "device-compromised", found: { compromisedSince: "2026-11-25T00:00:00.000Z" } },
    ]);
    expect(after.trust).toBe("verified");
  });
});
