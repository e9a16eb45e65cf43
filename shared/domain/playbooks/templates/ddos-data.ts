import type { Playbook } from "../playbook.ts";
import { answerReporter, checkDuties, drawLessons } from "../shared-tasks-data.ts";
import { decision, task } from "../task-builder.ts";

export const ddos: Playbook = {
  id: "ddos",
  version: 1,
  name: { en: "Denial of service", de: "Überlastungsangriff", fr: "Déni de service" },
  summary: {
    en: "A service is slow or unreachable because it is flooded, from one source or many.",
    de: "Ein Dienst ist langsam oder nicht erreichbar, weil er aus einer oder vielen Quellen überflutet wird.",
    fr: "Un service est lent ou inaccessible parce qu’il est inondé, depuis une ou plusieurs sources.",
  },
  appliesTo: ['rsit:availability="ddos"', 'rsit:availability="dos"', "rsit:availability"],
  decisions: [
    decision(
      "ransom-demand",
      "Is there a demand for money?",
      "Gibt es eine Geldforderung?",
      "Y a-t-il une demande de rançon ?",
    ),
    decision(
      "reflected",
      "Is the traffic reflected by third parties?",
      "Wird der Verkehr von Dritten reflektiert?",
      "Le trafic est-il réfléchi par des tiers ?",
    ),
  ],
  tasks: [
    task("confirm", "identify", 1, {
      en: [
        "Confirm the attack",
        "Rule out a fault or a rush of real visitors: kind of traffic, volume, targets, since when.",
      ],
      de: [
        "Angriff bestätigen",
        "Störung oder echten Andrang ausschließen: Art des Verkehrs, Menge, Ziele, seit wann.",
      ],
      fr: [
        "Confirmer l’attaque",
        "Écarter une panne ou une affluence réelle : type de trafic, volume, cibles, depuis quand.",
      ],
    }),
    task(
      "upstream",
      "contain",
      2,
      {
        en: [
          "Bring in the upstream provider",
          "Telephone, not mail. Agree on filters, scrubbing or dropping the target, and on who watches the effect.",
        ],
        de: [
          "Vorgelagerten Anbieter einschalten",
          "Anrufen, nicht mailen. Filter, Reinigung oder Verwerfen des Ziels vereinbaren und wer die Wirkung beobachtet.",
        ],
        fr: [
          "Mobiliser l’opérateur amont",
          "Par téléphone, pas par courriel. Convenir de filtres, nettoyage ou abandon de la cible, et de qui observe l’effet.",
        ],
      },
      { dependsOn: ["confirm"] },
    ),
    task("sample", "identify", 4, {
      en: [
        "Take a sample of the traffic",
        "A few minutes of packets or flow data with exact times: needed for filters and for the sources’ owners.",
      ],
      de: [
        "Verkehrsprobe nehmen",
        "Einige Minuten Pakete oder Flussdaten mit genauen Zeiten: nötig für Filter und für die Betreiber der Quellen.",
      ],
      fr: [
        "Prélever du trafic",
        "Quelques minutes de paquets ou de flux avec heures exactes : utile aux filtres et aux exploitants des sources.",
      ],
    }),
    task("keep-reachable", "contain", 4, {
      en: [
        "Keep the public informed",
        "A static page elsewhere, a telephone line, social media: say that the service is disturbed and when there is news.",
      ],
      de: [
        "Öffentlichkeit informieren",
        "Statische Seite an anderem Ort, Telefon, soziale Medien: sagen, dass der Dienst gestört ist und wann es Neues gibt.",
      ],
      fr: [
        "Informer le public",
        "Page statique ailleurs, téléphone, réseaux sociaux : dire que le service est perturbé et quand donner des nouvelles.",
      ],
    }),
    task("diversion", "identify", 12, {
      en: [
        "Look for what it hides",
        "Floods cover break-ins: check log-ins, administration and transfers during the attack.",
      ],
      de: [
        "Auf Ablenkung prüfen",
        "Fluten verdecken Einbrüche: Anmeldungen, Verwaltung und Abflüsse während des Angriffs prüfen.",
      ],
      fr: [
        "Chercher ce qu’elle cache",
        "Une inondation masque parfois une intrusion : vérifier connexions, administration et transferts pendant l’attaque.",
      ],
    }),
    task(
      "ransom",
      "notify",
      12,
      {
        en: [
          "Advise on the demand",
          "Keep the message, do not answer, do not pay; small demonstrations are often not followed by more.",
        ],
        de: [
          "Zur Forderung beraten",
          "Nachricht aufheben, nicht antworten, nicht zahlen; auf kleine Vorführungen folgt oft nichts.",
        ],
        fr: [
          "Conseiller face à la demande",
          "Conserver le message, ne pas répondre, ne pas payer ; une petite démonstration reste souvent sans suite.",
        ],
      },
      { ifYes: "ransom-demand" },
    ),
    task(
      "reflectors",
      "notify",
      72,
      {
        en: [
          "Notify the reflectors’ owners",
          "They are not the attackers: send them their addresses, the service and how to close it.",
        ],
        de: [
          "Betreiber der Reflektoren benachrichtigen",
          "Sie sind nicht die Angreifer: Adressen, Dienst und Anleitung zum Schließen senden.",
        ],
        fr: [
          "Prévenir les exploitants des réflecteurs",
          "Ils ne sont pas les attaquants : leur envoyer adresses, service et moyen de le fermer.",
        ],
      },
      { ifYes: "reflected", dependsOn: ["sample"] },
    ),
    answerReporter,
    checkDuties,
    task(
      "lift-filters",
      "recover",
      96,
      {
        en: [
          "Lift the filters",
          "When the flood is over: take emergency filters back one by one and watch.",
        ],
        de: [
          "Filter aufheben",
          "Wenn die Flut vorbei ist: Notfilter einzeln zurücknehmen und beobachten.",
        ],
        fr: [
          "Lever les filtres",
          "Une fois l’inondation passée : retirer les filtres un à un et observer.",
        ],
      },
      { dependsOn: ["upstream"] },
    ),
    drawLessons,
  ],
};
