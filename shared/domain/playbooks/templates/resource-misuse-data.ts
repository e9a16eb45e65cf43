import type { Playbook } from "../playbook.ts";
import {
  answerReporter,
  checkDuties,
  drawLessons,
  keepEvidence,
  shareIndicators,
  verifyClean,
} from "../shared-tasks-data.ts";
import { decision, task } from "../task-builder.ts";

export const resourceMisuse: Playbook = {
  id: "resource-misuse",
  version: 1,
  name: {
    en: "Unauthorised use of resources",
    de: "Unbefugte Nutzung von Ressourcen",
    fr: "Usage non autorisé de ressources",
  },
  summary: {
    en: "Computers, accounts or lines are used for other people’s ends: mining, sending, hosting, copying.",
    de: "Rechner, Konten oder Leitungen werden zweckentfremdet: Schürfen, Versenden, Hosten, Kopieren.",
    fr: "Machines, comptes ou lignes sont détournés : minage, envois, hébergement, copie.",
  },
  appliesTo: ['rsit:fraud="unauthorised-use-of-resources"', 'rsit:fraud="copyright"'],
  decisions: [
    decision(
      "outsider",
      "Did somebody from outside get in?",
      "Ist jemand von außen eingedrungen?",
      "Quelqu’un de l’extérieur s’est-il introduit ?",
    ),
  ],
  tasks: [
    task("confirm", "identify", 12, {
      en: [
        "Confirm use and extent",
        "Load, traffic, bills, processes: since when, on which systems, for what?",
      ],
      de: [
        "Nutzung und Umfang bestätigen",
        "Last, Verkehr, Rechnungen, Prozesse: seit wann, auf welchen Systemen, wofür?",
      ],
      fr: [
        "Confirmer l’usage et l’étendue",
        "Charge, trafic, factures, processus : depuis quand, sur quels systèmes, pour quoi ?",
      ],
    }),
    keepEvidence,
    task(
      "stop",
      "contain",
      24,
      {
        en: [
          "Have the use stopped",
          "End processes and instances, lock keys and accounts used, set limits on spending.",
        ],
        de: [
          "Nutzung beenden lassen",
          "Prozesse und Instanzen beenden, benutzte Schlüssel und Konten sperren, Ausgabengrenzen setzen.",
        ],
        fr: [
          "Faire cesser l’usage",
          "Arrêter processus et instances, bloquer clés et comptes utilisés, fixer des plafonds de dépense.",
        ],
      },
      { dependsOn: ["confirm"] },
    ),
    task(
      "way-in",
      "eradicate",
      72,
      {
        en: [
          "Close the way in",
          "Leaked keys, exposed management, old software: find it and check whether more was done.",
        ],
        de: [
          "Einfallstor schließen",
          "Verratene Schlüssel, offene Verwaltung, alte Software: finden und prüfen, ob mehr geschah.",
        ],
        fr: [
          "Fermer le point d’entrée",
          "Clés divulguées, administration exposée, logiciel ancien : le trouver et vérifier s’il y a eu plus.",
        ],
      },
      { ifYes: "outsider" },
    ),
    task(
      "internal",
      "notify",
      72,
      {
        en: [
          "Hand over to the employer",
          "An insider is a matter for management and staff representation: give facts, no judgement.",
        ],
        de: [
          "An den Arbeitgeber übergeben",
          "Ein Innentäter ist Sache von Leitung und Personalvertretung: Tatsachen liefern, kein Urteil.",
        ],
        fr: [
          "Remettre à l’employeur",
          "Un initié relève de la direction et des représentants du personnel : des faits, pas de jugement.",
        ],
      },
      { ifNo: "outsider" },
    ),
    answerReporter,
    verifyClean,
    drawLessons,
  ],
};

export const supplyChain: Playbook = {
  id: "supply-chain",
  version: 1,
  name: {
    en: "Supply-chain compromise",
    de: "Angriff über die Lieferkette",
    fr: "Compromission de la chaîne d’approvisionnement",
  },
  summary: {
    en: "A product, update or service provider that many trust was compromised and carries the attack to its customers.",
    de: "Ein Produkt, Update oder Dienstleister, dem viele vertrauen, ist kompromittiert und trägt den Angriff zu den Kunden.",
    fr: "Un produit, une mise à jour ou un prestataire de confiance est compromis et propage l’attaque à ses clients.",
  },
  appliesTo: [
    'rsit:intrusions="system-compromise"',
    'rsit:intrusions="application-compromise"',
    'rsit:malicious-code="malware-distribution"',
  ],
  decisions: [
    decision(
      "vendor-knows",
      "Does the vendor know and confirm?",
      "Weiß der Hersteller davon und bestätigt er es?",
      "Le fournisseur est-il informé et confirme-t-il ?",
    ),
  ],
  tasks: [
    task("versions", "identify", 8, {
      en: [
        "Determine product, versions and period",
        "Which builds, from when to when, by which channel? Hashes of good and bad versions.",
      ],
      de: [
        "Produkt, Versionen und Zeitraum bestimmen",
        "Welche Ausgaben, von wann bis wann, über welchen Weg? Hashwerte guter und schlechter Versionen.",
      ],
      fr: [
        "Déterminer produit, versions et période",
        "Quelles versions, de quand à quand, par quel canal ? Empreintes des bonnes et des mauvaises.",
      ],
    }),
    task(
      "vendor",
      "notify",
      8,
      {
        en: [
          "Inform the vendor confidentially",
          "Over a contact that the intruder can’t read; ask for a stop of delivery, logs and a contact day and night.",
        ],
        de: [
          "Hersteller vertraulich informieren",
          "Über einen Kontakt, den der Eindringling nicht mitliest; Auslieferungsstopp, Protokolle und Tag-und-Nacht-Kontakt erbitten.",
        ],
        fr: [
          "Informer le fournisseur en confidence",
          "Par un contact que l’intrus ne lit pas ; demander l’arrêt de la diffusion, les journaux et un contact permanent.",
        ],
      },
      { ifNo: "vendor-knows" },
    ),
    task(
      "users",
      "identify",
      24,
      {
        en: [
          "Find out who uses it",
          "Essential and important entities first; ask sectors, look at own registers. A list of victims is TLP:AMBER+STRICT at least.",
        ],
        de: [
          "Nutzer ermitteln",
          "Wesentliche und wichtige Einrichtungen zuerst; Branchen fragen, eigene Verzeichnisse prüfen. Eine Liste Betroffener ist mindestens TLP:AMBER+STRICT.",
        ],
        fr: [
          "Identifier les utilisateurs",
          "Entités essentielles et importantes d’abord ; interroger les secteurs, consulter nos registres. Une liste de victimes est au moins TLP:AMBER+STRICT.",
        ],
      },
      { dependsOn: ["versions"] },
    ),
    keepEvidence,
    task(
      "warn",
      "notify",
      24,
      {
        en: [
          "Warn users with a way to check",
          "How to tell the version, what to search for, what to switch off, whom to tell. One joined text with peers and vendor.",
        ],
        de: [
          "Nutzer mit Prüfanleitung warnen",
          "Wie man die Version erkennt, wonach zu suchen, was abzuschalten, wem es zu melden ist. Ein gemeinsamer Text mit Partnern und Hersteller.",
        ],
        fr: [
          "Alerter avec un moyen de vérifier",
          "Reconnaître la version, que chercher, que couper, à qui le dire. Un texte commun avec pairs et fournisseur.",
        ],
      },
      { dependsOn: ["versions"] },
    ),
    task("isolate", "contain", 24, {
      en: [
        "Have installations cut off",
        "No way out to the internet for the product, no remote access for the provider, until it is clear.",
      ],
      de: [
        "Installationen abschotten lassen",
        "Kein Weg ins Internet für das Produkt, kein Fernzugang für den Dienstleister, bis Klarheit herrscht.",
      ],
      fr: [
        "Faire isoler les installations",
        "Ni sortie internet pour le produit ni accès distant pour le prestataire, jusqu’à clarification.",
      ],
    }),
    task(
      "collect",
      "identify",
      96,
      {
        en: [
          "Collect findings",
          "One incident per victim, joined to this one; which were only exposed, which really entered?",
        ],
        de: [
          "Ergebnisse sammeln",
          "Je Betroffenem ein Vorfall, mit diesem verbunden; wer war nur gefährdet, bei wem wurde wirklich eingedrungen?",
        ],
        fr: [
          "Rassembler les constats",
          "Un incident par victime, lié à celui-ci ; qui n’a été qu’exposé, chez qui y a-t-il eu intrusion ?",
        ],
      },
      { dependsOn: ["warn"] },
    ),
    checkDuties,
    answerReporter,
    shareIndicators,
    verifyClean,
    drawLessons,
  ],
};
