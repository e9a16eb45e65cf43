import { beforeEach, describe, expect, it, test } from "vitest";

import {
  identityDesk,
  refusal,
  type IdentityDesk,
  type TestClock,
} from "../../../helpers/identity-desk.ts";
import { base64, card, keyOf } from "../../../helpers/organisation.ts";

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

describe("an alarm is raised, kept, and changes no key", () => {
  async function alarmOf(text: string) {
    const before = await peer();
    const failure = await refusal(ours.client.peers.add({ text }));
    const after = await peer();
    expect(after).toMatchObject({
      fingerprint: before.fingerprint,
      issue: before.issue,
      trust: before.trust,
      keys: before.keys,
    });
    expect(after.openAlarms).toBe(before.openAlarms + 1);
    return failure;
  }

  it("when the card on the stick was swapped for one with another key", async () => {
    await trustThem();
    const swapped = await identityDesk({ organisation: "CERT-YY", countryCode: "YY", clock });
    const forged = (await swapped.card()).replaceAll(swapped.organisationId, theirId);
    // Changing the id breaks the signature: a forger has to make the whole card anew.
    expect(await refusal(ours.client.peers.add({ text: forged }))).toMatchObject({
      kind: "card-refused",
      reason: "bad-signature",
    });
    const root = keyOf(66);
    const recipients = (await theirs.client.identity.show()).keys;
    const remade = card(
      {
        organisationId: theirId,
        devices: [],
        issue: 9_000_000_000,
        recipients: {
          epoch: 1,
          x25519: recipients.find(({ purpose }) => purpose === "age-x25519")?.publicKey,
          hybrid: recipients.find(({ purpose }) => purpose === "age-hybrid")?.publicKey,
        },
      },
      root,
    );
    const failure = await alarmOf(remade);
    expect(failure).toMatchObject({
      kind: "card-alarm",
      alarm: "key-changed",
      peerName: "CERT-YY",
    });
    expect((await peer()).alarms).toMatchObject([
      { kind: "key-changed", found: { rootKey: base64(root.publicKey) }, settledAt: null },
    ]);
  });

  it("when an older card comes back", async () => {
    const old = await theirs.card();
    tick();
    await theirs.client.identity.setProfile({ profile: { telephone: "+43 1 555" } });
    await trustThem();
    expect(await alarmOf(old)).toMatchObject({ alarm: "rolled-back" });
  });

  it("when an older card comes back after it has expired: the alarm comes before the date", async () => {
    const old = await theirs.card();
    clock.nowMs += 350 * DAY_MS;
    await trustThem();
    clock.nowMs += 30 * DAY_MS;
    expect(await alarmOf(old)).toMatchObject({ alarm: "rolled-back" });
  });

  it("when one number stands for two contents: the organisation's vault was cloned", async () => {
    await trustThem();
    const clone = theirs.restored();
    await clone.client.identity.setProfile({ profile: { telephone: "+43 1 555" } });
    const first = (await peer()).issue;
    const { file, issue } = await clone.client.identity.exportCard();
    expect(issue).toBe(first + 1);
    await ours.client.peers.add({ text: await theirs.fetch(file.ticket) });
    // The other copy does not know of that card and issues one of its own with the same number.
    theirs.database.transaction((write) => {
      write.run("UPDATE identity SET card = NULL");
    });
    clock.nowMs = first * 1_000 + 1_000;
    await clone.client.identity.setProfile({ profile: { telephone: "+43 1 777" } });
    const other = await clone.client.identity.exportCard();
    expect(other.issue).toBe(issue);
    expect(await alarmOf(await theirs.fetch(other.file.ticket))).toMatchObject({ alarm: "forked" });
  });

  it("once for the same card, however often the stick is read", async () => {
    const old = await theirs.card();
    tick();
    await theirs.client.identity.setProfile({ profile: { telephone: "+43 1 555" } });
    await trustThem();
    await alarmOf(old);
    await refusal(ours.client.peers.add({ text: old }));
    expect((await peer()).openAlarms).toBe(1);
  });

  it("and is settled by an analyst with a reason", async () => {
    const old = await theirs.card();
    tick();
    await theirs.client.identity.setProfile({ profile: { telephone: "+43 1 555" } });
    await trustThem();
    await alarmOf(old);
    const [alarm] = (await peer()).alarms;
    const alarmId = alarm?.id ?? "";
    const settled = await ours.client.peers.settleAlarm({
      id: theirId,
      alarmId,
      reason: "old stick from the archive",
    });
    expect(settled.openAlarms).toBe(0);
    expect(settled.alarms).toMatchObject([
      { settledBy: "alice", settlement: "old stick from the archive" },
    ]);
    expect(
      await refusal(ours.client.peers.settleAlarm({ id: theirId, alarmId, reason: "again" })),
    ).toMatchObject({ kind: "not-found" });
  });
});

describe("a hostile card is refused with its reason, and nothing is stored", () => {
  test.each<[string, (text: string) => string, string]>([
    ["nothing", () => "", "no-card"],
    ["another file", () => "From: somebody\n\nHello", "no-card"],
    ["half of its text form", (text) => text.slice(0, 900), "incomplete"],
  ])("%s", async (_what, change, reason) => {
    const { text } = await theirs.client.identity.exportCard();
    expect(await refusal(ours.client.peers.add({ text: change(text) }))).toMatchObject({
      kind: "card-refused",
      reason,
    });
    expect((await ours.client.peers.list()).items).toEqual([]);
  });

  test.each([
    [
      "that was changed",
      () => theirs.card().then((text) => text.replace("CERT-YY", "CERT-ZZ")),
      "bad-signature",
    ],
    [
      "of an exercise",
      () => identityDesk({ kind: "exercise", clock }).then((desk) => desk.card()),
      "other-kind",
    ],
    ["of our own organisation", () => ours.card(), "own-organisation"],
    ["whose recipients nothing can be encrypted to", () => card(), "bad-recipient"],
    ["that has expired", () => card({ expiresAt: "2026-11-26T07:59:59.999Z" }), "expired"],
    ["from the future", () => card({ issuedAt: "2026-11-28T00:00:00.000Z" }), "from-the-future"],
    [
      "nested deeper than any",
      () => `{"$domain":"watchpost peer card v1","a":${"[".repeat(9_000)}`,
      "too-deep",
    ],
  ] as const)("one %s", async (_what, make, reason) => {
    const failure = await refusal(ours.client.peers.add({ text: await make() }));
    expect(failure).toMatchObject({ kind: "card-refused", reason });
    expect((await ours.client.peers.list()).items).toEqual([]);
  });

  it("an expired one stays expired when the clock is set back", async () => {
    const text = await theirs.card();
    clock.nowMs += 400 * DAY_MS;
    await ours.client.identity.show();
    clock.nowMs -= 400 * DAY_MS;
    expect(await refusal(ours.client.peers.add({ text }))).toMatchObject({ reason: "expired" });
  });
});
