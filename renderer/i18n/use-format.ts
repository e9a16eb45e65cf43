import type { Language } from "../../shared/text/index.ts";
import { createFormatter } from "./format.ts";
import type { Formatter } from "./format.ts";
import { useLanguage } from "./text-context.ts";

const LOCAL_ZONE = new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** One for each language, whoever asks: each cell of a long list does. */
const formatters = new Map<Language, Formatter>();

/** Numbers, sizes and times in the language of the window and the zone of the machine. */
export function useFormat(): Formatter {
  return formatterOf(useLanguage().language);
}

function formatterOf(language: Language): Formatter {
  const known = formatters.get(language);
  if (known) return known;
  const made = createFormatter(language, LOCAL_ZONE);
  formatters.set(language, made);
  return made;
}
