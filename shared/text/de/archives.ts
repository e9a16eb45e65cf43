import type { Texts } from "../texts.ts";

/** Wörter der Fallarchive: ganze Fälle hinaus in eine Datei und wieder herein. */
export const archives: Texts["archives"] = {
  action: "Fall archivieren…",
  title: (number) => `${number} archivieren`,
  save: "Archiv schreiben",
  job: (number) => `${number} wird archiviert`,
  warning:
    "Der ganze Fall verlässt den Tresor in einer Datei: Einträge, Verlauf und Beweismittel, von diesem Gerät unterzeichnet und versiegelt. Nichts wird ausgelassen. Die Kennzeichnung gilt weiter für jeden, der es öffnet. Dass es erstellt wurde, steht im Journal.",
  holds: "Es enthält",
  evidence: (count, files, size) =>
    count === 1 ? `1 Beweismittel, ${size}` : `${files} Beweismittel, ${size}`,
  absent: (count) =>
    count === 1
      ? "von 1 Beweismittel ist hier nur der Eintrag da; die Bytes fehlen"
      : `von ${count} Beweismitteln sind hier nur die Einträge da; die Bytes fehlen`,
  sealing: "Versiegelt",
  sealPassphrase: "mit einer Passphrase",
  sealPeers: "für Partner",
  peers: "Wer es öffnen kann",
  peersNone:
    "Es gibt keinen Partner, dessen Wörter verglichen wurden. Versiegeln Sie mit einer Passphrase.",
  peersMissing: "Wählen Sie mindestens einen Partner.",
  chooseRed: "Es enthält TLP:RED. Ich schreibe es dennoch, für die genannten Personen.",
  redMissing:
    "Bestätigen Sie, dass TLP:RED enthalten sein darf, oder ändern Sie zuerst die Kennzeichnungen.",
  acknowledge: "Ich habe gelesen, was den Tresor verlässt",
  missing: "Bestätigen Sie, was den Tresor verlässt, und vervollständigen Sie die Versiegelung.",

  takeAction: "Fallarchiv übernehmen…",
  takeTitle: "Fallarchiv übernehmen",
  takeIntro:
    "Die Datei wird vom ersten bis zum letzten Byte geprüft, bevor etwas gezeigt wird. Nichts ändert sich, bis Sie den Fall übernehmen, und das lässt sich rückgängig machen.",
  passphrase: "Passphrase des Archivs",
  passphraseHint: "Bleibt leer, wenn das Archiv für unsere Schlüssel versiegelt wurde.",
  look: "Prüfen und ansehen",
  lookJob: (name) => `${name} wird geprüft`,
  take: "Übernehmen",
  takeJob: (name) => `${name} wird übernommen`,
  file: "Datei",
  from: "Von",
  made: "Erstellt",
  key: "Schlüssel",
  standings: {
    own: "ein Gerät dieser Organisation",
    peer: "ein Partner, dessen Wörter verglichen wurden",
    "not-compared": "ein Partner, dessen Wörter nie verglichen wurden",
    unknown: "diese Organisation kennt hier niemand",
  },
  vouch: (keyId) => `Ich habe den Schlüssel ${keyId} mit dem verglichen, der das Archiv schrieb`,
  vouchMissing: "Vergleichen Sie zuerst den Schlüssel und bestätigen Sie es.",
  records: "Einträge",
  tally: (found, added, changed, unchanged, refused) =>
    `${found}: ${added} neu, ${changed} geändert, ${unchanged} schon hier, ${refused} abgelehnt`,
  history: "Verlauf",
  historyTally: (found, added) => `${found} Einträge, davon ${added} hier neu`,
  evidenceTally: (found, stored, absent) =>
    `${found} Dateien, davon ${stored} hier neu, ${absent} ohne Bytes`,
  evidenceLabel: "Beweismittel",
  refused: "Abgelehnt",
  unchanged: "Alles davon ist schon hier. Es gibt nichts zu übernehmen.",
  taken: (number) => `${number} wurde übernommen.`,
  done: "Schließen",

  broughtTitle: (origin) => `Bevor der Fall hierher kam: ${origin}`,
  broughtMore: (count) => (count === 1 ? "1 älterer Eintrag" : `${count} ältere Einträge`),
};
