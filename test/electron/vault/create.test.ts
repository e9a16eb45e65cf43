import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { describe, expect, it } from "vitest";

import { nodeFiles } from "../../../electron/files/node-files.ts";
import { createVault } from "../../../electron/vault/create.ts";
import { openVault, readVaultInfo } from "../../../electron/vault/vault.ts";
import {
  createTestVault,
  failureOf,
  PASSPHRASE,
  streamOf,
  temporaryDirectory,
  testEnvironment,
  valueOf,
} from "../../helpers/vault.ts";

const withPassphrase = { kind: "passphrase", passphrase: PASSPHRASE } as const;
const filesBelow = (directory: string): readonly string[] =>
  readdirSync(directory, { recursive: true, encoding: "utf8" });

describe("creating a vault", () => {
  it("opens it, and opens it again with the passphrase", async () => {
    const { vault, directory } = await createTestVault(temporaryDirectory());
    vault.database.transaction((write) => write.run("INSERT INTO note (text) VALUES ('kept')"));
    await vault.close();
    const again = valueOf(await openVault(testEnvironment(), directory, withPassphrase));
    expect(again.database.read.all("SELECT text FROM note")).toEqual([{ text: "kept" }]);
    expect(again).toMatchObject({
      vaultId: vault.vaultId,
      replicaId: vault.replicaId,
      kind: "real",
      openedBy: "passphrase",
      wasLeftBehind: false,
    });
    await again.close();
  });

  it("writes its first rows together with the vault's ids", async () => {
    const directory = join(temporaryDirectory(), "vault");
    const created = valueOf(
      await createVault(testEnvironment(), {
        directory,
        kind: "exercise",
        passphrase: PASSPHRASE,
        initialise: (write, meta) => {
          write.run("INSERT INTO note (text) VALUES (?)", [`${meta.kind} ${meta.vaultId}`]);
        },
      }),
    );
    expect(created.vault.database.read.all("SELECT text FROM note")).toEqual([
      { text: `exercise ${created.vault.vaultId}` },
    ]);
    await created.vault.close();
  });

  it("tells nothing of its owner in the public header", async () => {
    const { vault, directory } = await createTestVault(temporaryDirectory());
    const header: unknown = JSON.parse(readFileSync(join(directory, "vault.json"), "utf8"));
    expect(Object.keys(header ?? {})).toEqual([
      "format",
      "formatVersion",
      "vaultId",
      "kind",
      "createdAtIso",
      "fingerprintBase64",
      "slots",
      "macBase64",
    ]);
    await vault.close();
  });

  it("shows its fingerprint words before and after it is unlocked", async () => {
    const { vault, directory } = await createTestVault(temporaryDirectory());
    const info = valueOf(await readVaultInfo(testEnvironment(), directory));
    expect(info.fingerprintWords).toMatch(/^[a-z]+( [a-z]+){3}$/);
    expect(info.header).toEqual(vault.header());
  });

  it.each(["too-short", "too-common"])(
    "refuses a passphrase that is %s, and makes nothing",
    async (reason) => {
      const directory = temporaryDirectory();
      const created = await createVault(testEnvironment(), {
        directory: join(directory, "vault"),
        kind: "real",
        passphrase: reason === "too-short" ? "short" : "Password12345",
      });
      expect(failureOf(created)).toMatchObject({ kind: "passphrase-refused", reason });
      expect(readdirSync(directory)).toEqual([]);
    },
  );

  it("takes an empty folder, but none with something in it, no file, no link and no missing parent", async () => {
    const parent = temporaryDirectory();
    mkdirSync(join(parent, "empty"));
    mkdirSync(join(parent, "full"));
    writeFileSync(join(parent, "full", "file"), "kept");
    symlinkSync(join(parent, "empty"), join(parent, "link"));
    const outcomes: string[] = [];
    for (const name of ["full", "full/file", "link", "none/vault", "empty"]) {
      const directory = join(parent, name);
      const created = await createVault(testEnvironment(), {
        directory,
        kind: "real",
        passphrase: PASSPHRASE,
      });
      outcomes.push(created.ok ? "created" : created.error.kind);
      if (created.ok) await created.value.vault.close();
    }
    expect(outcomes).toEqual([
      "directory-not-empty",
      "not-a-regular-file",
      "not-a-regular-file",
      "vault-missing",
      "created",
    ]);
    expect(readdirSync(parent).toSorted()).toEqual(["empty", "full", "link"]);
    expect(readFileSync(join(parent, "full", "file"), "latin1")).toBe("kept");
  });

  it("refuses a folder on a file system of another machine", async () => {
    const directory = temporaryDirectory();
    const environment = testEnvironment({ mountTypeOf: async () => "cifs" });
    const created = await createVault(environment, {
      directory: join(directory, "vault"),
      kind: "real",
      passphrase: PASSPHRASE,
    });
    expect(failureOf(created)).toMatchObject({ kind: "network-mount-refused", mountType: "cifs" });
    expect(readdirSync(directory)).toEqual([]);
  });

  it("keeps nothing of its content in clear, but everything when the canary control asks for it", async () => {
    const readable: boolean[] = [];
    for (const environment of [
      testEnvironment(),
      testEnvironment({ unsafePlaintextForCanaryControl: true }),
    ]) {
      const { vault, directory } = await createTestVault(temporaryDirectory(), environment);
      vault.database.transaction((write) =>
        write.run("INSERT INTO note (text) VALUES ('canary 17')"),
      );
      await vault.blobs.put(streamOf(Buffer.from("canary 18")));
      vault.database.checkpoint();
      const bytes = filesBelow(directory)
        .map((name) => join(directory, name))
        .filter((path) => statSync(path).isFile())
        .map((path) => readFileSync(path));
      for (const text of ["canary 17", "canary 18"]) {
        readable.push(bytes.some((content) => content.includes(text)));
      }
    }
    expect(readable).toEqual([false, false, true, true]);
  });

  it("leaves nothing when it fails at any file operation", async () => {
    const calls = await countFileCalls();
    expect(calls).toBeGreaterThanOrEqual(6);
    for (let failing = 1; failing <= calls; failing += 1) {
      const directory = temporaryDirectory();
      const attempt = createVault(environmentFailingAt(failing), {
        directory: join(directory, "vault"),
        kind: "real",
        passphrase: PASSPHRASE,
      });
      await expect(attempt).rejects.toThrow("disk gone");
      expect(readdirSync(directory)).toEqual([]);
    }
  });

  it("gives no right to other users even when the umask takes none away", async () => {
    const directory = temporaryDirectory();
    const script = fileURLToPath(new URL("../../helpers/create-vault.ts", import.meta.url));
    const run = spawnSync(
      "/bin/sh",
      ["-c", 'umask 000 && exec "$0" "$@"', process.execPath, script, join(directory, "vault")],
      { encoding: "utf8" },
    );
    expect(run.stderr).toBe("");
    const open = filesBelow(directory).filter(
      (name) => (statSync(join(directory, name)).mode & 0o077) !== 0,
    );
    expect(open).toEqual([]);
    expect(JSON.parse(run.stdout)).toEqual({
      blobs: "700",
      lock: "600",
      "lock-holder.json": "600",
      vault: "700",
      "vault.db": "600",
      "vault.db-shm": "600",
      "vault.db-wal": "600",
      "vault.json": "600",
    });
  });
});

/** Operations up to the moment at which the vault is in its place. */
async function countFileCalls(): Promise<number> {
  let calls = 0;
  let callsWhenPlaced = 0;
  const environment = countingEnvironment((call) => {
    calls = call;
  });
  const rename = environment.files.rename;
  const directory = join(temporaryDirectory(), "vault");
  const created = valueOf(
    await createVault(
      {
        ...environment,
        files: {
          ...environment.files,
          rename: async (from, to) => {
            if (to === directory) callsWhenPlaced = calls;
            await rename(from, to);
          },
        },
      },
      { directory, kind: "real", passphrase: PASSPHRASE },
    ),
  );
  await created.vault.close();
  return callsWhenPlaced;
}

function environmentFailingAt(failing: number) {
  return countingEnvironment((call) => {
    if (call === failing) throw new Error("disk gone");
  });
}

/** Calls `onCall` before every change of the file system. */
function countingEnvironment(onCall: (call: number) => void) {
  let call = 0;
  const count = (): void => {
    call += 1;
    onCall(call);
  };
  return testEnvironment({
    files: {
      ...nodeFiles,
      createFile: async (path) => {
        count();
        return nodeFiles.createFile(path);
      },
      rename: async (from, to) => {
        count();
        await nodeFiles.rename(from, to);
      },
      makeDirectory: async (path) => {
        count();
        await nodeFiles.makeDirectory(path);
      },
      syncDirectory: async (path) => {
        count();
        await nodeFiles.syncDirectory(path);
      },
    },
  });
}
