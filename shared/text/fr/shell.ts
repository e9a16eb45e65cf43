import type { ShellTexts } from "../en/shell.ts";

/** Boîtes de dialogue natives de l’application de bureau. */
export const shell: ShellTexts = {
  saveTitle: "Enregistrer",
  openExternalTitle: "Ouvrir dans le navigateur ?",
  openExternalMessage: (host) => `Ouvrir ${host} hors de Watchpost ?`,
  openExternalDetail: (address, hostInItsScript) =>
    `${address}\n\n${hostInItsScript === null ? "" : `Dans sa propre écriture, l’hôte se lit ${hostInItsScript}.\n`}L’autre côté peut voir que quelqu’un de votre organisation a ouvert cette adresse.`,
  openExternalOpen: "Ouvrir",
  openExternalCancel: "Ne pas ouvrir",
  coreBroken:
    "Watchpost a échoué plusieurs fois de suite et a été fermé. Rien de ce qui a été enregistré n’est perdu.",
  windowBroken:
    "La fenêtre a échoué plusieurs fois de suite et Watchpost a été fermé. Le coffre est verrouillé.",
  refusedWord: (word) => `Watchpost ne démarre pas avec ${word}.`,
};
