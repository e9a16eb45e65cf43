/** Native dialogs of the desktop shell. */
export const shell = {
  saveTitle: "Save",
  openExternalTitle: "Open in the browser?",
  openExternalMessage: (host: string) => `Open ${host} outside Watchpost?`,
  openExternalDetail: (address: string, hostInItsScript: string | null) =>
    `${address}\n\n${hostInItsScript === null ? "" : `The host reads ${hostInItsScript} in its own script.\n`}The other side can see that somebody at your organisation opened it.`,
  openExternalOpen: "Open",
  openExternalCancel: "Do not open",
  coreBroken: "Watchpost keeps failing and has been closed. Nothing that was saved is lost.",
  windowBroken: "The window kept failing and Watchpost has been closed. The vault is locked.",
  refusedWord: (word: string) => `Watchpost does not start with ${word}.`,
};

export type ShellTexts = typeof shell;
