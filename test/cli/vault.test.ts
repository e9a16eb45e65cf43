import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDesk, DESK_PASSPHRASE, runCli } from "../helpers/cli.ts";
import type { CliRun, Desk } from "../helpers/cli.ts";
import { backup, createdVault, errorDocument, vaultCheck, vaultInfo } from "./shapes.ts";

let desk: Desk;

beforeAll(async () => {
  desk = await createDesk();
});

afterAll(() => desk.dispose());

function errorKind({ code, json }: CliRun): string {
  expect(code).toBe(1);
  return errorDocument.parse(json()).error.kind;
}

test("create gives the ids and the recovery code, and the passphrase may come from standard input", async () => {
  const run = await runCli(
    [
      "vault",
      "create",
      desk.path("second"),
      "--org",
      "CERT-YY",
      "--country",
      "yy",
      "--kind",
      "exercise",
      "--passphrase-file",
      "-",
      "--json",
    ],
    { env: desk.env, stdin: `${DESK_PASSPHRASE}\n` },
  );
  expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 0, stderr: "" });
  expect(createdVault.parse(run.json()).kind).toBe("exercise");
});

test("info tells whose vault it is and what it holds", async () => {
  const info = await desk.get(vaultInfo, ["vault", "info"]);
  expect(info).toMatchObject({ kind: "real", organisation: "CERT-XX" });
  expect(info.counts).toMatchObject({ incidents: 0, reports: 0, observables: 0, evidence: 0 });
});

test("check finds nothing wrong with a new vault", async () => {
  expect(await desk.get(vaultCheck, ["vault", "check"])).toMatchObject({ ok: true, problems: [] });
});

test("the vault may be named by WATCHPOST_VAULT", async () => {
  const run = await runCli(["vault", "info", "--passphrase-file", desk.passphraseFile, "--json"], {
    env: { ...desk.env, WATCHPOST_VAULT: desk.vault },
  });
  expect(vaultInfo.parse(run.json()).organisation).toBe("CERT-XX");
});

test("vault and home are closed to other users of the machine", () => {
  const open = [desk.vault, desk.home].flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => (statSync(path).mode & 0o077) !== 0),
  );
  expect(open).toEqual([]);
});

describe("refusals name their kind, exit 1 and leave nothing", () => {
  test("a wrong passphrase", async () => {
    const wrong = await desk.write("wrong", "eight grey herons over the weir");
    const run = await runCli(
      ["vault", "info", "--vault", desk.vault, "--passphrase-file", wrong, "--json"],
      { env: desk.env },
    );
    expect(errorKind(run)).toBe("wrong-passphrase");
    expect(run.stdout + run.stderr).not.toContain("herons");
  });

  test("a vault that is not there", async () => {
    const run = await runCli(
      [
        "vault",
        "info",
        "--vault",
        desk.path("none"),
        "--passphrase-file",
        desk.passphraseFile,
        "--json",
      ],
      { env: desk.env },
    );
    expect(errorKind(run)).toBe("vault-missing");
    expect(existsSync(desk.path("none"))).toBe(false);
  });

  test("a folder that exists, and a passphrase that anybody would guess", async () => {
    const create = (directory: string, passphrase: string) =>
      runCli(
        [
          "vault",
          "create",
          directory,
          "--org",
          "A",
          "--country",
          "XX",
          "--passphrase-file",
          "-",
          "--json",
        ],
        { env: desk.env, stdin: passphrase },
      );
    expect(errorKind(await create(desk.vault, DESK_PASSPHRASE))).toBe("directory-not-empty");
    expect(errorKind(await create(desk.path("weak"), "password1234"))).toMatch(/passphrase/);
    expect(existsSync(desk.path("weak"))).toBe(false);
  });

  test("a vault that another process has open", async () => {
    const holder = desk.start(["seed", "--incidents", "3000", "--observables", "30000"]);
    await expect
      .poll(() => existsSync(join(desk.vault, "vault.db-wal")), { timeout: 20_000 })
      .toBe(true);
    const run = await desk.run(["vault", "info"]);
    holder.child.kill("SIGKILL");
    await holder.finished;
    expect(errorKind(run)).toBe("vault-in-use");
  });
});

describe("backup and restore", () => {
  test("a restored vault holds the same records under a new replica id", async () => {
    const file = desk.path("backup.watchpost");
    const made = await desk.get(backup, ["vault", "backup", "--out", file]);
    expect(made.bytes).toBe(statSync(file).size);
    expect(errorKind(await desk.run(["vault", "backup", "--out", file]))).toBe(
      "backup-target-exists",
    );
    const restored = await desk.run(["vault", "restore", file, desk.path("restored")]);
    expect(backup.parse(restored.json())).toMatchObject({ bytes: made.bytes });
    const before = await desk.get(vaultInfo, ["vault", "info"]);
    const after = await runCli(
      [
        "vault",
        "info",
        "--vault",
        desk.path("restored"),
        "--passphrase-file",
        desk.passphraseFile,
        "--json",
      ],
      { env: desk.env },
    );
    const info = vaultInfo.parse(after.json());
    expect(info.counts).toEqual(before.counts);
    expect(info.vaultId).toBe(before.vaultId);
    expect(info.replicaId).not.toBe(before.replicaId);
  });

  test("a rehearsed restore tells what the backup holds, and leaves nothing", async () => {
    const file = desk.path("backup.watchpost");
    const rehearsed = await desk.run(["vault", "rehearse", file]);
    expect(rehearsed).toMatchObject({ code: 0 });
    expect(rehearsed.json()).toMatchObject({
      ok: true,
      bytes: statSync(file).size,
      damagedFiles: 0,
    });
    const damaged = await desk.write("damaged-rehearsal", Buffer.alloc(4_096, 7));
    const refused = await desk.run(["vault", "rehearse", damaged]);
    expect(errorKind(refused)).toMatch(/backup/);
  });

  test("a damaged backup is refused and leaves no folder", async () => {
    const file = await desk.write("damaged", Buffer.alloc(4_096, 7));
    const run = await desk.run(["vault", "restore", file, desk.path("from-damaged")]);
    expect(errorKind(run)).toMatch(/backup/);
    expect(existsSync(desk.path("from-damaged"))).toBe(false);
  });
});

describe("keys", () => {
  test("a changed passphrase opens, the former one does not; the recovery code sets a third", async () => {
    const file = await desk.write("new-passphrase", "nine white storks on a chimney");
    const third = await desk.write("third-passphrase", DESK_PASSPHRASE);
    const code = await desk.write("code", desk.recoveryCode);
    const changed = await desk.run(["vault", "passphrase", "--new-passphrase-file", file]);
    expect(changed).toMatchObject({ code: 0 });
    expect(errorKind(await desk.run(["vault", "info"]))).toBe("wrong-passphrase");
    const recovered = await runCli(
      [
        "vault",
        "recover",
        "--vault",
        desk.vault,
        "--recovery-code-file",
        code,
        "--new-passphrase-file",
        third,
        "--json",
      ],
      { env: desk.env },
    );
    expect(recovered).toMatchObject({ code: 0 });
    expect(await desk.get(vaultInfo, ["vault", "info"])).toMatchObject({ kind: "real" });
  });
});
