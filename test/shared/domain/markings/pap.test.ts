import { describe, expect, test } from "vitest";
import type { PapAction, PapLabel } from "../../../../shared/domain/markings/index.ts";
import {
  describePapRefusal,
  effectivePap,
  isPapLabel,
  PAP_ACTIONS,
  PAP_LABELS,
  papAllows,
  parsePapTag,
  resolveImportedPap,
} from "../../../../shared/domain/markings/index.ts";

describe("the gate", () => {
  const table: readonly (readonly [PapLabel, Readonly<Record<PapAction, string>>])[] = [
    [
      "PAP:CLEAR",
      {
        "local-analysis": "allowed",
        "passive-third-party": "allowed",
        "active-contact": "allowed",
        block: "allowed",
      },
    ],
    [
      "PAP:GREEN",
      {
        "local-analysis": "allowed",
        "passive-third-party": "allowed",
        "active-contact": "confirm",
        block: "confirm",
      },
    ],
    [
      "PAP:AMBER",
      {
        "local-analysis": "allowed",
        "passive-third-party": "allowed",
        "active-contact": "refused",
        block: "refused",
      },
    ],
    [
      "PAP:RED",
      {
        "local-analysis": "allowed",
        "passive-third-party": "refused",
        "active-contact": "refused",
        block: "refused",
      },
    ],
  ];

  test.each(table)("under %s decides each action as the protocol says", (label, expected) => {
    const decided = Object.fromEntries(
      PAP_ACTIONS.map((action) => [action, papAllows(label, action).kind]),
    );
    expect(decided).toEqual(expected);
  });

  test("names what is allowed instead and which label would allow it", () => {
    expect(papAllows("PAP:AMBER", "block")).toEqual({
      kind: "refused",
      because: "too-strict",
      needed: "PAP:GREEN",
      instead: ["local-analysis", "passive-third-party"],
    });
  });

  test("treats an unmarked value like PAP:RED and says that the label is missing", () => {
    expect(papAllows(null, "passive-third-party")).toEqual({
      kind: "refused",
      because: "not-marked",
      needed: "PAP:AMBER",
      instead: ["local-analysis"],
    });
    expect(papAllows(null, "local-analysis")).toEqual({ kind: "allowed" });
  });
});

describe("reading", () => {
  test("takes WHITE for CLEAR as legacy", () => {
    expect(parsePapTag("PAP:WHITE")).toEqual({ kind: "label", label: "PAP:CLEAR", isLegacy: true });
  });

  test("takes every label in lower case", () => {
    expect(PAP_LABELS.map((label) => parsePapTag(label.toLowerCase()))).toEqual(
      PAP_LABELS.map((label) => ({ kind: "label", label, isLegacy: false })),
    );
  });

  test("takes nothing without the prefix", () => {
    expect(parsePapTag("amber")).toEqual({ kind: "not-pap" });
    expect(parsePapTag("tlp:amber")).toEqual({ kind: "not-pap" });
  });

  test("knows the exact spelling only", () => {
    expect(isPapLabel("PAP:WHITE")).toBe(false);
  });

  test("takes the strictest of several with a warning", () => {
    expect(resolveImportedPap(["pap:green", "pap:red"])).toEqual({
      label: "PAP:RED",
      notices: [{ kind: "pap-several", labels: ["PAP:GREEN", "PAP:RED"], chosen: "PAP:RED" }],
    });
  });

  test("leaves it open when one label is unknown", () => {
    expect(resolveImportedPap(["pap:green", "pap:purple"])).toEqual({
      label: null,
      notices: [{ kind: "pap-unknown", spelling: "pap:purple" }],
    });
  });
});

test("a container has the strictest PAP of its parts", () => {
  expect(effectivePap("PAP:GREEN", [null, "PAP:AMBER"])).toBe("PAP:AMBER");
  expect(effectivePap(null, [])).toBeNull();
});

test("a refusal says what is needed and what may be done instead", () => {
  const decided = papAllows("PAP:AMBER", "block");
  expect(decided.kind === "refused" ? describePapRefusal("block", decided).en : "").toBe(
    "The PAP label is too strict to block it; that needs PAP:GREEN or less strict. You may analyse locally or look it up passively at a third party.",
  );
  const unmarked = papAllows(null, "block");
  expect(unmarked.kind === "refused" ? describePapRefusal("block", unmarked).de : "").toBe(
    "Ohne PAP-Kennzeichnung nicht erlaubt: sperren. Nötig ist PAP:GREEN oder milder. Erlaubt: lokal auswerten.",
  );
});
