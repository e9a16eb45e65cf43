import * as fc from "fast-check";
import { expect, test } from "vitest";
import { safeFileName } from "../../../electron/host/safe-file-name.ts";

test.each([
  ["report.pdf", "report.pdf"],
  ["Übersicht März.csv", "Ubersicht_Marz.csv"],
  ["../../etc/passwd", "etc_passwd"],
  ["C:\\Windows\\x.exe", "C__Windows_x.exe"],
  ['a"b\r\nX-Evil: 1', "a_b__X-Evil__1"],
  [".bashrc", "bashrc"],
  ["con.txt", "_con.txt"],
  ["LPT1", "_LPT1"],
  ["trailing. . .", "trailing"],
  ["日本語", "download"],
  ["", "download"],
  ["x".repeat(300) + ".misp.json", "x".repeat(115) + ".json"],
])("%j is saved as %j", (name, expected) => {
  expect(safeFileName(name)).toBe(expected);
});

test("every name becomes a safe one, and a safe one stays as it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (name) => {
      const safe = safeFileName(name);
      expect(safe).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,120}$/);
      expect(safeFileName(safe).replace(/^_/, "")).toBe(safe.replace(/^_/, ""));
    }),
    { numRuns: 2_000 },
  );
});
