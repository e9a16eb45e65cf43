import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instantMs, instantText } from "../../../../shared/exchange/record/instant-text.ts";
import {
  isUuidText,
  shortUuid,
  uuidOfShort,
} from "../../../../shared/exchange/record/uuid-text.ts";

describe("ids as 22 characters", () => {
  test("are base64url of their bytes", () => {
    const id = "019b76f8-46e5-7069-8c43-a8c3b7cf3cf2";
    expect(shortUuid(id)).toBe(Buffer.from(id.replaceAll("-", ""), "hex").toString("base64url"));
  });

  test("give the id back", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const hex = Buffer.from(bytes).toString("hex");
        const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
        expect(isUuidText(id)).toBe(true);
        expect(shortUuid(id)).toBe(Buffer.from(bytes).toString("base64url"));
        expect(uuidOfShort(shortUuid(id))).toBe(id);
      }),
    );
  });

  test.each([
    "",
    "A".repeat(21),
    "A".repeat(23),
    `${"A".repeat(21)}B`,
    `${"A".repeat(21)}=`,
    `${"A".repeat(20)}+A`,
  ])("%j is none", (text) => {
    expect(uuidOfShort(text)).toBeUndefined();
  });

  test.each(["019B76F8-46E5-7069-8C43-A8C3B7CF3CF2", "019b76f846e570698c43a8c3b7cf3cf2", ""])(
    "are of ids in one spelling, not of %j",
    (text) => {
      expect(isUuidText(text)).toBe(false);
    },
  );
});

describe("instants as numbers", () => {
  test("give the text back", () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date("0000-01-01T00:00:00.000Z"),
          max: new Date("9999-12-31T23:59:59.999Z"),
          noInvalidDate: true,
        }),
        (date) => {
          expect(instantMs(date.toISOString())).toBe(date.getTime());
          expect(instantText(date.getTime())).toBe(date.toISOString());
        },
      ),
    );
  });

  test.each([
    "2026-02-30T00:00:00.000Z",
    "2026-02-29T00:00:00.000Z",
    "2026-04-31T00:00:00.000Z",
    "2026-13-01T00:00:00.000Z",
    "2026-01-01T24:00:00.000Z",
    "2026-01-01T00:00:60.000Z",
    "2026-01-01T00:00:00.00Z",
    "2026-01-01T00:00:00.000z",
    "+02026-01-01T00:00:00.00Z",
  ])("%s is not how one is written", (text) => {
    expect(instantMs(text)).toBeUndefined();
  });

  test.each([
    Number.NaN,
    Number.MAX_SAFE_INTEGER,
    Date.parse("9999-12-31T23:59:59.999Z") + 1,
    -62_167_219_200_001,
  ])("%d has no text", (ms) => {
    expect(instantText(ms)).toBeUndefined();
  });
});
