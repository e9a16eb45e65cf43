import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { IncidentId } from "../../../../shared/model/ids.ts";
import { startTestVault } from "../../../helpers/core.ts";
import type { TestCore } from "../../../helpers/core.ts";

let desk: TestCore;
let incidentId: IncidentId;
let otherId: IncidentId;

beforeAll(async () => {
  desk = await startTestVault();
  incidentId = (await client().incidents.create({ title: "Judged", tlp: "TLP:GREEN" })).id;
  otherId = (await client().incidents.create({ title: "Another", tlp: "TLP:GREEN" })).id;
});

afterAll(() => desk.end());

const client = () => desk.core.client;
const failure = (kind: string, facts: object = {}) => ({ data: { kind, ...facts } });
const question = "Who is behind it?";

const addHypothesis = (claim: string, incident = incidentId) =>
  client().judgement.addHypothesis({ incidentId: incident, draft: { question, claim } });
const itemOf = async (id: string) =>
  (await client().judgement.get({ incidentId })).items.find((item) => item.id === id);

describe("hypotheses", () => {
  test("begin open and not judged, and change only in what a patch names", async () => {
    const { id } = await client().judgement.addHypothesis({
      incidentId,
      draft: { question, claim: "A known group", wouldChange: "Other tools." },
    });
    await client().judgement.updateHypothesis({
      id,
      patch: { likelihood: "likely", confidence: "low", status: "accepted" },
    });
    const { hypotheses } = await client().judgement.get({ incidentId });
    expect(hypotheses.find((one) => one.id === id)).toMatchObject({
      question,
      claim: "A known group",
      wouldChange: "Other tools.",
      likelihood: "likely",
      confidence: "low",
      status: "accepted",
      tlp: null,
    });
  });

  test("come back with their ratings when their removal is taken back", async () => {
    const hypothesis = await addHypothesis("An insider");
    const item = await client().judgement.addItem({ incidentId, draft: { text: "Night work" } });
    await client().judgement.rate({
      itemId: item.id,
      hypothesisId: hypothesis.id,
      consistency: "-",
    });
    const { actionId } = await client().judgement.removeHypothesis({ id: hypothesis.id });
    const isThere = async (): Promise<boolean> =>
      (await client().judgement.get({ incidentId })).hypotheses.some(
        ({ id }) => id === hypothesis.id,
      );
    expect(await isThere()).toBe(false);
    await client().journal.undo({ actionId });
    expect(await isThere()).toBe(true);
    expect((await itemOf(item.id))?.ratings).toEqual([
      { hypothesisId: hypothesis.id, consistency: "-" },
    ]);
  });
});

describe("items", () => {
  test("begin as what can't be judged", async () => {
    const { id } = await client().judgement.addItem({ incidentId, draft: { text: "Hearsay" } });
    expect(await itemOf(id)).toMatchObject({
      text: "Hearsay",
      reliability: "F",
      credibility: "6",
      recordTitle: null,
      ratings: [],
    });
  });

  test("that rest on a record of the incident carry what it is called", async () => {
    await client().observables.add({
      subject: { kind: "incident", id: incidentId },
      items: [{ type: "domain", value: "c2.example" }],
    });
    const subject = { kind: "incident", id: incidentId } as const;
    const link = (await client().observables.links({ subject })).items[0];
    const note = await client().notes.add({ incidentId, draft: { text: "Call from the bank" } });
    const titles = [];
    for (const [recordKind, recordId] of [
      ["observable-link", link?.linkId ?? ""],
      ["note", note.id],
    ] as const) {
      const { id } = await client().judgement.addItem({
        incidentId,
        draft: { recordKind, recordId },
      });
      titles.push((await itemOf(id))?.recordTitle);
    }
    expect(titles).toEqual(["c2[.]example", "Call from the bank"]);
  });

  test("can't rest on a record of another incident, nor on nothing", async () => {
    const note = await client().notes.add({ incidentId: otherId, draft: { text: "Elsewhere" } });
    const draft = { recordKind: "note", recordId: note.id } as const;
    await expect(client().judgement.addItem({ incidentId, draft })).rejects.toMatchObject(
      failure("not-found", { recordKind: "note" }),
    );
    await expect(client().judgement.addItem({ incidentId, draft: {} })).rejects.toMatchObject(
      failure("invalid-value"),
    );
    const { id } = await client().judgement.addItem({ incidentId, draft: { text: "Some" } });
    await expect(client().judgement.updateItem({ id, patch: { text: "" } })).rejects.toMatchObject(
      failure("invalid-value"),
    );
  });
});

describe("a cell of the matrix", () => {
  test("is set, emptied, and taken back with one undo each", async () => {
    const hypothesis = await addHypothesis("Criminals");
    const item = await client().judgement.addItem({ incidentId, draft: { text: "A ransom note" } });
    const cell = { itemId: item.id, hypothesisId: hypothesis.id };
    await client().judgement.rate({ ...cell, consistency: "++" });
    const { actionId } = await client().judgement.rate({ ...cell, consistency: null });
    expect((await itemOf(item.id))?.ratings).toEqual([]);
    await client().journal.undo({ actionId });
    expect((await itemOf(item.id))?.ratings).toEqual([
      { hypothesisId: hypothesis.id, consistency: "++" },
    ]);
  });

  test("needs an item and a hypothesis of one incident", async () => {
    const hypothesis = await addHypothesis("Elsewhere", otherId);
    const item = await client().judgement.addItem({ incidentId, draft: { text: "Here" } });
    await expect(
      client().judgement.rate({ itemId: item.id, hypothesisId: hypothesis.id, consistency: "+" }),
    ).rejects.toMatchObject(failure("not-found", { recordKind: "hypothesis" }));
  });
});

test("what is judged is found, counts for the marking, and goes along when incidents are merged", async () => {
  const { incidents, judgement, search } = client();
  const from = (await incidents.create({ title: "Merged away", tlp: "TLP:GREEN" })).id;
  const into = (await incidents.create({ title: "Stays", tlp: "TLP:GREEN" })).id;
  await judgement.addHypothesis({
    incidentId: from,
    draft: { question, claim: "Zerberus crew", tlp: "TLP:RED" },
  });
  await judgement.addItem({ incidentId: from, draft: { text: "Overlapping Quittenbaum server" } });
  await incidents.merge({ into, ids: [from], reason: "Same" });
  const kinds = [];
  for (const query of ["zerberus", "quittenbaum"]) {
    kinds.push((await search.query({ query })).hits.map(({ kind, openId }) => [kind, openId]));
  }
  expect(kinds).toEqual([[["hypothesis", into]], [["weighed-item", into]]]);
  expect((await incidents.get({ id: into })).effectiveTlp).toBe("TLP:RED");
  expect((await incidents.list({ query: "has:hypothesis title:stays" })).items).toHaveLength(1);
});
