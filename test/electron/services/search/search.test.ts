import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { IncidentId } from "../../../../shared/model/ids.ts";
import { startTestVault } from "../../../helpers/core.ts";
import type { TestCore } from "../../../helpers/core.ts";

let desk: TestCore;
let incidentId: IncidentId;

beforeAll(async () => {
  desk = await startTestVault();
  const { incidents, notes, observables, reports } = client();
  incidentId = (
    await incidents.create({
      title: "Überfall auf das Rathaus-Netz",
      description: "The façade server spoke to a strange host.",
      tags: ["sector:public-administration"],
    })
  ).id;
  await notes.add({ incidentId, draft: { text: "Πρώτη επαφή με τον πάροχο." } });
  await observables.add({
    subject: { kind: "incident", id: incidentId },
    items: [
      { type: "domain", value: "very-long-beacon-name.example" },
      { type: "ip-dst", value: "203.0.113.77" },
      { type: "sha256", value: "9f2b6c3de41b60f1a4d6f0c8e2b7719d5c8a3f4e6b1d2097a8c5e3f1b4d6a702" },
    ],
  });
  await reports.create({ intakeKind: "phone", title: "Call about the town hall", body: "rathaus" });
  await incidents.create({ title: "Nothing to do with it" });
});

afterAll(() => desk.end());

const client = () => desk.core.client;
const hitsOf = async (query: string) => (await client().search.query({ query })).hits;

describe("a search", () => {
  test.each([
    ["accents folded", "uberfall"],
    ["accents typed", "ÜBERFALL"],
    ["cedilla folded", "facade"],
    ["the start of a word", "rath*"],
    ["a phrase", '"strange host"'],
    ["a tag", "tag:sector:public-administration"],
  ])("finds an incident by %s", async (_, query) => {
    expect((await hitsOf(query)).map(({ openId }) => openId)).toContain(incidentId);
  });

  test("folds Greek, and leads from a note to its incident", async () => {
    expect(await hitsOf("παροχο")).toMatchObject([
      { kind: "note", openKind: "incident", openId: incidentId },
    ]);
  });

  test.each(["beacon-name", "eacon", "113.77", "203[.]0[.]113[.]77", "e41b60f1"])(
    "finds an indicator by a part of it: %s",
    async (query) => {
      expect((await hitsOf(query)).some(({ kind }) => kind === "observable")).toBe(true);
    },
  );

  test("marks the hit in the text around it", async () => {
    const [hit] = await hitsOf("strange");
    const [mark] = hit?.marks ?? [];
    const { start = 0, length = 0 } = mark ?? {};
    expect(hit?.snippet.slice(start, start + length).toLowerCase()).toBe("strange");
  });

  test("puts a title before a mention", async () => {
    const [first] = await hitsOf("rathaus");
    expect(first).toMatchObject({ kind: "incident", id: incidentId });
  });

  test("does not find what was removed, and finds it again after undo", async () => {
    const { id } = await client().notes.add({ incidentId, draft: { text: "Kryptonite" } });
    expect(await hitsOf("kryptonite")).toHaveLength(1);
    const { actionId } = await client().notes.remove({ id });
    expect(await hitsOf("kryptonite")).toEqual([]);
    await client().journal.undo({ actionId });
    expect(await hitsOf("kryptonite")).toHaveLength(1);
  });

  test("finds nothing for words that are nowhere, and says where a query is wrong", async () => {
    expect(await hitsOf("xylophone")).toEqual([]);
    await expect(hitsOf("severity:purple")).rejects.toMatchObject({
      data: { kind: "query-error" },
    });
  });
});

describe("a lane", () => {
  test("is a saved query with its count, can be renamed and removed", async () => {
    const { id } = await client().search.lanes.save({
      name: "Town hall",
      entity: "incident",
      query: "rathaus",
      sort: "-updated",
    });
    const lane = async () =>
      (await client().search.lanes.list()).items.find((item) => item.id === id);
    expect(await lane()).toMatchObject({ name: "Town hall", count: 1 });
    await client().search.lanes.save({
      id,
      name: "Municipality",
      entity: "incident",
      query: "rathaus",
      sort: "-updated",
    });
    expect(await lane()).toMatchObject({ name: "Municipality" });
    await client().search.lanes.remove({ id });
    expect(await lane()).toBeUndefined();
  });
});
