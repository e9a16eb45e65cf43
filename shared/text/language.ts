/** The languages of the window, in the order in which the settings offer them. */
export const LANGUAGES = ["en", "de", "fr"] as const;

export type Language = (typeof LANGUAGES)[number];

/** Each language by its own name: a reader must find theirs without reading another. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: "English",
  de: "Deutsch",
  fr: "Français",
};

/**
 * The locale by which numbers and dates are written. English is European English:
 * day before month, 24-hour clock.
 */
export const LOCALE_OF_LANGUAGE: Readonly<Record<Language, string>> = {
  en: "en-GB",
  de: "de-DE",
  fr: "fr-FR",
};

/** The first of the wanted language tags (as a browser lists them) that we have; English else. */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const found = LANGUAGES.find((language) => tag.toLowerCase().startsWith(language));
    if (found) return found;
  }
  return "en";
}
