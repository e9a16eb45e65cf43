import { describe, expect, test } from "vitest";
import {
  changePap,
  changeTlp,
  describeMarkingChangeError,
} from "../../../../shared/domain/markings/index.ts";

const ours = { isOriginator: true };
const theirs = { isOriginator: false };

describe("changing a marking", () => {
  test("sets the first label without a reason", () => {
    expect(changeTlp(null, "TLP:GREEN", theirs)).toEqual({ ok: true, value: "set" });
  });

  test("raises without a reason, whoever set it", () => {
    expect(changeTlp("TLP:GREEN", "TLP:AMBER+STRICT", theirs)).toEqual({
      ok: true,
      value: "raised",
    });
  });

  test("lowers our own label with a reason", () => {
    expect(changeTlp("TLP:AMBER", "TLP:GREEN", { ...ours, reason: "patch is out" })).toEqual({
      ok: true,
      value: "lowered",
    });
  });

  test("refuses to lower without a reason, blank ones included", () => {
    expect(changeTlp("TLP:AMBER", "TLP:GREEN", { ...ours, reason: "  " })).toEqual({
      ok: false,
      error: { kind: "reason-required" },
    });
  });

  test("refuses to lower the originator's label without their recorded consent", () => {
    expect(changeTlp("TLP:RED", "TLP:AMBER", { ...theirs, reason: "asked for" })).toEqual({
      ok: false,
      error: { kind: "originator-consent-required" },
    });
  });

  test("lowers the originator's label with consent and reason", () => {
    const grounds = { ...theirs, reason: "asked for", originatorConsent: "call of 24 Nov, J. Doe" };
    expect(changeTlp("TLP:RED", "TLP:AMBER", grounds)).toEqual({ ok: true, value: "lowered" });
  });

  test("takes AMBER+STRICT to AMBER for lowering", () => {
    expect(changeTlp("TLP:AMBER+STRICT", "TLP:AMBER", ours).ok).toBe(false);
  });

  test("never takes a label away", () => {
    expect(changeTlp("TLP:CLEAR", null, { ...ours, reason: "mistake" })).toEqual({
      ok: false,
      error: { kind: "cannot-unmark" },
    });
  });

  test("follows the same rule for PAP", () => {
    expect(changePap("PAP:RED", "PAP:GREEN", ours)).toEqual({
      ok: false,
      error: { kind: "reason-required" },
    });
    expect(changePap("PAP:GREEN", "PAP:GREEN", theirs)).toEqual({ ok: true, value: "unchanged" });
  });
});

test("a refusal says what is needed", () => {
  expect(describeMarkingChangeError({ kind: "originator-consent-required" }).fr).toBe(
    "Seule l’origine peut abaisser ce marquage. Consignez d’abord son accord.",
  );
});
