import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { incidentIdSchema } from "../../../../shared/model/ids.ts";
import {
  bundleFor,
  exchangingDesk,
  introduce,
  resultOf,
  uploaded,
  type ExchangingDesk,
} from "./two-desks.ts";

let ours: ExchangingDesk;
let theirs: ExchangingDesk;

beforeAll(async () => {
  ours = await exchangingDesk("CERT-XX");
  theirs = await exchangingDesk("CERT-YY");
  await introduce(ours, theirs);
  await introduce(theirs, ours);
});

afterAll(async () => {
  await ours.test.end();
  await theirs.test.end();
});

const create = async (title: string) =>
  (await ours.client.incidents.create({ title, tlp: "TLP:GREEN" })).id;

const titles = async () =>
  (await theirs.client.incidents.list({})).items.map(({ title }) => title).toSorted();

/** Sends an incident and takes it in there. */
async function carry(
  id: string,
): Promise<{ readonly bytes: Uint8Array; readonly bundleId: string }> {
  const bytes = await bundleFor(ours, theirs, id);
  const { bundleId } = await resultOf(theirs.client.bundles.apply(await uploaded(theirs, bytes)));
  return { bytes, bundleId };
}

const inList = async ({ client }: ExchangingDesk, bundleId: string) =>
  (await client.bundles.list({})).items.find((one) => one.bundleId === bundleId);

describe("a bundle that was taken in", () => {
  test("is taken out as it was shown, and comes in again only when that is asked for", async () => {
    const { bytes, bundleId } = await carry(await create("Relay abuse"));
    const shown = await theirs.client.bundles.previewRollBack({ bundleId });
    expect(shown).toMatchObject({
      laterBundles: [],
      records: [{ kind: "incident", title: "Relay abuse", outcome: "removed", reason: null }],
      counts: { removed: 1, restored: 0, kept: 0 },
      proposals: null,
    });
    expect(await titles()).toEqual(["Relay abuse"]);
    expect(await inList(theirs, bundleId)).toMatchObject({ state: "applied", receipt: "due" });

    const done = await theirs.client.bundles.rollBack({ bundleId });
    expect(done).toEqual({ ...shown, proposals: 0 });
    expect(await titles()).toEqual([]);
    expect(await inList(theirs, bundleId)).toMatchObject({ state: "rolled-back" });
    await expect(theirs.client.bundles.previewRollBack({ bundleId })).rejects.toMatchObject({
      data: { kind: "bundle-rolled-back" },
    });

    const upload = await uploaded(theirs, bytes);
    const looked = await resultOf(theirs.client.bundles.inspect(upload));
    expect(looked.takenOutAt).not.toBeNull();
    await expect(resultOf(theirs.client.bundles.apply(upload))).rejects.toMatchObject({
      data: { kind: "bundle-rolled-back", bundleId },
    });
    const again = await resultOf(theirs.client.bundles.apply({ ...upload, again: true }));
    expect(again).toMatchObject({ appliedCount: 1, takenOutAt: null });
    expect(await titles()).toEqual(["Relay abuse"]);
    await theirs.client.bundles.rollBack({ bundleId });
  });

  test("waits for later ones on the same incident, which are named; what was changed here since stays", async () => {
    const id = await create("Phishing wave");
    const first = await carry(id);
    await ours.client.incidents.update({
      id: incidentIdSchema.parse(id),
      patch: { title: "Phishing wave at banks", severity: "low" },
    });
    const second = await carry(id);
    const early = { bundleId: first.bundleId };
    const shown = await theirs.client.bundles.previewRollBack(early);
    expect(shown).toMatchObject({
      laterBundles: [{ bundleId: second.bundleId, organisationId: ours.id }],
      records: [],
    });
    await expect(theirs.client.bundles.rollBack(early)).rejects.toMatchObject({
      data: { kind: "later-bundles", bundleIds: [second.bundleId] },
    });

    const [copy] = (await theirs.client.incidents.list({})).items;
    if (copy === undefined) throw new Error("the incident came");
    await theirs.client.incidents.update({ id: copy.id, patch: { severity: "critical" } });
    const done = await theirs.client.bundles.rollBack({ bundleId: second.bundleId });
    expect(done.records).toMatchObject([{ outcome: "restored", keptFields: ["severity"] }]);
    expect(await titles()).toEqual(["Phishing wave"]);
  });

  test("keeps a new incident that was worked on here, and says why", async () => {
    const { bundleId } = await carry(await create("Stolen keys"));
    const copy = (await theirs.client.incidents.list({})).items.find(
      ({ title }) => title === "Stolen keys",
    );
    if (copy === undefined) throw new Error("the incident came");
    await theirs.client.incidents.update({ id: copy.id, patch: { severity: "high" } });
    expect(await theirs.client.bundles.rollBack({ bundleId })).toMatchObject({
      records: [{ outcome: "kept", keptFields: ["severity"], reason: "changed-since" }],
      counts: { removed: 0, kept: 1 },
    });
    expect(await titles()).toContain("Stolen keys");
  });

  test("is told to have come by the next thing that goes back", async () => {
    const { bundleId } = await carry(await create("Botnet"));
    expect(await inList(ours, bundleId)).toMatchObject({ state: "sent", receipt: null });
    const { id } = await theirs.client.incidents.create({ title: "Answer", tlp: "TLP:GREEN" });
    const bytes = await bundleFor(theirs, ours, id);
    expect(await inList(theirs, bundleId)).toMatchObject({ receipt: "written" });
    await resultOf(ours.client.bundles.apply(await uploaded(ours, bytes)));
    expect(await inList(ours, bundleId)).toMatchObject({
      state: "delivered",
      deliveredTo: [{ organisationId: theirs.id }],
    });
  });
});
