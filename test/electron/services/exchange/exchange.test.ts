import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { incidentIdSchema } from "../../../../shared/model/ids.ts";
import {
  bundleFor,
  exchangingDesk,
  fetched,
  introduce,
  resultOf,
  uploaded,
  type ExchangingDesk,
} from "./two-desks.ts";

let ours: ExchangingDesk;
let theirs: ExchangingDesk;
let incidentId: string;

beforeAll(async () => {
  ours = await exchangingDesk("CERT-XX");
  theirs = await exchangingDesk("CERT-YY");
  await introduce(ours, theirs);
  await introduce(theirs, ours);
  incidentId = await openIncident("Relay abuse", "TLP:AMBER");
  await addNote({ text: "Seen at the gateway" });
  await addNote({ text: "Only for three pairs of eyes", tlp: "TLP:RED" });
});

afterAll(async () => {
  await ours.test.end();
  await theirs.test.end();
});

const addNote = (draft: { readonly text: string; readonly tlp?: "TLP:RED" }) =>
  ours.client.notes.add({ incidentId: incidentIdSchema.parse(incidentId), draft });

async function openIncident(title: string, tlp: "TLP:AMBER" | "TLP:GREEN"): Promise<string> {
  return (await ours.client.incidents.create({ title, tlp })).id;
}

describe("a release", () => {
  test("is shown record by record and field by field before anything is written", async () => {
    const order = { peerId: theirs.id, incidentIds: [incidentId] };
    const view = await ours.client.bundles.preview(order);
    expect(view.rows.map(({ kind, title, tlp, rule }) => [kind, title, tlp, rule])).toEqual([
      ["incident", "Relay abuse", "TLP:AMBER", "amber-to-organisation"],
      ["note", "Seen at the gateway", "TLP:AMBER", "amber-to-organisation"],
    ]);
    expect(view.withheld).toMatchObject([
      { kind: "note", field: null, reason: { kind: "rule", rule: "red-to-nobody-else" } },
    ]);
    const [row] = view.rows;
    expect(view.fieldLists[row?.fields ?? -1]).toContain("title");
    const record = { kind: "incident", id: incidentId };
    const { fields } = await ours.client.bundles.previewRecord({ ...order, record });
    expect(fields.find(({ field }) => field === "title")?.value).toBe("Relay abuse");
    expect((await ours.client.bundles.list({})).items).toEqual([]);
  });

  test("lets TLP:RED go to named persons, after a second confirmation of exactly that", async () => {
    const named = { peerId: theirs.id, incidentIds: [incidentId], persons: ["B. Reader"] };
    const asked = await ours.client.bundles.preview(named);
    expect(asked.redToConfirm?.records.map(({ title }) => title)).toEqual([
      "Only for three pairs of eyes",
    ]);
    expect(asked.rows.map(({ tlp }) => tlp)).not.toContain("TLP:RED");
    const redToken = asked.redToConfirm?.token ?? null;
    const confirmed = await ours.client.bundles.preview({ ...named, redToken });
    expect(confirmed.rows.map(({ tlp }) => tlp)).toContain("TLP:RED");
    expect(confirmed.persons).toEqual(["B. Reader"]);
    const others = await ours.client.bundles.preview({ ...named, persons: ["C. Other"], redToken });
    expect(others.redToConfirm).not.toBeNull();
  });

  test("leaves out what the analyst takes out", async () => {
    const order = { peerId: theirs.id, incidentIds: [incidentId] };
    const { rows } = await ours.client.bundles.preview(order);
    const note = rows.find(({ kind }) => kind === "note");
    const leftOut = { records: [{ kind: "note", id: note?.id ?? "" }] };
    const view = await ours.client.bundles.preview({ ...order, leftOut });
    expect(view.rows.map(({ kind }) => kind)).toEqual(["incident"]);
  });

  test("is written only as it was seen", async () => {
    const order = { peerId: theirs.id, incidentIds: [incidentId] };
    const writing = ours.client.bundles.write({ ...order, digest: "of something else" });
    await expect(resultOf(writing)).rejects.toMatchObject({ data: { kind: "release-changed" } });
    expect((await ours.client.bundles.list({})).items).toEqual([]);
  });
});

describe("a bundle", () => {
  test("is looked at, taken in once, and stands in both histories and in the register", async () => {
    const bytes = await bundleFor(ours, theirs, incidentId);
    const upload = await uploaded(theirs, bytes);
    const looked = await resultOf(theirs.client.bundles.inspect(upload));
    expect(looked.sender).toMatchObject({ name: "CERT-XX", trust: "verified" });
    expect(looked).toMatchObject({ mayApply: true, appliedCount: null, counts: { new: 2 } });
    const applied = await resultOf(theirs.client.bundles.apply(upload));
    expect(applied.appliedCount).toBe(1);
    const { items } = await theirs.client.incidents.list({});
    expect(items.map(({ title }) => title)).toEqual(["Relay abuse"]);
    const again = await resultOf(theirs.client.bundles.inspect(await uploaded(theirs, bytes)));
    expect(again).toMatchObject({ place: { kind: "repeated" }, counts: { new: 0, unchanged: 2 } });
    const [sent] = (await ours.client.bundles.list({})).items;
    expect(sent).toMatchObject({ direction: "sent", organisationIds: [theirs.id], sequence: 1 });
    const [came] = (await theirs.client.bundles.list({})).items;
    expect(came).toMatchObject({ direction: "received", organisationIds: [ours.id] });
    const { items: lines } = await ours.client.disclosures.ofIncident({ incidentId });
    expect(lines).toMatchObject([
      {
        organisationId: theirs.id,
        tlp: "TLP:AMBER",
        countByKind: { incident: 1, note: 1 },
        undeliveredCount: 2,
        isKeptUp: true,
      },
    ]);
    const ofPeer = await ours.client.disclosures.ofPeer({ peerId: theirs.id });
    expect(ofPeer.items.map(({ title, rootId }) => [title, rootId])).toEqual([
      ["Relay abuse", incidentId],
    ]);
    const records = { peerId: theirs.id, rootId: incidentId };
    const held = await ours.client.disclosures.records(records);
    expect(held.items.map(({ title, status }) => [title, status])).toEqual([
      ["Relay abuse", "has"],
      ["Seen at the gateway", "has"],
    ]);
  });

  test("that is none, or was changed on its way, is refused by its reason", async () => {
    const text = Buffer.from("not sealed at all");
    await expect(uploaded(theirs, text)).rejects.toMatchObject({
      data: { kind: "bundle-refused", problem: { kind: "not-a-bundle" } },
    });
    const bytes = Buffer.from(await bundleFor(ours, theirs, incidentId));
    bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
    const upload = await uploaded(theirs, bytes);
    await expect(resultOf(theirs.client.bundles.inspect(upload))).rejects.toMatchObject({
      data: { kind: "bundle-refused", problem: { kind: "altered" } },
    });
  });

  test("of somebody who is not known stays where it is until the card is there", async () => {
    const stranger = await exchangingDesk("CERT-ZZ");
    try {
      await introduce(stranger, theirs);
      const { id } = await stranger.client.incidents.create({ title: "New", tlp: "TLP:GREEN" });
      const upload = await uploaded(theirs, await bundleFor(stranger, theirs, id));
      await expect(resultOf(theirs.client.bundles.inspect(upload))).rejects.toMatchObject({
        data: {
          kind: "bundle-refused",
          problem: { kind: "signer-refused", why: "unknown-sender" },
        },
      });
      const { text } = await stranger.client.identity.exportCard();
      await theirs.client.peers.add({ text });
      const looked = await resultOf(theirs.client.bundles.inspect(upload));
      expect(looked).toMatchObject({ mayApply: false, sender: { trust: "known" } });
      await expect(resultOf(theirs.client.bundles.apply(upload))).rejects.toMatchObject({
        data: { kind: "sender-not-verified" },
      });
    } finally {
      await stranger.test.end();
    }
  });
});

async function describeAt({ client }: ExchangingDesk, description: string): Promise<void> {
  await client.incidents.update({
    id: incidentIdSchema.parse(incidentId),
    patch: { description },
  });
}

async function carry(): Promise<void> {
  const upload = await uploaded(theirs, await bundleFor(ours, theirs, incidentId));
  await resultOf(theirs.client.bundles.apply(upload));
}

describe("what the two sides see differently", () => {
  test("is proposed with both sides and answered once", async () => {
    const copy = (await theirs.client.incidents.list({})).items[0];
    if (copy === undefined) throw new Error("the incident came");
    await theirs.client.incidents.update({ id: copy.id, patch: { severity: "critical" } });
    const upload = await uploaded(ours, await bundleFor(theirs, ours, copy.id));
    const looked = await resultOf(ours.client.bundles.inspect(upload));
    expect(looked.records[0]).toMatchObject({ outcome: "proposed", kind: "incident" });
    await resultOf(ours.client.bundles.apply(upload));
    const { items } = await ours.client.proposals.list();
    const severity = items.find(({ field }) => field === "severity");
    expect(severity).toMatchObject({
      organisationId: theirs.id,
      theirs: "critical",
      subject: { title: "Relay abuse" },
    });
    const answer = { id: severity?.id ?? "", answer: "accept" } as const;
    expect((await ours.client.proposals.answer(answer)).changed).toBe(1);
    await expect(ours.client.proposals.answer(answer)).rejects.toMatchObject({
      data: { kind: "unknown-proposal" },
    });
    const { severity: now } = await ours.client.incidents.get({ id: copy.id });
    expect(now).toBe("critical");
  });

  test("stands side by side where both wrote, with what was before, until somebody settles it", async () => {
    await describeAt(ours, "Both began here.");
    await carry();
    await describeAt(theirs, "Seen from YY.");
    await describeAt(ours, "Seen from XX.");
    await carry();
    const [conflict] = (await theirs.client.conflicts.list()).items;
    expect(conflict).toMatchObject({ field: "description", base: "Both began here." });
    expect(conflict?.texts.map(({ value, isOurs }) => [value, isOurs])).toEqual([
      ["Seen from XX.", false],
      ["Seen from YY.", true],
    ]);
    const choice = { kind: "text", text: "Seen from XX and YY." } as const;
    await theirs.client.conflicts.resolve({ id: conflict?.id ?? "", choice });
    expect((await theirs.client.conflicts.list()).items).toEqual([]);
  });
});

describe("a folder", () => {
  test("is looked at, then written, and gives what came to the other desk", async () => {
    const directory = join(ours.test.folder, "stick");
    mkdirSync(directory);
    const shared = await openIncident("Phishing wave", "TLP:AMBER");
    await ours.client.folders.share({ peerIds: [theirs.id], incidentIds: [shared] });
    const order = { directory };
    const looked = await resultOf(ours.client.folders.preview(order));
    expect(looked.sent).toMatchObject([{ peerId: theirs.id, bundleId: null }]);
    expect(readdirSync(directory)).toEqual([]);
    const done = await resultOf(ours.client.folders.run(order));
    expect(done).toMatchObject({ isSafeToRemove: true, isCancelled: false });
    expect(readdirSync(directory)).toHaveLength(1);
    const came = await resultOf(theirs.client.folders.run(order));
    expect(came.received[0]?.arrival).toMatchObject({ sender: { name: "CERT-XX" } });
    const { items } = await theirs.client.incidents.list({});
    expect(items.map(({ title }) => title)).toContain("Phishing wave");
    await ours.client.folders.stop({ peerIds: [theirs.id], incidentIds: [shared] });
    const lines = await ours.client.disclosures.ofIncident({ incidentId: shared });
    expect(lines.items[0]?.isKeptUp).toBe(false);
  });

  test.each([
    ["stick", "invalid-value"],
    ["/nowhere/at/all", "carrier-missing"],
  ])("%s is refused: %s", async (directory, kind) => {
    const looking = resultOf(ours.client.folders.preview({ directory }));
    await expect(looking).rejects.toMatchObject({ data: { kind } });
  });

  test("inside the vault is refused", async () => {
    const directory = join(ours.test.folder, "vaults", "cert-xx");
    const looking = resultOf(ours.client.folders.run({ directory }));
    await expect(looking).rejects.toMatchObject({ data: { kind: "carrier-inside-vault" } });
  });
});

test("a written bundle leaves no file in the vault once it was fetched", async () => {
  const order = { peerId: theirs.id, incidentIds: [incidentId] };
  const { digest } = await ours.client.bundles.preview(order);
  const { ticket } = await resultOf(ours.client.bundles.write({ ...order, digest }));
  const vault = join(ours.test.folder, "vaults", "cert-xx");
  const temporary = () => readdirSync(vault).filter((name) => name.startsWith(".tmp-"));
  expect(temporary()).toHaveLength(1);
  await fetched(ours, ticket);
  expect(temporary()).toEqual([]);
});

test("bundles that wait go when the vault is locked", async () => {
  const locked = await exchangingDesk("CERT-VV");
  try {
    const incoming = join(locked.test.folder, "incoming");
    await uploaded(locked, await bundleFor(ours, theirs, incidentId));
    expect(readdirSync(incoming)).toHaveLength(1);
    await locked.client.vault.lock({});
    await expect.poll(() => readdirSync(incoming)).toEqual([]);
  } finally {
    await locked.test.end();
  }
});

test("a bundle that is written into a folder lies there whole, under a name that tells nothing", async () => {
  const directory = join(ours.test.folder, "share");
  mkdirSync(directory);
  const order = { peerId: theirs.id, incidentIds: [incidentId] };
  const { digest } = await ours.client.bundles.preview(order);
  const written = await resultOf(ours.client.bundles.write({ ...order, digest, directory }));
  expect(written.ticket).toBeNull();
  expect(readdirSync(directory)).toEqual([written.name]);
  const came = await resultOf(theirs.client.folders.preview({ directory }));
  expect(came.received.map(({ arrival }) => arrival.bundleId)).toEqual([written.bundleId]);
  expect(written.name).not.toContain(written.bundleId.slice(0, 8));
});
