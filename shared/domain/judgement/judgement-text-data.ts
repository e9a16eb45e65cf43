import type { LocalisedText } from "../language/localised-text.ts";
import type {
  Confidence,
  Consistency,
  HypothesisStatus,
  InformationCredibility,
  Likelihood,
  SourceReliability,
} from "./scales.ts";
import type { Diagnosticity } from "./score-matrix.ts";

type Names<S extends string> = Readonly<Record<S, LocalisedText>>;

export const RELIABILITY_NAMES: Names<SourceReliability> = {
  A: { en: "completely reliable", de: "vollkommen zuverlässig", fr: "entièrement fiable" },
  B: { en: "usually reliable", de: "meist zuverlässig", fr: "généralement fiable" },
  C: { en: "fairly reliable", de: "ziemlich zuverlässig", fr: "assez fiable" },
  D: { en: "not usually reliable", de: "meist nicht zuverlässig", fr: "rarement fiable" },
  E: { en: "unreliable", de: "unzuverlässig", fr: "non fiable" },
  F: {
    en: "reliability cannot be judged",
    de: "Zuverlässigkeit nicht beurteilbar",
    fr: "fiabilité impossible à juger",
  },
};

export const CREDIBILITY_NAMES: Names<InformationCredibility> = {
  "1": {
    en: "confirmed by other sources",
    de: "durch andere Quellen bestätigt",
    fr: "confirmée par d’autres sources",
  },
  "2": { en: "probably true", de: "wahrscheinlich wahr", fr: "probablement vraie" },
  "3": { en: "possibly true", de: "möglicherweise wahr", fr: "peut-être vraie" },
  "4": { en: "doubtful", de: "zweifelhaft", fr: "douteuse" },
  "5": { en: "improbable", de: "unwahrscheinlich", fr: "improbable" },
  "6": {
    en: "truth cannot be judged",
    de: "Wahrheitsgehalt nicht beurteilbar",
    fr: "véracité impossible à juger",
  },
};

export const LIKELIHOOD_NAMES: Names<Likelihood> = {
  "almost-no-chance": {
    en: "almost no chance",
    de: "nahezu ausgeschlossen",
    fr: "presque aucune chance",
  },
  "very-unlikely": { en: "very unlikely", de: "sehr unwahrscheinlich", fr: "très improbable" },
  unlikely: { en: "unlikely", de: "unwahrscheinlich", fr: "improbable" },
  "roughly-even-chance": {
    en: "roughly even chance",
    de: "etwa gleich wahrscheinlich wie nicht",
    fr: "environ une chance sur deux",
  },
  likely: { en: "likely", de: "wahrscheinlich", fr: "probable" },
  "very-likely": { en: "very likely", de: "sehr wahrscheinlich", fr: "très probable" },
  "almost-certain": { en: "almost certain", de: "nahezu sicher", fr: "presque certain" },
};

export const CONFIDENCE_NAMES: Names<Confidence> = {
  low: { en: "low", de: "gering", fr: "faible" },
  moderate: { en: "moderate", de: "mittel", fr: "moyenne" },
  high: { en: "high", de: "hoch", fr: "élevée" },
};

export const HYPOTHESIS_STATUS_NAMES: Names<HypothesisStatus> = {
  open: { en: "open", de: "offen", fr: "ouverte" },
  rejected: { en: "rejected", de: "verworfen", fr: "rejetée" },
  accepted: { en: "accepted", de: "angenommen", fr: "retenue" },
};

export const CONSISTENCY_NAMES: Names<Consistency> = {
  "--": {
    en: "strongly inconsistent",
    de: "widerspricht stark",
    fr: "fortement incompatible",
  },
  "-": { en: "inconsistent", de: "widerspricht", fr: "incompatible" },
  "0": { en: "neutral", de: "neutral", fr: "neutre" },
  "+": { en: "consistent", de: "passt", fr: "compatible" },
  "++": { en: "strongly consistent", de: "passt sehr gut", fr: "fortement compatible" },
  "n/a": { en: "not applicable", de: "nicht anwendbar", fr: "sans objet" },
};

export const DIAGNOSTICITY_NAMES: Names<Diagnosticity["level"]> = {
  unknown: { en: "not rated enough", de: "zu wenig bewertet", fr: "trop peu évalué" },
  none: { en: "tells nothing apart", de: "trennt nicht", fr: "ne départage rien" },
  some: { en: "tells some apart", de: "trennt etwas", fr: "départage un peu" },
  strong: { en: "tells them apart well", de: "trennt gut", fr: "départage nettement" },
};
