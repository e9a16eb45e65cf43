import { describe, expect, test } from "vitest";

import {
  isNumberPrefix,
  ownWeights,
  PLAIN_WEIGHTS,
  readWhole,
  replacedBy,
  sectionOf,
  withAnalyst,
} from "../../../../renderer/features/settings/rows.ts";
import {
  DEFAULT_WEIGHTS,
  scoreWeightsSchema,
} from "../../../../shared/domain/triage-score/score-weights.ts";
import { vaultSettingsSchema } from "../../../../shared/model/settings.ts";

const SETTINGS = vaultSettingsSchema.parse({
  organisationName: "CERT-XX",
  countryCode: "AT",
  numberPrefix: "CERT-XX",
  analyst: "Ada",
  analysts: ["Ada", "Ben"],
  defaultTlp: "TLP:AMBER",
  defaultPap: "PAP:AMBER",
  lockAfterMinutes: 15,
  clipboardClearSeconds: 60,
  scoreWeights: null,
  documentTemplates: [],
});

test("undo sets again exactly what a change took the place of", () => {
  const patch = { lockAfterMinutes: 0, scoreWeights: DEFAULT_WEIGHTS };
  expect(replacedBy(SETTINGS, patch)).toEqual({ lockAfterMinutes: 15, scoreWeights: null });
});

describe("weights of the triage score", () => {
  test("the built-in ones are kept as none of one's own", () => {
    expect(ownWeights(DEFAULT_WEIGHTS)).toBeNull();
    const severity = { ...DEFAULT_WEIGHTS.severity, high: 29 };
    const classification = { ...DEFAULT_WEIGHTS.classification, fraud: 7 };
    for (const change of [{ severity }, { classification }, { spread: 11 }])
      expect(ownWeights({ ...DEFAULT_WEIGHTS, ...change })).toEqual({
        ...DEFAULT_WEIGHTS,
        ...change,
      });
  });

  test("the bounds of the fields are those of the contract", () => {
    const allows = (name: string, value: number): boolean =>
      scoreWeightsSchema.safeParse({ ...DEFAULT_WEIGHTS, [name]: value }).success;
    for (const { name, minimum, maximum } of PLAIN_WEIGHTS) {
      const tried = [minimum - 1, minimum, maximum, maximum + 1];
      expect([name, tried.map((value) => allows(name, value))]).toEqual([
        name,
        [false, true, true, false],
      ]);
    }
  });
});

describe("what is typed into a field", () => {
  test("a number is whole and within its bounds, or it is none", () => {
    expect(readWhole(" 15 ", 0, 1_440)).toBe(15);
    for (const typed of ["", "-1", "1.5", "1e2", "1441", "15 min"])
      expect(readWhole(typed, 0, 1_440)).toBeNull();
  });

  test("a prefix is taken exactly when the contract takes it", () => {
    const { numberPrefix } = vaultSettingsSchema.shape;
    for (const typed of ["CERT-XX", "cert", "", "A".repeat(24), "A".repeat(25), "Ü", "A B"])
      expect(isNumberPrefix(typed)).toBe(numberPrefix.safeParse(typed).success);
  });

  test("an analyst stands once in the list, by name", () => {
    const compare = (a: string, b: string): number => a.localeCompare(b);
    expect(withAnalyst(["Ben", "Ada"], " Ada ", compare)).toEqual(["Ada", "Ben"]);
  });
});

test("an unknown part of the settings leads to the first one", () => {
  expect(sectionOf("vault")).toBe("vault");
  expect(sectionOf("nowhere")).toBe("display");
});
