import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { PickerQuestion } from "../../../../shared/domain/rsit/index.ts";
import {
  GUIDED_PICKER,
  RSIT_CLASS_TEXTS,
  RSIT_MACHINE_VALUES,
  RSIT_TYPE_TEXTS,
  rsitDescription,
  rsitExample,
  rsitName,
} from "../../../../shared/domain/rsit/index.ts";
import { dataPath } from "../../../helpers/data.ts";

const named = z.object({ value: z.string(), expanded: z.string(), description: z.string() });
const taxonomy = z
  .object({ predicates: z.array(named), values: z.array(z.object({ entry: z.array(named) })) })
  .parse(JSON.parse(readFileSync(dataPath("rsit-enisa/machinev1"), "utf8")));

function english(
  texts: Readonly<
    Record<
      string,
      { readonly name: { readonly en: string }; readonly description: { readonly en: string } }
    >
  >,
): unknown {
  return Object.entries(texts).map(([value, { name, description }]) => ({
    value,
    expanded: name.en,
    description: description.en,
  }));
}

describe("the texts of the taxonomy", () => {
  test("are the published ones in English", () => {
    expect(english(RSIT_CLASS_TEXTS)).toEqual(taxonomy.predicates);
    expect(english(RSIT_TYPE_TEXTS)).toEqual(taxonomy.values.flatMap(({ entry }) => entry));
  });

  test("are there in German and French for every class and type", () => {
    const all = RSIT_MACHINE_VALUES.flatMap((value) => [
      rsitName(value),
      rsitDescription(value),
      rsitExample(value),
    ]);
    const untranslated = all.filter(
      (text) =>
        text !== null && text.en.length > 30 && (text.de === text.en || text.fr === text.en),
    );
    expect(untranslated).toEqual([]);
    expect(
      all.filter((text) => text !== null && Object.values(text).some((one) => one.trim() === "")),
    ).toEqual([]);
  });

  test("name the type, or the class alone", () => {
    expect(rsitName('rsit:malicious-code="infected-system"').de).toBe("Infiziertes System");
    expect(rsitName("rsit:fraud").fr).toBe("Fraude");
    expect(rsitExample("rsit:fraud")).toBeNull();
  });
});

interface Leaf {
  readonly value: string;
  readonly depth: number;
}

function leaves(question: PickerQuestion, depth: number): readonly Leaf[] {
  return question.answers.flatMap(({ target }) =>
    target.kind === "classification"
      ? [{ value: target.value, depth }]
      : leaves(target.question, depth + 1),
  );
}

describe("the guided picker", () => {
  test("leads to every type of the taxonomy with at most three questions", () => {
    const found = leaves(GUIDED_PICKER, 1);
    const types = RSIT_MACHINE_VALUES.filter((value) => value.includes("="));
    expect(types.filter((type) => !found.some(({ value }) => value === type))).toEqual([]);
    expect(Math.max(...found.map(({ depth }) => depth))).toBeLessThanOrEqual(3);
  });

  test("never asks more than nine answers at once, so that each has a digit key", () => {
    const questions = [
      GUIDED_PICKER,
      ...GUIDED_PICKER.answers.flatMap(({ target }) =>
        target.kind === "question" ? [target.question] : [],
      ),
    ];
    expect(Math.max(...questions.map(({ answers }) => answers.length))).toBeLessThanOrEqual(9);
  });
});
