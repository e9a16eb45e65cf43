import type { Playbook } from "../playbook.ts";
import {
  adviseLawEnforcement,
  answerReporter,
  drawLessons,
  shareIndicators,
} from "../shared-tasks-data.ts";
import { decision, task } from "../task-builder.ts";

export const phishing: Playbook = {
  id: "phishing",
  version: 1,
  name: { en: "Phishing", de: "Phishing", fr: "Hameçonnage" },
  summary: {
    en: "A fake page or message asks people for credentials or payment data.",
    de: "Eine gefälschte Seite oder Nachricht fragt nach Zugangs- oder Zahlungsdaten.",
    fr: "Une fausse page ou un faux message demande des identifiants ou des données de paiement.",
  },
  appliesTo: ['rsit:fraud="phishing"'],
  decisions: [
    decision(
      "page-online",
      "Is the page still on line?",
      "Ist die Seite noch online?",
      "La page est-elle encore en ligne ?",
    ),
    decision(
      "credentials-entered",
      "Did anybody enter credentials?",
      "Hat jemand Zugangsdaten eingegeben?",
      "Quelqu’un a-t-il saisi des identifiants ?",
    ),
  ],
  tasks: [
    task("keep-message", "identify", 4, {
      en: [
        "Secure message and page",
        "Original mail with all headers, address, screenshot, time. Never enter real data; visit the page only as PAP allows.",
      ],
      de: [
        "Nachricht und Seite sichern",
        "Originalmail mit allen Kopfzeilen, Adresse, Bildschirmfoto, Zeit. Nie echte Daten eingeben; die Seite nur aufrufen, soweit PAP es erlaubt.",
      ],
      fr: [
        "Conserver message et page",
        "Courriel d’origine avec en-têtes, adresse, capture, heure. Ne jamais saisir de vraies données ; ne visiter la page que si PAP le permet.",
      ],
    }),
    task(
      "find-hosts",
      "identify",
      8,
      {
        en: [
          "Find those responsible for the page",
          "Hosting provider, registrar and owner of the domain: hacked site or registered for the purpose?",
        ],
        de: [
          "Zuständige für die Seite ermitteln",
          "Hoster, Registrar und Inhaber der Domain: gehackte Seite oder eigens registriert?",
        ],
        fr: [
          "Trouver les responsables de la page",
          "Hébergeur, bureau d’enregistrement, titulaire : site piraté ou domaine créé exprès ?",
        ],
      },
      { dependsOn: ["keep-message"] },
    ),
    task(
      "take-down",
      "contain",
      24,
      {
        en: [
          "Ask for take-down",
          "Send the provider address, evidence and deadline; as countermeasure with its own status. Ask them to keep the kit and its logs.",
        ],
        de: [
          "Abschaltung verlangen",
          "Dem Hoster Adresse, Belege und Frist senden; als Gegenmaßnahme mit eigenem Status. Um Aufbewahrung von Kit und Protokollen bitten.",
        ],
        fr: [
          "Demander le retrait",
          "Envoyer à l’hébergeur adresse, preuves et délai ; suivi comme contre-mesure. Demander de conserver le kit et ses journaux.",
        ],
      },
      { ifYes: "page-online", dependsOn: ["find-hosts"] },
    ),
    task(
      "block",
      "contain",
      24,
      {
        en: [
          "Have the address blocked",
          "Give address and sender to browser lists, mail and DNS filters of the constituency, if PAP allows.",
        ],
        de: [
          "Adresse sperren lassen",
          "Adresse und Absender an Browserlisten sowie Mail- und DNS-Filter im Zuständigkeitsbereich geben, wenn PAP es erlaubt.",
        ],
        fr: [
          "Faire bloquer l’adresse",
          "Transmettre adresse et expéditeur aux listes des navigateurs et aux filtres courriel et DNS du périmètre, si PAP le permet.",
        ],
      },
      { ifYes: "page-online" },
    ),
    task("warn-brand", "notify", 24, {
      en: [
        "Warn the imitated organisation",
        "So that it can warn its customers, watch for misuse and ask for take-down itself.",
      ],
      de: [
        "Nachgeahmte Stelle warnen",
        "Damit sie ihre Kunden warnt, auf Missbrauch achtet und selbst die Abschaltung verlangt.",
      ],
      fr: [
        "Prévenir l’organisation imitée",
        "Pour qu’elle avertisse ses clients, surveille les abus et demande elle-même le retrait.",
      ],
    }),
    task(
      "reset-accounts",
      "eradicate",
      12,
      {
        en: [
          "Have accounts secured",
          "Change passwords, end sessions, check forwarding rules and second factors, watch for misuse.",
        ],
        de: [
          "Konten absichern lassen",
          "Passwörter ändern, Sitzungen beenden, Weiterleitungen und zweite Faktoren prüfen, auf Missbrauch achten.",
        ],
        fr: [
          "Faire sécuriser les comptes",
          "Changer les mots de passe, fermer les sessions, vérifier redirections et seconds facteurs, surveiller les abus.",
        ],
      },
      { ifYes: "credentials-entered" },
    ),
    answerReporter,
    task(
      "recheck",
      "recover",
      72,
      {
        en: [
          "Check that the page is gone",
          "Look again after a day and after three: such pages come back at the same place.",
        ],
        de: [
          "Prüfen, ob die Seite weg ist",
          "Nach einem und nach drei Tagen nachsehen: solche Seiten kehren am selben Ort zurück.",
        ],
        fr: [
          "Vérifier la disparition de la page",
          "Revoir après un puis trois jours : ces pages reviennent au même endroit.",
        ],
      },
      { ifYes: "page-online", dependsOn: ["take-down"] },
    ),
    shareIndicators,
    adviseLawEnforcement,
    drawLessons,
  ],
};
