import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  formatRecoveryCode,
  parseRecoveryCode,
  RECOVERY_SECRET_SIZE_BYTES,
} from "../../../shared/vault/recovery-code.ts";

const SECRET = Uint8Array.from({ length: RECOVERY_SECRET_SIZE_BYTES }, (_, index) => index * 11);
const CODE = formatRecoveryCode(SECRET);
const secrets = fc.uint8Array({
  minLength: RECOVERY_SECRET_SIZE_BYTES,
  maxLength: RECOVERY_SECRET_SIZE_BYTES,
});

describe("recovery code", () => {
  it("prints eight groups of five characters without I, L, O and U", () => {
    expect(CODE).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}$/);
  });

  it("prints what an independent implementation of BIP 350 gives", () => {
    expect(CODE).toBe("005HC-89C6X-14TP3-3DSWR-93WTM-PRBQH-PHVG6-BVSV7");
  });

  it("reads back every secret", () => {
    fc.assert(
      fc.property(secrets, (secret) => {
        expect(parseRecoveryCode(formatRecoveryCode(secret))).toEqual({ ok: true, value: secret });
      }),
    );
  });

  it.each([
    ["in lower case", CODE.toLowerCase()],
    ["without dashes", CODE.replaceAll("-", "")],
    ["with spaces and line breaks", ` ${CODE.replaceAll("-", " \n")} `],
    ["with typographic dashes", CODE.replaceAll("-", "\u2013")],
    ["with O for 0", CODE.replaceAll("0", "O")],
    ["with l and I for 1", CODE.replaceAll("1", "l").replace("l", "I")],
  ])("reads a code typed %s", (_how, typed) => {
    expect(parseRecoveryCode(typed)).toEqual({ ok: true, value: SECRET });
  });

  it("finds every typing error in up to three characters", () => {
    const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const edit = fc.record({ at: fc.nat(39), to: fc.constantFrom(...alphabet.split("")) });
    const edits = fc.uniqueArray(edit, { selector: ({ at }) => at, minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(secrets, edits, (secret, changes) => {
        const right = Array.from(formatRecoveryCode(secret).replaceAll("-", ""));
        const wrong = [...right];
        for (const { at, to } of changes) wrong[at] = to;
        fc.pre(wrong.join("") !== right.join(""));
        expect(parseRecoveryCode(wrong.join(""))).toEqual({
          ok: false,
          error: { kind: "recovery-code-mistyped", reason: "checksum", position: 0 },
        });
      }),
    );
  });

  it("finds two neighbours that changed places", () => {
    const plain = CODE.replaceAll("-", "");
    const swapped = `${plain.slice(0, 6)}${plain.charAt(7)}${plain.charAt(6)}${plain.slice(8)}`;
    expect(swapped).not.toBe(plain);
    expect(parseRecoveryCode(swapped)).toMatchObject({ error: { reason: "checksum" } });
  });

  it("names the place of a character that no code contains", () => {
    expect(parseRecoveryCode(CODE.replace("8", "U"))).toEqual({
      ok: false,
      error: { kind: "recovery-code-mistyped", reason: "character", position: 6 },
    });
  });

  it.each([
    ["a missing character", CODE.slice(0, -1)],
    ["one too many", `${CODE}0`],
    ["nothing", ""],
    ["a very long text", "0".repeat(100_000)],
  ])("says that %s is the wrong length", (_what, typed) => {
    expect(parseRecoveryCode(typed)).toEqual({
      ok: false,
      error: { kind: "recovery-code-mistyped", reason: "length", position: 0 },
    });
  });

  it("returns a result for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(typeof parseRecoveryCode(text).ok).toBe("boolean");
      }),
    );
  });
});
