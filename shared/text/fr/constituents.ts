import type { Texts } from "../texts.ts";

const LOOKUPS = { network: "adresse ou réseau", domain: "domaine", asn: "numéro d’AS" } as const;

function span(from: string | null, to: string | null): string {
  if (from === null) return to === null ? "sans limite" : `jusqu’au ${to}`;
  return to === null ? `dès le ${from}` : `du ${from} au ${to}`;
}

export const constituents: Texts["constituents"] = {
  steps: {
    readAs: (as, value) => `Lu comme ${LOOKUPS[as]} : ${value}.`,
    notReadable:
      "Ce n’est ni une adresse, ni un réseau, ni un domaine, ni un numéro d’AS, ni une URL, ni une adresse électronique.",
    won: {
      "longest-prefix": (entry, name) =>
        `${name} possède ${entry}, le plus long préfixe qui contient la valeur.`,
      "longest-suffix": (entry, name) =>
        `${name} possède ${entry}, le plus long nom par lequel la valeur se termine.`,
      "same-number": (entry, name) => `${name} possède le numéro ${entry}.`,
    },
    valid: (from, to, on) => `Valable ${span(from, to)}, donc aussi le ${on}.`,
    sameEntry: (entry, name) =>
      `${name} possède aussi ${entry}, mais sa confirmation est plus ancienne ou son nom vient après.`,
    lessSpecific: (entry, name) =>
      `${name} est écarté : ${entry} contient aussi la valeur, mais est moins précis.`,
    notValid: (entry, name, from, to, on) =>
      `${name} est écarté : ${entry} est valable ${span(from, to)}, pas le ${on}.`,
    nothingHolds: "Aucune entrée valable du registre ne contient la valeur.",
    fallback: {
      "address-registry":
        "À défaut : adressez-vous au contact abuse du registre qui a attribué l’adresse ou le numéro.",
      "domain-registry":
        "À défaut : adressez-vous au bureau d’enregistrement ou au registre du domaine.",
    },
  },
  problems: {
    missing: "la cellule est vide mais doit être remplie",
    "too-long": "le texte est trop long",
    "not-a-country": "pas un pays en deux lettres (ISO 3166-1)",
    "unknown-sector": "pas un secteur de NIS 2",
    "unknown-sub-sector": "pas un sous-secteur du secteur",
    "unknown-kind": "ni essential, ni important, ni other",
    "not-a-language": "pas une langue telle que de ou fr-BE",
    "not-a-date": "pas une date telle que 2026-11-27",
    "ends-before-it-begins": "le dernier jour précède le premier",
    "not-a-network": "ni une adresse ni un réseau tel que 192.0.2.0/24",
    "not-an-asn": "pas un numéro d’AS tel que AS64496",
    "not-a-domain": "pas un domaine tel que example.org",
    "not-a-product": "ni un nom CPE ni une URL de paquet",
    "not-a-mail-address": "pas une adresse électronique",
    "unlike-an-earlier-row": "contredit une ligne précédente de la même entité",
    "wrong-number-of-cells": "pas autant de cellules que l’en-tête",
    "broken-row": "la ligne est illisible",
  },
};
