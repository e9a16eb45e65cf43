import { assertNever } from "../../assert-never.ts";
import type { LocalisedText } from "../language/localised-text.ts";
import type { ClosingBlocker, ClosingNotice } from "./closing-preview.ts";
import type { TransitionError } from "./workflow.ts";

/** Why a change of status was refused, and what can be done instead. `name` puts a status into the reader's words. */
export function describeTransitionError<S extends string>(
  error: TransitionError<S>,
  name: (status: S) => LocalisedText,
): LocalisedText {
  const to = name(error.to);
  switch (error.kind) {
    case "unchanged":
      return {
        en: `The status is already "${to.en}".`,
        de: `Der Status ist bereits „${to.de}“.`,
        fr: `Le statut est déjà « ${to.fr} ».`,
      };
    case "reason-required":
      return {
        en: `A reason is needed to set the status to "${to.en}".`,
        de: `Für den Status „${to.de}“ wird eine Begründung gebraucht.`,
        fr: `Un motif est nécessaire pour passer au statut « ${to.fr} ».`,
      };
    case "not-allowed": {
      const from = name(error.from);
      const allowed = error.allowed.map(name);
      return {
        en: `"${from.en}" cannot become "${to.en}". Possible: ${allowed.map(({ en }) => en).join(", ")}.`,
        de: `Aus „${from.de}“ kann nicht „${to.de}“ werden. Möglich: ${allowed.map(({ de }) => de).join(", ")}.`,
        fr: `« ${from.fr} » ne peut pas devenir « ${to.fr} ». Possible : ${allowed.map(({ fr }) => fr).join(", ")}.`,
      };
    }
    default:
      return assertNever(error);
  }
}

/** What stands in the way of closing an incident. */
export function describeClosingBlocker(blocker: ClosingBlocker): LocalisedText {
  switch (blocker.kind) {
    case "open-task":
      return {
        en: `The task "${blocker.record.title}" is open: finish it, or skip it with a reason.`,
        de: `Die Aufgabe „${blocker.record.title}“ ist offen: erledigen oder mit Begründung auslassen.`,
        fr: `La tâche « ${blocker.record.title} » est ouverte : la terminer, ou l’omettre avec un motif.`,
      };
    case "not-closable":
      return {
        en: "The incident is already closed.",
        de: "Der Vorfall ist bereits geschlossen.",
        fr: "L’incident est déjà clos.",
      };
    default:
      return assertNever(blocker);
  }
}

/** What goes on after an incident is closed. */
export function describeClosingNotice({ record }: ClosingNotice): LocalisedText {
  return {
    en: `The countermeasure "${record.title}" stays active and must be lifted some day.`,
    de: `Die Gegenmaßnahme „${record.title}“ bleibt wirksam und muss später aufgehoben werden.`,
    fr: `La contre-mesure « ${record.title} » reste active et devra être levée un jour.`,
  };
}
