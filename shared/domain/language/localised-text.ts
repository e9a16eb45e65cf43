import type { Language } from "../../text/language.ts";

/** One text in every interface language; a missing language fails to compile. */
export type LocalisedText = Readonly<Record<Language, string>>;
