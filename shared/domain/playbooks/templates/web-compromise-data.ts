import type { Playbook } from "../playbook.ts";
import {
  answerReporter,
  drawLessons,
  keepEvidence,
  shareIndicators,
  verifyClean,
} from "../shared-tasks-data.ts";
import { decision, task } from "../task-builder.ts";

export const webCompromise: Playbook = {
  id: "web-compromise",
  version: 1,
  name: {
    en: "Compromised or defaced website",
    de: "Kompromittierte oder verunstaltete Website",
    fr: "Site compromis ou défiguré",
  },
  summary: {
    en: "A website or application was changed, holds a web shell or is misused for other attacks.",
    de: "Eine Website oder Anwendung wurde verändert, enthält eine Webshell oder wird für andere Angriffe missbraucht.",
    fr: "Un site ou une application a été modifié, contient un web shell ou sert à d’autres attaques.",
  },
  appliesTo: [
    'rsit:intrusions="application-compromise"',
    'rsit:information-content-security="unauthorised-information-modification"',
  ],
  decisions: [
    decision(
      "visitors-harmed",
      "Are visitors harmed (malware, skimming, redirection)?",
      "Werden Besucher geschädigt (Schadsoftware, Abgreifen, Umleitung)?",
      "Les visiteurs sont-ils lésés (logiciel malveillant, vol de cartes, redirection) ?",
    ),
  ],
  tasks: [
    task("record", "identify", 2, {
      en: ["Record the state", "Screenshot, page source, headers and time before it is repaired."],
      de: [
        "Zustand festhalten",
        "Bildschirmfoto, Quelltext, Kopfzeilen und Zeit, bevor repariert wird.",
      ],
      fr: ["Constater l’état", "Capture, code source, en-têtes et heure avant toute réparation."],
    }),
    task(
      "offline",
      "contain",
      4,
      {
        en: [
          "Have the site taken off line",
          "A notice page instead; keep the server untouched for evidence.",
        ],
        de: [
          "Website vom Netz nehmen lassen",
          "Stattdessen eine Hinweisseite; den Server für die Beweissicherung unberührt lassen.",
        ],
        fr: [
          "Faire mettre le site hors ligne",
          "Une page d’information à la place ; laisser le serveur intact pour les preuves.",
        ],
      },
      { ifYes: "visitors-harmed" },
    ),
    keepEvidence,
    task("way-in", "identify", 48, {
      en: [
        "Find the way in",
        "Access logs around the first change, version of system and extensions, uploads, stolen log-ins of editors.",
      ],
      de: [
        "Einfallstor finden",
        "Zugriffsprotokolle um die erste Änderung, Version von System und Erweiterungen, Uploads, gestohlene Zugänge der Redaktion.",
      ],
      fr: [
        "Trouver le point d’entrée",
        "Journaux d’accès autour du premier changement, versions du système et des extensions, dépôts de fichiers, comptes de rédaction volés.",
      ],
    }),
    task(
      "clean",
      "eradicate",
      72,
      {
        en: [
          "Have it rebuilt from a clean state",
          "Trusted backup or fresh installation; compare files; remove unknown accounts, tasks and shells; new passwords and keys.",
        ],
        de: [
          "Aus sauberem Stand neu aufbauen lassen",
          "Vertrauenswürdige Sicherung oder Neuinstallation; Dateien vergleichen; fremde Konten, Aufgaben und Shells entfernen; neue Passwörter und Schlüssel.",
        ],
        fr: [
          "Faire reconstruire depuis un état sain",
          "Sauvegarde fiable ou réinstallation ; comparer les fichiers ; retirer comptes, tâches et shells inconnus ; nouveaux mots de passe et clés.",
        ],
      },
      { dependsOn: ["way-in"] },
    ),
    task("neighbours", "identify", 72, {
      en: [
        "Check neighbours",
        "Other sites on the same server or with the same provider and extension.",
      ],
      de: [
        "Nachbarn prüfen",
        "Andere Seiten auf demselben Server oder mit demselben Anbieter und derselben Erweiterung.",
      ],
      fr: [
        "Vérifier les voisins",
        "Autres sites du même serveur, ou du même prestataire avec la même extension.",
      ],
    }),
    task(
      "inform-visitors",
      "notify",
      72,
      {
        en: [
          "Have visitors informed",
          "What could have happened to them, in which period, and what to do.",
        ],
        de: [
          "Besucher informieren lassen",
          "Was ihnen in welchem Zeitraum geschehen sein kann und was zu tun ist.",
        ],
        fr: [
          "Faire informer les visiteurs",
          "Ce qui a pu leur arriver, pendant quelle période, et que faire.",
        ],
      },
      { ifYes: "visitors-harmed" },
    ),
    answerReporter,
    verifyClean,
    shareIndicators,
    drawLessons,
  ],
};
