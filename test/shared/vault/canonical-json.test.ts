import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { canonicalJson } from "../../../shared/vault/canonical-json.ts";

describe("canonical JSON", () => {
  it("sorts names by code unit and leaves no spaces", () => {
    expect(canonicalJson({ b: [1, "x", null], a: { z: true, "\u00e9": false, Z: "\n" } })).toBe(
      '{"a":{"Z":"\\n","z":true,"\u00e9":false},"b":[1,"x",null]}',
    );
  });

  it("leaves out names without a value", () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });

  it("refuses numbers that readers could disagree on", () => {
    for (const number of [0.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => canonicalJson({ number })).toThrow("safe integers");
    }
  });

  it("parses back to an equal value, for any order of names", () => {
    const values = fc.dictionary(
      fc.string(),
      fc.oneof(fc.maxSafeInteger(), fc.string(), fc.boolean()),
      {
        noNullPrototype: true,
      },
    );
    fc.assert(
      fc.property(values, (value) => {
        const reversed = Object.fromEntries(Object.entries(value).toReversed());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(value);
      }),
    );
  });
});
