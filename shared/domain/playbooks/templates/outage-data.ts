import type { Playbook } from "../playbook.ts";
import {
  adviseLawEnforcement,
  answerReporter,
  checkDuties,
  drawLessons,
  keepEvidence,
} from "../shared-tasks-data.ts";
import { decision, task } from "../task-builder.ts";

export const outage: Playbook = {
  id: "sabotage-outage",
  version: 1,
  name: {
    en: "Sabotage, outage, burglary",
    de: "Sabotage, Ausfall, Einbruch",
    fr: "Sabotage, panne, effraction",
  },
  summary: {
    en: "A service fails by deliberate damage, technical failure, a mistake or nature, or somebody was physically there.",
    de: "Ein Dienst fällt durch Absicht, Technik, Fehler oder Natur aus, oder jemand war vor Ort.",
    fr: "Un service tombe par acte volontaire, défaillance, erreur ou cause naturelle, ou quelqu’un est venu sur place.",
  },
  appliesTo: [
    'rsit:availability="sabotage"',
    'rsit:availability="outage"',
    'rsit:availability="misconfiguration"',
    'rsit:intrusions="burglary"',
  ],
  decisions: [
    decision(
      "deliberate",
      "Is a deliberate act likely?",
      "Ist Absicht wahrscheinlich?",
      "Un acte volontaire est-il probable ?",
    ),
    decision(
      "others-depend",
      "Do others depend on the service?",
      "Hängen andere von dem Dienst ab?",
      "D’autres dépendent-ils du service ?",
    ),
  ],
  tasks: [
    task("safety", "identify", 1, {
      en: ["People first", "Is anybody in danger? Emergency services come before everything else."],
      de: ["Menschen zuerst", "Ist jemand in Gefahr? Rettungskräfte gehen allem vor."],
      fr: ["Les personnes d’abord", "Quelqu’un est-il en danger ? Les secours passent avant tout."],
    }),
    task("picture", "identify", 4, {
      en: [
        "Get the picture",
        "What fails, where, since when, how many are concerned, when will it be back? Mark what is guessed.",
      ],
      de: [
        "Lagebild gewinnen",
        "Was fällt aus, wo, seit wann, wie viele sind betroffen, wann geht es wieder? Vermutungen kennzeichnen.",
      ],
      fr: [
        "Établir la situation",
        "Ce qui est en panne, où, depuis quand, combien sont touchés, quand le retour ? Signaler les hypothèses.",
      ],
    }),
    task(
      "scene",
      "contain",
      4,
      {
        en: [
          "Have the scene kept",
          "Nothing touched before the police agree; pictures, access records, camera recordings.",
        ],
        de: [
          "Tatort sichern lassen",
          "Nichts anfassen, bevor die Polizei zustimmt; Fotos, Zutrittsprotokolle, Kameraaufnahmen.",
        ],
        fr: [
          "Faire préserver les lieux",
          "Ne rien toucher avant l’accord de la police ; photos, journaux d’accès, vidéos.",
        ],
      },
      { ifYes: "deliberate" },
    ),
    keepEvidence,
    task(
      "dependents",
      "notify",
      8,
      {
        en: [
          "Inform those who depend on it",
          "Authorities, sectors, neighbouring states; how long they should prepare for.",
        ],
        de: [
          "Abhängige informieren",
          "Behörden, Branchen, Nachbarstaaten; auf welche Dauer sie sich einstellen sollen.",
        ],
        fr: [
          "Informer ceux qui en dépendent",
          "Autorités, secteurs, États voisins ; pour quelle durée se préparer.",
        ],
      },
      { ifYes: "others-depend", dependsOn: ["picture"] },
    ),
    task("elsewhere", "identify", 24, {
      en: [
        "Look for the same elsewhere",
        "Same product, line, site type or demand: single case or part of something larger?",
      ],
      de: [
        "Anderswo nach Gleichem suchen",
        "Gleiches Produkt, gleiche Strecke, Bauart oder Forderung: Einzelfall oder Teil von Größerem?",
      ],
      fr: [
        "Chercher la même chose ailleurs",
        "Même produit, ligne, type de site ou revendication : cas isolé ou ensemble plus vaste ?",
      ],
    }),
    task("restore", "recover", 72, {
      en: [
        "Follow the restoration",
        "Report at fixed times; check configuration and access rights before it goes live again.",
      ],
      de: [
        "Wiederherstellung begleiten",
        "Zu festen Zeiten berichten; Konfiguration und Rechte prüfen, bevor es wieder läuft.",
      ],
      fr: [
        "Suivre le rétablissement",
        "Points réguliers ; vérifier configuration et droits avant la remise en service.",
      ],
    }),
    checkDuties,
    { ...adviseLawEnforcement, onlyIf: { decision: "deliberate", answer: "yes" } },
    answerReporter,
    drawLessons,
  ],
};
