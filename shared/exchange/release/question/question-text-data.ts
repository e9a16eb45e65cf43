import type { LocalisedText } from "../../../domain/language/localised-text.ts";
import type { QuestionMessageKind } from "./question.ts";
import type { QuestionState } from "./question-thread.ts";

export const QUESTION_STATE_NAMES: Readonly<Record<QuestionState["kind"], LocalisedText>> = {
  open: { en: "open", de: "offen", fr: "en attente" },
  overdue: { en: "overdue", de: "überfällig", fr: "en retard" },
  answered: { en: "answered", de: "beantwortet", fr: "répondue" },
  declined: { en: "declined", de: "abgelehnt", fr: "déclinée" },
  withdrawn: { en: "withdrawn", de: "zurückgezogen", fr: "retirée" },
  closed: { en: "closed", de: "geschlossen", fr: "close" },
};

export const QUESTION_MESSAGE_NAMES: Readonly<Record<QuestionMessageKind, LocalisedText>> = {
  answer: { en: "answer", de: "Antwort", fr: "réponse" },
  partial: { en: "partial answer", de: "Teilantwort", fr: "réponse partielle" },
  declined: { en: "declined", de: "abgelehnt", fr: "décliné" },
  "follow-up": { en: "further question", de: "Rückfrage", fr: "question complémentaire" },
  withdrawn: { en: "withdrawn", de: "zurückgezogen", fr: "retiré" },
  closed: { en: "closed", de: "geschlossen", fr: "clos" },
};
