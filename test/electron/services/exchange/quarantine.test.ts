import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PASSPHRASE } from "../../../helpers/vault-environment.ts";
import {
  bundleFor,
  exchangingDesk,
  introduce,
  resultOf,
  uploaded,
  type ExchangingDesk,
} from "./two-desks.ts";

let ours: ExchangingDesk;
let stranger: ExchangingDesk;
let bytes: Uint8Array;

beforeAll(async () => {
  ours = await exchangingDesk("CERT-XX");
  stranger = await exchangingDesk("CERT-ZZ");
  await introduce(stranger, ours);
  const { id } = await stranger.client.incidents.create({ title: "Botnet", tlp: "TLP:GREEN" });
  bytes = await bundleFor(stranger, ours, id);
});

afterAll(async () => {
  await ours.test.end();
  await stranger.test.end();
});

const waiting = async () => (await ours.client.quarantine.list()).items;

async function held(): Promise<string> {
  const { id } = await ours.client.quarantine.hold(await uploaded(ours, bytes));
  if (id === null) throw new Error("it is kept");
  return id;
}

describe("a bundle of an unknown sender", () => {
  test("is kept, still waits after the vault was locked, and is thrown away unread", async () => {
    const id = await held();
    expect(await held()).toBe(id);
    await ours.client.vault.lock({});
    await ours.client.vault.unlock({ name: "cert-xx", passphrase: PASSPHRASE });
    expect(await waiting()).toMatchObject([
      {
        id,
        claimed: { organisationId: stranger.id, name: null },
        failure: { kind: "bundle-refused", problem: { why: "unknown-sender" } },
        sizeBytes: bytes.length,
      },
    ]);
    await ours.client.quarantine.discard({ id });
    expect(await waiting()).toEqual([]);
    await expect(ours.client.quarantine.discard({ id })).rejects.toMatchObject({
      data: { kind: "not-in-quarantine" },
    });
  });

  test("is looked at once its card is there and taken in once its words were compared", async () => {
    const id = await held();
    await expect(resultOf(ours.client.quarantine.inspect({ id }))).rejects.toMatchObject({
      data: { kind: "bundle-refused", problem: { kind: "signer-refused" } },
    });
    const { text, words } = await stranger.client.identity.exportCard();
    await ours.client.peers.add({ text });
    const looked = await resultOf(ours.client.quarantine.inspect({ id }));
    expect(looked).toMatchObject({ mayApply: false, counts: { new: 1 } });
    await expect(resultOf(ours.client.quarantine.release({ id }))).rejects.toMatchObject({
      data: { kind: "sender-not-verified" },
    });
    expect(await waiting()).toMatchObject([{ id, claimed: { name: "CERT-ZZ" } }]);
    await ours.client.peers.confirm({ id: stranger.id, spoken: words });
    expect(await resultOf(ours.client.quarantine.release({ id }))).toMatchObject({
      appliedCount: 1,
    });
    expect(await waiting()).toEqual([]);
    expect((await ours.client.incidents.list({})).items.map(({ title }) => title)).toEqual([
      "Botnet",
    ]);
  });

  test("is not kept when it may be taken in or is damaged", async () => {
    const good = await uploaded(ours, bytes);
    expect(await ours.client.quarantine.hold(good)).toEqual({ id: null });
    const broken = await uploaded(ours, bytes.subarray(0, bytes.length - 100));
    expect(await ours.client.quarantine.hold(broken)).toEqual({ id: null });
    expect(await waiting()).toEqual([]);
    const looked = await resultOf(ours.client.bundles.inspect(good));
    expect(looked).toMatchObject({ place: { kind: "repeated" } });
  });
});
