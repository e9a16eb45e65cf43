import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Tlp } from "../../../../shared/model/values.ts";
import { startTestVault, type TestCore } from "../../../helpers/core.ts";

let desk: TestCore;
let nowMs: number;

beforeEach(async () => {
  nowMs = Date.parse("2026-11-27T08:00:00.000Z");
  desk = await startTestVault({ nowMs: () => nowMs });
  await desk.core.client.constituents.importTable({
    name: "register.csv",
    bytes: new TextEncoder().encode(REGISTER.join("\n")),
  });
});

afterEach(() => desk.end());

const REGISTER = [
  "name,country,sector,kind,languages,ranges,domains,contact_role,contact_name,contact_mail,contact_language",
  "Grid,DE,energy,essential,de,192.0.2.0/24,grid.example,abuse,Anna Netz,abuse@grid.example,de",
  "Grid,DE,energy,essential,de,192.0.2.0/24,grid.example,security,Sam Watch,soc@grid.example,en",
  "Port,FR,transport,important,fr,198.51.100.0/24,port.example,abuse,,abuse@port.example,",
  "Farm,AT,food,other,,203.0.113.0/24,,,,,",
];

const notify = () => desk.core.client.notifications;
const HOUR_MS = 3_600_000;

interface Item {
  readonly type: string;
  readonly value: string;
  readonly tlp?: Tlp;
}

async function incidentWith(...items: readonly Item[]) {
  const { id } = await desk.core.client.incidents.create({
    title: "Open databases",
    tlp: "TLP:GREEN",
    pap: "PAP:GREEN",
    classification: ["rsit:vulnerable"],
  });
  const subject = { kind: "incident", id } as const;
  await desk.core.client.observables.add({ subject, items: [...items] });
  return subject;
}

describe("drafting", () => {
  test("gives each constituent one message with just its own rows, in its language", async () => {
    const subject = await incidentWith(
      { type: "ip-dst", value: "192.0.2.7" },
      { type: "domain", value: "www.grid.example" },
      { type: "ip-dst|port", value: "198.51.100.9|5432" },
      { type: "ip-dst", value: "203.0.113.1" },
      { type: "ip-dst", value: "8.8.8.8" },
      { type: "md5", value: "d41d8cd98f00b204e9800998ecf8427e" },
    );
    const batch = await notify().draft({ subject });
    expect(
      batch.messages.map(({ constituent, recipient, language, rows }) => [
        constituent.name,
        recipient?.mail,
        language,
        rows.map(({ value, entry }) => `${value} by ${entry}`),
      ]),
    ).toEqual([
      ["Farm", undefined, "en", ["203.0.113.1 by 203.0.113.0/24"]],
      [
        "Grid",
        "soc@grid.example",
        "en",
        ["192.0.2.7 by 192.0.2.0/24", "www.grid.example by grid.example"],
      ],
      ["Port", "abuse@port.example", "fr", ["198.51.100.9|5432 by 198.51.100.0/24"]],
    ]);
    expect(batch.unmatched.map(({ value }) => value)).toEqual(["8.8.8.8"]);
    const port = batch.messages[2];
    expect(port?.subject).toMatch(/^\[TLP:GREEN\] .*Port \[CERT-XX-2026-\d+\] \[N-\w{12}\]$/);
    expect(port?.body).toContain("PAP:GREEN");
    expect(port?.body).not.toContain("grid");
  });

  test("withholds what may not go to a constituent, and lists it", async () => {
    const subject = await incidentWith(
      { type: "ip-dst", value: "192.0.2.7" },
      { type: "ip-dst", value: "192.0.2.8", tlp: "TLP:AMBER+STRICT" },
      { type: "ip-dst", value: "192.0.2.9", tlp: "TLP:RED" },
      { type: "ip-dst", value: "192.0.2.10", tlp: "TLP:AMBER" },
    );
    const batch = await notify().draft({ subject, ceiling: "TLP:RED" });
    const [message] = batch.messages;
    expect(message?.rows.map(({ value }) => value)).toEqual(["192.0.2.7", "192.0.2.10"]);
    expect([message?.tlp, message?.subject.startsWith("[TLP:AMBER] ")]).toEqual([
      "TLP:AMBER",
      true,
    ]);
    expect(batch.withheld.map(({ value, because }) => [value, because])).toEqual([
      ["192.0.2.8", "tlp"],
      ["192.0.2.9", "tlp"],
    ]);
    const { id } = await desk.core.client.incidents.create({
      title: "x",
      tlp: "TLP:RED",
      pap: "PAP:RED",
    });
    await expect(notify().draft({ subject: { kind: "incident", id } })).rejects.toMatchObject({
      data: { kind: "above-ceiling", tlp: "TLP:RED", ceiling: "TLP:AMBER" },
    });
  });

  test("passes over what was told or drafted already and says where", async () => {
    const items = [{ type: "ip-dst", value: "192.0.2.7" }];
    const subject = await incidentWith(...items);
    const first = await notify().draft({ subject });
    const again = await notify().draft({ subject });
    expect([again.actionId, again.messages]).toEqual([null, []]);
    expect(again.repeated).toMatchObject([
      { value: "192.0.2.7", token: first.messages[0]?.token, hasLeft: false },
    ]);
    await desk.core.client.journal.undo({ actionId: Number(first.actionId) });
    expect((await notify().draft({ subject })).messages).toHaveLength(1);
  });

  test("obeys opt-outs and tells a constituent at most so often", async () => {
    await notify().optOuts.add({ address: "SOC@grid.example" });
    const subject = await incidentWith({ type: "ip-dst", value: "192.0.2.7" });
    const first = await notify().draft({ subject });
    expect(first.messages[0]?.recipient?.mail).toBe("abuse@grid.example");
    await notify().record({ ids: [...first.ids], type: "told", channel: "phone" });
    nowMs += HOUR_MS;
    const second = await notify().draft({ subject, again: true });
    expect(second.messages[0]?.notBefore).toBe("2026-11-28T08:00:00.000Z");
    await expect(exportOf(subject)).rejects.toMatchObject({
      data: { kind: "no-notification", held: 1 },
    });
    nowMs += 24 * HOUR_MS;
    await notify().settings.set({ senderMail: "cert@cert.example" });
    expect((await exportOf(subject)).exported).toBe(1);
  });
});

test("what was told stands: undo refuses it, and the record names who, how and when", async () => {
  const subject = await incidentWith({ type: "ip-dst", value: "198.51.100.9" });
  const { ids } = await notify().draft({ subject });
  const [id] = ids;
  if (id === undefined) throw new Error("nothing was drafted");
  const told = await notify().record({
    ids: [id],
    type: "told",
    channel: "phone",
    recipient: "M. Port",
  });
  await expect(desk.core.client.journal.undo({ actionId: told.actionId })).rejects.toMatchObject({
    data: { kind: "cannot-undo" },
  });
  await notify().record({ ids: [id], type: "answered", channel: "mail", detail: "on it" });
  const fixed = await notify().record({ ids: [id], type: "fixed" });
  await desk.core.client.journal.undo({ actionId: fixed.actionId });
  const { state, acts } = await notify().get({ id });
  expect(state).toBe("answered");
  expect(acts.map(({ type, channel, recipient }) => [type, channel, recipient])).toEqual([
    ["told", "phone", "M. Port"],
    ["answered", "mail", "abuse@port.example"],
  ]);
  await expect(notify().discard({ ids: [id] })).rejects.toMatchObject({
    data: { kind: "transition-refused", from: "answered" },
  });
  expect(await notify().list({ subject })).toMatchObject({
    byState: [{ name: "answered", count: 1 }],
    bySector: [{ name: "transport", count: 1 }],
    byCountry: [{ name: "FR", count: 1 }],
  });
  expect((await notify().rechecks({ until: "2026-12-11" })).items.map((one) => one.id)).toEqual([
    id,
  ]);
});

test("a template of one's own is used for its class and language and can't leave the markings out", async () => {
  const subject = await incidentWith({ type: "ip-dst", value: "198.51.100.9" });
  const template = {
    name: "short",
    language: "fr",
    rsitClass: "vulnerable",
    subject: "Bonjour {{constituent}}",
    body: "{{#for row in rows}}{{row.value}}{{/for}} {{#if one}}un{{#else}}plusieurs{{/if}}",
  } as const;
  await notify().settings.set({ templates: [template] });
  const { messages } = await notify().preview({ subject });
  expect(messages[0]?.template).toBe("short");
  expect(messages[0]?.subject).toMatch(/^\[TLP:GREEN\] Bonjour Port \[N-/);
  expect(messages[0]?.body).toBe("TLP:GREEN · PAP:GREEN\n\n198[.]51[.]100[.]9 un");
  await notify().settings.set({ templates: [{ ...template, body: "one\n{{constructor}}" }] });
  await expect(notify().preview({ subject })).rejects.toMatchObject({
    data: { kind: "invalid-value", field: "template short, line 2", found: "constructor" },
  });
});

test("who opts out of one message gets none about anything else, until that is taken back", async () => {
  const { ids } = await notify().draft({
    subject: await incidentWith({ type: "ip-dst", value: "198.51.100.9" }),
  });
  const done = await notify().record({ ids: [...ids], type: "opted-out", detail: "by phone" });
  expect((await notify().optOuts.list()).items).toMatchObject([
    { address: "abuse@port.example", reason: "by phone" },
  ]);
  const other = await incidentWith({ type: "ip-dst", value: "198.51.100.10" });
  expect((await notify().preview({ subject: other })).messages[0]).toMatchObject({
    recipient: null,
    contactSteps: [
      { kind: "nobody" },
      { kind: "passed-over", because: "opted-out" },
      { kind: "language" },
    ],
  });
  await desk.core.client.journal.undo({ actionId: done.actionId });
  expect((await notify().preview({ subject: other })).messages[0]?.recipient?.mail).toBe(
    "abuse@port.example",
  );
});

test("an export in clear into a folder is whole or not there, and counts as told once it is", async () => {
  const subject = await incidentWith({ type: "ip-dst", value: "198.51.100.9" });
  await notify().draft({ subject });
  await notify().settings.set({ senderMail: "cert@cert.example" });
  const folders = desk.core.local.notifications();
  if (!folders.ok) throw new Error(folders.error.kind);
  const order = { subject, ids: null, courier: true };
  const taken = await folders.value.exportTo(desk.folder, order, { kind: "plain" });
  expect(taken).toMatchObject({ ok: false, error: { kind: "file-not-writable", code: "EEXIST" } });
  expect((await notify().list({ subject })).items[0]?.state).toBe("drafted");
  const sealed = { kind: "sealed", password: "twelve geese" } as const;
  const written = await folders.value.exportTo(join(desk.folder, "out"), order, sealed);
  expect(written).toMatchObject({ ok: true, value: { exported: 1, held: [] } });
  expect(readdirSync(join(desk.folder, "out"))).toEqual(["notifications.zip"]);
  expect((await notify().list({ subject })).items[0]?.state).toBe("exported");
});

type Subject = Awaited<ReturnType<typeof incidentWith>>;
const exportOf = (subject: Subject) => notify().export({ subject, password: "twelve geese" });
