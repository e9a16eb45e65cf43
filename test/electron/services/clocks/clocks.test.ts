import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { IncidentId } from "../../../../shared/model/ids.ts";
import { startTestVault } from "../../../helpers/core.ts";
import type { TestCore } from "../../../helpers/core.ts";

let desk: TestCore;

beforeAll(async () => {
  desk = await startTestVault();
});

afterAll(() => desk.end());

const client = () => desk.core.client;
const NIS2 = "nis2-article-23";
const HOUR_MS = 3_600_000;
const ago = (hours: number) => {
  const instant = new Date(Date.now() - hours * HOUR_MS).toISOString();
  return { instant, precision: "exact", zone: "UTC" } as const;
};
const incident = async (title: string): Promise<IncidentId> =>
  (await client().incidents.create({ title, tlp: "TLP:AMBER" })).id;
const put = (
  incidentId: IncidentId,
  type: "applies" | "anchor" | "sent",
  target: string,
  hours = 0,
) => client().clocks.add({ incidentId, draft: { type, instrument: NIS2, target, at: ago(hours) } });
const stateOf = async (incidentId: IncidentId, stage: string) => {
  const { items } = await client().clocks.due({ incidentId });
  const found = items.find((item) => item.stage === stage);
  return found && [found.state, found.due === null ? null : Date.parse(found.due)];
};

describe("clocks of an incident", () => {
  test("run from the anchor that was put down, and undo takes it back", async () => {
    const id = await incident("Ransomware at a hospital");
    await put(id, "applies", "BE");
    expect(await stateOf(id, "early-warning")).toEqual(["waiting", null]);
    const { actionId } = await put(id, "anchor", "aware", 1);
    const [state, dueMs] = (await stateOf(id, "early-warning")) ?? [];
    expect(state).toBe("running");
    expect(Number(dueMs) - Date.now()).toBeGreaterThan(22.9 * HOUR_MS);
    expect(Number(dueMs) - Date.now()).toBeLessThan(23 * HOUR_MS);
    await client().journal.undo({ actionId });
    expect(await stateOf(id, "early-warning")).toEqual(["waiting", null]);
  });

  test("read the act as the vault's country does when none is named", async () => {
    const id = await incident("Own country");
    await client().clocks.add({ incidentId: id, draft: { type: "applies", instrument: NIS2 } });
    const { items } = await client().clocks.list({ incidentId: id });
    const { countryCode } = await client().vault.settings.get();
    expect(items.map(({ target }) => target)).toEqual([countryCode]);
  });

  test("are corrected in place", async () => {
    const id = await incident("Corrected");
    await put(id, "applies", "BE");
    const entry = await put(id, "anchor", "aware", 30);
    expect((await stateOf(id, "early-warning"))?.[0]).toBe("overdue");
    await client().clocks.update({ id: entry.id, patch: { at: ago(2) } });
    expect((await stateOf(id, "early-warning"))?.[0]).toBe("running");
  });

  test.each([
    ["an unknown instrument", { type: "applies", instrument: "nis3" }, "instrument"],
    [
      "an event that no stage waits for",
      { type: "anchor", instrument: NIS2, target: "measure-available" },
      "target",
    ],
    ["an unknown stage", { type: "sent", instrument: NIS2, target: "postcard" }, "target"],
    [
      "a pause of the law",
      { type: "paused", instrument: NIS2, target: "agreed-date" },
      "instrument",
    ],
    [
      "an exemption without a reason",
      { type: "not-applicable", instrument: NIS2, target: "notification" },
      "detail",
    ],
    [
      "an act that does not apply here",
      { type: "anchor", instrument: "gdpr-article-33", target: "aware" },
      "instrument",
    ],
  ] as const)("refuse %s", async (_name, draft, field) => {
    const id = await incident("Refusals");
    await put(id, "applies", "BE");
    await expect(client().clocks.add({ incidentId: id, draft })).rejects.toMatchObject({
      data: { kind: "invalid-value", field },
    });
    expect((await client().clocks.list({ incidentId: id })).items).toHaveLength(1);
  });

  test("offer when the incident was opened, and put nothing down by themselves", async () => {
    const id = await incident("Offers");
    const { items, known } = await client().clocks.list({ incidentId: id });
    expect(items).toEqual([]);
    expect(known.map(({ event }) => event)).toEqual(["incident-created"]);
  });

  test("go with an incident that is merged", async () => {
    const from = await incident("Doublet");
    const into = await incident("Original");
    await put(from, "applies", "BE");
    await put(from, "anchor", "aware", 1);
    await client().incidents.merge({ into, ids: [from], reason: "The same." });
    expect((await stateOf(into, "early-warning"))?.[0]).toBe("running");
  });
});

describe("what is due next", () => {
  test("lists overdue first, leaves out what was sent, and ends at the time asked for", async () => {
    const late = await incident("Late");
    const soon = await incident("Soon");
    const later = await incident("Later");
    for (const id of [late, soon, later]) await put(id, "applies", "BE");
    await put(later, "anchor", "aware", 1);
    await put(soon, "anchor", "aware", 20);
    await put(late, "anchor", "aware", 40);
    const own = async (withinHours: number) =>
      (await client().clocks.due({ withinHours })).items
        .filter(({ incidentId }) => [late, soon, later].includes(incidentId))
        .map(({ incidentTitle, stage, state }) => [incidentTitle, stage, state]);
    expect(await own(6)).toEqual([
      ["Late", "early-warning", "overdue"],
      ["Soon", "early-warning", "due-soon"],
    ]);
    await put(late, "sent", "early-warning");
    expect(await own(6)).toEqual([["Soon", "early-warning", "due-soon"]]);
    expect((await own(24)).map(([title]) => title)).toEqual(["Soon", "Later"]);
  });
});
