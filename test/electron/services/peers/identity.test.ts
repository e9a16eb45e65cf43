import { describe, expect, it } from "vitest";

import { readPeerCard } from "../../../../shared/exchange/identity/peer-card.ts";
import { CRYPTO } from "../../../helpers/organisation.ts";
import { identityDesk, journalText, refusal, verbs } from "../../../helpers/identity-desk.ts";
import { verifyChain } from "../../../../electron/storage/journal/verify-chain.ts";
import { verifyTables } from "../../../../electron/storage/journal/verify-tables.ts";

const DAY_MS = 86_400_000;

function read(card: string) {
  const verified = readPeerCard(card, CRYPTO);
  if (!verified.ok) throw new Error(verified.error.reason);
  return verified.value;
}

function last<R>(steps: Generator<unknown, R, void>): R {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

describe("the identity of an organisation", () => {
  it("is made on first use, once, with a certified device", async () => {
    const { client, database, organisationId } = await identityDesk();
    const [first, second] = await Promise.all([client.identity.show(), client.identity.show()]);
    expect(second).toEqual(first);
    expect(first).toMatchObject({
      organisationId,
      name: "CERT-XX",
      countryCode: "XX",
      kind: "real",
      holdsRootKey: true,
      device: { name: "device 1", status: "active", isThis: true, epoch: 1 },
      card: null,
      revocations: [],
      warnings: [],
    });
    expect(first.keys.map(({ purpose, epoch }) => [purpose, epoch])).toEqual([
      ["organisation", 1],
      ["device", 1],
      ["age-x25519", 1],
      ["age-hybrid", 1],
    ]);
    expect(verbs(database)).toEqual(["vault-created", "identity-created"]);
  });

  it("is another one in each vault", async () => {
    const [one, other] = [await identityDesk(), await identityDesk()];
    const both = [await one.client.identity.show(), await other.client.identity.show()];
    expect(new Set(both.flatMap(({ keys }) => keys.map(({ publicKey }) => publicKey))).size).toBe(
      8,
    );
    expect(both[0]?.words).not.toBe(both[1]?.words);
  });

  it("gives a card that holds in itself, the same one until something changes", async () => {
    const { client, clock, card } = await identityDesk();
    const first = await card();
    clock.nowMs += DAY_MS;
    expect(await card()).toBe(first);
    await client.identity.setProfile({ profile: { timeZone: "Europe/Vienna" } });
    const second = read(await card());
    expect(second.card.issue).toBeGreaterThan(read(first).card.issue);
    expect(second.card.profile).toEqual({ timeZone: "Europe/Vienna" });
  });

  it("issues a new card when the settings or the calendar ask for it, and certifies anew in time", async () => {
    const { client, clock, setSettings, card } = await identityDesk();
    const first = read(await card());
    setSettings({ organisationName: "CERT of XX" });
    const renamed = read(await card());
    expect(renamed.card.name).toBe("CERT of XX");
    clock.nowMs += 320 * DAY_MS;
    expect((await client.identity.show()).warnings).toEqual([]);
    clock.nowMs += 20 * DAY_MS;
    expect((await client.identity.show()).warnings).toMatchObject([
      { what: "card", state: "expires-soon", daysLeft: 25 },
    ]);
    const renewed = read(await card());
    expect(renewed.card.issue).toBeGreaterThan(renamed.card.issue);
    expect((await client.identity.show()).warnings).toEqual([]);
    expect(renewed.devices[0]?.text).toBe(first.devices[0]?.text);
    clock.nowMs += 340 * DAY_MS;
    const certified = read(await card()).devices[0]?.body;
    expect(certified?.publicKey).toBe(first.devices[0]?.body.publicKey);
    expect(certified?.notAfter).not.toBe(first.devices[0]?.body.notAfter);
  });

  it("refuses a section that can't be signed, with its name", async () => {
    const { client } = await identityDesk();
    const failure = await refusal(client.identity.setProfile({ profile: { address: "a\u202Eb" } }));
    expect(failure).toMatchObject({ kind: "invalid-value", field: "address" });
    expect((await client.identity.show()).profile).toEqual({});
  });

  it("fits into a mail and into some QR codes", async () => {
    const { client } = await identityDesk();
    const exported = await client.identity.exportCard();
    expect(exported.text.split("\n").every((line) => line.length <= 76)).toBe(true);
    expect(exported.text.length).toBeLessThan(8_192);
    expect(exported.frames.length).toBeLessThan(10);
  });
});

describe("keys that are replaced", () => {
  it("the organisation's: the step is signed by both keys, and everything is signed anew", async () => {
    const { client, card, database } = await identityDesk();
    const before = read(await card());
    await client.identity.replaceRecipients({ reason: "yearly" });
    await client.identity.replaceRootKey({ reason: "yearly" });
    const after = read(await card());
    expect(after.card.rootEpoch).toBe(2);
    expect(after.rotations.map(({ body }) => [body.oldKey, body.newKey])).toEqual([
      [before.card.rootKey, after.card.rootKey],
    ]);
    expect(after.revocations).toHaveLength(1);
    expect(after.devices.map(({ body }) => body.publicKey)).toEqual(
      before.devices.map(({ body }) => body.publicKey),
    );
    expect(rowsOf(database, "root")).toHaveLength(1);
  });

  it("the device's: the old key is revoked and removed", async () => {
    const { client, card, database } = await identityDesk();
    const before = read(await card());
    const { issue } = await client.identity.replaceDeviceKey({ reason: "new laptop" });
    const after = read(await card());
    expect(after.card.issue).toBe(issue);
    expect(after.devices[0]?.body).toMatchObject({
      deviceId: before.devices[0]?.body.deviceId,
      epoch: 2,
    });
    expect(after.revocations.map(({ body }) => body)).toMatchObject([
      { target: { kind: "device", upToEpoch: 1 }, reason: "superseded", compromisedSince: null },
    ]);
    expect(rowsOf(database, "device")).toEqual([after.devices[0]?.body.publicKey]);
  });

  it("the recipients: peers are told to stop, and what came before still opens", async () => {
    const { client, card, database } = await identityDesk();
    const before = read(await card());
    await client.identity.replaceRecipients({
      reason: "stick with a backup was lost",
      compromisedSince: "2026-11-20T00:00:00.000Z",
    });
    const after = read(await card());
    expect(after.card.recipients.epoch).toBe(2);
    expect(after.card.recipients.hybrid).not.toBe(before.card.recipients.hybrid);
    expect(after.revocations.map(({ body }) => body)).toMatchObject([
      {
        target: { kind: "recipients", upToEpoch: 1 },
        reason: "key-compromised",
        compromisedSince: "2026-11-20T00:00:00.000Z",
      },
    ]);
    expect(rowsOf(database, "organisation-hybrid")).toEqual([
      before.card.recipients.hybrid,
      after.card.recipients.hybrid,
    ]);
  });

  it("not with a loss in the future", async () => {
    const { client } = await identityDesk();
    const failure = await refusal(
      client.identity.replaceDeviceKey({
        reason: "x",
        compromisedSince: "2026-11-27T00:00:00.000Z",
      }),
    );
    expect(failure).toMatchObject({ kind: "invalid-value", field: "compromisedSince" });
  });
});

describe("the journal", () => {
  it("knows every act with the analyst's reason, and no secret", async () => {
    const { client, database, card } = await identityDesk();
    await card();
    await client.identity.replaceRecipients({ reason: "yearly change" });
    await client.identity.replaceDeviceKey({ reason: "new laptop" });
    await client.identity.replaceRootKey({ reason: "custodian left" });
    const invited = await client.devices.invite({ name: "travel", withRootKey: true });
    const journal = journalText(database);
    expect(verbs(database).slice(1)).toEqual([
      "identity-created",
      "card-issued",
      "recipients-replaced",
      "card-issued",
      "device-key-replaced",
      "card-issued",
      "root-key-replaced",
      "statements-signed-anew",
      "card-issued",
      "certifier-invited",
      "card-issued",
    ]);
    expect(journal).toContain("custodian left");
    const secrets = database.read
      .all<{ readonly secret: Uint8Array }>("SELECT secret FROM identity_secret")
      .map(({ secret }) => Buffer.from(secret));
    expect(secrets.length).toBeGreaterThan(5);
    const forms = [
      ...secrets.flatMap(spellings),
      ...invited.code.split(" ").map(() => invited.code),
    ];
    expect(forms.filter((form) => journal.includes(form))).toEqual([]);
    expect(journal).not.toContain("AGE-SECRET-KEY");
  });

  it("agrees with the tables, and its acts can't be undone", async () => {
    const { client, database, card } = await identityDesk();
    await card();
    await client.identity.replaceDeviceKey({ reason: "new laptop" });
    expect(last(verifyChain(database.read)).isOk).toBe(true);
    expect(last(verifyTables(database.read))).toEqual([]);
    const undoable = database.read.all("SELECT 1 FROM journal_action WHERE is_undoable = 1");
    expect(undoable).toEqual([]);
  });
});

describe("a restored copy", () => {
  it("keeps the organisation's keys and becomes a device of its own, without the key of the former one", async () => {
    const desk = await identityDesk();
    const before = await desk.client.identity.show();
    const copy = desk.restored();
    const after = await copy.client.identity.show();
    expect(after.fingerprint).toBe(before.fingerprint);
    expect(after.keys.filter(({ purpose }) => purpose.startsWith("age"))).toEqual(
      before.keys.filter(({ purpose }) => purpose.startsWith("age")),
    );
    expect(after.device).toMatchObject({ status: "active", isThis: true, name: "device 2" });
    expect(after.device.publicKey).not.toBe(before.device.publicKey);
    expect(rowsOf(desk.database, "device")).toEqual([after.device.publicKey]);
    expect((await copy.client.devices.list()).items.map(({ name }) => name)).toEqual([
      "device 1",
      "device 2",
    ]);
  });

  it("numbers its cards on, although the other copy may have issued some meanwhile", async () => {
    const desk = await identityDesk();
    const original = read(await desk.card());
    desk.clock.nowMs += 60_000;
    const { file } = await desk.restored().client.identity.exportCard();
    const copied = read(await desk.fetch(file.ticket));
    expect(copied.card.issue - original.card.issue).toBe(60);
  });
});

function rowsOf(database: Awaited<ReturnType<typeof identityDesk>>["database"], purpose: string) {
  return database.read
    .all<{ readonly public: string }>(
      "SELECT public FROM identity_secret WHERE purpose = ? ORDER BY id",
      [purpose],
    )
    .map((row) => row.public);
}

function spellings(secret: Buffer): readonly string[] {
  return [secret.toString("base64"), secret.toString("hex"), secret.toString("latin1")];
}
