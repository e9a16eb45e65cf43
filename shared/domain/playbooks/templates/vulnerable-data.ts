import type { Playbook } from "../playbook.ts";
import { answerReporter, drawLessons } from "../shared-tasks-data.ts";
import { decision, task } from "../task-builder.ts";

export const vulnerableService: Playbook = {
  id: "vulnerable-service",
  version: 1,
  name: {
    en: "Vulnerable or exposed service",
    de: "Verwundbarer oder offener Dienst",
    fr: "Service vulnérable ou exposé",
  },
  summary: {
    en: "A system in our constituency is known to be vulnerable, open or badly protected.",
    de: "Ein System im Zuständigkeitsbereich ist bekanntermaßen verwundbar, offen oder schlecht geschützt.",
    fr: "Un système du périmètre est connu pour être vulnérable, ouvert ou mal protégé.",
  },
  appliesTo: [
    'rsit:vulnerable="vulnerable-system"',
    'rsit:vulnerable="potentially-unwanted-accessible"',
    'rsit:vulnerable="information-disclosure"',
    'rsit:vulnerable="weak-crypto"',
    "rsit:vulnerable",
  ],
  decisions: [
    decision(
      "exploited-now",
      "Is the vulnerability exploited at present?",
      "Wird die Schwachstelle zurzeit ausgenutzt?",
      "La vulnérabilité est-elle exploitée en ce moment ?",
    ),
    decision(
      "signs-of-breach",
      "Are there signs that it was used?",
      "Gibt es Anzeichen, dass sie genutzt wurde?",
      "Y a-t-il des signes d’exploitation ?",
    ),
  ],
  tasks: [
    task("group", "identify", 24, {
      en: [
        "Sort by owner",
        "Address to organisation to contact; essential services first. One notice per owner with all rows.",
      ],
      de: [
        "Nach Betreiber ordnen",
        "Adresse zu Organisation zu Kontakt; wesentliche Dienste zuerst. Eine Nachricht je Betreiber mit allen Zeilen.",
      ],
      fr: [
        "Trier par exploitant",
        "Adresse, organisation, contact ; services essentiels d’abord. Un avis par exploitant avec toutes ses lignes.",
      ],
    }),
    task(
      "urgent",
      "notify",
      8,
      {
        en: [
          "Call the most important owners",
          "Where it is being exploited, a mail is too slow: telephone, and say what to do tonight.",
        ],
        de: [
          "Wichtigste Betreiber anrufen",
          "Wo sie ausgenutzt wird, ist eine Mail zu langsam: anrufen und sagen, was heute noch zu tun ist.",
        ],
        fr: [
          "Appeler les exploitants prioritaires",
          "En cas d’exploitation, le courriel est trop lent : téléphoner et dire que faire ce soir.",
        ],
      },
      { ifYes: "exploited-now" },
    ),
    task(
      "notify-owners",
      "notify",
      72,
      {
        en: [
          "Notify the owners",
          "What is open, how it was seen, when, how to close it, how to check for misuse.",
        ],
        de: [
          "Betreiber benachrichtigen",
          "Was offen ist, wie und wann es gesehen wurde, wie es zu schließen und auf Missbrauch zu prüfen ist.",
        ],
        fr: [
          "Prévenir les exploitants",
          "Ce qui est ouvert, comment et quand on l’a vu, comment fermer et vérifier l’absence d’abus.",
        ],
      },
      { dependsOn: ["group"] },
    ),
    task(
      "check-breach",
      "identify",
      96,
      {
        en: [
          "Ask for a check of misuse",
          "Patching does not throw out who is inside: give indicators and places to look.",
        ],
        de: [
          "Prüfung auf Missbrauch erbitten",
          "Ein Patch wirft niemanden hinaus: Indikatoren und Suchorte nennen.",
        ],
        fr: [
          "Demander une vérification",
          "Un correctif n’expulse pas l’intrus : donner indicateurs et endroits où chercher.",
        ],
      },
      { ifYes: "exploited-now", dependsOn: ["notify-owners"] },
    ),
    task(
      "escalate",
      "contain",
      24,
      {
        en: [
          "Open an incident for the breach",
          "Split off, classify as intrusion, start the fitting playbook.",
        ],
        de: [
          "Vorfall für den Einbruch eröffnen",
          "Abtrennen, als Einbruch einstufen, passenden Ablauf starten.",
        ],
        fr: [
          "Ouvrir un incident pour l’intrusion",
          "Séparer, classer en intrusion, lancer le plan adapté.",
        ],
      },
      { ifYes: "signs-of-breach" },
    ),
    task(
      "follow-up",
      "recover",
      336,
      {
        en: [
          "Check again",
          "With the next report or scan: who has closed it, who needs a reminder, who another contact?",
        ],
        de: [
          "Nachprüfen",
          "Mit dem nächsten Bericht oder Scan: Wer hat geschlossen, wen erinnern, wo einen anderen Kontakt suchen?",
        ],
        fr: [
          "Revérifier",
          "Au prochain rapport ou balayage : qui a fermé, qui relancer, où trouver un autre contact ?",
        ],
      },
      { dependsOn: ["notify-owners"] },
    ),
    answerReporter,
    drawLessons,
  ],
};

export const ddosAmplifier: Playbook = {
  id: "ddos-amplifier",
  version: 1,
  name: { en: "DDoS amplifier", de: "DDoS-Verstärker", fr: "Amplificateur de DDoS" },
  summary: {
    en: "A service in our constituency answers strangers so generously that it serves attacks on others.",
    de: "Ein Dienst im Zuständigkeitsbereich antwortet Fremden so freigiebig, dass er Angriffen auf andere dient.",
    fr: "Un service du périmètre répond si généreusement aux inconnus qu’il sert à attaquer des tiers.",
  },
  appliesTo: ['rsit:vulnerable="ddos-amplifier"'],
  decisions: [
    decision(
      "in-use",
      "Is it used in an attack right now?",
      "Wird er gerade für einen Angriff benutzt?",
      "Sert-il à une attaque en cours ?",
    ),
  ],
  tasks: [
    task(
      "stop-now",
      "contain",
      4,
      {
        en: [
          "Have it stopped at once",
          "Call the owner or provider: filter the port inbound or limit the rate until it is set right.",
        ],
        de: [
          "Sofort abstellen lassen",
          "Betreiber oder Anbieter anrufen: Port eingehend filtern oder Rate begrenzen, bis richtig eingestellt ist.",
        ],
        fr: [
          "Le faire arrêter sans délai",
          "Appeler l’exploitant ou l’opérateur : filtrer le port entrant ou limiter le débit en attendant.",
        ],
      },
      { ifYes: "in-use" },
    ),
    task("group", "identify", 48, {
      en: [
        "Sort by owner and network",
        "Many addresses of one provider are one notice; find out whether they are customers’ devices of one make.",
      ],
      de: [
        "Nach Betreiber und Netz ordnen",
        "Viele Adressen eines Anbieters sind eine Nachricht; feststellen, ob es Kundengeräte einer Bauart sind.",
      ],
      fr: [
        "Trier par exploitant et réseau",
        "De nombreuses adresses d’un opérateur font un avis ; voir s’il s’agit d’un même modèle chez des clients.",
      ],
    }),
    task(
      "notify-owners",
      "notify",
      96,
      {
        en: [
          "Notify with instructions",
          "Per service: answer known clients only, switch off the amplifying command, filter from outside.",
        ],
        de: [
          "Mit Anleitung benachrichtigen",
          "Je Dienst: nur bekannten Clients antworten, verstärkenden Befehl abschalten, von außen filtern.",
        ],
        fr: [
          "Prévenir avec la marche à suivre",
          "Selon le service : ne répondre qu’aux clients connus, désactiver la commande amplifiante, filtrer de l’extérieur.",
        ],
      },
      { dependsOn: ["group"] },
    ),
    answerReporter,
    task(
      "follow-up",
      "recover",
      504,
      {
        en: [
          "Check again",
          "Compare with the next report; remind once, then talk to the provider.",
        ],
        de: [
          "Nachprüfen",
          "Mit dem nächsten Bericht vergleichen; einmal erinnern, dann mit dem Anbieter sprechen.",
        ],
        fr: [
          "Revérifier",
          "Comparer au rapport suivant ; relancer une fois, puis parler à l’opérateur.",
        ],
      },
      { dependsOn: ["notify-owners"] },
    ),
    drawLessons,
  ],
};
