import type { Texts } from "../texts.ts";

const LOOKUPS = { network: "Adresse oder Netz", domain: "Domäne", asn: "AS-Nummer" } as const;

function span(from: string | null, to: string | null): string {
  if (from === null) return to === null ? "unbefristet" : `bis ${to}`;
  return to === null ? `ab ${from}` : `von ${from} bis ${to}`;
}

export const constituents: Texts["constituents"] = {
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
