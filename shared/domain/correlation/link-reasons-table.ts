import type { LocalisedText } from "../language/localised-text.ts";

interface LinkReasonEntry {
  /** How much such a link says, 0 to 1, before rarity. */
  readonly weight: number;
  readonly text: LocalisedText;
}

/** Why two values of two incidents belong together. */
export const LINK_REASONS = {
  "same-value": {
    weight: 0.9,
    text: { en: "same value", de: "gleicher Wert", fr: "même valeur" },
  },
  "same-part": {
    weight: 0.9,
    text: {
      en: "same part of a combined value",
      de: "gleicher Teil eines zusammengesetzten Werts",
      fr: "même partie d’une valeur composée",
    },
  },
  "same-path": {
    weight: 0.8,
    text: {
      en: "same address but for the query",
      de: "gleiche Adresse bis auf die Abfrage",
      fr: "même adresse hormis la requête",
    },
  },
  "same-host": {
    weight: 0.7,
    text: { en: "same host", de: "gleicher Host", fr: "même hôte" },
  },
  "same-domain": {
    weight: 0.4,
    text: {
      en: "same registered domain",
      de: "gleiche registrierte Domain",
      fr: "même domaine enregistré",
    },
  },
  "in-network": {
    weight: 0.4,
    text: { en: "address inside the network", de: "Adresse im Netz", fr: "adresse dans le réseau" },
  },
  "same-certificate": {
    weight: 0.9,
    text: { en: "same certificate", de: "gleiches Zertifikat", fr: "même certificat" },
  },
  "similar-file": {
    weight: 0.5,
    text: {
      en: "similar file by fuzzy hash",
      de: "ähnliche Datei nach Fuzzy-Hash",
      fr: "fichier similaire par hachage flou",
    },
  },
} as const satisfies Readonly<Record<string, LinkReasonEntry>>;

export type LinkReason = keyof typeof LINK_REASONS;
