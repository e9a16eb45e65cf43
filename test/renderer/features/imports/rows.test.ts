import { describe, expect, it } from "vitest";
import type { ImportFileResult } from "../../../../shared/model/import-run.ts";
import { reportIdSchema } from "../../../../shared/model/ids.ts";
import { imports as text } from "../../../../shared/text/en/imports.ts";
import {
  describePlace,
  formatName,
  ledgerRows,
  noticesOf,
  statusCounts,
  sumOf,
  tablesOf,
  unmarkedIds,
} from "../../../../renderer/features/imports/rows.ts";

const REPORT = reportIdSchema.parse("01a20bf7-0cbd-763a-a1a9-866fe67344d8");

function file(path: string, patch: Partial<ImportFileResult> = {}): ImportFileResult {
  return {
    path,
    format: "eml",
    status: "imported",
    found: 0,
    stored: 0,
    duplicates: 0,
    skipped: 0,
    reports: 0,
    incidents: 0,
    observables: 0,
    evidence: 0,
    relations: 0,
    warnings: [],
    errors: [],
    unmarkedReportIds: [],
    ...patch,
  };
}

const FILES = [
  file("a.eml", { found: 5, stored: 3, duplicates: 1, skipped: 1, unmarkedReportIds: [REPORT] }),
  file("b.eml", { status: "duplicate", found: 2, duplicates: 2 }),
  file("c.bin", { status: "refused" }),
  file("d.csv", { status: "partial", found: 4, stored: 1, skipped: 3 }),
];

describe("the lines of a ledger", () => {
  it("put first what needs a look, else they stand as they came", () => {
    expect(ledgerRows(FILES, "all").map(({ path }) => path)).toEqual([
      "c.bin",
      "d.csv",
      "a.eml",
      "b.eml",
    ]);
  });

  it("are those of one status when it is chosen", () => {
    expect(ledgerRows(FILES, "duplicate").map(({ path }) => path)).toEqual(["b.eml"]);
  });

  it("add up: found is stored, duplicates and skipped together", () => {
    const sum = sumOf(FILES);
    expect(sum).toEqual({ found: 11, stored: 4, duplicates: 3, skipped: 4 });
    expect(sum.stored + sum.duplicates + sum.skipped).toBe(sum.found);
  });

  it("are counted by status", () => {
    expect(statusCounts(FILES)).toEqual({ imported: 1, duplicate: 1, partial: 1, refused: 1 });
  });

  it("name the reports that wait for a label", () => {
    expect(unmarkedIds({ files: FILES })).toEqual([REPORT]);
  });

  it("list errors before warnings", () => {
    const odd = file("e.eml", {
      warnings: [{ kind: "w", message: "odd" }],
      errors: [{ kind: "e", message: "bad" }],
    });
    expect(noticesOf(odd)).toEqual([
      { severity: "error", notice: { kind: "e", message: "bad" } },
      { severity: "warning", notice: { kind: "w", message: "odd" } },
    ]);
  });
});

describe("the place of a notice", () => {
  it.each([
    [undefined, ""],
    [{}, ""],
    [{ part: "" }, ""],
    [{ line: 3, column: 7 }, "line 3, column 7"],
    [{ pointer: "/Event/Attribute/2" }, "/Event/Attribute/2"],
    [{ part: "1.2", byteOffset: 4_096 }, "part 1.2, byte 4096"],
    [{ row: 12 }, "row 12"],
  ])("%j reads %j", (place, words) => {
    expect(describePlace(place, text, String)).toBe(words);
  });
});

describe("formats and tables", () => {
  it("names a format in words, and an unknown one as it is", () => {
    expect(formatName("eml", text)).toBe("E-mail (.eml)");
    expect(formatName("iodef", text)).toBe("iodef");
    expect(formatName(null, text)).toBe("");
  });

  it("offers tables for mapping, and texts only where there is no table", () => {
    const staged = [{ path: "x/LICENCE.txt" }, { path: "x/data.CSV" }, { path: "mail.eml" }];
    expect(tablesOf(staged)).toEqual([{ path: "x/data.CSV" }]);
    expect(tablesOf(staged.slice(0, 1))).toEqual([{ path: "x/LICENCE.txt" }]);
    expect(tablesOf([{ path: "mail.eml" }])).toEqual([]);
  });
});
