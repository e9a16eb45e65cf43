import { describe, expect, it } from "vitest";

import type { WriteHandle } from "../../../electron/storage/database.ts";
import { countNotes, databaseWithNotes } from "../../helpers/database.ts";

const INSERT = "INSERT INTO note (id, text) VALUES (?, ?)";

describe("read handle", () => {
  it.each([
    "INSERT INTO note (text) VALUES ('x') RETURNING id",
    "UPDATE note SET text = 'x'",
    "DELETE FROM note",
    "DROP TABLE note",
    "PRAGMA journal_mode = DELETE",
    "BEGIN",
  ])("can't run %s", (sql) => {
    const database = databaseWithNotes(3);
    const before = database.read.all("SELECT * FROM note");
    for (const way of [database.read.get, database.read.all, database.read.iterate] as const) {
      expect(() => way(sql)).toThrow("can only read");
    }
    expect(() => database.read.prepareRead(sql)).toThrow("can only read");
    expect(database.read.all("SELECT * FROM note")).toEqual(before);
  });

  it("binds by position and by name", () => {
    const { read } = databaseWithNotes(3);
    expect(read.get("SELECT id FROM note WHERE id = ?", [2])).toEqual({ id: 2 });
    expect(read.get("SELECT id FROM note WHERE id = @id", { id: 3 })).toEqual({ id: 3 });
    expect(read.get("SELECT id FROM note WHERE id = ?", [9])).toBeUndefined();
    const statement = read.prepareRead<{ id: number }>("SELECT id FROM note WHERE id < ?");
    expect([1, 2, 4].map((limit) => statement.all([limit]).length)).toEqual([0, 1, 3]);
  });

  it("walks the same statement twice at once", () => {
    const { read } = databaseWithNotes(3);
    const pairs: number[] = [];
    for (const outer of read.iterate<{ id: number }>("SELECT id FROM note")) {
      for (const inner of read.iterate<{ id: number }>("SELECT id FROM note")) {
        pairs.push(outer.id * 10 + inner.id);
      }
    }
    expect(pairs).toEqual([11, 12, 13, 21, 22, 23, 31, 32, 33]);
  });

  it("answers more different texts than it keeps prepared", () => {
    const { read } = databaseWithNotes(1);
    for (let number = 0; number < 1500; number += 1) {
      expect(read.get(`SELECT id + ${String(number)} AS sum FROM note`)).toEqual({
        sum: 1 + number,
      });
    }
    expect(read.get("SELECT id + 0 AS sum FROM note")).toEqual({ sum: 1 });
  });

  it("gives back integers, text, null and bytes as they went in", () => {
    const database = databaseWithNotes(0);
    const values = [Number.MAX_SAFE_INTEGER, -1.5, "naïve \u0000 🦊", null, Uint8Array.of(0, 255)];
    const row = database.read.get<Readonly<Record<string, unknown>>>(
      "SELECT ? AS a, ? AS b, ? AS c, ? AS d, ? AS e",
      values,
    );
    expect(Object.values(row ?? {}).slice(0, 4)).toEqual(values.slice(0, 4));
    expect(row?.["e"]).toBeInstanceOf(Uint8Array);
    expect(row?.["e"]).toEqual(Buffer.of(0, 255));
  });
});

describe("transaction", () => {
  it("commits what it did and returns its value", () => {
    const database = databaseWithNotes(0);
    const value = database.transaction((write) => write.run(INSERT, [7, "seven"]).lastInsertRowid);
    expect(value).toBe(7);
    expect(countNotes(database)).toBe(1);
  });

  it("undoes everything when it throws, and lets the error through", () => {
    const database = databaseWithNotes(2);
    const fail = () =>
      database.transaction((write) => {
        write.run("DELETE FROM note");
        throw new Error("no");
      });
    expect(fail).toThrow("no");
    expect(countNotes(database)).toBe(2);
    database.transaction((write) => write.run(INSERT, [3, "works again"]));
    expect(countNotes(database)).toBe(3);
  });

  it("refuses to be asynchronous, and undoes what the work did before", () => {
    const database = databaseWithNotes(2);
    const late = () =>
      database.transaction(async (write) => {
        write.run("DELETE FROM note");
        await Promise.resolve();
      });
    expect(late).toThrow("synchronous");
    expect(countNotes(database)).toBe(2);
  });

  it("does not nest", () => {
    const database = databaseWithNotes(1);
    const nested = () => database.transaction(() => database.transaction(() => 1));
    expect(nested).toThrow("do not nest");
  });

  it("takes the right to write back at its end", () => {
    const database = databaseWithNotes(1);
    const kept: WriteHandle = database.transaction((write) => write);
    const statement = database.transaction((write) => write.prepareWrite(INSERT));
    for (const use of [
      () => kept.run("DELETE FROM note"),
      () => {
        kept.execute("DELETE FROM note");
      },
      () => kept.prepareWrite(INSERT),
      () => kept.savepoint(() => 1),
      () => statement.run([9, "late"]),
    ]) {
      expect(use).toThrow("outside its transaction");
    }
    expect(countNotes(database)).toBe(1);
  });

  it("reports how many rows changed", () => {
    const database = databaseWithNotes(5);
    const changed = database.transaction((write) =>
      write.run("DELETE FROM note WHERE id > ?", [2]),
    );
    expect(changed.changes).toBe(3);
  });
});

describe("savepoint", () => {
  it("undoes only its own part", () => {
    const database = databaseWithNotes(0);
    database.transaction((write) => {
      write.run(INSERT, [1, "kept"]);
      const failing = () =>
        write.savepoint(() => {
          write.run(INSERT, [2, "dropped"]);
          write.savepoint(() => write.run(INSERT, [3, "dropped with it"]));
          throw new Error("bad item");
        });
      expect(failing).toThrow("bad item");
      write.savepoint(() => write.run(INSERT, [4, "kept too"]));
    });
    expect(database.read.all("SELECT id FROM note")).toEqual([{ id: 1 }, { id: 4 }]);
  });
});
