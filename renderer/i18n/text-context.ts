import { createContext, use } from "react";

import type { Language, TextArea, Texts } from "../../shared/text/index.ts";

export interface TextContextValue {
  readonly language: Language;
  readonly texts: Texts;
  readonly setLanguage: (language: Language) => void;
}

export const TextContext = createContext<TextContextValue | undefined>(undefined);

/**
 * The texts of one area in the language of the window: `const text = useText('commonUi')`, then `text.close`.
 * Every caller renders again when the language changes; no restart is needed.
 */
export function useText<A extends TextArea>(area: A): Texts[A] {
  return useTextContext().texts[area];
}

/** Texts of all areas, for pieces that are told which one by data (feature definitions). */
export function useAllTexts(): Texts {
  return useTextContext().texts;
}

/** The language of the window and the way to change it. */
export function useLanguage(): Pick<TextContextValue, "language" | "setLanguage"> {
  return useTextContext();
}

function useTextContext(): TextContextValue {
  const value = use(TextContext);
  if (!value) throw new Error("TextProvider is missing above this component");
  return value;
}
