import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { z } from "zod";

import {
  decodeStrictUtf8,
  readCanonicalDocument,
} from "../../../../shared/exchange/canonical/canonical-document.ts";
import { canonicalJson } from "../../../../shared/vault/canonical-json.ts";

const DOMAIN = "watchpost test thing v1";
const schema = z.strictObject({
  $domain: z.literal(DOMAIN),
  count: z.int().optional(),
  list: z.array(z.unknown()).optional(),
  text: z.string().optional(),
});
const LIMITS = { maxChars: 1_000, maxDepth: 4 };

const read = (text: string) => readCanonicalDocument(text, DOMAIN, schema, LIMITS);
const reasonOf = (text: string) => {
  const result = read(text);
  return result.ok ? "accepted" : result.error.reason;
};
const withMembers = (members: string) => `{"$domain":"${DOMAIN}",${members}}`;

describe("a canonical document", () => {
  it("is read when it is the one spelling of its value", () => {
    expect(read(withMembers(String.raw`"count":3,"text":"a\nb é"`))).toEqual({
      ok: true,
      value: { $domain: DOMAIN, count: 3, text: "a\nb é" },
    });
  });

  it("keeps silent about optional members of newer programs", () => {
    expect(reasonOf(withMembers('"count":3,"x-colour":"red"'))).toBe("accepted");
  });

  test.each([
    ["spaces", withMembers('"count": 3'), "not-canonical"],
    ["a line feed at the end", `${withMembers('"count":3')}\n`, "not-canonical"],
    ["unsorted names", `{"count":3,"$domain":"${DOMAIN}"}`, "not-canonical"],
    ["a name twice", withMembers('"count":3,"count":4'), "not-canonical"],
    ["a name twice with one value", withMembers('"count":3,"count":3'), "not-canonical"],
    ["a fraction", withMembers('"count":3.5'), "not-canonical"],
    ["a whole number with a point", withMembers('"count":3.0'), "not-canonical"],
    ["an exponent", withMembers('"count":3e2'), "not-canonical"],
    ["minus zero", withMembers('"count":-0'), "not-canonical"],
    ["a number beyond 2^53", withMembers('"count":9007199254740993'), "not-canonical"],
    ["an escape that need not be", withMembers(String.raw`"text":"\u0041"`), "not-canonical"],
    ["an escaped slash", withMembers(String.raw`"text":"a\/b"`), "not-canonical"],
    ["a lone surrogate", withMembers(String.raw`"text":"\ud800"`), "not-canonical"],
    ["text that is not in NFC", withMembers('"text":"e\u0301"'), "not-canonical"],
    ["a name that is not in NFC", withMembers('"x-e\u0301":1'), "not-canonical"],
    ["something after the end", `${withMembers('"count":3')}x`, "not-json"],
    ["nothing", "", "not-json"],
    ["a list", "[]", "malformed"],
    ["null", "null", "malformed"],
    ["an unknown member", withMembers('"colour":"red"'), "malformed"],
    ["a prototype for a member", `{"$domain":"${DOMAIN}","__proto__":{"count":3}}`, "malformed"],
    ["no domain", '{"count":3}', "other-domain"],
    ["another domain", '{"$domain":"watchpost other thing v1"}', "other-domain"],
    ["a domain that only begins alike", '{"$domain":"watchpost test thing v1x"}', "other-domain"],
    ["a newer version", '{"$domain":"watchpost test thing v2","new":true}', "newer-version"],
    ["an older version", '{"$domain":"watchpost test thing v0"}', "other-domain"],
  ])("is refused with %s", (_what, text, reason) => {
    expect(reasonOf(text)).toBe(reason);
  });

  it("is refused before it is parsed when it is too large or too deep", () => {
    expect(reasonOf(" ".repeat(1_001))).toBe("too-large");
    expect(reasonOf(withMembers(`"list":${"[".repeat(400)}${"]".repeat(400)}`))).toBe("too-deep");
    const wide = { maxChars: 4_000_000, maxDepth: 4 };
    const deep = "[".repeat(1_000_000);
    expect(readCanonicalDocument(deep, DOMAIN, schema, wide)).toMatchObject({
      error: { reason: "too-deep" },
    });
  });

  it("does not count brackets inside of text as depth", () => {
    expect(reasonOf(withMembers(String.raw`"text":"[[[[[[\"{{{{{{"`))).toBe("accepted");
  });

  it("names the place of a member that does not fit", () => {
    expect(read(withMembers('"count":"three"'))).toMatchObject({
      error: { reason: "malformed", place: "/count" },
    });
  });

  it("is read again from whatever was written canonically", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 50 }),
        fc.maxSafeInteger(),
        (raw, count) => {
          const text = raw.normalize("NFC");
          const written = canonicalJson({ $domain: DOMAIN, count, text });
          expect(read(written)).toEqual({ ok: true, value: { $domain: DOMAIN, count, text } });
        },
      ),
    );
  });

  it("gives a result and never throws, whatever the text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.json()), (text) => {
        expect(typeof read(text).ok).toBe("boolean");
      }),
    );
  });
});

describe("strict UTF-8", () => {
  it("refuses bytes that are no UTF-8 and a byte order mark", () => {
    expect(decodeStrictUtf8(Uint8Array.of(0x61, 0xff))).toBeUndefined();
    expect(decodeStrictUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBeUndefined();
    expect(decodeStrictUtf8(Uint8Array.of(0xc3, 0xa9))).toBe("é");
  });
});
