/** Words of case archives: whole cases out to a file and in again. */
export const archives = {
  action: "Archive the case…",
  title: (number: string) => `Archive ${number}`,
  save: "Write the archive",
  job: (number: string) => `Archiving ${number}`,
  warning:
    "The whole case leaves the vault in one file: records, history and evidence, signed by this device and sealed. Nothing is left out. Its label still holds for whoever opens it. That it was made stands in the journal.",
  holds: "It holds",
  evidence: (count: number, files: string, size: string) =>
    count === 1 ? `1 file of evidence, ${size}` : `${files} files of evidence, ${size}`,
  absent: (count: number) =>
    count === 1
      ? "1 file of evidence is only a record here; its bytes are missing"
      : `${count} files of evidence are only records here; their bytes are missing`,
  sealing: "Sealed",
  sealPassphrase: "with a passphrase",
  sealPeers: "for peers",
  peers: "Who can open it",
  peersNone: "There is no peer whose words were compared. Seal it with a passphrase.",
  peersMissing: "Choose at least one peer.",
  chooseRed: "It holds TLP:RED. I write it all the same, for the persons named.",
  redMissing: "Say that TLP:RED may be in it, or change the labels first.",
  acknowledge: "I read what leaves the vault",
  missing: "Say that you read what leaves, and complete the sealing.",

  takeAction: "Take in a case archive…",
  takeTitle: "Take in a case archive",
  takeIntro:
    "The file is verified from its first byte to its last before anything is shown. Nothing changes until you take it in, and that can be undone.",
  passphrase: "Passphrase of the archive",
  passphraseHint: "Leave it empty if the archive was sealed for our keys.",
  look: "Verify and look",
  lookJob: (name: string) => `Verifying ${name}`,
  take: "Take it in",
  takeJob: (name: string) => `Taking in ${name}`,
  file: "File",
  from: "From",
  made: "Made",
  key: "Key",
  standings: {
    own: "a device of this organisation",
    peer: "a peer whose words were compared",
    "not-compared": "a peer whose words were never compared",
    unknown: "nobody here knows this organisation",
  },
  vouch: (keyId: string) => `I compared the key ${keyId} with who wrote the archive`,
  vouchMissing: "Compare the key first, and say so.",
  records: "Records",
  tally: (found: string, added: string, changed: string, unchanged: string, refused: string) =>
    `${found}: ${added} new, ${changed} changed, ${unchanged} here already, ${refused} refused`,
  history: "History",
  historyTally: (found: string, added: string) => `${found} entries, ${added} of them new here`,
  evidenceTally: (found: string, stored: string, absent: string) =>
    `${found} files, ${stored} of them new here, ${absent} without bytes`,
  evidenceLabel: "Evidence",
  refused: "Refused",
  unchanged: "Everything of it is here already. There is nothing to take in.",
  taken: (number: string) => `${number} was taken in.`,
  done: "Close",

  broughtTitle: (origin: string) => `Before it came here: ${origin}`,
  broughtMore: (count: number) => (count === 1 ? "1 older entry" : `${count} older entries`),
};
