import type { ShellTexts } from "../en/shell.ts";

/** Systemdialoge der Desktop-Hülle. */
export const shell: ShellTexts = {
  saveTitle: "Speichern",
  openExternalTitle: "Im Browser öffnen?",
  openExternalMessage: (host) => `${host} außerhalb von Watchpost öffnen?`,
  openExternalDetail: (address, hostInItsScript) =>
    `${address}\n\n${hostInItsScript === null ? "" : `In seiner eigenen Schrift heißt der Host ${hostInItsScript}.\n`}Die Gegenseite kann sehen, dass jemand aus Ihrer Organisation die Adresse geöffnet hat.`,
  openExternalOpen: "Öffnen",
  openExternalCancel: "Nicht öffnen",
  coreBroken:
    "Watchpost ist wiederholt ausgefallen und wurde beendet. Gespeichertes ist nicht verloren.",
  windowBroken:
    "Das Fenster ist wiederholt ausgefallen, Watchpost wurde beendet. Der Tresor ist gesperrt.",
  refusedWord: (word) => `Mit ${word} startet Watchpost nicht.`,
};
