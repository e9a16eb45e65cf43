import { assertNever } from "../../assert-never.ts";
import type { LocalisedText } from "../language/localised-text.ts";
import { MAPPING_FIT_TEXTS } from "./rsit-mapping.ts";
import type { SuggestionReason } from "./suggest-classification.ts";

/** Why a classification is suggested. */
export function explainSuggestion(reason: SuggestionReason): LocalisedText {
  switch (reason.kind) {
    case "tag": {
      const fit = MAPPING_FIT_TEXTS[reason.fit];
      return {
        en: `Tag ${reason.tag} (${fit.en})`,
        de: `Tag ${reason.tag} (${fit.de})`,
        fr: `Étiquette ${reason.tag} (${fit.fr})`,
      };
    }
    case "words": {
      const words = reason.words.join(", ");
      return {
        en: `In the text: ${words}`,
        de: `Im Text: ${words}`,
        fr: `Dans le texte : ${words}`,
      };
    }
    case "observables": {
      const found = [...reason.types, ...reason.words].join(", ");
      return {
        en: `Observables and words together: ${found}`,
        de: `Observables und Wörter zusammen: ${found}`,
        fr: `Observables et mots ensemble : ${found}`,
      };
    }
    default:
      return assertNever(reason);
  }
}
