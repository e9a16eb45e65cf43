import { describe, expect, it } from "vitest";

import { FINGERPRINT_WORDS } from "../../../shared/vault/fingerprint-words-data.ts";
import { fingerprintWords } from "../../../shared/vault/fingerprint.ts";

describe("fingerprint words", () => {
  it("has one short word per byte", () => {
    expect(new Set(FINGERPRINT_WORDS).size).toBe(256);
    expect(FINGERPRINT_WORDS.every((word) => /^[a-z]{4,9}$/.test(word))).toBe(true);
  });

  it("keeps the words of existing vaults", () => {
    expect(fingerprintWords(Uint8Array.of(0, 1, 128, 255, 7, 9))).toBe("acorn agate helmet zephyr");
  });

  it("changes with each of the first four bytes", () => {
    const words = [0, 1, 2, 3].map((at) => {
      const fingerprint = new Uint8Array(16);
      fingerprint[at] = 1;
      return fingerprintWords(fingerprint);
    });
    expect(new Set(words).size).toBe(4);
  });
});
