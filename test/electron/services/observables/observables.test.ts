import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { IncidentId } from "../../../../shared/model/ids.ts";
import { startTestVault } from "../../../helpers/core.ts";
import type { TestCore } from "../../../helpers/core.ts";

let desk: TestCore;
let incidentId: IncidentId;

beforeAll(async () => {
  desk = await startTestVault();
  incidentId = (await client().incidents.create({ title: "Observables" })).id;
});

afterAll(() => desk.end());

const client = () => desk.core.client;
const subject = () => ({ kind: "incident" as const, id: incidentId });

describe("observables", () => {
  test("are brought into canonical form, each once, with what was refused and why", async () => {
    const added = await client().observables.add({
      subject: subject(),
      items: [
        { type: "domain", value: "Evil[.]EXAMPLE." },
        { type: "domain", value: "evil.example" },
        { type: "ip-dst", value: "999.1.1.1" },
        { type: "md5", value: "D41D8CD98F00B204E9800998ECF8427E" },
      ],
    });
    expect(added).toMatchObject({ added: 2, duplicates: 1 });
    expect(added.refused).toMatchObject([{ value: "999.1.1.1" }]);
    const { items } = await client().observables.links({ subject: subject() });
    expect(items.map(({ value }) => value).toSorted()).toEqual([
      "d41d8cd98f00b204e9800998ecf8427e",
      "evil.example",
    ]);
  });

  test("are found whatever their spelling, with incidents, reports and warning lists", async () => {
    const { items } = await client().observables.find({
      values: ["hxxp://evil[.]example", "EVIL.example", "8[.]8[.]8[.]8", "nowhere.example"],
    });
    expect(items[1]).toMatchObject({
      type: "domain",
      value: "evil.example",
      incidents: [{ id: incidentId }],
    });
    expect(items[2]?.warninglists.length).toBeGreaterThan(0);
    expect(items[3]).toMatchObject({ id: null, incidents: [] });
  });

  test("count their sightings, and go with their last use", async () => {
    const { items } = await client().observables.find({ values: ["evil.example"] });
    const observableId = items[0]?.id;
    if (observableId === undefined || observableId === null) throw new Error("it is there");
    const sighted = await client().observables.addSighting({ observableId, kind: "seen" });
    expect(await client().observables.get({ id: observableId })).toMatchObject({
      sightingCount: 1,
      sightings: [{ kind: "seen" }],
    });
    await client().journal.undo({ actionId: sighted.actionId });
    const { items: links } = await client().observables.links({ subject: subject() });
    const link = links.find(({ value }) => value === "evil.example");
    const removed = await client().observables.removeLinks({ linkIds: [link?.linkId ?? ""] });
    expect(await client().observables.count({ query: "value:evil.example" })).toEqual({ count: 0 });
    await client().journal.undo({ actionId: removed.actionId });
    expect(await client().observables.count({ query: "value:evil.example" })).toEqual({ count: 1 });
  });

  test("keep comment, marking and purpose for each use", async () => {
    const { items } = await client().observables.links({ subject: subject() });
    const linkId = items[0]?.linkId ?? "";
    await client().observables.updateLink({
      linkId,
      patch: { comment: "From the proxy log.", isForDetection: false, tlp: "TLP:RED" },
    });
    const after = await client().observables.links({ subject: subject() });
    expect(after.items.find((link) => link.linkId === linkId)).toMatchObject({
      comment: "From the proxy log.",
      isForDetection: false,
      tlp: "TLP:RED",
    });
  });

  test("of a pasted text are told with their place, and nothing is stored", async () => {
    const before = await client().observables.count({});
    const text = "Beacon to hxxps://c2[.]example/a and 198.51.100.7, see CVE-2024-3094.";
    const { items } = await client().observables.extract({ text });
    expect(items.map(({ type, value }) => [type, value])).toEqual([
      ["url", "https://c2.example/a"],
      ["ip-dst", "198.51.100.7"],
      ["vulnerability", "CVE-2024-3094"],
    ]);
    for (const { offset, length, original } of items) {
      expect(text.slice(offset, offset + length)).toBe(original);
    }
    expect(await client().observables.count({})).toEqual(before);
  });
});
