import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compareTlp,
  describeTlpNotice,
  effectiveTlp,
  isTlpLabel,
  labelOfPart,
  parseTlpField,
  parseTlpTag,
  resolveImportedTlp,
  strictestTlp,
  TLP_AUDIENCE,
  TLP_COLOURS,
  TLP_LABELS,
} from "../../../../shared/domain/markings/index.ts";

const label = fc.constantFrom(...TLP_LABELS);

describe("the labels of TLP 2.0", () => {
  test("rise from CLEAR to RED, AMBER+STRICT between AMBER and RED", () => {
    expect(TLP_LABELS).toEqual([
      "TLP:CLEAR",
      "TLP:GREEN",
      "TLP:AMBER",
      "TLP:AMBER+STRICT",
      "TLP:RED",
    ]);
    expect(compareTlp("TLP:AMBER+STRICT", "TLP:AMBER")).toBeGreaterThan(0);
    expect(compareTlp("TLP:AMBER+STRICT", "TLP:RED")).toBeLessThan(0);
  });

  test("have the colours of FIRST's table, on black", () => {
    expect(Object.values(TLP_COLOURS).map(({ text }) => text)).toEqual([
      "#FFFFFF",
      "#33FF00",
      "#FFC000",
      "#FFC000",
      "#FF2B2B",
    ]);
    expect(new Set(Object.values(TLP_COLOURS).map(({ background }) => background))).toEqual(
      new Set(["#000000"]),
    );
  });

  test("are known in exactly FIRST's spelling only", () => {
    expect(isTlpLabel("TLP:AMBER+STRICT")).toBe(true);
    expect(isTlpLabel("tlp:amber+strict")).toBe(false);
    expect(isTlpLabel("TLP:WHITE")).toBe(false);
  });

  test("each say in every language who may see it", () => {
    for (const name of TLP_LABELS) expect(new Set(Object.values(TLP_AUDIENCE[name])).size).toBe(3);
  });
});

describe("combining", () => {
  test("takes the strictest, whatever the order and the grouping", () => {
    fc.assert(
      fc.property(fc.array(label, { minLength: 1 }), fc.array(label, { minLength: 1 }), (a, b) => {
        const whole = strictestTlp([...a, ...b]);
        const grouped = [strictestTlp(b), strictestTlp(a)].filter((one) => one !== null);
        expect(whole).toBe(strictestTlp(grouped));
        for (const part of [...a, ...b]) {
          expect(compareTlp(whole ?? "TLP:CLEAR", part)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  test("makes no label out of none", () => {
    expect(strictestTlp([])).toBeNull();
  });

  test("never puts a container below its parts", () => {
    expect(effectiveTlp("TLP:GREEN", ["TLP:CLEAR", "TLP:RED", "TLP:AMBER", null])).toEqual({
      label: "TLP:RED",
      isMarked: true,
      stricterPartCount: 2,
    });
  });

  test("keeps a container with marked parts unmarked as long as it has no label of its own", () => {
    expect(effectiveTlp(null, ["TLP:GREEN"])).toEqual({
      label: "TLP:GREEN",
      isMarked: false,
      stricterPartCount: 0,
    });
  });

  test("lets a part without label inherit its container's", () => {
    expect(labelOfPart(null, "TLP:AMBER")).toBe("TLP:AMBER");
    expect(labelOfPart("TLP:RED", "TLP:AMBER")).toBe("TLP:RED");
  });
});

describe("reading a tag", () => {
  test.each([
    ["tlp:white", "TLP:CLEAR", true],
    ["TLP:WHITE", "TLP:CLEAR", true],
    ["TLP:CLEAR", "TLP:CLEAR", false],
    ["tlp:green", "TLP:GREEN", false],
    ["Tlp:Amber", "TLP:AMBER", false],
    ["tlp:amber+strict", "TLP:AMBER+STRICT", false],
    ["TLP:AMBER STRICT", "TLP:AMBER+STRICT", false],
    ['tlp="amber+strict"', "TLP:AMBER+STRICT", false],
    ["TLP-RED", "TLP:RED", false],
    ["[TLP:RED]", "TLP:RED", false],
  ])("takes %s for %s", (text, expected, isLegacy) => {
    expect(parseTlpTag(text)).toEqual({ kind: "label", label: expected, isLegacy });
  });

  test.each([
    ["tlp:ex:chr", "chatham-house-rule"],
    ["tlp:unclear", "unclear"],
    ["TLP:BLACK", "not-a-label"],
    ["tlp:", "not-a-label"],
  ])("names %s as no label of FIRST, because %s", (text, reason) => {
    expect(parseTlpTag(text)).toEqual({ kind: "unknown", spelling: text, reason });
  });

  test("does not take a bare colour in a tag for a marking", () => {
    expect(parseTlpTag("red")).toEqual({ kind: "not-tlp" });
  });

  test("takes a bare colour in a TLP field for a marking", () => {
    expect(parseTlpField("AMBER+STRICT")).toEqual({
      kind: "label",
      label: "TLP:AMBER+STRICT",
      isLegacy: false,
    });
  });
});

describe("the marking of an import", () => {
  test("is asked for when there is none, and never taken for CLEAR", () => {
    expect(resolveImportedTlp(["type:OSINT"])).toEqual({
      label: null,
      suggested: null,
      notices: [{ kind: "tlp-missing" }],
    });
  });

  test("is the strictest of several, with a warning", () => {
    expect(resolveImportedTlp(["tlp:green", "TLP:RED", "tlp:green"])).toEqual({
      label: "TLP:RED",
      suggested: "TLP:RED",
      notices: [{ kind: "tlp-several", labels: ["TLP:GREEN", "TLP:RED"], chosen: "TLP:RED" }],
    });
  });

  test("is asked for when a label is unclear, and offers the one beside it", () => {
    expect(resolveImportedTlp(["tlp:unclear", "tlp:green"])).toEqual({
      label: null,
      suggested: "TLP:GREEN",
      notices: [{ kind: "tlp-unknown", spelling: "tlp:unclear", reason: "unclear" }],
    });
  });

  test("stands beside the Chatham House rule, which is reported", () => {
    expect(resolveImportedTlp(["tlp:amber", "tlp:ex:chr"])).toEqual({
      label: "TLP:AMBER",
      suggested: "TLP:AMBER",
      notices: [{ kind: "tlp-unknown", spelling: "tlp:ex:chr", reason: "chatham-house-rule" }],
    });
  });

  test("says that WHITE became CLEAR", () => {
    expect(resolveImportedTlp(["tlp:white"])).toEqual({
      label: "TLP:CLEAR",
      suggested: "TLP:CLEAR",
      notices: [{ kind: "tlp-legacy-white", spelling: "tlp:white" }],
    });
  });

  test("is never CLEAR unless a tag says so, whatever the tags are", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 80 })), (tags) => {
        fc.pre(!tags.some((tag) => /clear|white/i.test(tag)));
        expect(resolveImportedTlp(tags).label).not.toBe("TLP:CLEAR");
      }),
    );
  });

  test("is the strictest label when all tags are valid ones, whatever their case", () => {
    fc.assert(
      fc.property(fc.array(label, { minLength: 1 }), (labels) => {
        expect(resolveImportedTlp(labels.map((one) => one.toLowerCase())).label).toBe(
          strictestTlp(labels),
        );
      }),
    );
  });
});

test("every notice of an import is put into words", () => {
  const { notices } = resolveImportedTlp(["tlp:white", "tlp:red", "tlp:unclear"]);
  expect(notices.map((notice) => describeTlpNotice(notice).en)).toEqual([
    '"tlp:white" is TLP 1 and was taken as TLP:CLEAR.',
    '"tlp:unclear" is no label of TLP 2.0.',
    "Several TLP labels (TLP:CLEAR, TLP:RED): the strictest, TLP:RED, counts.",
  ]);
});
