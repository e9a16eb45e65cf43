import { assertNever } from "../../assert-never.ts";
import type { LocalisedText } from "../language/localised-text.ts";
import type { MarkingChangeError } from "./change-marking.ts";
import { PAP_ACTION_NAMES } from "./marking-text-data.ts";
import type { PapAction, PapDecision } from "./pap-gate.ts";
import type { TlpNotice } from "./tlp-import.ts";

/** Why a marking was not changed, and what is needed. */
export function describeMarkingChangeError(error: MarkingChangeError): LocalisedText {
  switch (error.kind) {
    case "reason-required":
      return {
        en: "Lowering a marking needs a reason.",
        de: "Eine Kennzeichnung herabzusetzen braucht eine Begründung.",
        fr: "Abaisser un marquage demande un motif.",
      };
    case "originator-consent-required":
      return {
        en: "Only the originator may lower this marking. Record their consent first.",
        de: "Nur der Urheber darf diese Kennzeichnung herabsetzen. Zuerst seine Zustimmung festhalten.",
        fr: "Seule l’origine peut abaisser ce marquage. Consignez d’abord son accord.",
      };
    case "cannot-unmark":
      return {
        en: "A marking can be replaced, not taken away.",
        de: "Eine Kennzeichnung lässt sich ersetzen, nicht entfernen.",
        fr: "Un marquage se remplace, il ne se retire pas.",
      };
    default:
      return assertNever(error);
  }
}

/** Why PAP refuses an action and what may be done instead. */
export function describePapRefusal(
  action: PapAction,
  refusal: Extract<PapDecision, { readonly kind: "refused" }>,
): LocalisedText {
  const wanted = PAP_ACTION_NAMES[action];
  const instead = refusal.instead.map((one) => PAP_ACTION_NAMES[one]);
  const marked = refusal.because === "not-marked";
  return {
    en: `${marked ? "There is no PAP label" : "The PAP label is too strict"} to ${wanted.en}; that needs ${refusal.needed} or less strict. You may ${instead.map(({ en }) => en).join(" or ")}.`,
    de: `${marked ? "Ohne PAP-Kennzeichnung" : "Mit dieser PAP-Kennzeichnung"} nicht erlaubt: ${wanted.de}. Nötig ist ${refusal.needed} oder milder. Erlaubt: ${instead.map(({ de }) => de).join(", ")}.`,
    fr: `${marked ? "Sans étiquette PAP" : "Avec cette étiquette PAP"}, il n’est pas permis de ${wanted.fr} ; il faut ${refusal.needed} ou moins strict. Permis : ${instead.map(({ fr }) => fr).join(", ")}.`,
  };
}

/** What an import has to say about the TLP label that it found, or did not. */
export function describeTlpNotice(notice: TlpNotice): LocalisedText {
  switch (notice.kind) {
    case "tlp-missing":
      return {
        en: "The source has no TLP label. Choose one before anything leaves.",
        de: "Die Quelle hat keine TLP-Kennzeichnung. Bitte wählen, bevor etwas hinausgeht.",
        fr: "La source n’a pas d’étiquette TLP. Choisissez-en une avant toute diffusion.",
      };
    case "tlp-several":
      return {
        en: `Several TLP labels (${notice.labels.join(", ")}): the strictest, ${notice.chosen}, counts.`,
        de: `Mehrere TLP-Kennzeichnungen (${notice.labels.join(", ")}): die strengste, ${notice.chosen}, gilt.`,
        fr: `Plusieurs étiquettes TLP (${notice.labels.join(", ")}) : la plus stricte, ${notice.chosen}, prévaut.`,
      };
    case "tlp-unknown":
      return {
        en: `"${notice.spelling}" is no label of TLP 2.0.`,
        de: `„${notice.spelling}“ ist keine Kennzeichnung nach TLP 2.0.`,
        fr: `« ${notice.spelling} » n’est pas une étiquette TLP 2.0.`,
      };
    case "tlp-legacy-white":
      return {
        en: `"${notice.spelling}" is TLP 1 and was taken as TLP:CLEAR.`,
        de: `„${notice.spelling}“ stammt aus TLP 1 und wurde als TLP:CLEAR übernommen.`,
        fr: `« ${notice.spelling} » relève de TLP 1 et a été repris comme TLP:CLEAR.`,
      };
    default:
      return assertNever(notice);
  }
}
