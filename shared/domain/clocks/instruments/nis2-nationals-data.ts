import { RECIPIENTS } from "../recipient-text-data.ts";
import type { LocalisedText } from "../../language/localised-text.ts";
import type { NationalProfile, Source, Stage } from "../instrument.ts";

const source: Source = {
  title: "account of the national acts by a public project",
  readOn: "2026-09-03",
  basis: "secondary",
};

const onDetection: NationalProfile["stages"] = {
  "early-warning": { anchor: { kind: "event", event: "detected" } },
  notification: { anchor: { kind: "event", event: "detected" } },
};

const onConclusion = { anchor: { kind: "event", event: "concluded-significant" } } as const;

const ptEndNotice: Stage = {
  id: "end-notice",
  article: "PT",
  name: {
    en: "notice of the end of significant impact",
    de: "Mitteilung über das Ende der erheblichen Auswirkung",
    fr: "avis de fin d’impact important",
  },
  duty: "entity",
  recipient: RECIPIENTS.csirtOrAuthority,
  anchor: { kind: "event", event: "impact-ended" },
  term: { amount: 24, unit: "hours" },
  content: [{ key: "status-update", when: "always" }],
};

/** How states deviate from Article 23. All of it is second-hand: the note says so wherever a clock uses it. */
export const NIS2_NATIONALS: readonly NationalProfile[] = [
  profile(
    "CY",
    {
      en: "A guide of the authority shows 6 h for the early warning, the directive 24 h. Unsettled: the earlier is used.",
      de: "Ein Leitfaden der Behörde nennt 6 Std. für die Frühwarnung, die Richtlinie 24 Std. Ungeklärt: Der frühere Zeitpunkt gilt hier.",
      fr: "Un guide de l’autorité indique 6 h pour l’alerte précoce, la directive 24 h. Non tranché : le plus court est retenu.",
    },
    { "early-warning": { term: { amount: 6, unit: "hours" } } },
  ),
  profile(
    "CZ",
    {
      en: "Time runs from classification by the responsible person; the final report is due 30 days after resolution.",
      de: "Die Frist läuft ab der Einstufung durch die verantwortliche Person; Abschlussbericht 30 Tage nach der Lösung.",
      fr: "Le délai court dès le classement par la personne responsable ; rapport final 30 jours après la résolution.",
    },
    {
      "early-warning": { anchor: { kind: "event", event: "classified" } },
      notification: { anchor: { kind: "event", event: "classified" } },
      "final-report": {
        anchor: { kind: "event", event: "resolved" },
        term: { amount: 30, unit: "days" },
      },
    },
  ),
  profile(
    "DK",
    {
      en: "The answer within 24 h is written into the act. The report goes to the authority and to the CSIRT.",
      de: "Die Antwort binnen 24 Std. steht im Gesetz. Der Bericht geht an Behörde und CSIRT.",
      fr: "La réponse sous 24 h figure dans la loi. Le rapport va à l’autorité et au CSIRT.",
    },
    {
      "early-warning": { recipient: RECIPIENTS.authorityAndCsirt },
      notification: { recipient: RECIPIENTS.authorityAndCsirt },
      "final-report": { recipient: RECIPIENTS.authorityAndCsirt },
    },
  ),
  profile(
    "EE",
    {
      en: "The duty reaches incidents whose significant impact may arise. The authority answers within 24 h.",
      de: "Die Pflicht erfasst auch Vorfälle, deren erhebliche Auswirkung erst eintreten kann. Die Behörde antwortet binnen 24 Std.",
      fr: "L’obligation couvre les incidents dont l’impact important peut survenir. L’autorité répond sous 24 h.",
    },
    {},
  ),
  profile(
    "FI",
    {
      en: "Time runs from detection, not from awareness.",
      de: "Die Frist läuft ab der Feststellung, nicht ab der Kenntnis.",
      fr: "Le délai court dès la détection, non dès la prise de connaissance.",
    },
    onDetection,
  ),
  profile(
    "HR",
    {
      en: "The final report is due after 30 days instead of a month; interim window 48 h to 7 days. The terms stand in the decree, not in the act.",
      de: "Abschlussbericht nach 30 Tagen statt nach einem Monat; Zwischenbericht zwischen 48 Std. und 7 Tagen. Die Fristen stehen in der Verordnung, nicht im Gesetz.",
      fr: "Rapport final à 30 jours et non à un mois ; rapport intermédiaire entre 48 h et 7 jours. Les délais figurent dans le décret, non dans la loi.",
    },
    { "final-report": { term: { amount: 30, unit: "days" } } },
  ),
  profile(
    "HU",
    {
      en: "The terms stand only in decree 418/2024.",
      de: "Die Fristen stehen nur in der Verordnung 418/2024.",
      fr: "Les délais figurent seulement dans le décret 418/2024.",
    },
    {},
  ),
  profile(
    "IS",
    {
      en: "Older NIS regime that names no hours.",
      de: "Ältere NIS-Regelung ohne Stundenfristen.",
      fr: "Ancien régime NIS qui ne fixe aucune heure.",
    },
    {
      "early-warning": { term: null },
      notification: { term: null },
      "final-report": { term: null },
      "csirt-answer": { term: null },
    },
  ),
  profile(
    "IT",
    {
      en: "A FAQ of the authority puts the 72 h after the early warning: up to 96 h from awareness. The act itself was not read.",
      de: "Laut FAQ der Behörde beginnen die 72 Std. mit der Frühwarnung: bis zu 96 Std. ab Kenntnis. Das Gesetz selbst wurde nicht gelesen.",
      fr: "Selon une FAQ de l’autorité, les 72 h suivent l’alerte précoce : jusqu’à 96 h après la prise de connaissance. La loi elle-même n’a pas été lue.",
    },
    { notification: { anchor: { kind: "sent", stages: ["early-warning"] } } },
  ),
  profile(
    "LV",
    {
      en: "The act states hours without an anchor; awareness is assumed, as in the directive.",
      de: "Das Gesetz nennt Stunden ohne Fristbeginn; angenommen ist die Kenntnis, wie in der Richtlinie.",
      fr: "La loi fixe des heures sans point de départ ; la prise de connaissance est retenue, comme dans la directive.",
    },
    {},
  ),
  profile(
    "NL",
    {
      en: "No deviation recorded. The act is in force since 15 August 2026.",
      de: "Keine Abweichung bekannt. Das Gesetz gilt seit dem 15. August 2026.",
      fr: "Aucun écart relevé. La loi est en vigueur depuis le 15 août 2026.",
    },
    {},
  ),
  profile(
    "NO",
    {
      en: "Older NIS regime: the final report is due one month after the first warning.",
      de: "Ältere NIS-Regelung: Abschlussbericht einen Monat nach der ersten Warnung.",
      fr: "Ancien régime NIS : rapport final un mois après la première alerte.",
    },
    { "final-report": { anchor: { kind: "sent", stages: ["early-warning"] } } },
  ),
  {
    ...profile(
      "PT",
      {
        en: "Time runs from the conclusion that the incident is or may become significant. An end notice follows within 24 h of the end of significant impact, the final report 30 working days after it. Resolved within 2 h: the end notice alone.",
        de: "Die Frist läuft ab der Einschätzung als erheblich oder möglicherweise erheblich. Binnen 24 Std. nach Ende der erheblichen Auswirkung folgt eine Mitteilung, 30 Arbeitstage danach der Abschlussbericht. Binnen 2 Std. gelöst: nur diese Mitteilung.",
        fr: "Le délai court dès qu’il est conclu que l’incident est ou peut devenir important. Un avis de fin suit sous 24 h après la fin de l’impact, le rapport final 30 jours ouvrables plus tard. Résolu en 2 h : l’avis de fin seul.",
      },
      {
        "early-warning": onConclusion,
        notification: onConclusion,
        "final-report": {
          anchor: { kind: "sent", stages: ["end-notice"] },
          term: { amount: 30, unit: "working-days" },
        },
      },
    ),
    added: [ptEndNotice],
  },
  profile(
    "SI",
    {
      en: "Time runs from detection, not from awareness. The answer within 24 h is written into the act.",
      de: "Die Frist läuft ab der Feststellung, nicht ab der Kenntnis. Die Antwort binnen 24 Std. steht im Gesetz.",
      fr: "Le délai court dès la détection, non dès la prise de connaissance. La réponse sous 24 h figure dans la loi.",
    },
    onDetection,
  ),
  profile(
    "SK",
    {
      en: "Time runs from detection, not from awareness; in some cases updates follow within 30 days of restoration.",
      de: "Die Frist läuft ab der Feststellung, nicht ab der Kenntnis; in manchen Fällen folgen Aktualisierungen binnen 30 Tagen nach der Wiederherstellung.",
      fr: "Le délai court dès la détection, non dès la prise de connaissance ; parfois des mises à jour suivent sous 30 jours après le rétablissement.",
    },
    onDetection,
  ),
  ...["ES", "IE", "MT", "PL"].map((country) =>
    profile(
      country,
      {
        en: "Transposition or reporting channel was unsettled when this was read; the directive is used.",
        de: "Umsetzung oder Meldeweg war beim Lesestand ungeklärt; es gilt hier die Richtlinie.",
        fr: "Transposition ou canal de signalement incertain à la date de lecture ; la directive est retenue.",
      },
      {},
    ),
  ),
  ...["FR", "LU"].map((country) =>
    profile(
      country,
      {
        en: "No deviation recorded, but the acts were only partly read.",
        de: "Keine Abweichung bekannt, die Gesetze wurden aber nur teilweise gelesen.",
        fr: "Aucun écart relevé, mais les textes n’ont été lus qu’en partie.",
      },
      {},
    ),
  ),
];

function profile(
  country: string,
  note: LocalisedText,
  stages: NationalProfile["stages"],
): NationalProfile {
  return { country, note, stages, source };
}
