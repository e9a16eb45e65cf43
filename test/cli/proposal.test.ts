import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { createDesk, type Desk } from "../helpers/cli.ts";
import { createdIncident, errorDocument } from "./shapes.ts";

const identity = z.object({ organisationId: z.uuid(), words: z.string() });
const proposals = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      from: z.uuid(),
      field: z.string(),
      ours: z.unknown(),
      theirs: z.unknown(),
      record: z.object({ kind: z.string() }),
    }),
  ),
});
const shownIncident = z.object({
  title: z.string(),
  severity: z.string(),
  tags: z.array(z.string()),
});
const entries = z.object({
  entries: z.array(z.object({ verb: z.string(), cause: z.string().nullable() })),
});

/** Each command derives its key from the passphrase at full cost. */
const SEVERAL_COMMANDS_MS = 240_000;

let ours: Desk;
let theirs: Desk;
let number: string;
let sent = 0;

beforeAll(async () => {
  ours = await createDesk("CERT-XX");
  theirs = await createDesk("CERT-YY");
  await introduce(ours, theirs);
  await introduce(theirs, ours);
  const create = ["incident", "create", "--title", "Relay abuse", "--severity", "medium"];
  number = (await ours.get(createdIncident, [...create, "--tlp", "GREEN"])).number;
  await send(ours, theirs, "CERT-YY");
  const edited = await theirs.run([
    ...["incident", "update", number, "--severity", "critical", "--title", "Relay abuse by botnet"],
    ...["--tag", "botnet"],
  ]);
  if (edited.code !== 0) throw new Error(edited.stderr);
  await send(theirs, ours, "CERT-XX");
}, SEVERAL_COMMANDS_MS);

afterAll(async () => {
  await ours.dispose();
  await theirs.dispose();
});

async function introduce(to: Desk, whom: Desk): Promise<void> {
  const card = whom.path("own.wpcard");
  if (!existsSync(card)) await whom.run(["peer", "card", "--out", card]);
  await to.run(["peer", "add", card]);
  const { organisationId, words } = await whom.get(identity, ["identity", "show"]);
  await to.run(["peer", "trust", organisationId, "--words", words]);
}

async function send(from: Desk, to: Desk, name: string): Promise<void> {
  const file = from.path(`bundle-${String((sent += 1))}.age`);
  const made = await from.run([
    "bundle",
    "create",
    "--to",
    name,
    "--incident",
    number,
    "--out",
    file,
  ]);
  expect(made.code).toBe(0);
  expect((await to.run(["bundle", "apply", file])).code).toBe(0);
}

const open = async (desk: Desk) => (await desk.get(proposals, ["proposal", "list"])).items;
const incidentOf = (desk: Desk) => desk.get(shownIncident, ["incident", "show", number]);
async function idOf(field: string): Promise<string> {
  return (await open(ours)).find((item) => item.field === field)?.id ?? "";
}

describe("what a peer would change in a record of ours", { timeout: SEVERAL_COMMANDS_MS }, () => {
  test("waits, field by field, and changes nothing", async () => {
    expect(await incidentOf(ours)).toEqual({ title: "Relay abuse", severity: "medium", tags: [] });
    const items = await open(ours);
    const sides = items.map(({ field, ours: own, theirs: other }) => [field, { own, other }]);
    expect(Object.fromEntries(sides)).toEqual({
      severity: { own: "medium", other: "critical" },
      tags: { own: null, other: "botnet" },
      title: { own: "Relay abuse", other: "Relay abuse by botnet" },
    });
    const only = await ours.get(proposals, ["proposal", "list", "--incident", number]);
    expect(only.items).toEqual(items);
    expect(await open(theirs)).toEqual([]);
  });

  test("is taken over or turned down by itself, stands in the journal, and is answered once", async () => {
    const severity = await idOf("severity");
    const title = await idOf("title");
    expect((await ours.run(["proposal", "accept", severity])).code).toBe(0);
    expect((await ours.run(["proposal", "reject", title, "--reason", "not proven"])).code).toBe(0);
    expect(await incidentOf(ours)).toEqual({
      title: "Relay abuse",
      severity: "critical",
      tags: [],
    });
    expect((await open(ours)).map(({ field }) => field)).toEqual(["tags"]);
    const journal = await ours.get(entries, ["journal", "list", "--limit", "2"]);
    expect(journal.entries.map(({ verb }) => verb)).toEqual([
      "proposal-rejected",
      "proposal-accepted",
    ]);
    expect(journal.entries[0]?.cause).toContain("title: not proven");
    const again = await ours.run(["proposal", "accept", severity]);
    expect(again.code).toBe(1);
    expect(errorDocument.parse(again.json()).error.kind).toBe("unknown-proposal");
  });

  test("is open no more when a change of our own says the same", async () => {
    await ours.run(["incident", "update", number, "--tag", "botnet"]);
    expect(await open(ours)).toEqual([]);
  });

  test("comes back answered: both desks have the same, and nothing is proposed again", async () => {
    await send(ours, theirs, "CERT-YY");
    const answered = { title: "Relay abuse", severity: "critical", tags: ["botnet"] };
    expect(await incidentOf(theirs)).toEqual(answered);
    expect(await incidentOf(ours)).toEqual(answered);
    await theirs.run(["incident", "update", number, "--owner", "B. Analyst"]);
    await send(theirs, ours, "CERT-XX");
    expect((await open(ours)).filter(({ field }) => field !== "owner")).toEqual([]);
    for (const desk of [ours, theirs]) {
      expect((await desk.run(["vault", "check"])).code).toBe(0);
      expect((await desk.run(["journal", "verify"])).code).toBe(0);
    }
  });
});

const conflicts = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      field: z.string(),
      texts: z.array(z.object({ number: z.int(), text: z.string(), isOurs: z.boolean() })),
    }),
  ),
});
const described = z.object({ description: z.string() });

describe("a long text that both desks changed", { timeout: SEVERAL_COMMANDS_MS }, () => {
  const change = async (desk: Desk, text: string) => {
    const run = await desk.run(["incident", "update", number, "--description", text]);
    if (run.code !== 0) throw new Error(run.stderr);
  };

  test("is kept from both sides where it meets, and nothing is lost before somebody chooses", async () => {
    await change(theirs, "Seen from YY.");
    await change(ours, "Seen from XX.");
    await send(ours, theirs, "CERT-YY");
    const { items } = await theirs.get(conflicts, ["conflict", "list"]);
    expect(items.map(({ field }) => field)).toEqual(["description"]);
    expect(items[0]?.texts.map(({ text, isOurs }) => [text, isOurs])).toEqual([
      ["Seen from XX.", false],
      ["Seen from YY.", true],
    ]);
    expect((await ours.get(conflicts, ["conflict", "list"])).items).toEqual([]);
  });

  test("is settled by one of them or by a text that joins them, once", async () => {
    const [conflict] = (await theirs.get(conflicts, ["conflict", "list"])).items;
    const id = conflict?.id ?? "";
    const none = await theirs.run(["conflict", "resolve", id, "--keep", "3"]);
    expect(errorDocument.parse(none.json()).error.kind).toBe("invalid-value");
    expect((await theirs.run(["conflict", "resolve", id])).code).toBe(2);
    const joined = await theirs.write("joined.md", "Seen from XX and YY.");
    expect((await theirs.run(["conflict", "resolve", id, "--text-file", joined])).code).toBe(0);
    const show = ["incident", "show", number];
    expect(await theirs.get(described, show)).toEqual({ description: "Seen from XX and YY." });
    expect((await theirs.get(conflicts, ["conflict", "list"])).items).toEqual([]);
    const again = await theirs.run(["conflict", "resolve", id, "--keep", "1"]);
    expect(errorDocument.parse(again.json()).error.kind).toBe("unknown-conflict");
  });

  test("reaches the owner as a proposal, which sees both", async () => {
    await send(theirs, ours, "CERT-XX");
    const proposed = (await open(ours)).find(({ field }) => field === "description");
    expect(proposed).toMatchObject({ ours: "Seen from XX.", theirs: "Seen from XX and YY." });
    expect((await ours.run(["proposal", "accept", proposed?.id ?? ""])).code).toBe(0);
    expect(await ours.get(described, ["incident", "show", number])).toEqual({
      description: "Seen from XX and YY.",
    });
    expect((await ours.run(["vault", "check"])).code).toBe(0);
  });
});
