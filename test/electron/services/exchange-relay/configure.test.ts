import { nkeys } from "@nats-io/nats-core";
import { beforeEach, describe, expect, test } from "vitest";

import type { ExchangeDesk } from "../../../../electron/exchange/records/write-release.ts";
import { journalText, verbs } from "../../../helpers/identity-desk.ts";
import { PowerCutDisk } from "../../../helpers/power-cut-disk.ts";
import { folderDesk } from "../exchange-folder/folder-scene.ts";
import { relayOf } from "./relay-scene.ts";
import { AUTHORITY, StandInRelay } from "./stand-in-relay.ts";

let desk: ExchangeDesk;
const pair = nkeys.createUser();
const seed = Buffer.from(pair.getSeed()).toString("latin1");
const credentials = `-----BEGIN USER NKEY SEED-----\n${seed}\n------END USER NKEY SEED------\n`;
const mistyped = `${seed.slice(0, 20)}${seed[20] === "A" ? "B" : "A"}${seed.slice(21)}`;
const texts = { urls: ["tls://relay.example"], ca: AUTHORITY, credentials };

beforeEach(async () => {
  desk = (await folderDesk("CERT-XX")).on(new PowerCutDisk().files);
});

describe("setting up a relay", () => {
  test("keeps it in the vault, shows no secret, and connects to nobody", async () => {
    const relay = new StandInRelay();
    const done = await relayOf(desk, relay).configure(texts);
    const shown = {
      urls: ["tls://relay.example:4222"],
      mailbox: pair.getPublicKey(),
      caSha256: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
    };
    expect(done).toEqual({ ok: true, value: shown });
    expect(relayOf(desk, relay).status().relay).toMatchObject(shown);
    expect(relay.calls).toEqual([]);
    expect(verbs(desk.database).at(-1)).toBe("relay-configured");
    expect(journalText(desk.database)).toContain("tls://relay.example:4222");
    expect(journalText(desk.database)).not.toContain(seed);
  });

  const other = nkeys.createAccount().getSeed();
  test.each([
    ["url", { urls: ["nats://relay.example"] }],
    ["url", { urls: [] }],
    ["ca", { ca: "no certificate" }],
    ["ca", { ca: "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n" }],
    ["creds", { credentials: "no credentials" }],
    ["creds", { credentials: credentials.replace(seed, mistyped) }],
    ["creds", { credentials: credentials.replace(seed, Buffer.from(other).toString("latin1")) }],
  ])(
    "refuses a bad %s (%#), tells nothing of it, and keeps the former relay",
    async (field, bad) => {
      const relay = relayOf(desk, new StandInRelay());
      await relay.configure(texts);
      const before = relay.status();
      const refused = await relay.configure({ ...texts, urls: ["tls://other.example"], ...bad });
      expect(refused).toMatchObject({ ok: false, error: { kind: "invalid-value", field } });
      expect(JSON.stringify(refused)).not.toMatch(/SU[A-Z2-7]{20}/);
      expect(relay.status()).toEqual(before);
    },
  );
});
