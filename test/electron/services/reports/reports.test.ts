import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ReportId } from "../../../../shared/model/ids.ts";
import { startTestVault } from "../../../helpers/core.ts";
import type { TestCore } from "../../../helpers/core.ts";

let desk: TestCore;

beforeAll(async () => {
  desk = await startTestVault();
});

afterAll(() => desk.end());

const client = () => desk.core.client;
const failure = (kind: string, facts: object = {}) => ({ data: { kind, ...facts } });

async function phoned(
  title: string,
  draft: { readonly tlp?: "TLP:GREEN" | "TLP:AMBER"; readonly body?: string } = {},
): Promise<ReportId> {
  const { id } = await client().reports.create({ intakeKind: "phone", title, ...draft });
  return id;
}

/** Imports a mail with this header and gives its report. */
async function mailed(header: string): Promise<ReportId> {
  const path = join(desk.folder, `${randomUUID()}.eml`);
  writeFileSync(path, `From: ${randomUUID()}@victim.example\n${header}\n\n${randomUUID()}\n`);
  const offered = await desk.core.local.offerFile(path);
  if (!offered.ok) throw new Error(offered.error.kind);
  const stream = await client().imports.start({ uploadIds: [offered.value.uploadId], options: {} });
  while ((await stream.next()).done !== true);
  const { items } = await client().reports.list({ query: "", sort: "-received", limit: 100 });
  const [newest] = items.toSorted((a, b) => b.number.localeCompare(a.number));
  if (newest === undefined) throw new Error("no report");
  return newest.id;
}

describe("a report", () => {
  test("typed in by hand waits in the queue, unmarked unless somebody marked it", async () => {
    const { id } = await client().reports.create({
      intakeKind: "near-miss",
      title: "Almost paid a forged invoice",
      sender: "Treasurer",
      callBack: { contact: "+32 2 555 01 00", channel: "switchboard", isConfirmed: true },
    });
    expect(await client().reports.get({ id })).toMatchObject({
      intakeKind: "near-miss",
      status: "new",
      tlp: null,
      callBack: { isConfirmed: true },
      incidentId: null,
    });
  });

  test("without a marking is not accepted until one is chosen: none is assumed", async () => {
    const id = await phoned("Unmarked");
    await expect(
      client().reports.accept({ ids: [id], into: "one-incident" }),
    ).rejects.toMatchObject(failure("marking-required"));
    expect(await client().reports.get({ id })).toMatchObject({ status: "new" });
    const { incidentIds } = await client().reports.accept({
      ids: [id],
      into: "one-incident",
      patch: { tlp: "TLP:GREEN" },
    });
    const [incidentId] = incidentIds;
    if (incidentId === undefined) throw new Error("an incident was made");
    expect(await client().incidents.get({ id: incidentId })).toMatchObject({ tlp: "TLP:GREEN" });
  });

  test("is rejected with a reason, and comes back to the queue", async () => {
    const id = await phoned("Advertising");
    await client().reports.reject({ target: { ids: [id] }, reason: "Unsolicited advertising" });
    expect(await client().reports.get({ id })).toMatchObject({
      status: "rejected",
      statusReason: "Unsolicited advertising",
    });
    await client().reports.reopen({ target: { ids: [id] } });
    expect(await client().reports.get({ id })).toMatchObject({ status: "new" });
  });
});

describe("accepting", () => {
  test("several into one incident brings their observables there once", async () => {
    const ids = [
      await phoned("First call", { tlp: "TLP:AMBER" }),
      await phoned("Second call", { tlp: "TLP:GREEN" }),
    ];
    for (const id of ids) {
      await client().observables.add({
        subject: { kind: "report", id },
        items: [{ type: "domain", value: "shop-copy.example" }],
      });
    }
    const { incidentIds } = await client().reports.accept({ ids, into: "one-incident" });
    const [id] = incidentIds;
    if (id === undefined) throw new Error("an incident was made");
    expect(incidentIds).toHaveLength(1);
    expect(await client().incidents.get({ id })).toMatchObject({
      title: "First call",
      tlp: "TLP:AMBER",
      reportCount: 2,
      observableCount: 1,
    });
  });

  test("several into one incident each is one action with one undo", async () => {
    const ids = [
      await phoned("Each 1", { tlp: "TLP:GREEN" }),
      await phoned("Each 2", { tlp: "TLP:GREEN" }),
    ];
    const { actionId, incidentIds } = await client().reports.accept({
      ids,
      into: "one-incident-each",
    });
    expect(new Set(incidentIds).size).toBe(2);
    await client().journal.undo({ actionId });
    expect(await client().incidents.count({ query: "title:each" })).toEqual({ count: 0 });
    for (const id of ids) {
      expect(await client().reports.get({ id })).toMatchObject({ status: "new", incidentId: null });
    }
  });

  test("into an incident that is there adds to it", async () => {
    const { id: incidentId } = await client().incidents.create({ title: "Running case" });
    const id = await phoned("One more victim", { tlp: "TLP:GREEN" });
    await client().reports.accept({ ids: [id], into: { incidentId } });
    expect(await client().reports.get({ id })).toMatchObject({ status: "accepted", incidentId });
  });

  test("twice is refused", async () => {
    const id = await phoned("Once", { tlp: "TLP:GREEN" });
    await client().reports.accept({ ids: [id], into: "one-incident" });
    await expect(
      client().reports.accept({ ids: [id], into: "one-incident" }),
    ).rejects.toMatchObject(failure("already-decided"));
  });
});

describe("near-duplicates", () => {
  test("are proposed with the reason, and nothing is joined by itself", async () => {
    const first = await phoned("Parcel message with a link", { tlp: "TLP:GREEN" });
    const second = await phoned("Parcel message with a link again", { tlp: "TLP:GREEN" });
    for (const id of [first, second]) {
      await client().observables.add({
        subject: { kind: "report", id },
        items: [{ type: "url", value: "https://parcel-wait.example/pay" }],
      });
    }
    const { items } = await client().reports.similar({ id: second });
    expect(items[0]).toMatchObject({ kind: "report", id: first });
    expect(items[0]?.score).toBeGreaterThan(0.3);
    expect(items[0]?.reasons.length).toBeGreaterThan(0);
    expect(await client().reports.get({ id: second })).toMatchObject({ incidentId: null });
  });

  test("a reply leads to the case of the mail that it answers, and to the case whose number it names", async () => {
    const first = await mailed(
      "Message-ID: <ask-1@cert.example>\nSubject: Please check your server",
    );
    const { incidentIds } = await client().reports.accept({
      ids: [first],
      into: "one-incident",
      patch: { tlp: "TLP:GREEN" },
    });
    const [incidentId = ""] = incidentIds;
    const answer = await mailed(
      "Message-ID: <ans-1@victim.example>\nIn-Reply-To: <ask-1@cert.example>\nSubject: Out of office",
    );
    const { items } = await client().reports.similar({ id: answer });
    expect(items.map(({ kind, id }) => ({ kind, id }))).toEqual([
      { kind: "incident", id: incidentId },
      { kind: "report", id: first },
    ]);
    expect(items[0]?.reasons[0]).toMatchObject({
      kind: "reply",
      facts: { messageId: "<ask-1@cert.example>" },
    });
    const number = items[0]?.number ?? "";
    const named = await mailed(`Message-ID: <x-7@victim.example>\nSubject: [${number}] quibble`);
    expect((await client().reports.similar({ id: named })).items[0]).toMatchObject({
      id: incidentId,
      reasons: [{ kind: "named", facts: { number } }],
    });
  });

  test("are none for a report that has nothing in common with another", async () => {
    const id = await phoned("Quantum turnip regatta", { body: "Nobody else ever wrote this." });
    expect((await client().reports.similar({ id })).items).toEqual([]);
  });
});
