import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { dataPath } from "../helpers/data.ts";
import { createDesk, type CliRun, type Desk } from "../helpers/cli.ts";
import { errorDocument } from "./shapes.ts";

const identity = z.object({ organisationId: z.uuid(), words: z.string() });
const incidents = z.object({ items: z.array(z.object({ number: z.string(), title: z.string() })) });
const created = z.object({
  bundleId: z.uuid(),
  records: z.record(z.string(), z.record(z.string(), z.int())),
  withheld: z.array(z.object({ kind: z.string(), reason: z.string() })),
  bytes: z.int(),
  sha256: z.string(),
});
const taken = z.object({
  bundleId: z.uuid(),
  verified: z.literal(true),
  sender: z.object({ organisationId: z.uuid() }),
  changes: z.record(z.string(), z.record(z.string(), z.int())),
  conflicts: z.array(z.unknown()),
  proposals: z.array(z.unknown()),
  refused: z.array(z.unknown()),
  place: z.object({ kind: z.string() }),
  applied: z.boolean(),
  changed: z.int(),
});
const choosable = z.object({
  bundleId: z.uuid(),
  records: z.array(
    z.object({ kind: z.string(), id: z.uuid(), title: z.string(), outcome: z.string() }),
  ),
  leftOut: z.array(z.object({ kind: z.string(), id: z.uuid() })),
  offeredAs: z.uuid().nullable(),
});
const circle = z.object({
  name: z.string(),
  everyone: z.array(z.object({ name: z.string(), isHidden: z.boolean() })),
  problems: z.array(z.unknown()),
});
const several = z.object({
  bundles: z.array(z.object({ file: z.string(), bundleId: z.uuid() })),
  unwritten: z.array(z.unknown()),
});
const held = z.object({ items: z.array(z.object({ id: z.uuid(), reason: z.string() })) });
const bundles = z.object({
  items: z.array(z.object({ bundleId: z.uuid(), direction: z.string(), sequence: z.int() })),
});
const head = z.object({ entries: z.array(z.object({ sequence: z.int() })) });

/** Each command derives its key from the passphrase at full cost; a test runs up to a dozen of them. */
const SEVERAL_COMMANDS_MS = 240_000;
const EVENT = dataPath("misp-eset/moustachedbouncer/misp-moustachedbouncer.event.json");

let ours: Desk;
let theirs: Desk;
let number: string;

beforeAll(async () => {
  ours = await createDesk("CERT-XX");
  theirs = await createDesk("CERT-YY");
  await introduce(ours, theirs);
  await introduce(theirs, ours);
  await ours.run(["import", EVENT, "--tlp", "AMBER"]);
  const [incident] = (await ours.get(incidents, ["incident", "list"])).items;
  number = incident?.number ?? "";
  await ours.run(["evidence", "add", dataPath("README.md"), "--incident", number]);
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

function failure({ code, json }: CliRun) {
  expect(code).toBe(1);
  return errorDocument.parse(json()).error;
}

const sequenceOf = async (desk: Desk): Promise<number> =>
  (await desk.get(head, ["journal", "list", "--limit", "1"])).entries[0]?.sequence ?? 0;

describe("two desks and one stick", { timeout: SEVERAL_COMMANDS_MS }, () => {
  test("the preview says what goes and what stays, and writes nothing", async () => {
    const before = await sequenceOf(ours);
    const shown = await ours.get(created.pick({ records: true, withheld: true }), [
      "bundle",
      "create",
      "--to",
      "CERT-YY",
      "--incident",
      number,
      "--preview",
    ]);
    expect(shown.records).toEqual({
      incident: { "TLP:AMBER": 1 },
      evidence: { "TLP:AMBER": 1 },
      "observable-link": { "TLP:AMBER": 340 },
    });
    expect(await sequenceOf(ours)).toBe(before);
    expect((await ours.get(bundles, ["bundle", "list"])).items).toEqual([]);
  });

  test("TLP:AMBER stays where nobody was named for it", async () => {
    const error = failure(
      await ours.run(["bundle", "create", "--to", "CERT-YY", "--all", "--out", ours.path("all")]),
    );
    expect(error.kind).toBe("nothing-to-send");
    expect(existsSync(ours.path("all"))).toBe(false);
  });

  test("an incident with 340 observables and evidence goes, is looked at, taken in once and only once", async () => {
    const file = ours.path("case.age");
    const order = ["bundle", "create", "--to", "CERT-YY", "--incident", number, "--out", file];
    const sent = await ours.get(created, order);
    expect(sent.bytes).toBe(readFileSync(file).length);
    expect(failure(await ours.run(order)).kind).toBe("target-exists");
    expect((await ours.get(bundles, ["bundle", "list"])).items).toMatchObject([
      { bundleId: sent.bundleId, direction: "sent", sequence: 1 },
    ]);

    const before = await sequenceOf(theirs);
    const looked = await theirs.get(taken, ["bundle", "inspect", file]);
    expect(looked).toMatchObject({ bundleId: sent.bundleId, applied: false, refused: [] });
    expect(looked.changes).toMatchObject({ incident: { new: 1 }, "observable-link": { new: 340 } });
    expect(await sequenceOf(theirs)).toBe(before);

    const applied = await theirs.get(taken, ["bundle", "apply", file]);
    expect(applied).toMatchObject({ applied: true, changed: 1, conflicts: [], proposals: [] });
    expect(applied.place).toEqual({ kind: "next" });
    const { items } = await theirs.get(incidents, ["incident", "list"]);
    expect(items.map((item) => [item.number, item.title.slice(0, 17)])).toEqual([
      [number, "MoustachedBouncer"],
    ]);
    const again = await theirs.get(taken, ["bundle", "apply", file]);
    expect(again.place).toEqual({ kind: "repeated" });
    expect(again).toMatchObject({ changed: 0, changes: { "observable-link": { unchanged: 340 } } });

    const check = z.object({ ok: z.boolean() });
    expect(await theirs.get(check, ["vault", "check"])).toEqual({ ok: true });
    expect(await theirs.get(check, ["journal", "verify"])).toMatchObject({ ok: true });
  });

  test("a changed copy, one for somebody else, and no bundle at all change nothing, each with its reason", async () => {
    const bytes = readFileSync(ours.path("case.age"));
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 500) ^ 1, bytes.length - 500);
    writeFileSync(ours.path("changed.age"), bytes);
    const before = await sequenceOf(theirs);
    const changed = failure(await theirs.run(["bundle", "apply", ours.path("changed.age")]));
    expect(changed).toMatchObject({ kind: "altered", part: "payload" });
    const plain = failure(await theirs.run(["bundle", "apply", EVENT]));
    expect(plain.kind).toBe("not-a-bundle");
    const own = failure(await ours.run(["bundle", "apply", ours.path("case.age")]));
    expect(own.kind).toBe("not-for-us");
    expect(await sequenceOf(theirs)).toBe(before);
  });

  test("single records are taken in, and the others wait in quarantine until they are", async () => {
    writeFileSync(ours.path("second.md"), "Seen again.");
    await ours.run(["evidence", "add", ours.path("second.md"), "--incident", number]);
    const file = ours.path("second.age");
    await ours.run(["bundle", "create", "--to", "CERT-YY", "--incident", number, "--out", file]);
    const looked = await theirs.get(choosable, ["bundle", "inspect", file]);
    const fresh = looked.records.find(({ outcome }) => outcome === "new");
    expect(fresh).toMatchObject({ kind: "evidence", title: "second.md" });
    const id = fresh?.id ?? "";

    const part = await theirs.get(choosable, ["bundle", "apply", file, "--except", id]);
    expect(part.leftOut).toEqual([{ kind: "evidence", id }]);
    const { items } = await theirs.get(held, ["bundle", "list", "--quarantine"]);
    expect(items).toMatchObject([{ id: part.offeredAs, reason: "left-out" }]);
    const unknown = await theirs.run(["bundle", "apply", file, "--only", looked.bundleId]);
    expect(failure(unknown).kind).toBe("not-in-bundle");

    const rest = await theirs.get(choosable, ["bundle", "release", part.offeredAs ?? ""]);
    expect(rest.records.filter(({ outcome }) => outcome !== "unchanged")).toMatchObject([
      { id, outcome: "new" },
    ]);
    expect(await theirs.get(held, ["bundle", "list", "--quarantine"])).toEqual({ items: [] });
  });

  test("a circle is made, gets a bundle like the peers in it, and is undone", async () => {
    const made = await ours.get(circle, ["circle", "create", "Partners", "CERT-YY", "--hidden"]);
    expect(made).toMatchObject({
      name: "Partners",
      everyone: [{ name: "CERT-YY", isHidden: true }],
      problems: [],
    });
    const file = ours.path("circle.age");
    const order = ["bundle", "create", "--to", "partners", "--incident", number, "--out", file];
    const sent = await ours.get(several, order);
    expect(sent).toMatchObject({ bundles: [{ file }], unwritten: [] });
    expect(await theirs.get(choosable, ["bundle", "inspect", file])).toMatchObject({
      bundleId: sent.bundles[0]?.bundleId,
    });
    await ours.run(["circle", "remove", "Partners", "CERT-YY"]);
    expect(failure(await ours.run(order)).kind).toBe("nothing-to-send");
    await ours.run(["circle", "add", "Partners", "--country", "xx"]);
    const list = z.object({ items: z.array(circle) });
    const { items } = await ours.get(list, ["circle", "list"]);
    expect(items.map(({ everyone }) => everyone.map(({ name }) => name))).toEqual([["CERT-YY"]]);
    await ours.run(["circle", "delete", "Partners"]);
    expect(await ours.get(list, ["circle", "list"])).toEqual({ items: [] });
    await ours.run(["incident", "undo"]);
    expect((await ours.get(list, ["circle", "list"])).items).toHaveLength(1);
  });

  test("a wrong order is wrong usage", async () => {
    const { code } = await ours.run(["bundle", "create", "--to", "CERT-YY", "--out", "x"]);
    expect(code).toBe(2);
  });
});
