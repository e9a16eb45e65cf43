import type { Language } from "../../text/language.ts";
import type { ScoreReason, ScoreReasonKind } from "./triage-score.ts";

type Facts = ScoreReason["facts"];
type Sentence = (facts: Facts) => string;

/** The explanation of each kind of reason in each language; facts come in as the score gives them. */
export const SCORE_REASON_TEXTS: Readonly<
  Record<Language, Readonly<Record<ScoreReasonKind, Sentence>>>
> = {
  en: {
    severity: ({ severity }) => `Severity is ${severity}.`,
    classification: ({ classification }) => `Classified as ${classification}.`,
    "exploited-now": ({ cve }) => `${cve} is being exploited now.`,
    "exploited-by-ransomware": ({ cve }) =>
      `${cve} is being exploited now, also by ransomware groups.`,
    spread: ({ reports }) => `${reports} reports are joined in it.`,
    victims: ({ victims }) =>
      victims === 1 ? "One victim is known." : `${victims} victims are known.`,
    "seen-elsewhere": ({ count, value, incidents }) =>
      `${count} of its indicators occur in other incidents, rarest ${value} (in ${incidents} more).`,
    "duty-clock": ({ hours, term }) => `The answer within ${term} h is due in ${hours} h.`,
    "duty-clock-passed": ({ hours, term }) => `The answer within ${term} h is ${hours} h overdue.`,
    resolved: ({ status }) => `The incident is ${status} and needs less attention.`,
    capped: ({ sum }) => `The reasons add up to ${sum}; the scale ends at 100.`,
  },
  de: {
    severity: ({ severity }) => `Der Schweregrad ist ${severityDe(severity)}.`,
    classification: ({ classification }) => `Eingestuft als ${classification}.`,
    "exploited-now": ({ cve }) => `${cve} wird zurzeit ausgenutzt.`,
    "exploited-by-ransomware": ({ cve }) =>
      `${cve} wird zurzeit ausgenutzt, auch von Ransomware-Gruppen.`,
    spread: ({ reports }) => `${reports} Meldungen sind darin zusammengefasst.`,
    victims: ({ victims }) =>
      victims === 1 ? "Ein Betroffener ist bekannt." : `${victims} Betroffene sind bekannt.`,
    "seen-elsewhere": ({ count, value, incidents }) =>
      `${count} der Indikatoren kommen in anderen Vorfällen vor, am seltensten ${value} (in ${incidents} weiteren).`,
    "duty-clock": ({ hours, term }) =>
      `Die Antwort innerhalb von ${term} h ist in ${hours} h fällig.`,
    "duty-clock-passed": ({ hours, term }) =>
      `Die Antwort innerhalb von ${term} h ist seit ${hours} h überfällig.`,
    resolved: ({ status }) =>
      `Der Vorfall ist ${status === "closed" ? "geschlossen" : "gelöst"} und braucht weniger Aufmerksamkeit.`,
    capped: ({ sum }) => `Die Gründe ergeben zusammen ${sum}; die Skala endet bei 100.`,
  },
  fr: {
    severity: ({ severity }) => `La gravité est ${severityFr(severity)}.`,
    classification: ({ classification }) => `Classé comme ${classification}.`,
    "exploited-now": ({ cve }) => `${cve} est exploitée en ce moment.`,
    "exploited-by-ransomware": ({ cve }) =>
      `${cve} est exploitée en ce moment, y compris par des groupes de rançongiciels.`,
    spread: ({ reports }) => `${reports} signalements y sont réunis.`,
    victims: ({ victims }) =>
      victims === 1 ? "Une victime est connue." : `${victims} victimes sont connues.`,
    "seen-elsewhere": ({ count, value, incidents }) =>
      `${count} de ses indicateurs figurent dans d’autres incidents, le plus rare étant ${value} (dans ${incidents} autres).`,
    "duty-clock": ({ hours, term }) => `La réponse sous ${term} h est attendue dans ${hours} h.`,
    "duty-clock-passed": ({ hours, term }) => `La réponse sous ${term} h a ${hours} h de retard.`,
    resolved: ({ status }) =>
      `L’incident est ${status === "closed" ? "clos" : "résolu"} et demande moins d’attention.`,
    capped: ({ sum }) => `Les motifs totalisent ${sum} ; l’échelle s’arrête à 100.`,
  },
};

/** One reason as a sentence. */
export function explainScoreReason(reason: ScoreReason, language: Language): string {
  return SCORE_REASON_TEXTS[language][reason.kind](reason.facts);
}

function severityDe(severity: string | number | undefined): string {
  const words: Readonly<Record<string, string>> = {
    low: "niedrig",
    medium: "mittel",
    high: "hoch",
    critical: "kritisch",
  };
  return words[String(severity)] ?? String(severity);
}

function severityFr(severity: string | number | undefined): string {
  const words: Readonly<Record<string, string>> = {
    low: "faible",
    medium: "moyenne",
    high: "élevée",
    critical: "critique",
  };
  return words[String(severity)] ?? String(severity);
}
