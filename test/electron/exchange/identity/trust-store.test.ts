import { beforeEach, describe, expect, it } from "vitest";

import {
  openDeviceSigner,
  type DeviceSigner,
} from "../../../../electron/exchange/identity/device-signer.ts";
import { isReceivedInDoubt } from "../../../../electron/exchange/identity/doubtful-items.ts";
import { judgeSender } from "../../../../electron/exchange/identity/judge-sender.ts";
import { noteDeviceSeen } from "../../../../electron/exchange/identity/note-device-seen.ts";
import { takeOwnRevocations } from "../../../../electron/exchange/identity/take-own-revocations.ts";
import {
  requirePeer,
  takeRevocations,
} from "../../../../electron/exchange/identity/take-revocations.ts";
import { verifySignature } from "../../../../electron/crypto/ed25519.ts";
import {
  identityDesk,
  refusal,
  type IdentityDesk,
  type TestClock,
} from "../../../helpers/identity-desk.ts";

let clock: TestClock;
let ours: IdentityDesk;
let theirs: IdentityDesk;
let theirId: string;

beforeEach(async () => {
  clock = { nowMs: Date.parse("2026-11-26T08:00:00.000Z") };
  ours = await identityDesk({ clock });
  theirs = await identityDesk({ organisation: "CERT-YY", countryCode: "YY", clock });
  theirId = theirs.organisationId;
  await ours.client.identity.show();
  await theirs.client.identity.show();
});

async function know(): Promise<void> {
  await ours.client.peers.add({ text: await theirs.card() });
}

async function verify(): Promise<void> {
  await know();
  const { words } = await theirs.client.identity.show();
  await ours.client.peers.confirm({ id: theirId, spoken: words });
}

function signerOf({ database, context }: IdentityDesk): DeviceSigner {
  const signer = openDeviceSigner(database.read, context);
  if (!signer.ok) throw new Error(signer.error.kind);
  return signer.value;
}

function judge(signer: DeviceSigner, atMs = clock.nowMs) {
  return judgeSender(ours.database.read, {
    organisationId: signer.organisationId,
    deviceKey: signer.publicKey,
    certificate: signer.certificates[0] ?? "",
    scope: "bundles",
    atMs,
  });
}

const reasonOf = (verdict: ReturnType<typeof judge>) =>
  verdict.ok ? verdict.value.relation : verdict.error.reason;

describe("who signed", () => {
  it("is a peer whose chain holds, and may what its trust level allows", async () => {
    await know();
    const known = judge(signerOf(theirs));
    expect(known.ok && [known.value.name, known.value.trust, known.value.may("apply")]).toEqual([
      "CERT-YY",
      "known",
      "no",
    ]);
    await verify();
    const verified = judge(signerOf(theirs));
    expect(verified.ok && verified.value.may("apply")).toBe("yes");
  });

  it("is a laptop of our own by the same chain", () => {
    expect(reasonOf(judge(signerOf(ours)))).toBe("sibling");
  });

  it("signs so that the one verifier agrees, and no more after it was wiped", () => {
    const signer = signerOf(theirs);
    const message = Buffer.from("bundle");
    expect(verifySignature(signer.publicKey, message, signer.sign(message))).toBe(true);
    signer.wipe();
    expect(() => signer.sign(message)).toThrow("wiped");
  });

  it("is nobody whom we know without a card", () => {
    expect(reasonOf(judge(signerOf(theirs)))).toBe("unknown-sender");
  });

  it("is blocked when trust was taken back here", async () => {
    await verify();
    await ours.client.peers.revoke({ id: theirId, reason: "stick was stolen" });
    expect(reasonOf(judge(signerOf(theirs)))).toBe("blocked");
  });

  it("is refused from the moment a revocation came along, whatever time it claims", async () => {
    await verify();
    const invited = await theirs.client.devices.invite({ name: "travel laptop" });
    const before = signerOf(theirs);
    await theirs.client.devices.revoke({
      id: invited.device.id,
      reason: "stolen",
      compromisedSince: "2026-11-26T07:00:00.000Z",
    });
    const { revocations } = signerOf(theirs);
    const taken = ours.database.transaction((write) =>
      takeRevocations(write, ours.context, requirePeer(write, theirId), revocations),
    );
    expect(taken.added.map(({ number }) => number)).toEqual([1, 2]);
    expect(taken.refused).toBe(0);
    expect(reasonOf(judge(before))).toBe("peer");
    const again = ours.database.transaction((write) =>
      takeRevocations(write, ours.context, requirePeer(write, theirId), revocations),
    );
    expect(again.added).toEqual([]);
  });

  it("is followed over a rotation: what was signed before still holds, what the old root certified later does not", async () => {
    await verify();
    const before = signerOf(theirs);
    clock.nowMs += 60_000;
    await theirs.client.identity.replaceRootKey({ reason: "yearly" });
    await know();
    expect(reasonOf(judge(signerOf(theirs)))).toBe("peer");
    expect(reasonOf(judge(before, clock.nowMs - 1))).toBe("peer");
    expect(reasonOf(judge(before, clock.nowMs))).toBe("root-retired");
  });

  it("is refused after the root was stolen, also for what claims to be older", async () => {
    await verify();
    const before = signerOf(theirs);
    clock.nowMs += 60_000;
    await theirs.client.identity.replaceRootKey({
      reason: "stolen",
      compromisedSince: "2026-11-26T08:00:00.000Z",
    });
    await know();
    expect(reasonOf(judge(before, clock.nowMs - 50_000))).toBe("root-compromised");
  });
});

describe("revocations that somebody else signed", () => {
  it("are counted and not stored", async () => {
    await verify();
    await ours.client.identity.replaceRecipients({ reason: "yearly" });
    const { revocations } = signerOf(ours);
    const taken = ours.database.transaction((write) =>
      takeRevocations(write, ours.context, requirePeer(write, theirId), [...revocations, "x"]),
    );
    expect(taken).toEqual({ added: [], refused: 2 });
  });
});

describe("a laptop that was lost and comes back", () => {
  it("learns from a sibling's bundle that it was revoked, and signs no more", async () => {
    const { file, code, device } = await ours.client.devices.invite({ name: "travel laptop" });
    const text = await ours.fetch(file.ticket);
    const lost = await identityDesk({ clock, invitation: { text, code } });
    const before = signerOf(lost);
    expect(reasonOf(judge(before))).toBe("sibling");
    await ours.client.devices.revoke({ id: device.id, reason: "lost" });
    expect(reasonOf(judge(before))).toBe("device-revoked");
    const { revocations } = signerOf(ours);
    const taken = lost.database.transaction((write) =>
      takeOwnRevocations(write, lost.context, revocations),
    );
    expect(taken.map(({ target }) => target.kind)).toEqual(["device", "recipients"]);
    expect(openDeviceSigner(lost.database.read, lost.context)).toEqual({
      ok: false,
      error: { kind: "device-not-certified" },
    });
    expect((await lost.client.identity.show()).device.status).toBe("revoked");
  });

  it("believes no revocation that another organisation signed", async () => {
    await theirs.client.identity.replaceDeviceKey({ reason: "yearly" });
    const { revocations } = signerOf(theirs);
    expect(
      ours.database.transaction((write) => takeOwnRevocations(write, ours.context, revocations)),
    ).toEqual([]);
  });
});

describe("what came in since a key may have been in other hands", () => {
  const received = (iso: string, deviceId = "0197b3a0-0000-7000-8000-0000000000d1") => ({
    deviceId,
    deviceEpoch: 1,
    receivedMs: Date.parse(iso),
  });
  const isInDoubt = (item: ReturnType<typeof received>) =>
    isReceivedInDoubt(ours.database.read, theirId, item);

  it("is doubtful after the peer revoked the device that it came from", async () => {
    const { device } = await theirs.client.devices.invite({ name: "travel laptop" });
    await verify();
    clock.nowMs += 60_000;
    await theirs.client.devices.revoke({
      id: device.id,
      reason: "stolen",
      compromisedSince: "2026-11-25T00:00:00.000Z",
    });
    await know();
    expect([
      isInDoubt(received("2026-11-24T23:59:59.999Z", device.id)),
      isInDoubt(received("2026-11-25T00:00:00.000Z", device.id)),
      isInDoubt(received("2026-11-25T00:00:00.000Z")),
    ]).toEqual([false, true, false]);
  });

  it("is doubtful from whatever device while a stolen root key was pinned", async () => {
    await verify();
    clock.nowMs += 60_000;
    await theirs.client.identity.replaceRootKey({
      reason: "stolen",
      compromisedSince: "2026-11-25T00:00:00.000Z",
    });
    await know();
    expect([
      isInDoubt(received("2026-11-24T23:59:59.999Z")),
      isInDoubt(received("2026-11-26T08:00:59.999Z")),
      isInDoubt(received("2026-11-26T08:01:00.000Z")),
    ]).toEqual([false, true, false]);
  });

  it("is doubtful when the peer said so by phone, until the same key is compared again", async () => {
    await verify();
    await ours.client.peers.revoke({
      id: theirId,
      reason: "they called: stick stolen",
      compromisedSince: "2026-11-25T00:00:00.000Z",
    });
    const item = received("2026-11-25T12:00:00.000Z");
    expect(isInDoubt(item)).toBe(true);
    const { words } = await theirs.client.identity.show();
    await ours.client.peers.confirm({ id: theirId, spoken: words });
    expect(isInDoubt(item)).toBe(false);
  });
});

describe("a second laptop with the organisation's key", () => {
  it("certifies until the key is replaced elsewhere, and then has to be given the new one", async () => {
    const first = await ours.client.devices.invite({ name: "second desk", withRootKey: true });
    const text = await ours.fetch(first.file.ticket);
    const second = await identityDesk({ clock, invitation: { text, code: first.code } });
    clock.nowMs += 60_000;
    await second.client.identity.replaceRecipients({ reason: "yearly" });
    expect((await second.client.identity.show()).holdsRootKey).toBe(true);
    clock.nowMs += 60_000;
    await ours.client.identity.replaceRecipients({ reason: "yearly" });
    await ours.client.identity.replaceRootKey({ reason: "custodian left" });
    const update = await ours.client.devices.exportUpdate();
    await second.client.devices.takeUpdate({ text: await ours.fetch(update.file.ticket) });
    expect(await second.client.identity.show()).toMatchObject({
      holdsRootKey: false,
      fingerprint: (await ours.client.identity.show()).fingerprint,
      device: { status: "active" },
    });
    expect(await refusal(second.client.devices.invite({ name: "third" }))).toEqual({
      kind: "no-root-key",
    });
    expect(await second.card()).toBe(await ours.card());
    const again = await ours.client.devices.invite({ name: "second desk", withRootKey: true });
    await second.client.devices.rejoin({
      invitation: await ours.fetch(again.file.ticket),
      code: again.code,
    });
    clock.nowMs += 60_000;
    await second.client.identity.replaceRecipients({ reason: "yearly" });
    await ours.client.peers.list();
    const shown = await second.client.identity.show();
    expect(shown.holdsRootKey).toBe(true);
    expect(shown.card?.issue).toBeGreaterThan((await ours.client.identity.show()).card?.issue ?? 0);
  });
});

describe("an invited laptop", () => {
  it("has joined when the first thing comes from it", async () => {
    const { device } = await ours.client.devices.invite({ name: "travel laptop" });
    const statuses = async () =>
      (await ours.client.devices.list()).items.map(({ status }) => status);
    expect(await statuses()).toEqual(["active", "invited"]);
    ours.database.transaction((write) => {
      noteDeviceSeen(write, ours.context, device.id);
    });
    expect(await statuses()).toEqual(["active", "active"]);
  });
});
