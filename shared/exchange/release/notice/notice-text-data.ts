import { assertNever } from "../../../assert-never.ts";
import type { RecordRef } from "../record-ref.ts";
import type { LocalisedText } from "../../../domain/language/localised-text.ts";
import type { NoticeKind } from "./notice.ts";
import type { NoticeAnswerError, NoticeState } from "./notice-state.ts";
import type { NoticeAnswerRefusal, NoticeRefusal } from "./receive-notice.ts";

export const NOTICE_KIND_NAMES: Readonly<Record<NoticeKind, LocalisedText>> = {
  recall: { en: "recall", de: "Rückruf", fr: "rappel" },
  correction: { en: "correction", de: "Berichtigung", fr: "rectification" },
  expiry: { en: "expiry", de: "Ablauf", fr: "expiration" },
};

/** What the receiving desk is asked to do. */
export const NOTICE_REQUESTS: Readonly<Record<NoticeKind, LocalisedText>> = {
  recall: {
    en: "Remove these records and everything copied from them, then confirm.",
    de: "Diese Einträge und alles daraus Kopierte entfernen, dann bestätigen.",
    fr: "Supprimez ces éléments et tout ce qui en a été copié, puis confirmez.",
  },
  correction: {
    en: "Replace these records by the corrected ones, then confirm.",
    de: "Diese Einträge durch die berichtigten ersetzen, dann bestätigen.",
    fr: "Remplacez ces éléments par les éléments rectifiés, puis confirmez.",
  },
  expiry: {
    en: "Stop using these records from the given time on, then confirm.",
    de: "Diese Einträge ab dem genannten Zeitpunkt nicht mehr verwenden, dann bestätigen.",
    fr: "Cessez d’utiliser ces éléments à partir du moment indiqué, puis confirmez.",
  },
};

export const NOTICE_STATE_NAMES: Readonly<Record<NoticeState["kind"], LocalisedText>> = {
  open: { en: "open", de: "offen", fr: "en attente" },
  overdue: { en: "overdue", de: "überfällig", fr: "en retard" },
  confirmed: { en: "confirmed", de: "bestätigt", fr: "confirmé" },
  refused: { en: "refused", de: "abgelehnt", fr: "refusé" },
};

/** Why a notice that came in is not carried out, and what can be done. */
export function describeNoticeRefusal(refusal: NoticeRefusal): LocalisedText {
  switch (refusal.kind) {
    case "not-signed-by-sender":
      return {
        en: "The notice is not signed by the organisation that it names as its sender. Ask that organisation.",
        de: "Die Mitteilung ist nicht von der Organisation signiert, die sie als Absender nennt. Dort nachfragen.",
        fr: "L’avis n’est pas signé par l’organisation qu’il désigne comme expéditrice. Interrogez-la.",
      };
    case "not-addressed-to-us":
      return {
        en: "The notice is addressed to another organisation.",
        de: "Die Mitteilung ist an eine andere Organisation gerichtet.",
        fr: "L’avis est adressé à une autre organisation.",
      };
    case "other-compartment":
      return {
        en: "The notice belongs to an exercise and this vault doesn’t, or the other way round.",
        de: "Die Mitteilung gehört zu einer Übung und dieser Tresor nicht, oder umgekehrt.",
        fr: "L’avis relève d’un exercice et ce coffre non, ou inversement.",
      };
    case "not-owner": {
      const count = String(refusal.records.length);
      return {
        en: `The notice names records of another owner (${count}). Only the owner can take a record back.`,
        de: `Die Mitteilung nennt Einträge eines anderen Eigentümers (${count}). Nur der Eigentümer kann einen Eintrag zurückrufen.`,
        fr: `L’avis désigne des éléments d’un autre propriétaire (${count}). Seul le propriétaire peut rappeler un élément.`,
      };
    }
    default:
      return assertNever(refusal);
  }
}

export const NOTICE_ANSWER_REFUSALS: Readonly<Record<NoticeAnswerRefusal, LocalisedText>> = {
  "not-signed-by-sender": {
    en: "The answer is not signed by the organisation that it names.",
    de: "Die Antwort ist nicht von der Organisation signiert, die sie nennt.",
    fr: "La réponse n’est pas signée par l’organisation qu’elle désigne.",
  },
  "other-notice": {
    en: "The answer is to another notice or to another wording of it.",
    de: "Die Antwort gilt einer anderen Mitteilung oder einem anderen Wortlaut.",
    fr: "La réponse porte sur un autre avis ou sur une autre rédaction.",
  },
  "other-parties": {
    en: "The answer does not come from the organisation that was asked.",
    de: "Die Antwort kommt nicht von der gefragten Organisation.",
    fr: "La réponse ne vient pas de l’organisation interrogée.",
  },
};

export function describeNoticeAnswerError(error: NoticeAnswerError): LocalisedText {
  switch (error.kind) {
    case "already-confirmed":
      return {
        en: "This notice was confirmed already; what was removed is gone.",
        de: "Diese Mitteilung wurde schon bestätigt; was entfernt wurde, ist fort.",
        fr: "Cet avis est déjà confirmé ; ce qui a été supprimé a disparu.",
      };
    case "reason-required":
      return {
        en: "Refusing a notice needs a reason.",
        de: "Eine Mitteilung abzulehnen braucht eine Begründung.",
        fr: "Refuser un avis demande un motif.",
      };
    default:
      return assertNever(error);
  }
}

/** The same for a reason that was kept beside the notice, also that of its signature. */
export function describeKeptRefusal({
  kind,
  records = [],
}: {
  readonly kind: string;
  readonly records?: readonly RecordRef[] | undefined;
}): LocalisedText {
  switch (kind) {
    case "not-owner":
      return describeNoticeRefusal({ kind, records });
    case "not-signed-by-sender":
      return describeNoticeRefusal({ kind, signedBy: "" });
    case "not-addressed-to-us":
      return describeNoticeRefusal({ kind, recipient: "" });
    case "other-compartment":
      return describeNoticeRefusal({ kind, purpose: { kind: "real" } });
    default:
      return {
        en: `Its signature does not hold (${kind}). Ask the organisation that sent the bundle.`,
        de: `Die Signatur gilt nicht (${kind}). Bei der Organisation nachfragen, die das Bündel gesandt hat.`,
        fr: `Sa signature n’est pas valable (${kind}). Interrogez l’organisation qui a envoyé le lot.`,
      };
  }
}
