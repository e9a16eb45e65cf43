import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ledgerLine,
  ledgerTotals,
  NOTHING_STORED,
  type FileOutcome,
} from "../../../../shared/domain/import-ledger/import-ledger.ts";

const clean: FileOutcome = {
  path: "a.eml",
  format: "mail",
  counts: { ...NOTHING_STORED, found: 3, stored: 3, reports: 1 },
  duplicateReports: 0,
  warnings: [],
  errors: [],
  unmarkedReportIds: [],
};
const notice = { kind: "x", message: "x" };

describe("ledger of an import", () => {
  it.each([
    ["imported", clean],
    ["partial", { ...clean, counts: { ...clean.counts, found: 4, skipped: 1 } }],
    ["partial", { ...clean, errors: [notice] }],
    [
      "duplicate",
      { ...clean, duplicateReports: 1, counts: { ...NOTHING_STORED, found: 3, duplicates: 3 } },
    ],
    ["imported", { ...clean, counts: NOTHING_STORED }],
    ["refused", { ...clean, counts: NOTHING_STORED, errors: [notice] }],
  ] as const)("says %s", (status, outcome) => {
    expect(ledgerLine(outcome).status).toBe(status);
  });

  it("refuses numbers that do not add up", () => {
    expect(() => ledgerLine({ ...clean, counts: { ...clean.counts, found: 900 } })).toThrow(
      /add up/,
    );
  });

  it("adds files up so that found is stored, duplicates and skipped", () => {
    const count = fc.nat({ max: 1_000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(count, count, count)), (files) => {
        const lines = files.map(([stored, duplicates, skipped]) =>
          ledgerLine({
            ...clean,
            counts: {
              ...NOTHING_STORED,
              found: stored + duplicates + skipped,
              stored,
              duplicates,
              skipped,
            },
          }),
        );
        const totals = ledgerTotals(lines);
        expect(totals.found).toBe(totals.stored + totals.duplicates + totals.skipped);
        expect(totals.files).toBe(
          totals.imported + totals.duplicate + totals.partial + totals.refused,
        );
      }),
    );
  });
});
