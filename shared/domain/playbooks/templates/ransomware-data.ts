import type { Playbook } from "../playbook.ts";
import {
  adviseLawEnforcement,
  answerReporter,
  checkDuties,
  drawLessons,
  keepEvidence,
  shareIndicators,
} from "../shared-tasks-data.ts";
import { decision, task } from "../task-builder.ts";

export const ransomware: Playbook = {
  id: "ransomware",
  version: 1,
  name: { en: "Ransomware", de: "Ransomware", fr: "Rançongiciel" },
  summary: {
    en: "Systems are encrypted or locked and money is asked for; often data were stolen first.",
    de: "Systeme sind verschlüsselt oder gesperrt und es wird Geld verlangt; oft wurden vorher Daten gestohlen.",
    fr: "Des systèmes sont chiffrés ou bloqués contre rançon ; souvent, des données ont d’abord été volées.",
  },
  appliesTo: [
    'rsit:malicious-code="infected-system"',
    'rsit:information-content-security="unauthorised-information-modification"',
  ],
  decisions: [
    decision(
      "data-stolen",
      "Are there signs that data were stolen?",
      "Gibt es Anzeichen, dass Daten gestohlen wurden?",
      "Y a-t-il des signes de vol de données ?",
    ),
    decision(
      "backups-usable",
      "Are there backups that the attacker could not reach?",
      "Gibt es Sicherungen, die der Angreifer nicht erreichen konnte?",
      "Existe-t-il des sauvegardes hors de portée de l’attaquant ?",
    ),
  ],
  tasks: [
    task("isolate", "contain", 1, {
      en: [
        "Isolate affected systems",
        "Take them off the network, wired and wireless, but do not switch them off: memory may hold keys. Disconnect backups and shares.",
      ],
      de: [
        "Betroffene Systeme isolieren",
        "Vom Netz trennen, Kabel und Funk, aber nicht ausschalten: im Arbeitsspeicher können Schlüssel liegen. Sicherungen und Freigaben trennen.",
      ],
      fr: [
        "Isoler les systèmes touchés",
        "Les couper du réseau, filaire et sans fil, sans les éteindre : la mémoire peut contenir des clés. Déconnecter sauvegardes et partages.",
      ],
    }),
    answerReporter,
    task("scope", "identify", 4, {
      en: [
        "Determine the extent",
        "Which systems, sites and accounts are hit, since when, is encryption still running? Collect ransom note, file endings and one encrypted sample.",
      ],
      de: [
        "Ausmaß feststellen",
        "Welche Systeme, Standorte und Konten sind betroffen, seit wann, läuft die Verschlüsselung noch? Erpresserschreiben, Dateiendungen und eine verschlüsselte Probe sammeln.",
      ],
      fr: [
        "Déterminer l’ampleur",
        "Quels systèmes, sites et comptes, depuis quand, le chiffrement est-il en cours ? Recueillir la note de rançon, les extensions et un échantillon chiffré.",
      ],
    }),
    { ...keepEvidence, dependsOn: ["isolate"] },
    task(
      "identify-family",
      "identify",
      12,
      {
        en: [
          "Identify the family",
          "Compare note, endings and sample with what is known. Is there a free decryption tool? Never upload victim files to public services without consent.",
        ],
        de: [
          "Familie bestimmen",
          "Schreiben, Endungen und Probe mit Bekanntem vergleichen. Gibt es ein kostenloses Entschlüsselungswerkzeug? Dateien Betroffener nie ohne Zustimmung öffentlich hochladen.",
        ],
        fr: [
          "Identifier la famille",
          "Comparer note, extensions et échantillon au connu. Existe-t-il un outil de déchiffrement gratuit ? Ne jamais téléverser les fichiers de la victime sans accord.",
        ],
      },
      { dependsOn: ["scope"] },
    ),
    task(
      "entry-point",
      "eradicate",
      48,
      {
        en: [
          "Find the way in",
          "Check remote access, mail, exposed services and recently changed accounts. Close it before anything is restored.",
        ],
        de: [
          "Einfallstor finden",
          "Fernzugänge, Mail, offene Dienste und kürzlich geänderte Konten prüfen. Schließen, bevor etwas wiederhergestellt wird.",
        ],
        fr: [
          "Trouver le point d’entrée",
          "Vérifier accès distants, courriel, services exposés et comptes modifiés récemment. Le fermer avant toute restauration.",
        ],
      },
      { dependsOn: ["scope"] },
    ),
    task(
      "reset-credentials",
      "eradicate",
      48,
      {
        en: [
          "Replace credentials",
          "All administrators, service accounts and the directory’s own keys; twice where the directory needs it.",
        ],
        de: [
          "Zugangsdaten erneuern",
          "Alle Administratoren, Dienstkonten und die Schlüssel des Verzeichnisdienstes selbst; zweimal, wo das Verzeichnis es verlangt.",
        ],
        fr: [
          "Renouveler les identifiants",
          "Tous les administrateurs, comptes de service et clés de l’annuaire ; deux fois si l’annuaire l’exige.",
        ],
      },
      { dependsOn: ["entry-point"] },
    ),
    task(
      "stolen-data",
      "notify",
      72,
      {
        en: [
          "Establish which data were taken",
          "Look at outgoing traffic and staging folders. Prepare the victim for publication and for questions of those concerned.",
        ],
        de: [
          "Gestohlene Daten ermitteln",
          "Ausgehenden Verkehr und Sammelordner prüfen. Den Betroffenen auf eine Veröffentlichung und Fragen der Personen vorbereiten.",
        ],
        fr: [
          "Établir quelles données ont été prises",
          "Examiner le trafic sortant et les dossiers de préparation. Préparer la victime à une publication et aux questions des personnes.",
        ],
      },
      { ifYes: "data-stolen" },
    ),
    task(
      "restore",
      "recover",
      120,
      {
        en: [
          "Restore from backups",
          "Rebuild systems from clean media, check backups for the implant, bring back the most important services first and watch them.",
        ],
        de: [
          "Aus Sicherungen wiederherstellen",
          "Systeme von sauberen Medien neu aufsetzen, Sicherungen auf das Implantat prüfen, die wichtigsten Dienste zuerst anfahren und beobachten.",
        ],
        fr: [
          "Restaurer depuis les sauvegardes",
          "Reconstruire à partir de supports sains, vérifier l’absence d’implant dans les sauvegardes, relancer d’abord les services essentiels et les surveiller.",
        ],
      },
      { ifYes: "backups-usable", dependsOn: ["entry-point"] },
    ),
    task(
      "no-backups",
      "recover",
      120,
      {
        en: [
          "Advise without backups",
          "Keep encrypted data for a later tool, look for copies elsewhere, explain what paying does and does not bring. The decision is the victim’s.",
        ],
        de: [
          "Ohne Sicherungen beraten",
          "Verschlüsselte Daten für ein späteres Werkzeug aufheben, anderswo nach Kopien suchen, erklären, was Zahlen bringt und was nicht. Die Entscheidung liegt beim Betroffenen.",
        ],
        fr: [
          "Conseiller en l’absence de sauvegardes",
          "Conserver les données chiffrées, chercher des copies ailleurs, expliquer ce que payer apporte ou non. La décision revient à la victime.",
        ],
      },
      { ifNo: "backups-usable" },
    ),
    checkDuties,
    adviseLawEnforcement,
    shareIndicators,
    drawLessons,
  ],
};
