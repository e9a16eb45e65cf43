import type { Playbook } from "../playbook.ts";
import {
  answerReporter,
  drawLessons,
  keepEvidence,
  shareIndicators,
  verifyClean,
} from "../shared-tasks-data.ts";
import { decision, task } from "../task-builder.ts";

export const infectedSystem: Playbook = {
  id: "infected-system",
  version: 1,
  name: { en: "Infected system", de: "Infiziertes System", fr: "Système infecté" },
  summary: {
    en: "A system of the constituency runs malware, mostly seen by a sinkhole or by its traffic.",
    de: "Ein System im Zuständigkeitsbereich ist mit Schadsoftware infiziert, meist durch Sinkhole oder Verkehr aufgefallen.",
    fr: "Un système du périmètre exécute un logiciel malveillant, le plus souvent vu par un sinkhole ou son trafic.",
  },
  appliesTo: ['rsit:malicious-code="infected-system"', "rsit:malicious-code"],
  decisions: [
    decision(
      "steals-credentials",
      "Does this malware steal credentials?",
      "Stiehlt diese Schadsoftware Zugangsdaten?",
      "Ce logiciel vole-t-il des identifiants ?",
    ),
  ],
  tasks: [
    task("find-owner", "identify", 8, {
      en: [
        "Find the owner",
        "From address and time of the report to organisation and contact. Behind shared addresses ask for port and exact time.",
      ],
      de: [
        "Betreiber ermitteln",
        "Von Adresse und Zeitpunkt der Meldung zu Organisation und Kontakt. Bei geteilten Adressen nach Port und genauer Zeit fragen.",
      ],
      fr: [
        "Trouver l’exploitant",
        "De l’adresse et de l’heure du signalement vers l’organisation et le contact. Pour une adresse partagée, demander port et heure exacte.",
      ],
    }),
    task(
      "notify-owner",
      "notify",
      24,
      {
        en: [
          "Notify the owner",
          "Send just their own rows with times in UTC, what the malware does and how to find it.",
        ],
        de: [
          "Betreiber benachrichtigen",
          "Nur dessen eigene Zeilen mit Zeiten in UTC senden, dazu was die Schadsoftware tut und wie man sie findet.",
        ],
        fr: [
          "Prévenir l’exploitant",
          "N’envoyer que ses propres lignes, heures en UTC, avec l’effet du logiciel et la manière de le trouver.",
        ],
      },
      { dependsOn: ["find-owner"] },
    ),
    task(
      "isolate",
      "contain",
      24,
      {
        en: [
          "Have the system isolated",
          "Off the network until it is cleaned; keep it running if evidence is needed.",
        ],
        de: [
          "System isolieren lassen",
          "Vom Netz, bis es bereinigt ist; eingeschaltet lassen, wenn Beweise gebraucht werden.",
        ],
        fr: [
          "Faire isoler le système",
          "Hors réseau jusqu’au nettoyage ; le laisser allumé si des preuves sont nécessaires.",
        ],
      },
      { dependsOn: ["notify-owner"] },
    ),
    keepEvidence,
    task(
      "change-passwords",
      "eradicate",
      72,
      {
        en: [
          "Have passwords changed",
          "From another, clean device: all that were used on the system, and end open sessions.",
        ],
        de: [
          "Passwörter ändern lassen",
          "Von einem anderen, sauberen Gerät: alle auf dem System benutzten; offene Sitzungen beenden.",
        ],
        fr: [
          "Faire changer les mots de passe",
          "Depuis un autre appareil sain : tous ceux utilisés sur le système ; fermer les sessions ouvertes.",
        ],
      },
      { ifYes: "steals-credentials" },
    ),
    task(
      "clean",
      "eradicate",
      96,
      {
        en: [
          "Have the system rebuilt",
          "Reinstall rather than clean where rights of an administrator were lost; patch the way in.",
        ],
        de: [
          "System neu aufsetzen lassen",
          "Neu installieren statt bereinigen, wenn Administratorrechte verloren gingen; das Einfallstor schließen.",
        ],
        fr: [
          "Faire réinstaller le système",
          "Réinstaller plutôt que nettoyer si des droits d’administration ont été perdus ; corriger le point d’entrée.",
        ],
      },
      { dependsOn: ["isolate"] },
    ),
    answerReporter,
    verifyClean,
    shareIndicators,
    drawLessons,
  ],
};
