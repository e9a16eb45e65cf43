import fc from "fast-check";
import { describe, expect, it, test } from "vitest";

import { formatCardFrames } from "../../../../shared/exchange/identity/card-frames.ts";
import {
  extractCard,
  formatCardText,
  MAX_CARD_INPUT_CHARS,
} from "../../../../shared/exchange/identity/card-text.ts";
import { card, CRYPTO } from "../../../helpers/organisation.ts";

const CARD = card();
const TEXT = formatCardText(CARD);
const FRAMES = formatCardFrames(CARD, CRYPTO);
const found = { ok: true, value: CARD };

const reasonOf = (input: string) => {
  const extracted = extractCard(input, CRYPTO);
  return extracted.ok ? "found" : extracted.error.reason;
};

describe("a card is found", () => {
  it("in its file", () => {
    expect(extractCard(CARD, CRYPTO)).toEqual(found);
  });

  test.each([
    ["as it is", TEXT],
    ["in a mail", `Dear colleagues,\n\nour card:\n${TEXT}\nBest regards`],
    [
      "in a quoted reply",
      TEXT.split("\n")
        .map((line) => `> ${line}`)
        .join("\n"),
    ],
    ["with the line ends of Windows", TEXT.replaceAll("\n", "\r\n")],
    ["with lines of another length", TEXT.replaceAll(/^(?!-)(.{30})/gm, "$1\n")],
  ])("in its text form %s", (_how, input) => {
    expect(extractCard(input, CRYPTO)).toEqual(found);
  });

  it("in the frames of its QR codes, in any order and with repetitions", () => {
    expect(extractCard(FRAMES.join("\n"), CRYPTO)).toEqual(found);
    expect(extractCard([...FRAMES.toReversed(), ...FRAMES].join(" "), CRYPTO)).toEqual(found);
  });
});

describe("frames", () => {
  it("fit into QR codes of one size in their alphanumeric mode", () => {
    expect(FRAMES.length).toBeGreaterThan(1);
    expect(FRAMES.every((frame) => /^[0-9A-Z/]{20,1000}$/.test(frame))).toBe(true);
  });

  it("give back every text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 3_000 }), (text) => {
        expect(extractCard(formatCardFrames(text, CRYPTO).join("\n"), CRYPTO)).toEqual({
          ok: true,
          value: text,
        });
      }),
      { numRuns: 50 },
    );
  });

  it("name those that are missing", () => {
    const rest = FRAMES.filter((_, at) => at !== 1);
    expect(extractCard(rest.join("\n"), CRYPTO)).toEqual({
      ok: false,
      error: { reason: "incomplete", expected: `frames 2 of ${String(FRAMES.length)}` },
    });
  });

  it("of two cards are not mixed, and a changed one is noticed", () => {
    const other = formatCardFrames(card({ issue: 1_001 }), CRYPTO);
    expect(reasonOf([FRAMES[0], ...other.slice(1)].join("\n"))).toBe("malformed");
    const changed = (FRAMES[0] ?? "").replace(/.$/, (last) => (last === "A" ? "B" : "A"));
    expect(reasonOf([changed, ...FRAMES.slice(1)].join("\n"))).toBe("malformed");
  });
});

describe("no card is found", () => {
  test.each([
    ["in nothing", "", "no-card"],
    ["in any text", "hello\nworld", "no-card"],
    ["in a text form that was cut off", TEXT.slice(0, TEXT.length / 2), "incomplete"],
    ["in a text form with other characters", TEXT.replace(/\n./, "\n?"), "malformed"],
    [
      "in a text form of bytes that are no text",
      TEXT.replace(/\n.*\n/, "\n/////w==\n"),
      "malformed",
    ],
    ["in too much", " ".repeat(MAX_CARD_INPUT_CHARS + 1), "too-large"],
  ])("%s", (_where, input, reason) => {
    expect(reasonOf(input)).toBe(reason);
  });
});
