import { assertNever } from "../../assert-never.ts";
import type { LocalisedText } from "../language/localised-text.ts";
import type { SimilarityReason } from "./similarity.ts";

/** Why two records may be the same. `defang` makes an observable's key fit for display. */
export function explainSimilarity(
  reason: SimilarityReason,
  defang: (key: string) => string,
): LocalisedText {
  switch (reason.kind) {
    case "same-source":
      return {
        en: `Same identity in the source: ${reason.sourceId}`,
        de: `Gleiche Kennung in der Quelle: ${reason.sourceId}`,
        fr: `Même identité dans la source : ${reason.sourceId}`,
      };
    case "reply":
    case "named":
      return threadReason(reason);
    case "shared-observables":
      return sharedObservables(reason.count, reason.keys.map(defang).join(", "));
    case "similar-title":
      return {
        en: `The titles agree to ${reason.percent} %`,
        de: `Die Titel stimmen zu ${reason.percent} % überein`,
        fr: `Les titres concordent à ${reason.percent} %`,
      };
    case "same-sender":
      return {
        en: `Same sender: ${reason.sender}`,
        de: `Gleicher Absender: ${reason.sender}`,
        fr: `Même expéditeur : ${reason.sender}`,
      };
    default:
      return assertNever(reason);
  }
}

function sharedObservables(count: number, values: string): LocalisedText {
  if (count === 1) {
    return {
      en: `One observable in common: ${values}`,
      de: `Ein gemeinsames Observable: ${values}`,
      fr: `Un observable en commun : ${values}`,
    };
  }
  return {
    en: `${count} observables in common, rarest first: ${values}`,
    de: `${count} gemeinsame Observables, seltenste zuerst: ${values}`,
    fr: `${count} observables en commun, les plus rares d’abord : ${values}`,
  };
}

/** The reasons that a mail itself gives. */
function threadReason(
  reason: Extract<SimilarityReason, { readonly kind: "reply" | "named" }>,
): LocalisedText {
  if (reason.kind === "named") {
    return {
      en: `The subject names ${reason.number}`,
      de: `Der Betreff nennt ${reason.number}`,
      fr: `L’objet cite ${reason.number}`,
    };
  }
  return {
    en: `Answers a mail of it: ${reason.messageId}`,
    de: `Antwortet auf eine E-Mail daraus: ${reason.messageId}`,
    fr: `Répond à un de ses courriels : ${reason.messageId}`,
  };
}
