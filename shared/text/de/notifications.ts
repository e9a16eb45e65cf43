import type { Texts } from "../texts.ts";

export const notifications: Texts["notifications"] = {
  withheldBecause: {
    tlp: "die TLP-Stufe erlaubt keine Weitergabe an Betreute",
    pap: "PAP:RED erlaubt nichts, was andere bemerken könnten",
    "tlp-not-marked": "noch ohne TLP-Stufe",
    "pap-not-marked": "noch ohne PAP-Stufe",
  },
  contact: {
    chosen: (contact, role, hours) =>
      [`Geschrieben wird an: ${contact}`, role && `(${role})`, hours && `erreichbar: ${hours}`]
        .filter(Boolean)
        .join(" "),
    passedOver: {
      "no-address": (contact) => `${contact}: hat keine E-Mail-Adresse.`,
      "opted-out": (contact) => `${contact}: möchte keine Nachrichten.`,
      "not-valid": (contact) => `${contact}: an diesem Tag nicht gültig.`,
      role: (contact) => `${contact}: eine andere Rolle geht vor, oder steht dahinter.`,
      language: (contact) => `${contact}: spricht die verlangte Sprache nicht.`,
      hours: (contact) => `${contact}: nicht rund um die Uhr erreichbar.`,
    },
    nobody: "Dieser Stelle kann niemand geschrieben werden: Telefon oder Papier benutzen.",
    language: {
      asked: (language) => `Sprache ${language}: wie verlangt.`,
      contact: (language) => `Sprache ${language}: die der Kontaktperson.`,
      constituent: (language) => `Sprache ${language}: die der Stelle.`,
      "none-of-ours": (language) => `Sprache ${language}: keine unserer Sprachen ist angegeben.`,
    },
  },
  states: {
    drafted: "entworfen",
    queued: "vorgemerkt",
    exported: "ausgegeben",
    told: "informiert",
    answered: "beantwortet",
    "not-fixed": "nicht behoben",
    fixed: "behoben",
    "opted-out": "abbestellt",
  },
  acts: {
    exported: "Ausgegeben",
    told: "Informiert",
    queued: "Für später vorgemerkt",
    answered: "Beantwortet",
    "not-fixed": "Nicht behoben",
    fixed: "Behoben",
    "opted-out": "Möchte keine Nachrichten mehr",
  },
};
