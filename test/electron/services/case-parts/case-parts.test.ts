import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { IncidentId } from "../../../../shared/model/ids.ts";
import { startTestVault } from "../../../helpers/core.ts";
import type { TestCore } from "../../../helpers/core.ts";

let desk: TestCore;
let incidentId: IncidentId;

beforeAll(async () => {
  desk = await startTestVault();
  incidentId = (await client().incidents.create({ title: "Parts", tlp: "TLP:GREEN" })).id;
});

afterAll(() => desk.end());

const client = () => desk.core.client;
const failure = (kind: string, facts: object = {}) => ({ data: { kind, ...facts } });

describe("tasks", () => {
  test("change only in what a patch names", async () => {
    const { id } = await client().tasks.add({
      incidentId,
      draft: { title: "Image the disk", detail: "Before the restart.", phase: "contain" },
    });
    await client().tasks.update({ id, patch: { status: "done" } });
    const { items } = await client().tasks.list({ incidentId });
    expect(items.find((task) => task.id === id)).toMatchObject({
      title: "Image the disk",
      detail: "Before the restart.",
      phase: "contain",
      status: "done",
    });
  });

  test("are skipped with a reason only", async () => {
    const { id } = await client().tasks.add({ incidentId, draft: { title: "Call the press" } });
    await expect(client().tasks.update({ id, patch: { status: "skipped" } })).rejects.toMatchObject(
      failure("reason-required"),
    );
    await client().tasks.update({ id, patch: { status: "skipped", reason: "No interest." } });
  });

  test("of a playbook come in its order, with its version, and go with one undo", async () => {
    const before = (await client().tasks.list({ incidentId })).items.length;
    const { items } = await client().playbooks.list({ classification: ['rsit:fraud="phishing"'] });
    const phishing = items.find(({ isSuggested }) => isSuggested);
    expect(items.length).toBeGreaterThanOrEqual(10);
    const { actionId } = await client().tasks.applyPlaybook({
      incidentId,
      playbookId: phishing?.id ?? "",
    });
    const added = (await client().tasks.list({ incidentId })).items.slice(before);
    expect(added.map(({ title }) => title)).toEqual(phishing?.tasks.map(({ title }) => title));
    expect(new Set(added.map(({ playbook }) => playbook))).toEqual(
      new Set([`${phishing?.id ?? ""}@${String(phishing?.version)}`]),
    );
    await client().journal.undo({ actionId });
    expect((await client().tasks.list({ incidentId })).items).toHaveLength(before);
  });
});

describe("notes", () => {
  test("carry their author, and a marking of their own that counts for the whole", async () => {
    await client().notes.add({ incidentId, draft: { text: "Source named.", tlp: "TLP:RED" } });
    expect((await client().notes.list({ incidentId })).items).toMatchObject([
      { author: "A. Tester", tlp: "TLP:RED" },
    ]);
    expect(await client().incidents.get({ id: incidentId })).toMatchObject({
      tlp: "TLP:GREEN",
      effectiveTlp: "TLP:RED",
    });
  });
});

describe("the timeline", () => {
  test("is in the order of what happened, clock errors of the sources taken out", async () => {
    const at = (instant: string) => ({ instant, precision: "exact" as const, zone: "UTC" });
    await client().timeline.add({
      incidentId,
      draft: { at: at("2026-11-20T10:00:00.000Z"), title: "By the right clock" },
    });
    await client().timeline.add({
      incidentId,
      draft: {
        at: at("2026-11-20T11:00:00.000Z"),
        title: "By a clock two hours ahead",
        clockSkewSeconds: 7_200,
      },
    });
    const { items } = await client().timeline.list({ incidentId });
    expect(items.map(({ title }) => title)).toEqual([
      "By a clock two hours ahead",
      "By the right clock",
    ]);
  });
});

describe("questions and countermeasures", () => {
  test("have a status of their own", async () => {
    const asked = await client().investigations.add({
      incidentId,
      draft: { askedOf: "Hosting provider", question: "Whose machine is it?" },
    });
    await client().investigations.update({
      id: asked.id,
      patch: { status: "answered", answer: "A reseller's." },
    });
    expect((await client().investigations.list({ incidentId })).items).toMatchObject([
      { status: "answered", answer: "A reseller's.", question: "Whose machine is it?" },
    ]);
    const block = await client().countermeasures.add({
      incidentId,
      draft: { kind: "take-down", target: "copy.example" },
    });
    await client().countermeasures.update({ id: block.id, patch: { requestedOf: "Registrar" } });
    expect((await client().countermeasures.list({ incidentId })).items).toMatchObject([
      { kind: "take-down", target: "copy.example", requestedOf: "Registrar" },
    ]);
  });
});

describe("relations", () => {
  test("show at both ends and are gone after removal", async () => {
    const { id: other } = await client().incidents.create({ title: "Other end" });
    const { id } = await client().relations.add({
      fromKind: "incident",
      fromId: incidentId,
      toKind: "incident",
      toId: other,
      type: "related-to",
    });
    for (const end of [incidentId, other]) {
      const { items } = await client().relations.list({ kind: "incident", id: end });
      expect(items.map((item) => [item.id, item.type, item.toId])).toEqual([
        [id, "related-to", other],
      ]);
    }
    await client().relations.remove({ id });
    expect((await client().relations.list({ kind: "incident", id: other })).items).toEqual([]);
  });

  test("to a record that there is not are refused", async () => {
    await expect(
      client().relations.add({
        fromKind: "incident",
        fromId: incidentId,
        toKind: "incident",
        toId: "0199c0de-0000-7000-8000-0000000000ee",
        type: "related-to",
      }),
    ).rejects.toMatchObject(failure("not-found"));
  });
});
