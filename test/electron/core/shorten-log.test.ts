import { statSync } from "node:fs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { shortenLogInPauses } from "../../../electron/core/shorten-log.ts";
import type { Database } from "../../../electron/storage/database.ts";
import { databaseWithNotes } from "../../helpers/database.ts";

let database: Database;
const fileSize = () => statSync(database.path).size;

beforeEach(() => {
  vi.useFakeTimers();
  database = databaseWithNotes(1);
});

afterEach(() => {
  vi.useRealTimers();
});

const write = () =>
  database.transaction((handle) =>
    handle.run("INSERT INTO note (text) VALUES (?)", ["x".repeat(20_000)]),
  );

test("the log goes into the database when nothing was written for a second, and not before", () => {
  shortenLogInPauses(database);
  write();
  const before = fileSize();
  vi.advanceTimersByTime(1_000);
  expect(fileSize()).toBe(before);
  vi.advanceTimersByTime(1_000);
  expect(fileSize()).toBeGreaterThan(before);
});

test("a vault that nobody writes into is left alone", () => {
  shortenLogInPauses(database);
  vi.advanceTimersByTime(3_000);
  const shorten = vi.spyOn(database, "shortenLog");
  vi.advanceTimersByTime(60_000);
  expect(shorten).not.toHaveBeenCalled();
});

test("nothing happens once it was ended or the vault is closed", () => {
  const end = shortenLogInPauses(database);
  write();
  const before = fileSize();
  end();
  vi.advanceTimersByTime(5_000);
  expect(fileSize()).toBe(before);
  shortenLogInPauses(database);
  database.close();
  expect(() => vi.advanceTimersByTime(5_000)).not.toThrow();
});
