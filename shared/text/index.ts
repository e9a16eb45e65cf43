import { assertNever } from "../assert-never.ts";
import type { Language } from "./language.ts";
import type { Texts } from "./texts.ts";

export { chooseLanguage, LANGUAGE_NAMES, LANGUAGES, LOCALE_OF_LANGUAGE } from "./language.ts";
export type { Language } from "./language.ts";
export type { TextArea, Texts } from "./texts.ts";

/** Loads one language. Each is a chunk of its own, so that the window starts with one only. */
export async function loadTexts(language: Language): Promise<Texts> {
  switch (language) {
    case "en":
      return (await import("./en/index.ts")).texts;
    case "de":
      return (await import("./de/index.ts")).texts;
    case "fr":
      return (await import("./fr/index.ts")).texts;
    default:
      return assertNever(language);
  }
}
