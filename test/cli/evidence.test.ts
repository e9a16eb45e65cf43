import { createHash, randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readSealedZip } from "../helpers/sealed-zip.ts";
import { createDesk } from "../helpers/cli.ts";
import type { Desk } from "../helpers/cli.ts";
import {
  createdIncident,
  errorDocument,
  evidenceItems,
  exportedEvidence,
  vaultCheck,
  verifiedEvidence,
} from "./shapes.ts";

const BYTES = randomBytes(3_000_017);
let desk: Desk;
let incident: string;
let id: string;

beforeAll(async () => {
  desk = await createDesk();
  incident = (await desk.get(createdIncident, ["incident", "create", "--title", "Disk"])).number;
});

afterAll(() => desk.dispose());

test("a file is taken in with its size and SHA-256", async () => {
  const file = await desk.write("image.raw", BYTES);
  const { items } = await desk.get(evidenceItems, [
    "evidence",
    "add",
    file,
    "--incident",
    incident,
  ]);
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({
    name: "image.raw",
    bytes: BYTES.length,
    sha256: createHash("sha256").update(BYTES).digest("hex"),
  });
  id = items[0]?.id ?? "";
});

test("it is listed, verified, and comes out as it went in, after a warning was accepted", async () => {
  const listed = await desk.get(evidenceItems, ["evidence", "list", "--incident", incident]);
  expect(listed.items.map((item) => item.id)).toEqual([id]);
  expect(await desk.get(verifiedEvidence, ["evidence", "verify", id])).toMatchObject({
    verified: 1,
    damaged: [],
  });
  expect((await desk.run(["evidence", "export", id, "--out", desk.path("out.raw")])).code).toBe(2);
  expect(existsSync(desk.path("out.raw"))).toBe(false);
  const out = ["--out", desk.path("out.raw"), "--yes"];
  const exported = await desk.get(exportedEvidence, ["evidence", "export", id, ...out]);
  expect(exported.bytes).toBe(BYTES.length);
  expect(readFileSync(desk.path("out.raw"))).toEqual(BYTES);
  expect(statSync(desk.path("out.raw")).mode & 0o111).toBe(0);
  expect((await desk.run(["evidence", "export", id, ...out])).code).toBe(1);
});

test("it leaves in an archive that only its password opens", async () => {
  const out = desk.path("out.zip");
  const password = await desk.write("archive-password", "tide-47\n");
  const options = ["--out", out, "--yes", "--archive-password-file", password];
  const exported = await desk.get(exportedEvidence, ["evidence", "export", id, ...options]);
  expect(exported).toMatchObject({
    sha256: createHash("sha256").update(BYTES).digest("hex"),
    bytes: statSync(out).size,
  });
  const { name, text } = await readSealedZip(out, "tide-47");
  expect({ name, text }).toEqual({ name: "image.raw", text: new TextDecoder().decode(BYTES) });
  await expect(readSealedZip(out, "infected")).rejects.toThrow(/password/i);
});

test("names from outside never become names on disk", async () => {
  const file = await desk.write("..%2f..%2fetc%2fpasswd\u202efdp.exe", "x");
  await desk.get(evidenceItems, ["evidence", "add", file, "--incident", incident]);
  const names = readdirSync(join(desk.vault, "blobs"), { recursive: true }).map(String);
  for (const name of names) expect(name).toMatch(/^[0-9a-z./-]+$/);
});

test("a changed byte is found, named and not handed out", async () => {
  const [largest = ""] = readdirSync(join(desk.vault, "blobs"), {
    recursive: true,
    withFileTypes: true,
  })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted((a, b) => statSync(b).size - statSync(a).size);
  const bytes = readFileSync(largest);
  bytes.writeUInt8(bytes.readUInt8(1_000_000) ^ 1, 1_000_000);
  writeFileSync(largest, bytes);
  const verified = await desk.run(["evidence", "verify", id]);
  expect(verified.code).toBe(1);
  expect(verifiedEvidence.parse(verified.json()).damaged).toHaveLength(1);
  const exported = await desk.run(["evidence", "export", id, "--out", desk.path("bad"), "--yes"]);
  expect(errorDocument.parse(exported.json()).error.kind).toBe("evidence-damaged");
  expect(existsSync(desk.path("bad"))).toBe(false);
  const check = await desk.run(["vault", "check"]);
  expect(check.code).toBe(1);
  expect(vaultCheck.parse(check.json()).problems).not.toEqual([]);
});
