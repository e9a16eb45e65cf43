import type { Playbook } from "../playbook.ts";
import {
  adviseLawEnforcement,
  answerReporter,
  checkDuties,
  drawLessons,
  keepEvidence,
} from "../shared-tasks-data.ts";
import { decision, task } from "../task-builder.ts";

export const dataLeak: Playbook = {
  id: "data-leak",
  version: 1,
  name: {
    en: "Data leak or loss",
    de: "Datenabfluss oder -verlust",
    fr: "Fuite ou perte de données",
  },
  summary: {
    en: "Confidential information got out, is offered somewhere, or is lost.",
    de: "Vertrauliche Informationen sind nach außen gelangt, werden irgendwo angeboten oder sind verloren.",
    fr: "Des informations confidentielles ont fuité, sont proposées quelque part ou sont perdues.",
  },
  appliesTo: [
    'rsit:information-content-security="data-leak"',
    'rsit:information-content-security="data-loss"',
    "rsit:information-content-security",
  ],
  decisions: [
    decision(
      "published",
      "Are the data published or offered?",
      "Sind die Daten veröffentlicht oder angeboten?",
      "Les données sont-elles publiées ou proposées ?",
    ),
    decision(
      "credentials",
      "Are there credentials among them?",
      "Sind Zugangsdaten darunter?",
      "Contiennent-elles des identifiants ?",
    ),
  ],
  tasks: [
    task("verify", "identify", 8, {
      en: [
        "Check that the data are genuine",
        "Compare a small sample with the owner; old, invented and repeated leaks are common. Take no more data than needed.",
      ],
      de: [
        "Echtheit prüfen",
        "Eine kleine Probe mit dem Inhaber vergleichen; alte, erfundene und wiederholte Lecks sind häufig. Nicht mehr Daten an sich nehmen als nötig.",
      ],
      fr: [
        "Vérifier l’authenticité",
        "Comparer un petit échantillon avec le propriétaire ; fuites anciennes, inventées ou répétées sont courantes. Ne prendre que le nécessaire.",
      ],
    }),
    task(
      "extent",
      "identify",
      24,
      {
        en: [
          "Establish what and whom it concerns",
          "Kinds of data, number of persons and records, countries, period: as exact as known, marked where estimated.",
        ],
        de: [
          "Umfang feststellen",
          "Arten von Daten, Zahl der Personen und Datensätze, Länder, Zeitraum: so genau wie bekannt, Schätzungen kennzeichnen.",
        ],
        fr: [
          "Établir l’étendue",
          "Types de données, nombre de personnes et d’enregistrements, pays, période : aussi précis que possible, estimations signalées.",
        ],
      },
      { dependsOn: ["verify"] },
    ),
    keepEvidence,
    task("close-source", "contain", 12, {
      en: [
        "Have the source closed",
        "Open store, application flaw, insider or intruder? Stop it before talking about it.",
      ],
      de: [
        "Quelle schließen lassen",
        "Offener Speicher, Lücke, Innentäter oder Eindringling? Abstellen, bevor darüber gesprochen wird.",
      ],
      fr: [
        "Faire fermer la source",
        "Stockage ouvert, faille, initié ou intrus ? L’arrêter avant d’en parler.",
      ],
    }),
    task(
      "remove",
      "contain",
      48,
      {
        en: [
          "Ask for removal",
          "Provider or platform, search engine caches. Copies will remain: say so.",
        ],
        de: [
          "Löschung verlangen",
          "Anbieter oder Plattform, Zwischenspeicher der Suchmaschinen. Kopien werden bleiben: das sagen.",
        ],
        fr: [
          "Demander le retrait",
          "Hébergeur ou plateforme, caches des moteurs. Des copies resteront : le dire.",
        ],
      },
      { ifYes: "published" },
    ),
    task(
      "reset",
      "eradicate",
      24,
      {
        en: [
          "Have credentials replaced",
          "Passwords, keys and tokens among the data, also at other services where they were reused.",
        ],
        de: [
          "Zugangsdaten erneuern lassen",
          "Passwörter, Schlüssel und Tokens in den Daten, auch bei anderen Diensten mit demselben Passwort.",
        ],
        fr: [
          "Faire renouveler les identifiants",
          "Mots de passe, clés et jetons concernés, y compris sur d’autres services où ils servaient.",
        ],
      },
      { ifYes: "credentials" },
    ),
    checkDuties,
    task(
      "inform-persons",
      "notify",
      72,
      {
        en: [
          "Help to inform those concerned",
          "In plain words: what, since when, what it may lead to, what they can do. At high risk without delay (GDPR Art. 34).",
        ],
        de: [
          "Bei der Information Betroffener helfen",
          "In klaren Worten: was, seit wann, mögliche Folgen, was sie tun können. Bei hohem Risiko unverzüglich (Art. 34 DSGVO).",
        ],
        fr: [
          "Aider à informer les personnes",
          "En mots simples : quoi, depuis quand, conséquences, que faire. Sans délai si le risque est élevé (RGPD art. 34).",
        ],
      },
      { dependsOn: ["extent"] },
    ),
    answerReporter,
    adviseLawEnforcement,
    drawLessons,
  ],
};
