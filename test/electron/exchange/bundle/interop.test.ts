import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { Decrypter } from "age-encryption";
import { describe, expect, it } from "vitest";

import { carryBundle } from "../../../../electron/exchange/bundle/carry-bundle.ts";
import { writeBundle } from "../../../../electron/exchange/bundle/write-bundle.ts";
import { formatPublicKey } from "../../../../electron/exchange/minisign/minisign-text.ts";
import { deviceKeyId } from "../../../../electron/exchange/minisign/sign.ts";
import { nodeFiles } from "../../../../electron/files/node-files.ts";
import { temporaryDirectory, valueOf } from "../../../helpers/vault.ts";
import { readAgeFile } from "../age/read-age-file.ts";
import {
  contentOf,
  contentsOf,
  draftOf,
  environmentOf,
  EVIDENCE,
  EVIDENCE_SHA256,
  LINES,
  newParty,
  openBytes,
  piecesOf,
} from "./bundle-kit.ts";
import { membersOf } from "./forge.ts";

const alice = await newParty();
const bob = await newParty();
const carol = await newParty();
const NAME = "4f".repeat(16);

/** Runs a tool in a folder, and gives what it printed; a failing tool fails the test. */
function run(folder: string, command: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stderr}`);
  return stdout;
}

/** A folder with a bundle from Alice to Bob and Carol, and Bob's identity as age keeps it. */
async function folderWithBundle(evidence: Buffer = EVIDENCE): Promise<string> {
  const folder = temporaryDirectory();
  valueOf(
    await writeBundle(environmentOf(nodeFiles), {
      path: join(folder, `${NAME}.age`),
      draft: draftOf(alice, [bob, carol]),
      content: contentOf({
        blobs: [
          { sha256: null, sizeBytes: evidence.length, open: () => piecesOf(evidence, 60_000) },
        ],
      }),
      key: alice.key,
      spoolDirectory: folder,
      afterwards: "nothing",
    }),
  );
  writeFileSync(join(folder, "identity.txt"), `${bob.identities.x25519.secret}\n`);
  return folder;
}

function decrypt(folder: string): void {
  run(folder, "age", "--decrypt", "-i", "identity.txt", "-o", "bundle.tar", `${NAME}.age`);
}

describe("age, tar, minisign, zstd and sha256sum", () => {
  it("open and verify our bundle, as the format describes it", async () => {
    const folder = await folderWithBundle();
    const inside = join(folder, "bundle");
    decrypt(folder);
    mkdirSync(inside);
    run(folder, "tar", "--extract", "--file", "bundle.tar", "--directory", "bundle");
    const publicKey = formatPublicKey({
      keyId: deviceKeyId(alice.key.publicKey),
      publicKey: alice.key.publicKey,
    });
    expect(run(inside, "minisign", "-V", "-P", publicKey, "-m", "manifest.json")).toMatch(
      /^Signature and comment signature verified\nTrusted comment: watchpost bundle [0-9a-f-]{36}\n$/,
    );
    run(inside, "zstd", "--decompress", "--quiet", "changes.ndjson.zst");
    expect(readFileSync(join(inside, "changes.ndjson"), "utf8")).toBe(`${LINES.join("\n")}\n`);
    const manifest: unknown = JSON.parse(readFileSync(join(inside, "manifest.json"), "utf8"));
    const sums = run(inside, "sha256sum", "changes.ndjson.zst", `blobs/${EVIDENCE_SHA256}`);
    expect(manifest).toMatchObject({
      members: sums
        .trimEnd()
        .split("\n")
        .map((line) => ({ sha256: line.slice(0, 64), name: line.slice(66) })),
    });
  });

  it("find nothing odd in the archive", async () => {
    const folder = await folderWithBundle();
    decrypt(folder);
    const listed = run(folder, "tar", "--list", "--verbose", "--file", "bundle.tar");
    const lines = listed.trimEnd().split("\n");
    expect(lines.map((line) => line.split(/ +/).at(-1))).toEqual([
      "manifest.json",
      "manifest.json.minisig",
      "changes.ndjson.zst",
      `blobs/${EVIDENCE_SHA256}`,
      "padding",
    ]);
    expect(lines.every((line) => /^-rw------- 0\/0 +\d+ 1970-01-01 /.test(line))).toBe(true);
    expect(run(folder, "zstd", "--version")).toContain("Zstandard");
    run(folder, "tar", "--extract", "--file", "bundle.tar", "changes.ndjson.zst");
    run(folder, "zstd", "--test", "--quiet", "--memory=8MB", "changes.ndjson.zst");
  });

  it("put a bundle in parts together", async () => {
    const evidence = Buffer.alloc(300_000, "large evidence ");
    const folder = await folderWithBundle(evidence);
    const stick = join(folder, "stick");
    mkdirSync(stick);
    const carried = valueOf(
      await carryBundle(nodeFiles, { name: NAME, from: folder, to: stick, partSizeBytes: 100_000 }),
    );
    expect(carried.fileNames).toEqual(
      [1, 2, 3, 4].map((part) => `${NAME}.age.00${String(part)}`).concat(`${NAME}.sha256`),
    );
    expect(run(stick, "sha256sum", "--check", `${NAME}.sha256`).match(/: OK/g)).toHaveLength(4);
    run(stick, "sh", "-c", `cat ${NAME}.age.??? > ${NAME}.age`);
    const whole = readFileSync(join(stick, `${NAME}.age`));
    expect(whole.equals(readFileSync(join(folder, `${NAME}.age`)))).toBe(true);
  });

  it("have no way to read what is for others", async () => {
    const folder = await folderWithBundle();
    writeFileSync(join(folder, "identity.txt"), `${alice.identities.x25519.secret}\n`);
    expect(() => decrypt(folder)).toThrow("no identity matched");
  });
});

describe("our reader", () => {
  it("reads what age and tar made", async () => {
    const folder = temporaryDirectory();
    writeFileSync(join(folder, "manifest.json"), "{}");
    writeFileSync(join(folder, "changes.ndjson.zst"), Buffer.alloc(200_000, "x"));
    const flags = ["--format=ustar", "--mode=0600", "--owner=0", "--group=0", "--numeric-owner"];
    const names = ["manifest.json", "changes.ndjson.zst"];
    run(folder, "tar", ...flags, "--mtime=@0", "--create", "--file", "made.tar", ...names);
    const { recipient, secret } = bob.identities.x25519;
    run(folder, "age", "--encrypt", "--recipient", recipient, "-o", "made.age", "made.tar");
    const decrypter = new Decrypter();
    decrypter.addIdentity(secret);
    const reading = await readAgeFile(readFileSync(join(folder, "made.age")), decrypter);
    expect(reading.verdict).toBe("success");
    expect(membersOf(reading.content)).toEqual([
      { name: "manifest.json", content: Buffer.from("{}") },
      { name: "changes.ndjson.zst", content: Buffer.alloc(200_000, "x") },
    ]);
  });

  it("refuses what age alone made of a genuine archive: its size is not in the header", async () => {
    const folder = await folderWithBundle();
    decrypt(folder);
    const recipients = [bob, carol].flatMap((party) => ["-r", party.identities.x25519.recipient]);
    run(folder, "age", ...recipients, "-o", "again.age", "bundle.tar");
    const again = await openBytes(readFileSync(join(folder, "again.age")), bob, [alice]);
    expect(again).toMatchObject({ ok: false, error: { kind: "altered", part: "header" } });
  });

  it("reads its own from the disk", async () => {
    const folder = await folderWithBundle();
    const bytes = readFileSync(join(folder, `${NAME}.age`));
    const bundle = valueOf(await openBytes(bytes, carol, [alice]));
    expect(await contentsOf(bundle)).toEqual({
      lines: LINES,
      blobs: { [EVIDENCE_SHA256]: EVIDENCE },
    });
    await bundle.close();
  });
});
