import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  formatRecordNumber,
  MAX_NUMBER_SEQUENCE,
  nextRecordNumber,
  numberPrefixOf,
  parseNumberPrefix,
  parseRecordNumber,
  proposeNumberPrefix,
} from "../../../../shared/domain/incident-number/index.ts";

const prefix = fc
  .stringMatching(/^[A-Z][A-Z0-9]{0,5}(-[A-Z0-9]{1,3}){0,2}$/)
  .filter((text) => parseNumberPrefix(text).ok);

describe("an incident number", () => {
  test("is prefix, year and six digits", () => {
    expect(formatRecordNumber({ prefix: "CERT-XX", year: 2026, sequence: 123 })).toBe(
      "CERT-XX-2026-000123",
    );
  });

  test("grows beyond six digits", () => {
    expect(formatRecordNumber({ prefix: "CERT-XX", year: 2026, sequence: 1_234_567 })).toBe(
      "CERT-XX-2026-1234567",
    );
  });

  test("is read back as itself, in any case and without leading zeros", () => {
    fc.assert(
      fc.property(
        prefix,
        fc.integer({ min: 1990, max: 2199 }),
        fc.integer({ min: 1, max: MAX_NUMBER_SEQUENCE }),
        (prefix, year, sequence) => {
          const number = { prefix, year, sequence };
          const written = formatRecordNumber(number);
          expect(parseRecordNumber(written.toLowerCase())).toEqual({ ok: true, value: number });
          expect(parseRecordNumber(` ${prefix}-${year}-${sequence} `)).toEqual({
            ok: true,
            value: number,
          });
        },
      ),
    );
  });

  test.each([
    "",
    "CERT-XX",
    "CERT-XX-26-1",
    "-2026-000001",
    "CERT-XX-2026-000000",
    "CERT--XX-2026-000001",
    "CERT-2025-2026-000001",
  ])("is not %j", (text) => {
    expect(parseRecordNumber(text).ok).toBe(false);
  });

  test("follows the highest of the year, and never repeats when the year is full", () => {
    expect(nextRecordNumber("CERT-XX", 2026, 41)).toEqual({
      ok: true,
      value: { prefix: "CERT-XX", year: 2026, sequence: 42 },
    });
    expect(nextRecordNumber("CERT-XX", 2026, MAX_NUMBER_SEQUENCE).ok).toBe(false);
  });

  test("of a report begins with R", () => {
    expect(numberPrefixOf("report", "CERT-XX")).toBe("R");
    expect(numberPrefixOf("incident", "CERT-XX")).toBe("CERT-XX");
  });
});

describe("a proposed prefix", () => {
  test.each([
    ["CERT-XX", "CERT-XX"],
    ["Centre für Sécurité", "CENTRE-FUR-SECUR"],
    ["Ελλάδα", "CERT"],
    ["2026", "CERT"],
  ])("of %s is %s", (name, expected) => {
    expect(proposeNumberPrefix(name)).toBe(expected);
  });

  test("can always be used", () => {
    fc.assert(fc.property(fc.string(), (name) => parseNumberPrefix(proposeNumberPrefix(name)).ok));
  });
});
