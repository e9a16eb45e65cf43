import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestVault, type TestCore } from "../../../helpers/core.ts";

let desk: TestCore;

beforeAll(async () => {
  desk = await startTestVault();
});

afterAll(() => desk.end());

const register = () => desk.core.client.constituents;
const encoder = new TextEncoder();
const take = (...lines: readonly string[]) =>
  register().importTable({ name: "register.csv", bytes: encoder.encode(lines.join("\n")) });
const names = async (query = "") =>
  (await register().list({ query })).items.map(({ name }) => name);
const HEADER = "name,country,sector,kind,ranges,domains,contact_mail";

describe("the register of constituents", () => {
  test("comes in as one action that undo takes back, and the same file again changes nothing", async () => {
    const lines = [
      HEADER,
      "Grid,DE,energy,essential,192.0.2.0/24,grid.example,abuse@grid.example",
      "Rail,AT,transport,essential,198.51.100.0/24,rail.example,",
      "Broken,AT,transport,essential,198.51.100.0/99,,",
    ];
    const first = await take(...lines);
    expect(first.ledger).toEqual({
      rows: 3,
      organisations: 2,
      continuing: 0,
      refused: 1,
      added: 2,
      changed: 0,
      unchanged: 0,
    });
    expect(first.faults).toEqual([
      { line: 4, column: "ranges", problem: "not-a-network", found: "198.51.100.0/99" },
    ]);
    const again = await take(...lines);
    expect([again.actionId, again.ledger.unchanged]).toEqual([null, 2]);
    expect(await names()).toEqual(["Grid", "Rail"]);
    expect(await names("sector:transport rail")).toEqual(["Rail"]);
    if (first.actionId === null) throw new Error("nothing was taken in");
    await desk.core.client.journal.undo({ actionId: first.actionId });
    expect(await names()).toEqual([]);
  });

  test("says whose the observables of an incident are", async () => {
    const { actionId } = await take(
      HEADER,
      "Port,FR,transport,important,203.0.113.0/24,port.example,",
    );
    const { id } = await desk.core.client.incidents.create({ title: "Beacons", tlp: "TLP:AMBER" });
    await desk.core.client.observables.add({
      subject: { kind: "incident", id },
      items: [
        { type: "ip-dst", value: "203.0.113.7" },
        { type: "url", value: "https://www.port.example/x" },
        { type: "md5", value: "d41d8cd98f00b204e9800998ecf8427e" },
        { type: "domain", value: "elsewhere.example" },
      ],
    });
    const { items } = await register().match({ incidentId: id });
    expect(
      items
        .toSorted((left, right) => left.value.localeCompare(right.value))
        .map(({ value, constituent, by }) => [value, constituent?.name, by?.entry]),
    ).toEqual([
      ["203.0.113.7", "Port", "203.0.113.0/24"],
      ["elsewhere.example", undefined, undefined],
      ["https://www.port.example/x", "Port", "port.example"],
    ]);
    if (actionId !== null) await desk.core.client.journal.undo({ actionId });
  });

  test("is edited and refuses a second organisation of the same name", async () => {
    const { items } = await take(HEADER, "Water,BE,drinking-water,essential,,,").then(() =>
      register().list({ query: "water" }),
    );
    const [water] = items;
    if (water === undefined) throw new Error("not there");
    const { id, createdAt, updatedAt, revision, ...fields } = water;
    expect([createdAt === updatedAt, revision > 0]).toEqual([true, true]);
    await expect(register().save({ fields: { ...fields, name: "WATER" } })).rejects.toMatchObject({
      data: { kind: "invalid-value", field: "name" },
    });
    const saved = await register().save({ id, fields: { ...fields, lastConfirmed: "2026-11-27" } });
    expect((await register().get({ id })).lastConfirmed).toBe("2026-11-27");
    await desk.core.client.journal.undo({ actionId: saved.actionId });
    expect((await register().get({ id })).lastConfirmed).toBeNull();
    await register().remove({ id });
    await expect(register().get({ id })).rejects.toMatchObject({ data: { kind: "not-found" } });
  });

  test("a header without names is refused and nothing comes in", async () => {
    await expect(take("country,ranges", "DE,192.0.2.0/24")).rejects.toMatchObject({
      data: { kind: "invalid-value", field: "name" },
    });
  });
});
