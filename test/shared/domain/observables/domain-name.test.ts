import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readHostName, toUnicodeName } from "../../../../shared/domain/observables/domain-name.ts";
import { decodePunycode, encodePunycode } from "../../../../shared/domain/observables/punycode.ts";

describe("punycode", () => {
  // RFC 3492 §7.1, samples of several scripts, and one of ASCII and other letters mixed.
  it.each([
    ["他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"],
    ["почемужеонинеговорятпорусски", "b1abfaaepdrnnbgefbadotcwatmq2g4l"],
    ["למההםפשוטלאמדבריםעברית", "4dbcagdahymbxekheh6e0a7fei0b"],
    ["3年b組金八先生", "3b-ww4c5e180e575a65lsy2b"],
    ["bücher", "bcher-kva"],
  ])("encodes %s as %s and back", (label, encoded) => {
    expect([encodePunycode(label), decodePunycode(encoded)]).toEqual([encoded, label]);
  });

  it("decodes what it encodes, for every label", () => {
    const label = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(label, (label) => {
        expect(decodePunycode(encodePunycode(label) ?? "")).toBe(label);
      }),
    );
  });

  it("never throws and never runs away on any text", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(typeof decodePunycode(text)).toMatch(/^(?:string|undefined)$/);
      }),
    );
  });
});

describe("host names", () => {
  it.each([
    ["EXAMPLE.Com.", { ascii: "example.com", labels: 2 }],
    ["_jabber._tcp.gmail.com", { ascii: "_jabber._tcp.gmail.com", labels: 4 }],
    ["Bücher.DE", { ascii: "xn--bcher-kva.de", unicode: "bücher.de", labels: 2 }],
    ["пример.рф", { ascii: "xn--e1afmkfd.xn--p1ai", unicode: "пример.рф", labels: 2 }],
    ["XN--E1AFMKFD.xn--p1ai", { ascii: "xn--e1afmkfd.xn--p1ai", unicode: "пример.рф", labels: 2 }],
    ["ｅｘ。ample．com", { ascii: "ex.ample.com", labels: 3 }],
    ["faß.de", { ascii: "xn--fa-hia.de", unicode: "faß.de", labels: 2 }],
  ])("reads %s", (text, expected) => {
    expect(readHostName(text)).toEqual(expected);
  });

  it.each([
    "",
    ".",
    "a..b",
    ".a",
    `${"a".repeat(64)}.com`,
    `${"a.".repeat(127)}com`,
    "a b.com",
    "1.2.3.4",
    "a.123",
    "x/y",
    "😀.",
  ])("refuses %s", (text) => {
    expect(readHostName(text)).toBeUndefined();
  });

  it("leaves labels that are no punycode as they are", () => {
    expect(toUnicodeName("xn--!.example")).toBe("xn--!.example");
  });
});
