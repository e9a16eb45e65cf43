import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { createDesk, runCli, type CliRun, type Desk } from "../helpers/cli.ts";
import { errorDocument } from "./shapes.ts";

const identity = z.object({ organisationId: z.uuid(), words: z.string() });
const incidents = z.object({ items: z.array(z.object({ number: z.string(), title: z.string() })) });
const sentShape = z.object({
  peer: z.string(),
  receipt: z.boolean(),
  records: z.record(z.string(), z.record(z.string(), z.int())).nullable(),
  files: z.array(z.string()),
  bytes: z.int(),
});
const exchanged = z.object({
  received: z.array(
    z.object({
      file: z.string(),
      peer: z.string(),
      receipt: z.boolean(),
      applied: z.boolean(),
      changed: z.int(),
    }),
  ),
  sent: z.array(sentShape),
  waiting: z.array(sentShape),
  refused: z.array(
    z.object({ direction: z.enum(["in", "out"]), reason: z.string(), message: z.string() }),
  ),
  known: z.int(),
  removed: z.array(z.string()),
  safeToRemove: z.boolean(),
});
const head = z.object({ entries: z.array(z.object({ sequence: z.int() })) });

/** Each command derives its key from the passphrase at full cost; a test runs up to a dozen of them. */
const SEVERAL_COMMANDS_MS = 240_000;

let ours: Desk;
let theirs: Desk;
let others: Desk;
let number: string;
let stick: string;

beforeAll(async () => {
  ours = await createDesk("CERT-XX");
  theirs = await createDesk("CERT-YY");
  others = await createDesk("CERT-ZZ");
  for (const [to, whom] of [
    [ours, theirs],
    [theirs, ours],
    [others, ours],
    [ours, others],
  ] as const) {
    await introduce(to, whom);
  }
  const created = z.object({ number: z.string() });
  ({ number } = await ours.get(created, [
    "incident",
    "create",
    "--title",
    "Mail server reached from outside",
    "--tlp",
    "AMBER",
  ]));
  stick = ours.path("stick");
  mkdirSync(stick);
}, SEVERAL_COMMANDS_MS);

afterAll(async () => {
  for (const desk of [ours, theirs, others]) await desk.dispose();
});

async function introduce(to: Desk, whom: Desk): Promise<void> {
  const card = whom.path("own.wpcard");
  if (!existsSync(card)) await whom.run(["peer", "card", "--out", card]);
  await to.run(["peer", "add", card]);
  const { organisationId, words } = await whom.get(identity, ["identity", "show"]);
  await to.run(["peer", "trust", organisationId, "--words", words]);
}

const exchange = (desk: Desk, ...more: readonly string[]) =>
  desk.get(exchanged, ["exchange", "folder", stick, ...more]);

/** With the exit code of a run that refused something. */
async function faulty(run: Promise<CliRun>) {
  const { code, json } = await run;
  expect(code).toBe(1);
  return exchanged.parse(json());
}

function failure({ code, json }: CliRun) {
  expect(code).toBe(1);
  return errorDocument.parse(json()).error;
}

const onStick = (): readonly string[] => readdirSync(stick).toSorted();

const titlesOf = async (desk: Desk): Promise<readonly string[]> =>
  (await desk.get(incidents, ["incident", "list"])).items.map(({ title }) => title);

const sequenceOf = async (desk: Desk): Promise<number> =>
  (await desk.get(head, ["journal", "list", "--limit", "1"])).entries[0]?.sequence ?? 0;

describe("one stick through the command line", { timeout: SEVERAL_COMMANDS_MS }, () => {
  test("nothing goes that was not shared, and an empty stick stays empty", async () => {
    const done = await exchange(ours);
    expect(done).toMatchObject({ sent: [], received: [], refused: [], safeToRemove: true });
    expect(onStick()).toEqual([]);
  });

  test("the preview says what would go and writes nothing", async () => {
    const before = await sequenceOf(ours);
    const shown = await exchange(ours, "--to", "CERT-YY", "--incident", number, "--preview");
    expect(shown.sent).toMatchObject([
      { peer: "CERT-YY", receipt: false, records: { incident: { "TLP:AMBER": 1 } }, files: [] },
    ]);
    expect(onStick()).toEqual([]);
    expect(await sequenceOf(ours)).toBe(before);
  });

  test("the case goes once, with nothing in clear on the stick, and is taken in once", async () => {
    const { sent } = await exchange(ours, "--to", "CERT-YY", "--incident", number);
    const [file = ""] = onStick();
    expect(file).toMatch(/^[0-9a-f]{32}\.age$/);
    expect(sent).toMatchObject([{ peer: "CERT-YY", files: [file] }]);
    expect(sent[0]?.bytes).toBe(readFileSync(`${stick}/${file}`).length);
    expect(await exchange(ours)).toMatchObject({ sent: [], waiting: [{ files: [file] }] });

    const first = await exchange(theirs);
    expect(first.received).toMatchObject([
      { file, peer: "CERT-XX", receipt: false, applied: true, changed: 1 },
    ]);
    expect(first.sent).toMatchObject([{ peer: "CERT-XX", receipt: true }]);
    expect(await titlesOf(theirs)).toEqual(["Mail server reached from outside"]);
    expect(await exchange(theirs)).toMatchObject({ received: [], sent: [], known: 1 });

    const names = ["CERT-XX", "CERT-YY", "Mail server"];
    for (const name of onStick()) {
      const bytes = readFileSync(`${stick}/${name}`);
      expect(names.filter((text) => bytes.includes(text))).toEqual([]);
    }
  });

  test("the receipt takes the delivered file off the stick", async () => {
    const before = onStick();
    const done = await exchange(ours);
    expect(done.received).toMatchObject([{ peer: "CERT-YY", receipt: true, changed: 0 }]);
    expect(done.removed).toHaveLength(1);
    expect(onStick()).toEqual(before.filter((name) => !done.removed.includes(name)));
  });

  test("a change goes as a change, also into a file by hand, and is merged there", async () => {
    await ours.run(["incident", "update", number, "--title", "Mail server taken over"]);
    const byHand = ["bundle", "create", "--to", "CERT-YY", "--since-last", "--preview"];
    const due = z.object({ records: z.record(z.string(), z.unknown()) });
    expect((await ours.get(due, byHand)).records).toEqual({ incident: { "TLP:AMBER": 1 } });
    expect((await exchange(ours)).sent).toMatchObject([
      { records: { incident: { "TLP:AMBER": 1 } } },
    ]);
    expect(failure(await ours.run(byHand)).kind).toBe("nothing-to-send");
    expect((await exchange(theirs)).received).toHaveLength(1);
    expect(await titlesOf(theirs)).toEqual(["Mail server taken over"]);
    await exchange(ours);
  });

  test("what is refused is named, stays, and stops nothing else", async () => {
    await ours.run(["incident", "update", number, "--title", "Fourth title"]);
    const { sent } = await exchange(ours);
    const [whole = ""] = sent.flatMap(({ files }) => files);
    const cut = `${stick}/${"c".repeat(32)}.age`;
    writeFileSync(cut, readFileSync(`${stick}/${whole}`));
    truncateSync(cut, 5_000);
    // One for somebody else, from a desk that CERT-YY does not know, under a name given by hand.
    const foreign = z.object({ number: z.string() });
    const other = await others.get(foreign, [
      "incident",
      "create",
      "--title",
      "Z",
      "--tlp",
      "GREEN",
    ]);
    const order = ["bundle", "create", "--to", "CERT-XX", "--incident", other.number, "--out"];
    await others.run([...order, `${stick}/for-xx.age`]);
    writeFileSync(`${stick}/notes.age`, "shopping list");
    writeFileSync(`${stick}/holiday.jpg`, "no bundle at all");
    mkdirSync(`${stick}/${"d".repeat(32)}.age`);
    symlinkSync(ours.passphraseFile, `${stick}/${"e".repeat(32)}.age`);
    writeFileSync(`${stick}/${"f".repeat(32)}.age.001`, "part without a list");
    writeFileSync(`${stick}/.tmp-${"a".repeat(32)}.age`, "somebody else is writing");
    const before = onStick();

    const done = await faulty(theirs.run(["exchange", "folder", stick]));
    expect(done.received).toMatchObject([{ file: whole, applied: true }]);
    expect(done.refused.map(({ reason }) => reason).toSorted()).toEqual([
      "incomplete",
      "incomplete",
      "not-a-bundle",
      "not-a-regular-file",
      "not-a-regular-file",
      "not-for-us",
    ]);
    expect(await titlesOf(theirs)).toEqual(["Fourth title"]);
    expect(before.filter((name) => !onStick().includes(name))).toEqual(done.removed);
    expect(readFileSync(`${stick}/holiday.jpg`, "utf8")).toBe("no bundle at all");
  });

  test("a bundle of a desk that nobody compared words with is looked at and not taken in", async () => {
    const own = theirs.path("unknown");
    mkdirSync(own);
    // Only the sender knows the other side.
    await introduce(others, theirs);
    const { number: item } = await others.get(z.object({ number: z.string() }), [
      "incident",
      "create",
      "--title",
      "From nowhere",
      "--tlp",
      "GREEN",
    ]);
    const { sent } = await others.get(exchanged, [
      "exchange",
      "folder",
      own,
      "--to",
      "CERT-YY",
      "--incident",
      item,
    ]);
    const done = await faulty(theirs.run(["exchange", "folder", own]));
    expect(done.refused).toMatchObject([{ direction: "in", reason: "signer-refused" }]);
    expect(readdirSync(own)).toEqual(expect.arrayContaining(sent.flatMap(({ files }) => files)));
    expect(await titlesOf(theirs)).not.toContain("From nowhere");
  });

  test("a link in the place of the folder, a file, and no folder are refused", async () => {
    const link = ours.path("link");
    symlinkSync(stick, link);
    for (const [path, kind] of [
      [link, "carrier-not-a-folder"],
      [`${link}/`, "carrier-not-a-folder"],
      [ours.passphraseFile, "carrier-not-a-folder"],
      [ours.path("gone"), "carrier-missing"],
    ]) {
      const error = failure(await ours.run(["exchange", "folder", path ?? ""]));
      expect(error.kind).toBe(kind);
    }
  });

  test("a file whose name came back in capitals opens all the same", async () => {
    rmSync(stick, { recursive: true });
    mkdirSync(stick);
    await ours.run(["incident", "update", number, "--title", "Fifth title"]);
    const { sent } = await exchange(ours);
    const file = sent.at(-1)?.files[0] ?? "";
    renameSync(`${stick}/${file}`, `${stick}/${file.toUpperCase()}`);
    const { received } = await exchange(theirs);
    expect(received).toMatchObject([{ file: file.toUpperCase(), applied: true }]);
  });

  test("without --json the last line says when the stick may be removed", async () => {
    const common = ["--vault", ours.vault, "--passphrase-file", ours.passphraseFile];
    const { code, stdout } = await runCli(["exchange", "folder", stick, ...common], {
      env: ours.env,
    });
    expect(code).toBe(0);
    expect(stdout.trimEnd().split("\n").at(-1)).toBe("read back and compared: safe to remove");
  });

  test("stopped, nothing further of the incident goes", async () => {
    await ours.run(["exchange", "stop", "--incident", number, "--to", "CERT-YY"]);
    await ours.run(["incident", "update", number, "--title", "Kept here"]);
    expect((await exchange(ours)).sent).toEqual([]);
    expect((await exchange(ours, "--to", "CERT-YY", "--incident", number)).sent).toHaveLength(1);
  });

  test("an incident without a peer to share it with is wrong usage", async () => {
    const { code } = await ours.run(["exchange", "folder", stick, "--incident", number]);
    expect(code).toBe(2);
  });
});
