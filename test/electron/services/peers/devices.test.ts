import { afterEach, beforeEach, describe, expect, it, test as row } from "vitest";

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

async function cardOf({ core }: TestCore) {
  const { file } = await core.client.identity.exportCard();
  const card = readPeerCard(await fetchText(core, file.ticket), CRYPTO);
  if (!card.ok) throw new Error(card.error.reason);
  return card.value;
}

describe("a laptop that joins by an invitation", () => {
  it("is part of the same organisation, with its own certified key and the keys that peers encrypt to", async () => {
    await desk.core.client.identity.setProfile({ profile: { mail: "desk@cert.example" } });
    const { invitation, code, device } = await invite();
    expect(device).toMatchObject({ name: "travel laptop", status: "invited", isThis: false });
    const joined = await join(invitation, code);
    const [here, there] = [
      await desk.core.client.identity.show(),
      await laptop.core.client.identity.show(),
    ];
    expect(joined).toMatchObject({ organisationId: here.organisationId, deviceId: device.id });
    expect(there).toMatchObject({
      organisationId: here.organisationId,
      name: "CERT-XX",
      fingerprint: here.fingerprint,
      holdsRootKey: false,
      device: { id: device.id, name: "travel laptop", status: "active", isThis: true },
      profile: { mail: "desk@cert.example" },
    });
    expect(there.device.publicKey).toBe(device.publicKey);
    const recipients = (keys: typeof here.keys) =>
      keys.filter(({ purpose }) => purpose.startsWith("age"));
    expect(recipients(there.keys)).toEqual(recipients(here.keys));
    expect((await laptop.core.client.vault.info()).organisationId).toBe(here.organisationId);
  });

  it("hands out the same card as the laptop that invited it", async () => {
    const { invitation, code } = await invite();
    await join(invitation, code);
    const [here, there] = [await cardOf(desk), await cardOf(laptop)];
    expect(there.text).toBe(here.text);
    expect(there.devices.map(({ body }) => body.name)).toEqual(["device 1", "travel laptop"]);
  });

  it("knows the peers and how far they are trusted", async () => {
    const peer = await identityDesk({ organisation: "CERT-YY", countryCode: "YY", clock });
    await desk.core.client.peers.add({ text: await peer.card() });
    const { words } = await peer.client.identity.show();
    await desk.core.client.peers.confirm({ id: peer.organisationId, spoken: words });
    await desk.core.client.peers.setNote({ id: peer.organisationId, note: "24/7" });
    const { invitation, code } = await invite();
    await join(invitation, code);
    const known = await laptop.core.client.peers.get({ id: peer.organisationId });
    expect(known).toMatchObject({ name: "CERT-YY", trust: "verified", note: "24/7" });
  });

  it("accepts its code in any case and spacing", async () => {
    const { invitation, code } = await invite();
    const joined = await join(invitation, code.toUpperCase().replaceAll(" ", " - "));
    expect(joined.deviceId).toBeTruthy();
  });

  it("can't certify or issue: that is done where the organisation's key is", async () => {
    const { invitation, code } = await invite();
    await join(invitation, code);
    const { client } = laptop.core;
    expect(await refusal(client.devices.invite({ name: "third" }))).toEqual({
      kind: "no-root-key",
    });
    expect(await refusal(client.identity.replaceRecipients({ reason: "x" }))).toEqual({
      kind: "no-root-key",
    });
  });

  it("can when it was given the organisation's key", async () => {
    const { invitation, code } = await invite("second desk", true);
    await join(invitation, code);
    const third = await laptop.core.client.devices.invite({ name: "third" });
    expect(third.device.status).toBe("invited");
  });

  it("passes its own check", async () => {
    const { invitation, code } = await invite();
    await join(invitation, code);
    const stream = await laptop.core.client.vault.check();
    let step = await stream.next();
    while (step.done !== true) step = await stream.next();
    expect(step.value).toMatchObject({ isOk: true, problems: [] });
  });
});

describe("an invitation is refused, and no vault is made", () => {
  row.each<[string, (text: string) => string, (code: string) => string, string]>([
    [
      "with another code",
      (text) => text,
      () => "acorn agate alder amber anchor apple april apron",
      "does-not-open",
    ],
    [
      "with half a code",
      (text) => text,
      (code) => code.split(" ").slice(0, 4).join(" "),
      "does-not-open",
    ],
    ["with no code", (text) => text, () => "", "does-not-open"],
    [
      "that was changed",
      (text) =>
        text.replace(
          /"sealedBase64":"./,
          (head) => `${head.slice(0, -1)}${head.endsWith("A") ? "B" : "A"}`,
        ),
      (code) => code,
      "does-not-open",
    ],
    [
      "whose key derivation was made cheaper",
      (text) => text.replace(/"memoryKib":8,/, '"memoryKib":9,'),
      (code) => code,
      "does-not-open",
    ],
    [
      "that would stall the machine",
      (text) => text.replace(/"memoryKib":8,/, '"memoryKib":4000000000,'),
      (code) => code,
      "malformed",
    ],
    ["that is something else", () => "hello", (code) => code, "other-file"],
    [
      "of a newer program",
      (text) => text.replace("invitation v1", "invitation v2"),
      (code) => code,
      "newer-version",
    ],
    ["that was cut", (text) => `${text.slice(0, 500)}"}`, (code) => code, "does-not-open"],
  ])("%s", async (_what, change, type, reason) => {
    const { invitation, code } = await invite();
    const failure = await refusal(join(change(invitation), type(code)));
    expect(failure).toMatchObject({ kind: "invitation-refused", reason });
    expect(await laptop.core.client.vault.state()).toMatchObject({ phase: "closed", vaults: [] });
  });

  it("after a week", async () => {
    const { invitation, code } = await invite();
    clock.nowMs += 7 * 86_400_000;
    expect(await refusal(join(invitation, code))).toMatchObject({ reason: "expired" });
  });
});

describe("a vault that was restored where the organisation's key is not", () => {
  it("is not certified until it is invited again, and then it is", async () => {
    const { invitation, code } = await invite();
    await join(invitation, code);
    const { client, local } = laptop.core;
    const backup = await client.vault.backup();
    let step = await backup.next();
    while (step.done !== true) step = await backup.next();
    const file = `${laptop.folder}/backup`;
    expect(await local.saveDownload(step.value.ticket, file)).toMatchObject({ ok: true });
    await client.vault.lock({});
    const signal = new AbortController().signal;
    const directory = `${laptop.folder}/restored`;
    expect(await local.restoreVault(file, directory, PASSPHRASE, signal)).toMatchObject({
      ok: true,
    });
    expect(await local.openVault(directory, PASSPHRASE)).toMatchObject({ ok: true });
    const restored = await client.identity.show();
    expect(restored).toMatchObject({
      fingerprint: (await desk.core.client.identity.show()).fingerprint,
      device: { status: "uncertified", validUntil: null, isThis: true },
    });
    const again = await invite("restored laptop");
    const device = await client.devices.rejoin({
      invitation: again.invitation,
      code: again.code,
    });
    expect(device).toMatchObject({ name: "restored laptop", status: "active", isThis: true });
    expect((await client.identity.show()).device.id).toBe(device.id);
  });

  it("takes no invitation of another organisation", async () => {
    const { invitation, code } = await invite();
    await laptop.core.client.vault.create({
      name: "other",
      organisation: "CERT-ZZ",
      countryCode: "ZZ",
      analyst: "carol",
      passphrase: PASSPHRASE,
    });
    expect(await refusal(laptop.core.client.devices.rejoin({ invitation, code }))).toMatchObject({
      kind: "invitation-refused",
      reason: "other-organisation",
    });
  });
});
