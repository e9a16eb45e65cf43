import type { Texts } from "../texts.ts";

const LOOKUPS = { network: "adresse ou réseau", domain: "domaine", asn: "numéro d’AS" } as const;

function span(from: string | null, to: string | null): string {
  if (from === null) return to === null ? "sans limite" : `jusqu’au ${to}`;
  return to === null ? `dès le ${from}` : `du ${from} au ${to}`;
}

export const constituents: Texts["constituents"] = {
  title: "Entités suivies",
  listLabel: "Entités suivies",
  none: "Le registre est vide",
  noneText:
    "Importez un CSV avec noms, réseaux, domaines et contacts, ou ajoutez la première à la main.",
  filter: "Filtre",
  filterHint: "mots, country:de, sector:energy, kind:essential",
  colName: "Nom",
  colCountry: "Pays",
  colSector: "Secteur",
  colKind: "Catégorie",
  colConfirmed: "Confirmé",
  colNetworks: "Réseaux",
  subSector: "Sous-secteur",
  languages: "Langues",
  ranges: "Réseaux",
  asns: "Numéros d’AS",
  domains: "Domaines",
  products: "Produits utilisés",
  contacts: "Contacts",
  validFrom: "Valable dès",
  validTo: "Valable jusqu’au",
  lastConfirmed: "Dernière confirmation",
  role: "Rôle",
  contactName: "Personne ou service",
  mail: "Courriel",
  phone: "Téléphone",
  hours: "Horaires",
  language: "Langue",
  never: "jamais",
  add: "Ajouter",
  edit: "Modifier",
  remove: "Supprimer",
  save: "Enregistrer",
  confirm: "Confirmé aujourd’hui",
  addContact: "Ajouter un contact",
  removeContact: "Supprimer ce contact",
  perLine: "Une par ligne",
  nameMissing: "Il manque un nom.",
  saved: "Entité enregistrée",
  removed: "Entité supprimée",
  import: "Importer un CSV",
  importAct: "Importer",
  importHint:
    "L’en-tête nomme les colonnes : name, country, sector, kind, ranges, asns, domains, contact_mail… Plusieurs valeurs d’une cellule sont séparées par des points-virgules. Les lignes fautives restent dehors et sont citées.",
  file: "Fichier",
  fileMissing: "Choisissez d’abord un fichier.",
  fileTooLarge: "Le fichier est trop grand pour un registre.",
  ledgerTitle: "Ce qui a été importé",
  faultsTitle: "Lignes restées dehors",
  tryMatch: "À qui est-ce ?",
  tryHint: "Adresse, réseau, domaine, numéro d’AS, URL ou courriel ; un par ligne",
  tryLabel: "Valeurs",
  tryNothing: "Saisissez une valeur : chaque étape de la recherche s’affiche ici.",
  nobody: "personne",
  notStated: "non précisé",
  confirmed: (name) => `Confirmé aujourd’hui : ${name}`,
  ledger: (rows, organisations, continuing, refused) =>
    `${rows} lignes : ${organisations} entités, ${continuing} autres lignes de celles-ci, ${refused} refusées`,
  changes: (added, changed, unchanged) =>
    `${added} ajoutées, ${changed} modifiées, ${unchanged} inchangées`,
  unknownColumns: (names) => `Non importé : ${names}`,
  faultAt: (line, column) => `Ligne ${line}, ${column}`,
  imported: (name) => `Importé : ${name}`,
  kinds: { essential: "essentielle", important: "importante", other: "autre" },
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
