import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";

import { generateAgeIdentity } from "../../../../electron/exchange/age/recipients.ts";
import { formatPublicKey } from "../../../../electron/exchange/minisign/minisign-text.ts";
import { deviceKeyId } from "../../../../electron/exchange/minisign/sign.ts";
import { startTestVault } from "../../../helpers/core.ts";
import { temporaryDirectory, valueOf } from "../../../helpers/vault.ts";
import { archive, archivesOf, expectSums, makeWholeCase, WORDS } from "./archive-kit.ts";

/** Runs a tool in a folder, and gives what it printed; a failing tool fails the test. */
function run(folder: string, command: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stderr}`);
  return stdout;
}

it("age, tar, minisign, zstd and sha256sum open and verify an archive, and age may seal it anew", async () => {
  const from = await startTestVault();
  onTestFinished(from.end);
  const folder = temporaryDirectory();
  const safe = await generateAgeIdentity("x25519");
  const sealing = { kind: "recipients", recipients: [safe.recipient] } as const;
  const id = await makeWholeCase(from);
  const made = valueOf(await archive(from, [id], { sealing }));
  writeFileSync(join(folder, "identity.txt"), `${safe.secret}\n`);
  writeFileSync(join(folder, "x.case.age"), readFileSync(made.written.path));
  run(folder, "age", "--decrypt", "-i", "identity.txt", "-o", "case.tar", "x.case.age");
  mkdirSync(join(folder, "case"));
  run(folder, "tar", "--extract", "--file", "case.tar", "--directory", "case");
  const inside = join(folder, "case");
  const { signer, members } = made.written.manifest;
  const publicKey = Buffer.from(signer.publicKey, "base64");
  const line = formatPublicKey({ keyId: deviceKeyId(publicKey), publicKey });
  expect(run(inside, "minisign", "-V", "-P", line, "-m", "manifest.json")).toMatch(
    /Trusted comment: watchpost case archive [0-9a-f-]{36}\n$/,
  );
  const names = members.map(({ name }) => name);
  const sums = run(inside, "sha256sum", ...names)
    .trimEnd()
    .split("\n");
  expect(sums.map((sum) => sum.slice(0, 64))).toEqual(members.map(({ sha256 }) => sha256));
  run(inside, "zstd", "--decompress", "--quiet", "records.ndjson.zst", "history.ndjson.zst");
  expect(readFileSync(join(inside, "records.ndjson"), "utf8")).toContain(WORDS.title);
  expect(readFileSync(join(inside, "history.ndjson"), "utf8")).toContain("report-accepted");

  run(folder, "age", "--encrypt", "-r", safe.recipient, "-o", "again.case.age", "case.tar");
  const archives = archivesOf(from);
  const path = join(folder, "x.case.age");
  const own = { path, passphrase: null, vouchedKeyId: null };
  const ledger = valueOf(await archives.take(own, "apply", {}));
  expectSums(ledger);
  expect(ledger).toMatchObject({ isUnchanged: true, signer: { standing: "own" } });
  const foreign = { ...own, path: join(folder, "again.case.age") };
  expect(await archives.take(foreign, "preview", {})).toMatchObject({
    error: { kind: "archive-refused", problem: { kind: "not-for-us" } },
  });
});
