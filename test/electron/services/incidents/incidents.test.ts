import { incidentIdSchema } from "../../../../shared/model/ids.ts";
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

async function open(title: string, values: readonly string[] = []): Promise<IncidentId> {
  const { id } = await client().incidents.create({ title });
  if (values.length > 0) {
    await client().observables.add({
      subject: { kind: "incident", id },
      items: values.map((value) => ({ type: "domain", value })),
    });
  }
  return id;
}

const failure = (kind: string, facts: object = {}) => ({ data: { kind, ...facts } });

describe("a new incident", () => {
  test("takes number, markings and severity from the settings", async () => {
    const id = await open("Defaults");
    const incident = await client().incidents.get({ id });
    const year = String(new Date().getUTCFullYear());
    expect(incident.number).toMatch(new RegExp(`^CERT-XX-${year}-\\d{6}$`, "u"));
    expect(incident).toMatchObject({
      tlp: "TLP:AMBER",
      pap: "PAP:AMBER",
      status: "new",
    });
  });

  test("is found by its number and by its id", async () => {
    const id = await open("Numbered");
    const { number } = await client().incidents.get({ id });
    expect(await client().incidents.resolve({ reference: number })).toEqual({ id });
    expect(await client().incidents.resolve({ reference: id })).toEqual({ id });
    await expect(
      client().incidents.resolve({ reference: "CERT-XX-1999-000001" }),
    ).rejects.toMatchObject(failure("not-found"));
  });
});

describe("changing an incident", () => {
  test("closing and reopening ask for a reason, everything else is free", async () => {
    const id = await open("Workflow");
    const status = (to: "closed" | "in-progress" | "waiting", reason?: string) =>
      client().incidents.update({
        id,
        patch: { status: to, ...(reason === undefined ? {} : { reason }) },
      });
    await status("waiting");
    await expect(status("closed")).rejects.toMatchObject(failure("reason-required"));
    await status("closed", "False alarm.");
    const closed = await client().incidents.get({ id });
    expect(closed).toMatchObject({ status: "closed", statusReason: "False alarm." });
    expect(closed.closedAt).not.toBeNull();
    await expect(status("waiting", "x")).rejects.toMatchObject(
      failure("transition-refused", { from: "closed", to: "waiting" }),
    );
    await status("in-progress", "It came back.");
    expect(await client().incidents.get({ id })).toMatchObject({ closedAt: null });
  });

  test("a marking is raised freely and lowered with a reason only", async () => {
    const id = await open("Marked");
    await client().incidents.update({ id, patch: { tlp: "TLP:RED" } });
    await expect(
      client().incidents.update({ id, patch: { tlp: "TLP:GREEN" } }),
    ).rejects.toMatchObject(failure("reason-required"));
    await client().incidents.update({ id, patch: { tlp: "TLP:GREEN", reason: "Published." } });
    expect(await client().incidents.get({ id })).toMatchObject({ tlp: "TLP:GREEN" });
  });

  test("what somebody else changed meanwhile is not overwritten", async () => {
    const id = await open("Stale");
    const { revision } = await client().incidents.get({ id });
    await client().incidents.update({ id, patch: { severity: "high" } });
    await expect(
      client().incidents.update({ id, patch: { title: "Mine" }, revision }),
    ).rejects.toMatchObject(failure("stale", { expectedRevision: revision }));
  });

  test("hundreds at once are one action with one undo", async () => {
    const ids: IncidentId[] = [];
    for (let index = 0; index < 120; index += 1) ids.push(await open(`Bulk ${String(index)}`));
    const target = { query: "title:bulk" };
    const { actionId, changed } = await client().incidents.bulk({
      target,
      patch: { severity: "critical", addTags: ["wave"], owner: "A. Costa" },
    });
    expect(changed).toBe(120);
    expect(await client().incidents.count({ query: "tag:wave severity:critical" })).toEqual({
      count: 120,
    });
    await client().journal.undo({ actionId });
    expect(await client().incidents.count({ query: "tag:wave" })).toEqual({ count: 0 });
    expect(ids).toHaveLength(120);
  });

  test("many at once are all changed or none", async () => {
    const first = await open("All or none");
    const closed = await open("Closed one");
    await client().incidents.update({ id: closed, patch: { status: "closed", reason: "Done." } });
    await expect(
      client().incidents.bulk({ target: { ids: [first, closed] }, patch: { status: "waiting" } }),
    ).rejects.toMatchObject(failure("transition-refused"));
    expect(await client().incidents.get({ id: first })).toMatchObject({ status: "new" });
  });
});

describe("merge", () => {
  test("brings the parts together, and can be taken back long after", async () => {
    const main = await open("Main", ["shared.example", "main.example"]);
    const other = await open("Other", ["shared.example", "other.example"]);
    await client().notes.add({ incidentId: other, draft: { text: "From the other one." } });
    await client().incidents.merge({ into: main, ids: [other], reason: "Same campaign." });
    expect(await client().incidents.get({ id: main })).toMatchObject({ observableCount: 4 });
    expect((await client().notes.list({ incidentId: main })).items).toHaveLength(1);
    expect(await client().incidents.get({ id: other })).toMatchObject({ mergedInto: main });

    await client().notes.add({ incidentId: main, draft: { text: "Written after the merge." } });
    await client().incidents.unmerge({ id: other });
    const notes = async (incidentId: IncidentId) =>
      (await client().notes.list({ incidentId })).items.map(({ text }) => text);
    expect(await notes(other)).toEqual(["From the other one."]);
    expect(await notes(main)).toEqual(["Written after the merge."]);
    expect(await client().incidents.get({ id: other })).toMatchObject({
      mergedInto: null,
      observableCount: 2,
    });
  });

  test.each(["itself", "one that is merged already"])("of %s is refused", async (what) => {
    const main = await open("Target");
    const other = await open("Source");
    if (what !== "itself")
      await client().incidents.merge({ into: main, ids: [other], reason: "x" });
    const ids = what === "itself" ? [main] : [other];
    await expect(client().incidents.merge({ into: main, ids, reason: "x" })).rejects.toMatchObject(
      failure("cannot-merge"),
    );
  });
});

describe("split", () => {
  test("moves what was chosen into a new incident, with one undo", async () => {
    const id = await open("Two in one", ["one.example", "two.example"]);
    const note = await client().notes.add({ incidentId: id, draft: { text: "About the second." } });
    const links = await client().observables.links({ subject: { kind: "incident", id } });
    const second = links.items.find(({ value }) => value === "two.example");
    const split = await client().incidents.split({
      id,
      title: "The second",
      observableLinkIds: [second?.linkId ?? ""],
      noteIds: [note.id],
    });
    expect(await client().incidents.get({ id: split.id })).toMatchObject({ observableCount: 1 });
    expect(await client().incidents.get({ id })).toMatchObject({ observableCount: 1 });
    await client().journal.undo({ actionId: split.actionId });
    expect(await client().incidents.get({ id })).toMatchObject({ observableCount: 2 });
    await expect(client().incidents.get({ id: split.id })).rejects.toMatchObject(
      failure("not-found"),
    );
  });

  test("of nothing is refused", async () => {
    const id = await open("Whole");
    await expect(client().incidents.split({ id, title: "Nothing" })).rejects.toMatchObject(
      failure("cannot-merge"),
    );
  });
});

describe("closing", () => {
  test("shows what it closes with it, and closes just that when asked", async () => {
    const id = await open("To close");
    await client().tasks.add({ incidentId: id, draft: { title: "Ask the bank" } });
    await client().investigations.add({
      incidentId: id,
      draft: { askedOf: "Registrar", question: "Who owns it?" },
    });
    await client().countermeasures.add({
      incidentId: id,
      draft: { kind: "block", target: "203.0.113.7" },
    });
    const preview = await client().incidents.closingPreview({ ids: [id] });
    expect(preview.openTasks.map(({ title }) => title)).toEqual(["Ask the bank"]);
    expect(preview.openInvestigations).toHaveLength(1);
    expect(preview.activeCountermeasures).toHaveLength(1);
    const { actionId } = await client().incidents.close({
      target: { ids: [id] },
      reason: "Handled.",
      withParts: true,
    });
    expect((await client().tasks.list({ incidentId: id })).items).toMatchObject([
      { status: "skipped" },
    ]);
    expect((await client().investigations.list({ incidentId: id })).items).toMatchObject([
      { status: "closed" },
    ]);
    await client().journal.undo({ actionId });
    expect((await client().tasks.list({ incidentId: id })).items).toMatchObject([
      { status: "open" },
    ]);
    expect(await client().incidents.get({ id })).toMatchObject({ status: "new" });
  });
});

describe("correlation", () => {
  test("names the incidents that share a value, why, and how rare the value is", async () => {
    const one = await open("Loader here", ["rare-loader.example"]);
    const two = await open("Loader there", ["rare-loader.example"]);
    const { items } = await client().incidents.correlations({ id: one });
    expect(items).toMatchObject([
      {
        incidentId: two,
        links: [{ value: "rare-loader.example", reason: "same-value", incidentCount: 2 }],
      },
    ]);
  });

  test("finds the host of an address of the web in another incident", async () => {
    const one = await open("Page", []);
    await client().observables.add({
      subject: { kind: "incident", id: one },
      items: [{ type: "url", value: "https://kit-host.example/login" }],
    });
    const two = await open("Host", ["kit-host.example"]);
    const { items } = await client().incidents.correlations({ id: one });
    expect(items).toMatchObject([{ incidentId: two }]);
  });

  test("finds files that are alike by their fuzzy hash, and says how alike", async () => {
    const near = async (title: string, type: string, value: string): Promise<IncidentId> => {
      const id = await open(title);
      await client().observables.add({
        subject: { kind: "incident", id },
        items: [{ type, value }],
      });
      return id;
    };
    const one = await near(
      "Dropper",
      "ssdeep",
      "12:2UtWdEOB2JW6oapGVntBIMEQFeTfK7olfjCWYtDph9S/T3rOZXV3m1F0NuRvBCC7:NgT6oapGVtjEQFeW0llsDp7GCW1SNeB",
    );
    const two = await near(
      "Variant",
      "filename|ssdeep",
      "a.exe|12:2UtWdEOB2JW6oapGVntBIMEQFeTfK7NnglfjCWYtDph9S/T3r2pJTV3m1F0NuRvz:NgT6oapGVtjEQFeWJgllsDp7GuJ5W1Sc",
    );
    await near("Unlike", "ssdeep", "12:AXGBicFlgVNhBGcL6wCrFQEv:AXGHsNhxLsr2C");
    const { items } = await client().incidents.correlations({ id: one });
    expect(items).toMatchObject([
      { incidentId: two, strength: 0.44, links: [{ reason: "similar-file", score: 88 }] },
    ]);
    expect(items).toHaveLength(1);
  });

  test("finds the same page asked for with another query, and the page itself", async () => {
    const url = async (title: string, value: string): Promise<IncidentId> => {
      const id = await open(title);
      await client().observables.add({
        subject: { kind: "incident", id },
        items: [{ type: "url", value }],
      });
      return id;
    };
    const one = await url("Victim 1", "https://kit-page.example/pay/in.php?victim=1");
    const two = await url("Victim 2", "https://kit-page.example/pay/in.php?victim=2");
    const page = await url("Kit", "https://kit-page.example/pay/in.php");
    const other = await url("Other page", "https://kit-page.example/other.php?victim=1");
    const reasons = async (id: IncidentId): Promise<unknown> =>
      Object.fromEntries(
        (await client().incidents.correlations({ id })).items.map(({ incidentId, links }) => [
          incidentId,
          links[0]?.reason,
        ]),
      );
    expect(await reasons(one)).toEqual({
      [two]: "same-path",
      [page]: "same-path",
      [other]: "same-host",
    });
    expect(await reasons(page)).toMatchObject({ [one]: "same-path", [two]: "same-path" });
  });

  test("finds each of more values than one round of statements takes, and only these", async () => {
    const shared = Array.from({ length: 600 }, (_, at) => `host-${String(at)}.example`);
    const one = await open("Many", []);
    await client().observables.add({
      subject: { kind: "incident", id: one },
      items: shared.map((value) => ({ type: "url", value: `https://${value}/x` })),
    });
    const two = await open("Some", [shared[0] ?? "", shared[299] ?? "", shared[599] ?? ""]);
    await open("None", ["other.example"]);
    const { items } = await client().incidents.correlations({ id: one });
    expect(items).toMatchObject([{ incidentId: two }]);
    expect(new Set(items[0]?.links.map(({ otherValue }) => otherValue))).toEqual(
      new Set([shared[0], shared[299], shared[599]]),
    );
  });

  test.each([
    ["ip-src", "91.203.5.0/24", "ip-dst", "91.203.5.77"],
    ["ip-src", "77.91.68.9/20", "ip-dst|port", "77.91.79.1|443"],
    ["ip-dst", "2a0e:1d47:7::/48", "ip-src", "2a0e:1d47:7::2a"],
    ["ip-dst", "5.188.86.0/25", "url", "http://5.188.86.5/gate"],
    ["ip-dst", "193.57.8.0/21", "ip-src", "193.57.9.0/24"],
  ])("finds a network and what lies in it, from both sides: %s %s, %s %s", async (...facts) => {
    const [netType, net, type, value] = facts;
    const withNetwork = await open("Range", []);
    const withAddress = await open("Address", []);
    for (const [id, item] of [
      [withNetwork, { type: netType, value: net }],
      [withAddress, { type, value }],
    ] as const)
      await client().observables.add({ subject: { kind: "incident", id }, items: [item] });
    for (const [id, other] of [
      [withNetwork, withAddress],
      [withAddress, withNetwork],
    ] as const) {
      const { items } = await client().incidents.correlations({ id });
      expect(items).toMatchObject([{ incidentId: other, links: [{ reason: "in-network" }] }]);
    }
  });

  test("an address beside a network is not in it", async () => {
    const one = await open("Range", []);
    const two = await open("Beside", []);
    const add = (id: string, value: string) =>
      client().observables.add({
        subject: { kind: "incident", id: incidentIdSchema.parse(id) },
        items: [{ type: "ip-dst", value }],
      });
    await add(one, "94.156.1.64/26");
    await add(two, "94.156.1.63");
    await add(two, "94.156.1.128");
    expect((await client().incidents.correlations({ id: one })).items).toEqual([]);
    expect((await client().incidents.correlations({ id: two })).items).toEqual([]);
  });

  test("names a value that everybody has as noise instead of walking its incidents", async () => {
    const one = await open("First", ["everywhere.example", "rare.example"]);
    const two = await open("Second", ["rare.example"]);
    for (let count = 0; count < 60; count += 1) await open("Again", ["everywhere.example"]);
    const { items, suppressed } = await client().incidents.correlations({ id: one });
    expect(items.map(({ incidentId }) => incidentId)).toEqual([two]);
    expect(suppressed).toMatchObject([{ value: "everywhere.example", incidentCount: 61 }]);
  });
});
