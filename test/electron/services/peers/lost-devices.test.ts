import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { Joining } from "../../../../electron/core/join-vault.ts";
import type { LocalCore } from "../../../../electron/core/local-core.ts";
import { readPeerCard } from "../../../../shared/exchange/identity/peer-card.ts";
import { startTestCore, startTestVault, type TestCore } from "../../../helpers/core.ts";
import { identityDesk, refusal } from "../../../helpers/identity-desk.ts";
import { CRYPTO } from "../../../helpers/organisation.ts";
import { PASSPHRASE } from "../../../helpers/vault-environment.ts";

const INSTANT = "2026-11-26T08:00:00.000Z";
const clock = { nowMs: Date.parse(INSTANT) };
const nowMs = () => clock.nowMs;

let desk: TestCore;
let laptop: TestCore;

beforeEach(async () => {
  clock.nowMs = Date.parse(INSTANT);
  desk = await startTestVault({ nowMs });
  laptop = await startTestCore({ nowMs });
});
afterEach(async () => {
  await desk.end();
  await laptop.end();
});

async function fetchText(core: LocalCore, ticket: string): Promise<string> {
  const download = await core.openDownload(ticket);
  if (download === undefined) throw new Error("the ticket has expired");
  const chunks: Uint8Array[] = [];
  for await (const chunk of download.stream()) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

async function invite(name = "travel laptop", withRootKey = false) {
  const { file, code, device } = await desk.core.client.devices.invite({ name, withRootKey });
  return { invitation: await fetchText(desk.core, file.ticket), code, device };
}

const joining = (invitation: string, code: string): Joining => ({
  invitation,
  code,
  analyst: "bob",
  passphrase: PASSPHRASE,
});

/** Joins on the laptop and gives what came of it. */
function join(invitation: string, code: string, vaultName = "joined") {
  return laptop.core.client.devices.join({ ...joining(invitation, code), vaultName });
}

async function update(): Promise<string> {
  const { file } = await desk.core.client.devices.exportUpdate();
  return fetchText(desk.core, file.ticket);
}

async function cardOf({ core }: TestCore) {
  const { file } = await core.client.identity.exportCard();
  const card = readPeerCard(await fetchText(core, file.ticket), CRYPTO);
  if (!card.ok) throw new Error(card.error.reason);
  return card.value;
}

describe("a laptop that was lost", () => {
  async function lose() {
    const { invitation, code, device } = await invite();
    await join(invitation, code);
    clock.nowMs += 60_000;
    const done = await desk.core.client.devices.revoke({
      id: device.id,
      reason: "left on the train",
      compromisedSince: "2026-11-26T08:00:30.000Z",
    });
    return { ...done, deviceId: device.id };
  }

  it("is revoked: no certificate, a signed revocation, and new keys for peers to encrypt to", async () => {
    const before = await cardOf(desk);
    const { deviceId, device, recipientsEpoch, issue } = await lose();
    const after = await cardOf(desk);
    expect(device).toMatchObject({ status: "revoked", validUntil: null });
    expect(recipientsEpoch).toBe(2);
    expect(after.card.issue).toBe(issue);
    expect(after.devices.map(({ body }) => body.name)).toEqual(["device 1"]);
    expect(after.card.recipients.hybrid).not.toBe(before.card.recipients.hybrid);
    expect(after.revocations.map(({ body }) => [body.number, body.target, body.reason])).toEqual([
      [1, { kind: "device", deviceId, upToEpoch: 1 }, "device-lost"],
      [2, { kind: "recipients", upToEpoch: 1 }, "device-lost"],
    ]);
  });

  it("gets no update any more, and the laptops that stay do", async () => {
    const second = await startTestCore({ nowMs });
    try {
      const stays = await invite("stays");
      await second.core.client.devices.join({
        ...joining(stays.invitation, stays.code),
        vaultName: "stays",
      });
      await lose();
      const text = await update();
      expect(await refusal(laptop.core.client.devices.takeUpdate({ text }))).toMatchObject({
        kind: "update-refused",
        reason: "does-not-open",
      });
      const taken = await second.core.client.devices.takeUpdate({ text });
      expect(taken.recipientsEpoch).toBe(2);
      expect(taken.items.map(({ name, status }) => [name, status])).toEqual([
        ["device 1", "active"],
        ["stays", "active"],
        ["travel laptop", "revoked"],
      ]);
      expect((await cardOf(second)).text).toBe((await cardOf(desk)).text);
    } finally {
      await second.end();
    }
  });

  it("is not revoked twice, and no laptop revokes itself", async () => {
    const { deviceId } = await lose();
    const { client } = desk.core;
    expect(await refusal(client.devices.revoke({ id: deviceId, reason: "x" }))).toMatchObject({
      kind: "already-decided",
    });
    const { device } = await client.identity.show();
    expect(await refusal(client.devices.revoke({ id: device.id, reason: "x" }))).toEqual({
      kind: "own-device",
    });
  });
});

describe("an update for the other laptops", () => {
  it("brings new keys, peers and the organisation's description", async () => {
    const { invitation, code } = await invite();
    await join(invitation, code);
    clock.nowMs += 60_000;
    const peer = await identityDesk({ organisation: "CERT-YY", countryCode: "YY", clock });
    await desk.core.client.peers.add({ text: await peer.card() });
    await desk.core.client.identity.replaceRootKey({ reason: "yearly" });
    await desk.core.client.identity.setProfile({ profile: { mail: "desk@cert.example" } });
    await laptop.core.client.devices.takeUpdate({ text: await update() });
    const [here, there] = [
      await desk.core.client.identity.show(),
      await laptop.core.client.identity.show(),
    ];
    expect(there).toMatchObject({ fingerprint: here.fingerprint, profile: here.profile });
    expect((await laptop.core.client.peers.list()).items.map(({ name }) => name)).toEqual([
      "CERT-YY",
    ]);
    expect((await cardOf(laptop)).devices.map(({ body }) => body.deviceId)).toContain(
      there.device.id,
    );
  });

  it("of yesterday is refused today", async () => {
    const { invitation, code } = await invite();
    await join(invitation, code);
    const old = await update();
    clock.nowMs += 60_000;
    await desk.core.client.identity.replaceRecipients({ reason: "yearly" });
    await laptop.core.client.devices.takeUpdate({ text: await update() });
    expect(await refusal(laptop.core.client.devices.takeUpdate({ text: old }))).toMatchObject({
      kind: "update-refused",
      reason: "rolled-back",
    });
  });

  it("can be taken in twice", async () => {
    const { invitation, code } = await invite();
    await join(invitation, code);
    const text = await update();
    const first = await laptop.core.client.devices.takeUpdate({ text });
    expect(await laptop.core.client.devices.takeUpdate({ text })).toEqual(first);
  });

  it("is refused when it is something else, and there is none without another laptop", async () => {
    expect(await refusal(desk.core.client.devices.exportUpdate())).toMatchObject({
      kind: "invalid-value",
      field: "devices",
    });
    expect(await refusal(desk.core.client.devices.takeUpdate({ text: "hello" }))).toMatchObject({
      kind: "update-refused",
      reason: "other-file",
    });
  });
});
