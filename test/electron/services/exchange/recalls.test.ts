import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

import { incidentIdSchema } from "../../../../shared/model/ids.ts";
import { exchangingDesk, introduce, resultOf, type ExchangingDesk } from "./two-desks.ts";

let ours: ExchangingDesk;
let theirs: ExchangingDesk;
let incidentId: string;
let directory: string;

beforeAll(async () => {
  ours = await exchangingDesk("CERT-XX");
  theirs = await exchangingDesk("CERT-YY");
  await introduce(ours, theirs);
  await introduce(theirs, ours);
  directory = join(ours.test.folder, "stick");
  mkdirSync(directory);
  incidentId = await openIncident("Relay abuse");
  const draft = { text: "Seen at the gateway" };
  await ours.client.notes.add({ incidentId: incidentIdSchema.parse(incidentId), draft });
  await ours.client.folders.share({ peerIds: [theirs.id], incidentIds: [incidentId] });
  await meet();
});

afterAll(async () => {
  await ours.test.end();
  await theirs.test.end();
});

async function openIncident(title: string): Promise<string> {
  return (await ours.client.incidents.create({ title, tlp: "TLP:AMBER" })).id;
}

/** The stick goes to them and back again. */
async function meet(): Promise<void> {
  for (const desk of [ours, theirs, ours]) await resultOf(desk.client.folders.run({ directory }));
}

async function callBack(id = incidentId): Promise<string> {
  const { items } = await ours.client.recalls.create({
    kind: "recall",
    refs: [{ kind: "incident", id }],
    peerIds: [theirs.id],
    reason: "Names a source.",
  });
  return items[0]?.id ?? "";
}

const failing = (kind: string) => ({ data: { kind } });

test("a recall goes to the peer, is refused, carried out and answered; then its records may go again", async () => {
  const hasty = await callBack();
  expect((await ours.client.recalls.list()).items).toMatchObject([
    {
      id: hasty,
      direction: "sent",
      peer: { id: theirs.id, name: "CERT-YY" },
      tlp: "TLP:AMBER",
      notice: { kind: "recall", reason: "Names a source.", recordCount: 2 },
      state: { kind: "open" },
      journey: "not-sent",
      isKeptBack: true,
    },
  ]);
  await ours.client.recalls.withdraw({ id: hasty });
  expect((await ours.client.recalls.list()).items).toEqual([]);

  const id = await callBack();
  await meet();
  await expect(ours.client.recalls.withdraw({ id })).rejects.toMatchObject(
    failing("notice-went-out"),
  );
  expect((await theirs.client.recalls.list()).items).toMatchObject([
    { id, direction: "received", peer: { name: "CERT-XX" }, state: { kind: "open" } },
  ]);
  const before = await theirs.client.recalls.records({ id });
  expect(before).toMatchObject({ count: 2, hereCount: 2 });
  expect(before.items.map(({ title, isHere }) => [title, isHere])).toEqual([
    ["Relay abuse", true],
    ["Seen at the gateway", true],
  ]);

  const refused = await theirs.client.recalls.refuse({ id, reason: "Needed in court." });
  expect(refused.state).toMatchObject({ kind: "refused", reason: "Needed in court." });
  const confirmed = await theirs.client.recalls.confirm({ id, language: "de" });
  expect(confirmed).toMatchObject({ state: { kind: "confirmed" }, handledCount: 2 });
  expect(await theirs.client.recalls.records({ id })).toMatchObject({ count: 2, hereCount: 0 });
  const { items: left } = await theirs.client.incidents.list({});
  expect(left.map(({ title }) => title)).toEqual(["[Rückruf]"]);
  await expect(theirs.client.recalls.refuse({ id, reason: "Late." })).rejects.toMatchObject(
    failing("notice-confirmed"),
  );

  await resultOf(theirs.client.folders.run({ directory }));
  await resultOf(ours.client.folders.run({ directory }));
  expect((await ours.client.recalls.list()).items).toMatchObject([
    { id, state: { kind: "confirmed" }, journey: "delivered", handledCount: 2, isKeptBack: true },
  ]);
  expect((await ours.client.recalls.records({ id })).items.map(({ title }) => title)).toEqual([
    "Relay abuse",
    "Seen at the gateway",
  ]);
  expect(await ours.client.recalls.lift({ id })).toEqual({ count: 2 });
  expect((await ours.client.recalls.list()).items[0]?.isKeptBack).toBe(false);
});

test("what cannot be done is told as it is", async () => {
  const never = await openIncident("Never shared");
  await expect(callBack(never)).rejects.toMatchObject(failing("nothing-to-recall"));
  const unknown = { id: never };
  await expect(ours.client.recalls.records(unknown)).rejects.toMatchObject(
    failing("unknown-notice"),
  );
  const own = (await ours.client.recalls.list()).items[0]?.id ?? "";
  await expect(ours.client.recalls.confirm({ id: own, language: "en" })).rejects.toMatchObject(
    failing("notice-not-ours-to-do"),
  );
});
