import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it, onTestFinished } from "vitest";

import { nodeFiles } from "../../../electron/files/node-files.ts";
import { checkTables } from "../../../electron/storage/check-database.ts";
import type { Database } from "../../../electron/storage/database.ts";
import { createPageVerifier } from "../../../electron/storage/page-integrity.ts";
import { holdSnapshot, type DatabaseSnapshot } from "../../../electron/storage/snapshot.ts";
import {
  countNotes,
  DATABASE_KEY,
  databaseWithNotes,
  testDatabase,
} from "../../helpers/database.ts";
import { collect, temporaryDirectory } from "../../helpers/vault.ts";

async function snapshotOf(writer: Database): Promise<DatabaseSnapshot> {
  const file = await nodeFiles.openForReading(writer.path);
  onTestFinished(async () => {
    writer.close();
    await file.close();
  });
  return holdSnapshot(writer, testDatabase(writer.path, "existing"), file);
}

function addNotes(database: Database, count: number): void {
  database.transaction((write) => {
    for (let index = 0; index < count; index += 1) {
      write.run("INSERT INTO note (text) VALUES (?)", ["written meanwhile ".repeat(30)]);
    }
    write.run("UPDATE note SET text = 'changed meanwhile' WHERE id % 7 = 0");
  });
}

describe("snapshot of the database", () => {
  it("is the state of its beginning, whatever is written while it is read", async () => {
    const writer = databaseWithNotes(20_000);
    const snapshot = await snapshotOf(writer);
    const pieces: Uint8Array[] = [];
    for await (const piece of snapshot.read()) {
      pieces.push(piece);
      // Enough to make the engine want to move its log into the file.
      addNotes(writer, 3000);
    }
    snapshot.release();
    const path = join(temporaryDirectory(), "copy.db");
    writeFileSync(path, Buffer.concat(pieces));
    const copy = testDatabase(path, "existing");
    expect(pieces.length).toBeGreaterThan(3);
    expect(countNotes(copy)).toBe(20_000);
    expect(copy.read.get("SELECT count(*) AS n FROM note WHERE text LIKE '%meanwhile%'")).toEqual({
      n: 0,
    });
    expect((await checkTables(copy, "full", () => false)).problems).toEqual([]);
    expect(countNotes(writer)).toBe(20_000 + 3000 * pieces.length);
  });

  it("contains what was still in the log", async () => {
    const writer = databaseWithNotes(10);
    addNotes(writer, 5);
    const snapshot = await snapshotOf(writer);
    const bytes = await collect(snapshot.read());
    snapshot.release();
    expect(bytes.length).toBe(snapshot.sizeBytes);
    const path = join(temporaryDirectory(), "copy.db");
    writeFileSync(path, bytes);
    expect(countNotes(testDatabase(path, "existing"))).toBe(15);
  });

  it("gives the file back to the engine when it ends", async () => {
    const writer = databaseWithNotes(10);
    const snapshot = await snapshotOf(writer);
    addNotes(writer, 5);
    snapshot.release();
    expect(writer.checkpoint()).toBe(true);
  });

  it("refuses to begin while somebody reads an older state", async () => {
    const writer = databaseWithNotes(10);
    const reader = testDatabase(writer.path, "existing");
    reader.pragma("busy_timeout = 0");
    writer.pragma("busy_timeout = 0");
    const endRead = reader.holdReadTransaction();
    addNotes(writer, 1);
    await expect(snapshotOf(writer)).rejects.toThrow("could not be emptied");
    endRead();
    const snapshot = await snapshotOf(writer);
    snapshot.release();
  });
});

describe("authentication codes of the pages", () => {
  it("fit on every page, free ones included, read in any pieces", async () => {
    const writer = databaseWithNotes(2000);
    writer.transaction((write) => write.run("DELETE FROM note WHERE id > 500"));
    const snapshot = await snapshotOf(writer);
    const bytes = await collect(snapshot.read());
    snapshot.release();
    const verifier = createPageVerifier(DATABASE_KEY);
    const damaged: number[] = [];
    for (let start = 0; start < bytes.length; start += 3 * 4096) {
      damaged.push(...verifier.verify(bytes.subarray(start, start + 3 * 4096)));
    }
    expect(damaged).toEqual([]);
  });

  it("name each page with a changed byte, two swapped pages, and all under another key", async () => {
    const writer = databaseWithNotes(2000);
    const snapshot = await snapshotOf(writer);
    const bytes = await collect(snapshot.read());
    snapshot.release();
    const altered = Uint8Array.from(bytes);
    for (const at of [17, 4096 * 5 + 9, 4096 * 9 + 4095]) altered[at] = (altered[at] ?? 0) ^ 1;
    altered.copyWithin(4096 * 20, 4096 * 21, 4096 * 22);
    expect(createPageVerifier(DATABASE_KEY).verify(altered)).toEqual([1, 6, 10, 21]);
    const otherKey = Uint8Array.from(DATABASE_KEY, (byte) => byte ^ 1);
    expect(createPageVerifier(otherKey).verify(bytes)).toHaveLength(bytes.length / 4096);
  });
});
