import type { Playbook } from "../playbook.ts";
import { adviseLawEnforcement, answerReporter, drawLessons } from "../shared-tasks-data.ts";
import { decision, task } from "../task-builder.ts";

export const unwantedContent: Playbook = {
  id: "unwanted-content",
  version: 1,
  name: {
    en: "Spam and unlawful content",
    de: "Spam und rechtswidrige Inhalte",
    fr: "Spam et contenus illicites",
  },
  summary: {
    en: "Bulk mail, threats or forbidden content come from or lie in our constituency.",
    de: "Massenmails, Drohungen oder verbotene Inhalte kommen aus unserem Zuständigkeitsbereich oder liegen dort.",
    fr: "Courriels de masse, menaces ou contenus interdits proviennent de notre périmètre ou s’y trouvent.",
  },
  appliesTo: [
    'rsit:abusive-content="spam"',
    'rsit:abusive-content="harmful-speech"',
    'rsit:abusive-content="violence"',
    "rsit:abusive-content",
  ],
  decisions: [
    decision(
      "forbidden",
      "Could possession alone be punishable (such as abuse of children)?",
      "Könnte schon der Besitz strafbar sein (etwa Missbrauch von Kindern)?",
      "La seule détention pourrait-elle être punissable (par exemple abus sur enfants) ?",
    ),
    decision(
      "hacked-sender",
      "Was the sending or hosting system hacked?",
      "Wurde das sendende oder speichernde System gehackt?",
      "Le système d’envoi ou d’hébergement a-t-il été piraté ?",
    ),
  ],
  tasks: [
    task(
      "hands-off",
      "contain",
      1,
      {
        en: [
          "Do not look, do not copy",
          "Pass only the address to the police or hotline in charge; no screenshots, no evidence files.",
        ],
        de: [
          "Nicht ansehen, nicht kopieren",
          "Nur die Adresse an Polizei oder zuständige Meldestelle geben; keine Bildschirmfotos, keine Beweisdateien.",
        ],
        fr: [
          "Ne pas regarder, ne pas copier",
          "Ne transmettre que l’adresse à la police ou au point de contact ; ni capture ni fichier.",
        ],
      },
      { ifYes: "forbidden" },
    ),
    task("source", "identify", 24, {
      en: [
        "Find the source",
        "Headers or address to owner and provider; forged senders are the rule.",
      ],
      de: [
        "Quelle ermitteln",
        "Kopfzeilen oder Adresse zu Betreiber und Anbieter; gefälschte Absender sind die Regel.",
      ],
      fr: [
        "Trouver la source",
        "Des en-têtes ou de l’adresse vers exploitant et hébergeur ; l’expéditeur falsifié est la règle.",
      ],
    }),
    task(
      "ask-stop",
      "contain",
      48,
      {
        en: ["Ask for it to be stopped", "Owner and provider with one full sample."],
        de: ["Abstellung verlangen", "Betreiber und Anbieter, mit einem vollständigen Beispiel."],
        fr: ["Demander l’arrêt", "Exploitant et hébergeur, avec un exemple complet."],
      },
      { dependsOn: ["source"] },
    ),
    task(
      "clean",
      "eradicate",
      96,
      {
        en: [
          "Help to clean the system",
          "How it was taken over, which accounts send, how to get off block lists.",
        ],
        de: [
          "Beim Bereinigen helfen",
          "Wie es übernommen wurde, welche Konten senden, wie man von Sperrlisten kommt.",
        ],
        fr: [
          "Aider au nettoyage",
          "Comment il a été pris, quels comptes envoient, comment sortir des listes de blocage.",
        ],
      },
      { ifYes: "hacked-sender", dependsOn: ["source"] },
    ),
    adviseLawEnforcement,
    answerReporter,
    drawLessons,
  ],
};

export const generalIncident: Playbook = {
  id: "general",
  version: 1,
  name: { en: "Any incident", de: "Beliebiger Vorfall", fr: "Incident quelconque" },
  summary: {
    en: "The steps that every incident needs, for what fits no other playbook yet.",
    de: "Die Schritte, die jeder Vorfall braucht, für alles, was zu keinem anderen Ablauf passt.",
    fr: "Les étapes nécessaires à tout incident, quand aucun autre plan ne convient encore.",
  },
  appliesTo: [
    "rsit:other",
    'rsit:other="other"',
    'rsit:other="undetermined"',
    "rsit:test",
    'rsit:test="test"',
  ],
  decisions: [
    decision("ours", "Is it ours to handle?", "Sind wir zuständig?", "Est-ce de notre ressort ?"),
  ],
  tasks: [
    task("understand", "identify", 4, {
      en: [
        "Understand the report",
        "Who, what, when, where, how known? Ask what is missing; call back over a known number.",
      ],
      de: [
        "Meldung verstehen",
        "Wer, was, wann, wo, woher bekannt? Fehlendes erfragen; über eine bekannte Nummer zurückrufen.",
      ],
      fr: [
        "Comprendre le signalement",
        "Qui, quoi, quand, où, comment l’a-t-on su ? Demander ce qui manque ; rappeler sur un numéro connu.",
      ],
    }),
    answerReporter,
    task(
      "hand-over",
      "notify",
      24,
      {
        en: [
          "Hand it over",
          "To who is in charge, with the reporter’s consent and the marking kept; tell the reporter.",
        ],
        de: [
          "Übergeben",
          "An die zuständige Stelle, mit Zustimmung des Meldenden und unter Wahrung der Kennzeichnung; den Meldenden informieren.",
        ],
        fr: [
          "Transmettre",
          "À l’entité compétente, avec l’accord du déclarant et le marquage conservé ; en informer le déclarant.",
        ],
      },
      { ifNo: "ours", dependsOn: ["understand"] },
    ),
    task(
      "classify",
      "identify",
      24,
      {
        en: [
          "Classify and mark",
          "Class and type, severity, TLP and PAP; change to a fitting playbook as soon as there is one.",
        ],
        de: [
          "Einstufen und kennzeichnen",
          "Klasse und Typ, Schweregrad, TLP und PAP; auf einen passenden Ablauf wechseln, sobald es einen gibt.",
        ],
        fr: [
          "Classer et marquer",
          "Classe et type, gravité, TLP et PAP ; passer au plan adapté dès qu’il y en a un.",
        ],
      },
      { ifYes: "ours", dependsOn: ["understand"] },
    ),
    task(
      "limit-damage",
      "contain",
      24,
      {
        en: [
          "Limit the damage",
          "What can be stopped, separated or switched off now without losing evidence?",
        ],
        de: [
          "Schaden begrenzen",
          "Was lässt sich jetzt anhalten, trennen oder abschalten, ohne Beweise zu verlieren?",
        ],
        fr: [
          "Limiter les dégâts",
          "Que peut-on arrêter, séparer ou couper maintenant sans perdre de preuves ?",
        ],
      },
      { ifYes: "ours" },
    ),
    task(
      "remove-cause",
      "eradicate",
      96,
      {
        en: [
          "Remove the cause",
          "Find it before it is repaired over; check for the same elsewhere.",
        ],
        de: [
          "Ursache beseitigen",
          "Finden, bevor sie überrepariert wird; anderswo nach Gleichem suchen.",
        ],
        fr: [
          "Supprimer la cause",
          "La trouver avant de réparer par-dessus ; chercher la même chose ailleurs.",
        ],
      },
      { ifYes: "ours" },
    ),
    drawLessons,
  ],
};
