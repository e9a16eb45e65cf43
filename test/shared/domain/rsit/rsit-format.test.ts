import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  formatIntelmqType,
  formatRsit,
  parseRsit,
  parseRsitParts,
  RSIT_CLASSES,
  RSIT_MACHINE_VALUES,
  RSIT_TYPES,
  RSIT_TYPES_BY_CLASS,
  RSIT_VERSION,
  rsitClassOf,
  rsitParts,
} from "../../../../shared/domain/rsit/index.ts";
import { dataPath } from "../../../helpers/data.ts";

const machineTaxonomy = z
  .object({
    version: z.number(),
    values: z.array(
      z.object({ predicate: z.string(), entry: z.array(z.object({ value: z.string() })) }),
    ),
  })
  .parse(JSON.parse(readFileSync(dataPath("rsit-enisa/machinev1"), "utf8")));

describe("the taxonomy", () => {
  test("has the 11 classes and 39 types of version 1003, in its order", () => {
    expect(RSIT_VERSION).toBe(machineTaxonomy.version);
    expect(RSIT_TYPES_BY_CLASS).toEqual(
      Object.fromEntries(
        machineTaxonomy.values.map(({ predicate, entry }) => [
          predicate,
          entry.map(({ value }) => value),
        ]),
      ),
    );
    expect([RSIT_CLASSES.length, RSIT_TYPES.length, RSIT_MACHINE_VALUES.length]).toEqual([
      11, 39, 50,
    ]);
  });

  test("has each type in one class only", () => {
    expect(new Set(RSIT_TYPES).size).toBe(39);
    expect(rsitClassOf("ddos-amplifier")).toBe("vulnerable");
  });
});

describe("the machine form", () => {
  test("is written with quotes, or as the class alone", () => {
    expect(formatRsit({ class: "malicious-code", type: "c2-server" })).toBe(
      'rsit:malicious-code="c2-server"',
    );
    expect(formatRsit({ class: "fraud", type: null })).toBe("rsit:fraud");
  });

  test("comes back from its parts", () => {
    expect(RSIT_MACHINE_VALUES.map((value) => formatRsit(rsitParts(value)))).toEqual(
      RSIT_MACHINE_VALUES,
    );
  });

  test("is read back as itself", () => {
    expect(RSIT_MACHINE_VALUES.map((value) => parseRsit(value))).toEqual(
      RSIT_MACHINE_VALUES.map((value) => ({ ok: true, value })),
    );
  });

  test.each([
    ['RSIT:Malicious-Code="C2-Server"', 'rsit:malicious-code="c2-server"'],
    ["rsit:malicious-code=c2-server", 'rsit:malicious-code="c2-server"'],
    ["rsit:malicious-code:c2-server", 'rsit:malicious-code="c2-server"'],
    ["rsit: fraud = “phishing”", 'rsit:fraud="phishing"'],
    ["rsit:malicious_code='infected system'", 'rsit:malicious-code="infected-system"'],
    ['rsit:fraud="unauthorized-use-of-resources"', 'rsit:fraud="unauthorised-use-of-resources"'],
  ])("is read from %s", (text, value) => {
    expect(parseRsit(text)).toEqual({ ok: true, value });
  });

  test("is refused when the type belongs to another class, which is named", () => {
    expect(parseRsit('rsit:fraud="c2-server"')).toEqual({
      ok: false,
      error: { kind: "type-of-other-class", found: "c2-server", expectedClass: "malicious-code" },
    });
  });

  test("is refused for a class or type that version 1003 does not have", () => {
    expect(parseRsit('rsit:nonsense="x"')).toEqual({
      ok: false,
      error: { kind: "unknown-class", found: "nonsense" },
    });
    expect(parseRsit('rsit:fraud="scam"')).toEqual({
      ok: false,
      error: { kind: "unknown-type", found: "scam", class: "fraud" },
    });
    expect(parseRsit("phishing")).toEqual({
      ok: false,
      error: { kind: "not-rsit", found: "phishing" },
    });
  });

  test("is read to a Result from any text", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        const parsed = parseRsit(`rsit:${text}`);
        return !parsed.ok || RSIT_MACHINE_VALUES.includes(parsed.value);
      }),
    );
  });
});

describe("IntelMQ's two fields", () => {
  test("map with its American spelling, both ways", () => {
    expect(parseRsitParts("fraud", "unauthorized-use-of-resources")).toEqual({
      ok: true,
      value: 'rsit:fraud="unauthorised-use-of-resources"',
    });
    expect(formatIntelmqType({ class: "fraud", type: "unauthorised-use-of-resources" })).toBe(
      "unauthorized-use-of-resources",
    );
    expect(formatIntelmqType({ class: "fraud", type: "phishing" })).toBe("phishing");
  });

  test("fill in the class from the type", () => {
    expect(parseRsitParts("", "brute-force")).toEqual({
      ok: true,
      value: 'rsit:intrusion-attempts="brute-force"',
    });
  });
});
