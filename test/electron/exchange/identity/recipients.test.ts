import { beforeEach, describe, expect, it } from "vitest";

import { generateAgeIdentity } from "../../../../electron/exchange/age/recipients.ts";
import {
  openDeviceSigner,
  openingIdentities,
  type DeviceSigner,
} from "../../../../electron/exchange/identity/device-signer.ts";
import {
  recipientsOfPeer,
  recipientsOfSiblings,
} from "../../../../electron/exchange/identity/recipients-for.ts";
import {
  requirePeer,
  takeRevocations,
} from "../../../../electron/exchange/identity/take-revocations.ts";
import { areUsableRecipients } from "../../../../electron/exchange/identity/usable-recipients.ts";
import { identityDesk, type IdentityDesk, type TestClock } from "../../../helpers/identity-desk.ts";

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

describe("to whom something is encrypted", () => {
  const ask = (marking: "up-to-green" | "above-green") =>
    recipientsOfPeer(ours.database.read, ours.context, theirId, marking);

  it("a known peer up to GREEN, above it with a warning; a verified one without", async () => {
    expect(ask("up-to-green")).toMatchObject({ error: { kind: "not-found", recordKind: "peer" } });
    await know();
    expect(ask("up-to-green")).toMatchObject({ ok: true, value: { permission: "yes" } });
    expect(ask("above-green")).toMatchObject({ ok: true, value: { permission: "warned" } });
    await verify();
    expect(ask("above-green")).toMatchObject({ ok: true, value: { permission: "yes" } });
  });

  it("the recipients of its card", async () => {
    await know();
    const { keys } = await theirs.client.identity.show();
    const asked = ask("up-to-green");
    expect(asked.ok && asked.value.recipients).toEqual({
      epoch: 1,
      x25519: keys.find(({ purpose }) => purpose === "age-x25519")?.publicKey,
      hybrid: keys.find(({ purpose }) => purpose === "age-hybrid")?.publicKey,
    });
  });

  it("nobody from whom trust was taken back, whose card has expired, or whose keys were revoked", async () => {
    await verify();
    await theirs.client.identity.replaceRecipients({ reason: "yearly" });
    const { revocations } = signerOf(theirs);
    ours.database.transaction((write) => {
      takeRevocations(write, ours.context, requirePeer(write, theirId), revocations);
    });
    expect(ask("up-to-green")).toMatchObject({ error: { kind: "peer-not-trusted" } });
    await know();
    expect(ask("up-to-green")).toMatchObject({ ok: true });
    await ours.client.peers.revoke({ id: theirId, reason: "x" });
    expect(ask("up-to-green")).toMatchObject({ error: { kind: "peer-not-trusted", act: "send" } });
    const { words } = await theirs.client.identity.show();
    await ours.client.peers.confirm({ id: theirId, spoken: words });
    clock.nowMs += 366 * 86_400_000;
    expect(ask("up-to-green")).toMatchObject({ error: { kind: "peer-card-expired" } });
  });

  it("siblings that were not revoked", async () => {
    const invited = await ours.client.devices.invite({ name: "travel laptop" });
    const siblings = () => recipientsOfSiblings(ours.database.read, ours.context);
    expect(siblings().map(({ name }) => name)).toEqual(["travel laptop"]);
    await ours.client.devices.revoke({ id: invited.device.id, reason: "sold" });
    expect(siblings()).toEqual([]);
  });
});

describe("what opens a file for us", () => {
  it("is every identity of the organisation, the newest first, and this device's own", async () => {
    const before = await ours.client.identity.show();
    await ours.client.identity.replaceRecipients({ reason: "yearly" });
    const after = await ours.client.identity.show();
    const hybridOf = ({ keys }: typeof before) =>
      keys.find(({ purpose }) => purpose === "age-hybrid")?.publicKey;
    const opening = openingIdentities(ours.database.read);
    expect(opening.map(({ kind }) => kind)).toEqual([
      ...["hybrid", "hybrid", "x25519", "x25519"],
      ...["hybrid", "x25519"],
    ]);
    expect(opening.slice(0, 2).map(({ recipient }) => recipient)).toEqual([
      hybridOf(after),
      hybridOf(before),
    ]);
  });
});

describe("recipients that are enrolled", () => {
  it("are tried: a wrong checksum and a point of small order are noticed", async () => {
    const good = {
      epoch: 1,
      x25519: (await generateAgeIdentity("x25519")).recipient,
      hybrid: (await generateAgeIdentity("hybrid")).recipient,
    };
    expect(await areUsableRecipients(good)).toBe(true);
    const flip = (text: string) => `${text.slice(0, -1)}${text.endsWith("q") ? "p" : "q"}`;
    expect(await areUsableRecipients({ ...good, x25519: flip(good.x25519) })).toBe(false);
    expect(await areUsableRecipients({ ...good, hybrid: flip(good.hybrid) })).toBe(false);
    // All zero bytes, with the checksum that belongs to them.
    const zero = "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z";
    expect(await areUsableRecipients({ ...good, x25519: zero })).toBe(false);
  });
});
