import type { LocalisedText } from "../language/localised-text.ts";
import type { PlaybookPhase } from "./playbook.ts";

export const PLAYBOOK_PHASE_NAMES: Readonly<Record<PlaybookPhase, LocalisedText>> = {
  identify: { en: "Identify", de: "Erkennen", fr: "Identifier" },
  contain: { en: "Contain", de: "Eindämmen", fr: "Contenir" },
  eradicate: { en: "Eradicate", de: "Beseitigen", fr: "Éradiquer" },
  recover: { en: "Recover", de: "Wiederherstellen", fr: "Rétablir" },
  notify: { en: "Notify", de: "Benachrichtigen", fr: "Notifier" },
  learn: { en: "Learn", de: "Lernen", fr: "Apprendre" },
};
