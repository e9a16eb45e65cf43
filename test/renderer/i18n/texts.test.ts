import { describe, expect, test } from "vitest";

import { chooseLanguage, LANGUAGES, loadTexts } from "../../../shared/text/index.ts";

const english = await loadTexts("en");
const others = LANGUAGES.filter((language) => language !== "en");

describe.each(others)("the %s texts", (language) => {
  test("have exactly the entries of the English ones", async () => {
    expect(shape(await loadTexts(language))).toEqual(shape(english));
  });

  test("leave no entry empty", async () => {
    const empty = leaves(await loadTexts(language)).filter(([, text]) => text === "");
    expect(empty).toEqual(leaves(english).filter(([, text]) => text === ""));
  });

  test("are translated: few entries read the same as in English", async () => {
    const en = new Map(leaves(english));
    const all = leaves(await loadTexts(language)).filter(([, text]) => text.length > 12);
    const same = all.filter(([path, text]) => en.get(path) === text);
    expect(same.length / all.length).toBeLessThan(0.05);
  });
});

test("German uses its own quotation marks and French its spaces", async () => {
  const german = leaves(await loadTexts("de")).map(([, text]) => text);
  const french = leaves(await loadTexts("fr")).map(([, text]) => text);
  expect(german.filter((text) => /[“”](?!$)/.test(text) && !text.includes("„"))).toEqual([]);
  expect(french.filter((text) => /\p{L}[?!;](?:\s|$)/u.test(text))).toEqual([]);
});

test.each([
  [["de-AT", "en"], "de"],
  [["nl", "fr-BE"], "fr"],
  [["pl"], "en"],
  [[], "en"],
])("a reader of %o gets %s", (wanted, language) => {
  expect(chooseLanguage(wanted)).toBe(language);
});

type Tree = string | { readonly [key: string]: Tree };

function shape(value: unknown): Tree {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, shape(entry)]));
}

/** Every plain text with its path. */
function leaves(value: unknown, path = ""): readonly (readonly [string, string])[] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => leaves(entry, `${path}.${key}`));
}
