import { describe, expect, it } from "vitest";
import {
  codeGroups,
  isLastGroup,
  missingFields,
} from "../../../../renderer/features/start/create-rules.ts";

const FILLED = {
  name: "incidents-2026",
  organisation: "CERT-XX",
  countryCode: "LU",
  analyst: "A. Analyst",
  kind: "real",
  passphrase: {
    passphrase: "orbit lantern quarry velvet moss",
    again: "orbit lantern quarry velvet moss",
  },
} as const;

describe("the form for a new vault", () => {
  it("is ready when every field is filled and the passphrase was typed twice alike", () => {
    expect(missingFields(FILLED)).toEqual([]);
  });

  it.each([
    ["a name of spaces", { name: "   " }, "name"],
    ["a name of more than 64 characters", { name: "n".repeat(65) }, "name"],
    ["no organisation", { organisation: "" }, "organisation"],
    ["no country: none is assumed", { countryCode: null }, "countryCode"],
    ["no analyst", { analyst: " " }, "analyst"],
    [
      "a passphrase typed differently the second time",
      { passphrase: { ...FILLED.passphrase, again: "orbit lantern quarry velvet mos" } },
      "passphrase",
    ],
    [
      "a passphrase that the vault would refuse",
      { passphrase: { passphrase: "password1234", again: "password1234" } },
      "passphrase",
    ],
  ])("names %s", (_, patch, field) => {
    expect(missingFields({ ...FILLED, ...patch })).toEqual([field]);
  });

  it("names what is missing in the order of the form", () => {
    expect(
      missingFields({
        ...FILLED,
        name: "",
        organisation: "",
        countryCode: null,
        analyst: "",
        passphrase: { passphrase: "", again: "" },
      }),
    ).toEqual(["name", "organisation", "countryCode", "analyst", "passphrase"]);
  });
});

describe("the recovery code", () => {
  const CODE = "0AXRV-APQFA-FAPY3-KY9RH-ZP70S-GM7DD-QPMWY-E7A01";

  it("is shown in its groups of five", () => {
    expect(codeGroups(CODE)).toEqual([
      "0AXRV",
      "APQFA",
      "FAPY3",
      "KY9RH",
      "ZP70S",
      "GM7DD",
      "QPMWY",
      "E7A01",
    ]);
  });

  it.each([
    ["as printed", "E7A01"],
    ["in small letters", "e7a01"],
    ["with spaces around", " E7A01 "],
    ["with O for zero and L for one, as codes are read by hand", "e7aol"],
  ])("is confirmed by its last group %s", (_, typed) => {
    expect(isLastGroup(CODE, typed)).toBe(true);
  });

  it.each([
    ["nothing", ""],
    ["another group", "QPMWY"],
    ["a part of the group", "E7A0"],
    ["the whole code", CODE],
  ])("is not confirmed by %s", (_, typed) => {
    expect(isLastGroup(CODE, typed)).toBe(false);
  });
});
