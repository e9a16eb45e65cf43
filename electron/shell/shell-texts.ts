import { chooseLanguage } from "../../shared/text/language.ts";
import type { Language } from "../../shared/text/language.ts";
import { shell as de } from "../../shared/text/de/shell.ts";
import { shell as en } from "../../shared/text/en/shell.ts";
import type { ShellTexts } from "../../shared/text/en/shell.ts";
import { shell as fr } from "../../shared/text/fr/shell.ts";

const TEXTS: Readonly<Record<Language, ShellTexts>> = { en, de, fr };

/** Texts of native dialogs, in the first of the system's languages that we have. */
export function shellTexts(systemLanguages: readonly string[]): ShellTexts {
  return TEXTS[chooseLanguage(systemLanguages)];
}
