import type { Playbook } from "../playbook.ts";
import { answerReporter, drawLessons, shareIndicators } from "../shared-tasks-data.ts";
import { decision, task } from "../task-builder.ts";

export const probing: Playbook = {
  id: "scanning-brute-force",
  version: 1,
  name: {
    en: "Scanning, login attempts, exploit attempts",
    de: "Scans, Anmelde- und Einbruchsversuche",
    fr: "Balayages, tentatives de connexion et d’exploitation",
  },
  summary: {
    en: "Somebody probes systems or tries to get in; nothing is known to have got through.",
    de: "Jemand späht Systeme aus oder versucht einzudringen; ein Erfolg ist nicht bekannt.",
    fr: "Quelqu’un sonde des systèmes ou tente de s’introduire ; aucun succès connu.",
  },
  appliesTo: [
    'rsit:information-gathering="scanner"',
    'rsit:information-gathering="sniffing"',
    'rsit:intrusion-attempts="brute-force"',
    'rsit:intrusion-attempts="ids-alert"',
    'rsit:intrusion-attempts="exploit"',
    "rsit:information-gathering",
    "rsit:intrusion-attempts",
  ],
  decisions: [
    decision(
      "got-through",
      "Did an attempt succeed?",
      "War ein Versuch erfolgreich?",
      "Une tentative a-t-elle réussi ?",
    ),
    decision(
      "source-ours",
      "Is the source in our constituency?",
      "Liegt die Quelle in unserem Zuständigkeitsbereich?",
      "La source est-elle dans notre périmètre ?",
    ),
  ],
  tasks: [
    task("assess", "identify", 12, {
      en: [
        "Judge it",
        "Background noise, targeted, or new? Compare targets, ports and pace with what others see; known research scanners are listed.",
      ],
      de: [
        "Einordnen",
        "Grundrauschen, gezielt oder neu? Ziele, Ports und Tempo mit Beobachtungen anderer vergleichen; bekannte Forschungsscanner stehen auf Listen.",
      ],
      fr: [
        "Évaluer",
        "Bruit de fond, ciblé ou nouveau ? Comparer cibles, ports et rythme à ce que d’autres voient ; les scanners de recherche sont listés.",
      ],
    }),
    task("success", "identify", 12, {
      en: [
        "Check whether anything got through",
        "Successful log-ins from that source, new processes, answers of the service.",
      ],
      de: [
        "Auf Erfolg prüfen",
        "Erfolgreiche Anmeldungen von dieser Quelle, neue Prozesse, Antworten des Dienstes.",
      ],
      fr: [
        "Vérifier un éventuel succès",
        "Connexions réussies depuis cette source, nouveaux processus, réponses du service.",
      ],
    }),
    task(
      "escalate",
      "contain",
      4,
      {
        en: [
          "Reclassify as an intrusion",
          "Add the class, start the playbook for compromise, raise the severity.",
        ],
        de: [
          "Als Einbruch einstufen",
          "Klasse ergänzen, Ablauf für Kompromittierung starten, Schweregrad erhöhen.",
        ],
        fr: [
          "Reclasser en intrusion",
          "Ajouter la classe, lancer le plan de compromission, relever la gravité.",
        ],
      },
      { ifYes: "got-through", dependsOn: ["success"] },
    ),
    task("protect", "contain", 24, {
      en: [
        "Have the targets protected",
        "Patch, second factor, limit access; block the source only where that helps and PAP allows.",
      ],
      de: [
        "Ziele schützen lassen",
        "Aktualisieren, zweiter Faktor, Zugang einschränken; die Quelle nur sperren, wo es hilft und PAP es erlaubt.",
      ],
      fr: [
        "Faire protéger les cibles",
        "Correctifs, second facteur, accès limité ; bloquer la source seulement si utile et permis par PAP.",
      ],
    }),
    task(
      "notify-source",
      "notify",
      48,
      {
        en: [
          "Notify the owner of the source",
          "It is probably infected itself: times in UTC, ports, samples of the log.",
        ],
        de: [
          "Betreiber der Quelle benachrichtigen",
          "Sie ist vermutlich selbst infiziert: Zeiten in UTC, Ports, Auszüge aus dem Protokoll.",
        ],
        fr: [
          "Prévenir l’exploitant de la source",
          "Elle est sans doute infectée : heures en UTC, ports, extraits de journaux.",
        ],
      },
      { ifYes: "source-ours" },
    ),
    task(
      "abuse-contact",
      "notify",
      72,
      {
        en: [
          "Pass it on abroad",
          "To the abuse contact or the CERT in charge, many reports in one.",
        ],
        de: [
          "Ins Ausland weitergeben",
          "An den Abuse-Kontakt oder das zuständige CERT, viele Meldungen in einer.",
        ],
        fr: [
          "Transmettre à l’étranger",
          "Au contact abuse ou au CERT compétent, signalements regroupés.",
        ],
      },
      { ifNo: "source-ours" },
    ),
    answerReporter,
    shareIndicators,
    drawLessons,
  ],
};

export const socialEngineering: Playbook = {
  id: "social-engineering",
  version: 1,
  name: { en: "Social engineering", de: "Manipulation von Menschen", fr: "Ingénierie sociale" },
  summary: {
    en: "People are deceived by telephone, message or in person to give away information or access.",
    de: "Menschen werden per Telefon, Nachricht oder vor Ort getäuscht, um Informationen oder Zugang preiszugeben.",
    fr: "Des personnes sont trompées par téléphone, message ou sur place pour livrer informations ou accès.",
  },
  appliesTo: ['rsit:information-gathering="social-engineering"'],
  decisions: [
    decision(
      "access-given",
      "Was access or a code given away?",
      "Wurde Zugang oder ein Code preisgegeben?",
      "Un accès ou un code a-t-il été donné ?",
    ),
  ],
  tasks: [
    task("statement", "identify", 4, {
      en: [
        "Write down what was said",
        "With the person, soon and without blame: number, name, words, times, what was asked and what was given.",
      ],
      de: [
        "Gespräch aufschreiben",
        "Mit der Person, bald und ohne Vorwurf: Nummer, Name, Worte, Zeiten, was gefragt und was gegeben wurde.",
      ],
      fr: [
        "Consigner ce qui a été dit",
        "Avec la personne, vite et sans reproche : numéro, nom, mots, heures, demandes et réponses.",
      ],
    }),
    task(
      "revoke",
      "contain",
      2,
      {
        en: [
          "Have the access withdrawn",
          "Lock the account, end remote sessions, remove installed remote-control tools.",
        ],
        de: [
          "Zugang entziehen lassen",
          "Konto sperren, Fernsitzungen beenden, installierte Fernwartung entfernen.",
        ],
        fr: [
          "Faire retirer l’accès",
          "Verrouiller le compte, couper les sessions distantes, retirer les outils de prise en main.",
        ],
      },
      { ifYes: "access-given" },
    ),
    task(
      "trace",
      "identify",
      24,
      {
        en: [
          "Check what was done with it",
          "Log-ins, changed settings and transfers since the conversation.",
        ],
        de: [
          "Nutzung prüfen",
          "Anmeldungen, geänderte Einstellungen und Abflüsse seit dem Gespräch.",
        ],
        fr: ["Vérifier l’usage", "Connexions, réglages modifiés et transferts depuis l’échange."],
      },
      { ifYes: "access-given" },
    ),
    task("warn-others", "notify", 24, {
      en: [
        "Warn the others",
        "Same organisation and sector: the story told, the number used, how to answer.",
      ],
      de: [
        "Andere warnen",
        "Gleiche Organisation und Branche: erzählte Geschichte, benutzte Nummer, richtige Reaktion.",
      ],
      fr: [
        "Prévenir les autres",
        "Même organisation et secteur : histoire racontée, numéro utilisé, bonne réaction.",
      ],
    }),
    answerReporter,
    drawLessons,
  ],
};
