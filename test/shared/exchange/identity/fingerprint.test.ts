import { describe, expect, it, test } from "vitest";

import { compareSpoken, fingerprintOf } from "../../../../shared/exchange/identity/fingerprint.ts";
import { base64, CRYPTO, keyOf } from "../../../helpers/organisation.ts";

const OURS = fingerprintOf(CRYPTO, base64(keyOf(1).publicKey));
const WORDS = OURS.words.split(" ");

describe("the fingerprint of a root key", () => {
  it("is what an independent program computes (BLAKE2b-256, big numbers)", () => {
    expect(OURS).toEqual({
      hex: "0c8cec41fe8c1bc62fe4f92777d130be2d6eed156e67d6112c92d0fb1f30c652",
      words:
        "atlas jasmine sunset clover zebra jasmine bench pillow candle satin walnut bucket glider prism canoe panda",
      digits: "77915 44469 88004 02235 09014 57267 44615 43867 35938 07615 11209 71346",
    });
  });

  it("has 16 words, 12 groups of 5 digits, and nothing in common with that of another key", () => {
    const other = fingerprintOf(CRYPTO, base64(keyOf(2).publicKey));
    expect(WORDS).toHaveLength(16);
    expect(OURS.digits).toMatch(/^(\d{5} ){11}\d{5}$/);
    expect([other.words, other.digits]).not.toContain(OURS.words);
    expect(other.hex).not.toBe(OURS.hex);
  });
});

describe("words typed back", () => {
  test.each([
    ["as they are", OURS.words],
    ["in capitals", OURS.words.toUpperCase()],
    [
      "with commas, lines and numbers",
      WORDS.map((word, at) => `${String(at + 1)}. ${word},\n`).join(""),
    ],
    ["with no spaces at all", WORDS.join("")],
    ["with spaces around", `  ${OURS.words}  `],
    ["in full-width letters", OURS.words.replaceAll("a", "ａ")],
  ])("confirm %s", (_how, typed) => {
    expect(compareSpoken(OURS, typed)).toEqual({ ok: true, value: "words" });
  });

  it("tell the first that is wrong", () => {
    const swapped = WORDS.with(4, WORDS[5] ?? "").with(5, WORDS[4] ?? "");
    expect(compareSpoken(OURS, swapped.join(" "))).toEqual({
      ok: false,
      error: { reason: "differs", position: 5, expectedCount: 16 },
    });
  });

  it("tell a word that is on no list", () => {
    expect(compareSpoken(OURS, WORDS.with(2, "watchpost").join(" "))).toMatchObject({
      error: { reason: "unknown-word", position: 3 },
    });
  });

  test.each([0, 1, 15])("confirm nothing when only %i words are there", (count) => {
    const typed = count === 0 ? "" : WORDS.slice(0, count).join(" ");
    expect(compareSpoken(OURS, typed)).toMatchObject({
      error: { reason: "incomplete", position: count + 1 },
    });
  });

  it("confirm nothing when more follow", () => {
    expect(compareSpoken(OURS, `${OURS.words} acorn`)).toMatchObject({
      error: { reason: "differs", position: 17 },
    });
  });
});

describe("digits typed back", () => {
  test.each([
    ["as they are", OURS.digits],
    ["without spaces", OURS.digits.replaceAll(" ", "")],
    ["with dashes", OURS.digits.replaceAll(" ", "-")],
  ])("confirm %s", (_how, typed) => {
    expect(compareSpoken(OURS, typed)).toEqual({ ok: true, value: "digits" });
  });

  it("tell the first group that is wrong, and what is missing", () => {
    const groups = OURS.digits.split(" ");
    const wrong = groups.with(6, groups[6] === "00000" ? "11111" : "00000").join(" ");
    expect(compareSpoken(OURS, wrong)).toMatchObject({
      error: { reason: "differs", position: 7, expectedCount: 12 },
    });
    expect(compareSpoken(OURS, groups.slice(0, 11).join(" "))).toMatchObject({
      error: { reason: "incomplete", position: 12 },
    });
  });
});
