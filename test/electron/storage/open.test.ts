import { copyFileSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it, vi } from "vitest";

import { isSoundEngineVersion } from "../../../electron/storage/engine-version.ts";
import { openDatabase } from "../../../electron/storage/open.ts";
import {
  countNotes,
  DATABASE_KEY,
  databaseWithNotes,
  testDatabase,
} from "../../helpers/database.ts";
import { failureOf, temporaryDirectory, valueOf } from "../../helpers/vault.ts";

const FIXTURE = new URL("../../fixtures/vault/sqlcipher-4.db", import.meta.url);

const existing = (path: string, key: Uint8Array = DATABASE_KEY) =>
  openDatabase({ path, key, mode: "existing" });

describe("opening the database", () => {
  it("reads a file whose bytes never change: the format stays SQLCipher 4", () => {
    const path = join(temporaryDirectory(), "vault.db");
    copyFileSync(FIXTURE, path);
    const database = testDatabase(path, "existing");
    expect(database.read.all("SELECT id, text FROM note ORDER BY id")).toEqual([
      { id: 1, text: "Grüße aus dem Wehrhaus" },
      { id: 2, text: "second note" },
    ]);
    expect(
      database.read.all("SELECT rowid FROM note_search WHERE note_search MATCH 'wehrhaus'"),
    ).toEqual([{ rowid: 1 }]);
    expect(database.read.get("PRAGMA user_version")).toEqual({ user_version: 7 });
  });

  it("has every setting that protects what is written", () => {
    const database = testDatabase();
    const settings = [
      "journal_mode",
      "synchronous",
      "foreign_keys",
      "trusted_schema",
      "cell_size_check",
      "secure_delete",
      "temp_store",
      "mmap_size",
      "page_size",
    ].map((name) => database.pragma(name));
    expect(settings).toEqual([
      [{ journal_mode: "wal" }],
      [{ synchronous: 2 }],
      [{ foreign_keys: 1 }],
      [{ trusted_schema: 0 }],
      [{ cell_size_check: 1 }],
      [{ secure_delete: 1 }],
      [{ temp_store: 2 }],
      [{ mmap_size: 0 }],
      [{ page_size: 4096 }],
    ]);
  });

  it("is defensive: the schema can't be written and the journal not switched off", () => {
    const database = databaseWithNotes(1);
    database.pragma("writable_schema = ON");
    expect(() =>
      database.transaction((write) => write.run("UPDATE sqlite_schema SET sql = ''")),
    ).toThrow("may not be modified");
    expect(database.pragma("journal_mode = OFF")).toEqual([{ journal_mode: "wal" }]);
  });

  it("writes nothing in clear, in the file or in its log", () => {
    const database = databaseWithNotes(50);
    for (const suffix of ["", "-wal"]) {
      const bytes = readFileSync(`${database.path}${suffix}`);
      expect(bytes.includes("note 17")).toBe(false);
      expect(bytes.includes("CREATE TABLE")).toBe(false);
      expect(bytes.includes("SQLite format 3")).toBe(false);
    }
  });

  it("leaves the key to its owner", () => {
    const key = Uint8Array.from(DATABASE_KEY);
    const opened = valueOf(
      openDatabase({ path: join(temporaryDirectory(), "vault.db"), key, mode: "create" }),
    );
    opened.close();
    expect(key).toEqual(DATABASE_KEY);
  });

  it("keeps database and log from other users", () => {
    const { path } = databaseWithNotes(1);
    const modes = ["", "-wal", "-shm"].map((suffix) => statSync(`${path}${suffix}`).mode & 0o777);
    expect(modes).toEqual([0o600, 0o600, 0o600]);
  });

  it("says that a wrong key or another kind of file can't be read, and leaves it as it is", () => {
    const database = databaseWithNotes(10);
    database.checkpoint();
    database.close();
    const before = readFileSync(database.path);
    const wrongKey = Uint8Array.from(DATABASE_KEY, (byte) => byte ^ 1);
    expect(existing(database.path, wrongKey)).toMatchObject({
      error: { kind: "database-unreadable" },
    });
    expect(readFileSync(database.path).equals(before)).toBe(true);
    const text = join(temporaryDirectory(), "vault.db");
    writeFileSync(text, "not a database, but long enough to look at ".repeat(200));
    expect(existing(text)).toMatchObject({ error: { kind: "database-unreadable" } });
  });

  it("does not create a missing database, nor replace one that is there", () => {
    const path = join(temporaryDirectory(), "vault.db");
    expect(failureOf(existing(path))).toEqual({ kind: "database-missing", path });
    writeFileSync(path, "kept");
    expect(() => openDatabase({ path, key: DATABASE_KEY, mode: "create" })).toThrow("EEXIST");
    expect(readFileSync(path, "latin1")).toBe("kept");
  });

  it.each(["", "-wal", "-shm"])("does not follow a link planted as vault.db%s", (suffix) => {
    const directory = temporaryDirectory();
    const database = databaseWithNotes(1, join(directory, "elsewhere.db"));
    database.close();
    const path = join(directory, "vault.db");
    if (suffix !== "") copyFileSync(join(directory, "elsewhere.db"), path);
    symlinkSync(join(directory, "elsewhere.db"), `${path}${suffix}`);
    expect(existing(path)).toEqual({
      ok: false,
      error: { kind: "not-a-regular-file", path: `${path}${suffix}` },
    });
  });

  it("refuses to work without encryption in production", () => {
    vi.stubEnv("NODE_ENV", "production");
    const path = join(temporaryDirectory(), "vault.db");
    const open = () =>
      openDatabase({
        path,
        key: DATABASE_KEY,
        mode: "create",
        unsafePlaintextForCanaryControl: true,
      });
    expect(open).toThrow("tests only");
    vi.unstubAllEnvs();
  });

  it("does write in clear when the canary control asks for it", () => {
    const path = join(temporaryDirectory(), "vault.db");
    const database = valueOf(
      openDatabase({
        path,
        key: DATABASE_KEY,
        mode: "create",
        unsafePlaintextForCanaryControl: true,
      }),
    );
    database.transaction((write) => {
      write.execute("CREATE TABLE note (text TEXT); INSERT INTO note VALUES ('canary 17')");
    });
    database.close();
    expect(readFileSync(path).includes("canary 17")).toBe(true);
  });

  it("finds everything again after closing", () => {
    const database = databaseWithNotes(100);
    database.close();
    database.close();
    expect(countNotes(testDatabase(database.path, "existing"))).toBe(100);
  });
});

describe("engine version", () => {
  it.each(["3.51.3", "3.51.10", "3.52.1", "3.53.4", "4.0.0"])("%s may hold a vault", (version) => {
    expect(isSoundEngineVersion(version)).toBe(true);
  });

  it.each(["3.51.2", "3.50.9", "3.9.0", "2.99.99", "3.52.0", "", "3.53", "3.53.4-beta", "x"])(
    "%j may not",
    (version) => {
      expect(isSoundEngineVersion(version)).toBe(false);
    },
  );
});
