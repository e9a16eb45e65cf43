import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { createDesk, type Desk } from "../helpers/cli.ts";
import { createdIncident, errorDocument } from "./shapes.ts";

const madeArchive = z.object({
  archiveId: z.uuid(),
  out: z.string(),
  bytes: z.int().positive(),
  sha256: z.string().length(64),
  deviceKeyId: z.string().length(16),
  tlp: z.string(),
  records: z.record(z.string(), z.record(z.string(), z.int())),
  evidence: z.object({ files: z.int(), bytes: z.int(), absent: z.int() }),
});
const ledger = z.object({
  verified: z.literal(true),
  signer: z.object({ deviceKeyId: z.string(), standing: z.string() }),
  records: z.object({ found: z.int(), new: z.int(), unchanged: z.int(), refused: z.int() }),
  evidence: z.object({ found: z.int(), stored: z.int(), present: z.int(), absent: z.int() }),
  history: z.object({ found: z.int(), added: z.int() }),
  isUnchanged: z.boolean(),
  isApplied: z.boolean(),
  actionId: z.int().nullable(),
});

let from: Desk;
let to: Desk;
let number: string;

beforeAll(async () => {
  [from, to] = await Promise.all([createDesk("CERT-XX"), createDesk("CERT-YY")]);
  const create = ["incident", "create", "--title", "Web shell on mail gateway", "--tlp", "AMBER"];
  number = (await from.get(createdIncident, create)).number;
  const dump = await from.write("dump.bin", Buffer.from("dump"));
  await from.run(["evidence", "add", dump, "--incident", number]);
});
afterAll(() => Promise.all([from.dispose(), to.dispose()]));

test("a case goes out with a passphrase, is looked at, vouched for and taken in", async () => {
  const secret = from.path("archive-passphrase");
  await writeFile(secret, "eleven quiet otters under the ice\n");
  const out = from.path("case.case.age");
  const sealed = ["--archive-passphrase-file", secret];
  const low = ["incident", "archive", number, ...sealed, "--tlp-max", "GREEN", "--out", out];
  const refused = errorDocument.parse((await from.run(low)).json());
  expect(refused.error).toMatchObject({ kind: "above-ceiling", tlp: "TLP:AMBER" });
  expect(existsSync(out)).toBe(false);

  const made = await from.get(madeArchive, [
    "incident",
    "archive",
    number,
    ...sealed,
    "--out",
    out,
  ]);
  expect(made).toMatchObject({ tlp: "TLP:AMBER", evidence: { files: 1, bytes: 4, absent: 0 } });

  const unarchive = ["incident", "unarchive", out, ...sealed];
  const looked = await to.get(ledger, [...unarchive, "--preview"]);
  expect(looked).toMatchObject({ isApplied: false, signer: { standing: "unknown" } });

  const vouched = [...unarchive, "--signer-key", made.deviceKeyId];
  const taken = await to.get(ledger, vouched);
  expect(taken).toMatchObject({ isApplied: true, evidence: { found: 1, stored: 1 } });
  expect(taken.records.new).toBe(taken.records.found);
  expect((await to.run(["incident", "show", number])).code).toBe(0);
}, 90_000);

test.each([
  [["incident", "archive", "X"], "--out"],
  [["incident", "archive", "X", "--out", "y"], "--to"],
  [["incident", "unarchive", "x", "--signer-key", "short"], "--signer-key"],
])("%j is a wrong usage that names what is missing", async (args, named) => {
  const run = await from.run(args);
  expect(run.code).toBe(2);
  expect(run.stderr + run.stdout).toContain(named);
});
