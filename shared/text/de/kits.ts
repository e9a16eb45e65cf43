import type { Texts } from "../texts.ts";

export const kits: Texts["kits"] = {
  title: "Versiegeltes Hilfspaket",
  intro: (organisation) =>
    `${organisation} hat Ihnen diese Datei geschickt. Sie öffnet sich mit den Wörtern, die Ihnen am Telefon genannt wurden, und braucht kein Netz: Nichts verlässt dieses Gerät, solange Sie die Datei nicht weitergeben.`,
  passphrase: "Passphrase",
  passphraseHint: "Die Wörter, die Ihnen genannt wurden, mit Leerzeichen dazwischen.",
  open: "Öffnen",
  opening: "Wird geöffnet, das dauert einige Sekunden …",
  wrong:
    "Das hat nicht geöffnet. Prüfen Sie die Wörter und versuchen Sie es noch einmal. Gelingt es wieder nicht, kann die Datei unterwegs beschädigt worden sein: Bitten Sie um eine neue.",
  unsupported:
    "Dieser Browser kann die Datei nicht öffnen. Nehmen Sie einen gängigen Browser in aktueller Fassung, oder bitten Sie um das Paket auf Papier.",
  noScript:
    "Diese Seite braucht Skripte, um sich zu entschlüsseln. Sie laufen nur auf diesem Gerät.",
  sheetTitle: "Was zu tun ist",
  questionsTitle: "Fragen an Sie",
  questionsHint:
    "Beantworten Sie, was Sie wissen; den Rest lassen Sie leer. Durch das Ausfüllen wird nichts gesendet.",
  seal: "Antworten in eine Datei versiegeln",
  sealing: "Wird versiegelt …",
  sealed: (name) =>
    `Die Antworten sind in der Datei ${name} versiegelt. Nur der Absender dieses Pakets kann sie öffnen. Geben Sie sie per Stick oder E-Mail zurück.`,
  nothingFilled: "Es ist noch nichts ausgefüllt.",
  saveAgain: "Datei noch einmal speichern",
  questions: {
    noticed: "Was haben Sie zuerst bemerkt, und wann (Datum, Uhrzeit, Zeitzone)?",
    affected: "Welche Geräte, Konten, Dienste oder Standorte sind betroffen?",
    done: "Was haben Sie schon getan?",
    evidence: "Welche Beweise haben Sie gesichert, und wo sind sie?",
    data: "Können Daten über Menschen betroffen sein? Wessen, und ungefähr wie viele?",
    effect: "Was geht nicht mehr, und was bedeutet das für Ihren Betrieb?",
    contact: "Wen dürfen wir anrufen (Name, Telefon, Zeiten, Sprache)?",
  },
  reportTitle: (number) => `Antworten aus dem Hilfspaket zu ${number}`,
  reportSender: "Hilfspaket für Betroffene",
  noAnswer: "(keine Antwort)",
  filledAt: "Ausgefüllt nach der Uhr der Betroffenen um",
};
