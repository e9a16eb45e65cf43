import { describe, expect, it } from "vitest";
import { isRepeated, judgePassphrase } from "../../../renderer/passphrase/strength.ts";

describe("the strength of a new passphrase", () => {
  it.each([
    ["", { kind: "empty" }],
    ["short", { kind: "refused", reason: "too-short" }],
    ["aaaaaaaaaaaaaaaa", { kind: "refused", reason: "too-uniform" }],
    ["Password1234!", { kind: "refused", reason: "too-common" }],
    ["orbit\nlantern quarry", { kind: "refused", reason: "control-character" }],
    ["kelp7 druid w", { kind: "accepted", strength: "enough" }],
    ["kelp druid walnut", { kind: "accepted", strength: "good" }],
    ["orbit lantern quarry velvet", { kind: "accepted", strength: "strong" }],
  ])("%j", (passphrase, standing) => {
    expect(judgePassphrase(passphrase)).toEqual(standing);
  });

  it("does not take repetition for length", () => {
    expect(judgePassphrase("abc abd abc abd abc abd abc")).toEqual({
      kind: "accepted",
      strength: "enough",
    });
  });
});

describe("the second typing", () => {
  it("is the same when only the keyboard composed the letters differently", () => {
    expect(isRepeated("caf\u00e9 au lait noir", "cafe\u0301 au lait noir")).toBe(true);
  });

  it("is not the same while it is empty", () => {
    expect(isRepeated("", "")).toBe(false);
  });
});
