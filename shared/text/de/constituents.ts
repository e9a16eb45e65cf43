import type { Texts } from "../texts.ts";

const LOOKUPS = { network: "Adresse oder Netz", domain: "Domäne", asn: "AS-Nummer" } as const;

function span(from: string | null, to: string | null): string {
  if (from === null) return to === null ? "unbefristet" : `bis ${to}`;
  return to === null ? `ab ${from}` : `von ${from} bis ${to}`;
}

export const constituents: Texts["constituents"] = {
  title: "Betreute",
  listLabel: "Betreute Stellen",
  none: "Das Verzeichnis ist leer",
  noneText:
    "Nehmen Sie eine CSV-Datei mit Namen, Netzen, Domänen und Kontakten auf oder legen Sie die erste Stelle von Hand an.",
  filter: "Filter",
  filterHint: "Wörter, country:de, sector:energy, kind:essential",
  colName: "Name",
  colCountry: "Land",
  colSector: "Sektor",
  colKind: "Art",
  colConfirmed: "Bestätigt",
  colNetworks: "Netze",
  subSector: "Teilsektor",
  languages: "Sprachen",
  ranges: "Netze",
  asns: "AS-Nummern",
  domains: "Domänen",
  products: "Eingesetzte Produkte",
  contacts: "Kontakte",
  validFrom: "Gültig ab",
  validTo: "Gültig bis",
  lastConfirmed: "Zuletzt bestätigt",
  role: "Rolle",
  contactName: "Person oder Stelle",
  mail: "E-Mail",
  phone: "Telefon",
  hours: "Zeiten",
  language: "Sprache",
  never: "nie",
  add: "Anlegen",
  edit: "Bearbeiten",
  remove: "Entfernen",
  save: "Speichern",
  confirm: "Heute bestätigt",
  addContact: "Kontakt hinzufügen",
  removeContact: "Diesen Kontakt entfernen",
  perLine: "Eine Angabe je Zeile",
  nameMissing: "Es fehlt ein Name.",
  saved: "Stelle gespeichert",
  removed: "Stelle entfernt",
  import: "CSV aufnehmen",
  importAct: "Aufnehmen",
  importHint:
    "Die Kopfzeile nennt die Spalten: name, country, sector, kind, ranges, asns, domains, contact_mail … Mehrere Werte einer Zelle trennt ein Semikolon. Fehlerhafte Zeilen bleiben draußen und werden genannt.",
  file: "Datei",
  fileMissing: "Wählen Sie zuerst eine Datei.",
  fileTooLarge: "Die Datei ist zu groß für ein Verzeichnis.",
  ledgerTitle: "Was aufgenommen wurde",
  faultsTitle: "Zeilen, die draußen blieben",
  tryMatch: "Wem gehört es?",
  tryHint: "Adresse, Netz, Domäne, AS-Nummer, URL oder E-Mail-Adresse; je Zeile eine",
  tryLabel: "Werte",
  tryNothing: "Geben Sie einen Wert ein: Hier steht dann jeder Schritt der Zuordnung.",
  nobody: "niemand",
  notStated: "ohne Angabe",
  confirmed: (name) => `Heute bestätigt: ${name}`,
  ledger: (rows, organisations, continuing, refused) =>
    `${rows} Zeilen: ${organisations} Stellen, ${continuing} weitere Zeilen dazu, ${refused} abgelehnt`,
  changes: (added, changed, unchanged) =>
    `${added} neu, ${changed} geändert, ${unchanged} unverändert`,
  unknownColumns: (names) => `Nicht aufgenommen: ${names}`,
  faultAt: (line, column) => `Zeile ${line}, ${column}`,
  imported: (name) => `Aufgenommen: ${name}`,
  kinds: { essential: "wesentlich", important: "wichtig", other: "sonstige" },
  steps: {
    readAs: (as, value) => `Gelesen als ${LOOKUPS[as]}: ${value}.`,
    notReadable: "Das ist weder Adresse, Netz, Domäne, AS-Nummer, URL noch E-Mail-Adresse.",
    won: {
      "longest-prefix": (entry, name) =>
        `${name} hat ${entry}, das längste Präfix, das den Wert enthält.`,
      "longest-suffix": (entry, name) =>
        `${name} hat ${entry}, den längsten Namen, auf den der Wert endet.`,
      "same-number": (entry, name) => `${name} hat die Nummer ${entry}.`,
    },
    valid: (from, to, on) => `Gültig ${span(from, to)}, also auch am ${on}.`,
    sameEntry: (entry, name) =>
      `${name} hat ${entry} ebenfalls, wurde aber früher bestätigt oder steht dem Namen nach dahinter.`,
    lessSpecific: (entry, name) =>
      `${name} unterliegt: ${entry} enthält den Wert auch, ist aber weniger genau.`,
    notValid: (entry, name, from, to, on) =>
      `${name} unterliegt: ${entry} ist gültig ${span(from, to)}, nicht am ${on}.`,
    nothingHolds: "Kein gültiger Eintrag des Verzeichnisses enthält den Wert.",
    fallback: {
      "address-registry":
        "Ersatzweg: Fragen Sie den Abuse-Kontakt der Registrierungsstelle, die Adresse oder Nummer zugeteilt hat.",
      "domain-registry":
        "Ersatzweg: Fragen Sie den Registrar oder die Registrierungsstelle der Domäne.",
    },
  },
  problems: {
    missing: "die Zelle ist leer, muss aber ausgefüllt sein",
    "too-long": "der Text ist zu lang",
    "not-a-country": "kein Land aus zwei Buchstaben (ISO 3166-1)",
    "unknown-sector": "kein Sektor der NIS-2-Richtlinie",
    "unknown-sub-sector": "kein Teilsektor des Sektors",
    "unknown-kind": "weder essential, important noch other",
    "not-a-language": "keine Sprache wie de oder fr-BE",
    "not-a-date": "kein Datum wie 2026-11-27",
    "ends-before-it-begins": "der letzte Tag liegt vor dem ersten",
    "not-a-network": "keine Adresse und kein Netz wie 192.0.2.0/24",
    "not-an-asn": "keine AS-Nummer wie AS64496",
    "not-a-domain": "keine Domäne wie example.org",
    "not-a-product": "weder CPE-Name noch Paket-URL",
    "not-a-mail-address": "keine E-Mail-Adresse",
    "unlike-an-earlier-row": "widerspricht einer früheren Zeile derselben Stelle",
    "wrong-number-of-cells": "nicht so viele Zellen wie die Kopfzeile",
    "broken-row": "die Zeile ist nicht lesbar",
  },
};
