import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  checkPassphrase,
  MAX_PASSPHRASE_LENGTH,
  MIN_PASSPHRASE_LENGTH,
  normalisePassphrase,
} from "../../../shared/vault/passphrase.ts";

function refusal(reason: string): unknown {
  return {
    ok: false,
    error: { kind: "passphrase-refused", reason, minimumLength: 12, maximumLength: 1024 },
  };
}

describe("new passphrase", () => {
  it.each([
    "seven grey herons over the weir",
    "Zwölf Boxkämpfer jagen",
    "k9#vTq2!mWx8",
    "моя длинная фраза",
    "password of the seven herons",
  ])("accepts %s", (passphrase) => {
    expect(checkPassphrase(passphrase)).toEqual({ ok: true, value: passphrase });
  });

  it.each([
    ["too-short", "k9#vTq2!mWx"],
    ["too-short", ""],
    ["too-long", "seven grey herons ".repeat(60)],
    ["too-uniform", "aaaaaaaaaaaaaaaa"],
    ["too-uniform", "abababababababab"],
    ["too-uniform", "abcdefghijklmnop"],
    ["too-uniform", "zyxwvutsrqponmlk"],
    ["too-uniform", "123456789012"],
    ["too-common", "password1234"],
    ["too-common", "P@ssw0rd2026!"],
    ["too-common", "Passwort-Passwort"],
    ["too-common", "qwertyuiop12"],
    ["too-common", "azertyuiop2026"],
    ["too-common", "Admin-Admin-2026"],
    ["too-common", "correct horse battery staple"],
    ["too-common", "2026-11-24 18:30"],
    ["control-character", "seven grey herons\n"],
  ])("refuses as %s: %j", (reason, passphrase) => {
    expect(checkPassphrase(passphrase)).toEqual(refusal(reason));
  });

  it("counts characters, not bytes or code units", () => {
    expect(checkPassphrase("🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔")).toEqual(refusal("too-short"));
    expect(checkPassphrase("🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔🐧").ok).toBe(true);
  });

  it("gives the same form for composed and decomposed letters", () => {
    expect(normalisePassphrase("Zwo\u0308lf")).toBe(normalisePassphrase("Zw\u00f6lf"));
  });

  it("never accepts one outside the length limits", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        const checked = checkPassphrase(text);
        const length = checked.ok ? Array.from(checked.value).length : MIN_PASSPHRASE_LENGTH;
        expect(length).toBeGreaterThanOrEqual(MIN_PASSPHRASE_LENGTH);
        expect(length).toBeLessThanOrEqual(MAX_PASSPHRASE_LENGTH);
      }),
    );
  });
});
