import type { Playbook } from "../playbook.ts";
import {
  answerReporter,
  checkDuties,
  drawLessons,
  keepEvidence,
  verifyClean,
} from "../shared-tasks-data.ts";
import { decision, task } from "../task-builder.ts";

export const accountCompromise: Playbook = {
  id: "account-compromise",
  version: 1,
  name: {
    en: "Account or system compromise",
    de: "Übernommenes Konto oder System",
    fr: "Compromission de compte ou de système",
  },
  summary: {
    en: "Somebody uses an account or a system that is not theirs.",
    de: "Jemand benutzt ein Konto oder System, das ihm nicht gehört.",
    fr: "Quelqu’un utilise un compte ou un système qui n’est pas le sien.",
  },
  appliesTo: [
    'rsit:intrusions="privileged-account-compromise"',
    'rsit:intrusions="unprivileged-account-compromise"',
    'rsit:intrusions="system-compromise"',
    'rsit:information-content-security="unauthorised-information-access"',
    "rsit:intrusions",
  ],
  decisions: [
    decision(
      "privileged",
      "Had the account administrative rights?",
      "Hatte das Konto administrative Rechte?",
      "Le compte avait-il des droits d’administration ?",
    ),
    decision(
      "moved-on",
      "Are there signs that the intruder moved on to other systems?",
      "Gibt es Anzeichen, dass der Eindringling weitere Systeme erreicht hat?",
      "Des signes montrent-ils que l’intrus a atteint d’autres systèmes ?",
    ),
  ],
  tasks: [
    task("quiet-first", "identify", 2, {
      en: [
        "Decide whether to act openly",
        "Throwing the intruder out early may hide how far they got. Agree with the victim; speak over a channel that is not compromised.",
      ],
      de: [
        "Entscheiden, ob offen gehandelt wird",
        "Zu frühes Aussperren kann verbergen, wie weit der Eindringling kam. Mit dem Betroffenen abstimmen, über einen nicht betroffenen Kanal.",
      ],
      fr: [
        "Décider d’agir ouvertement ou non",
        "Expulser l’intrus trop tôt peut cacher jusqu’où il est allé. S’accorder avec la victime, par un canal non compromis.",
      ],
    }),
    keepEvidence,
    task(
      "lock-account",
      "contain",
      8,
      {
        en: [
          "Have the account locked",
          "Block it, end all sessions and tokens, not only change the password.",
        ],
        de: [
          "Konto sperren lassen",
          "Sperren, alle Sitzungen und Tokens beenden, nicht nur das Passwort ändern.",
        ],
        fr: [
          "Faire verrouiller le compte",
          "Le bloquer, révoquer sessions et jetons, pas seulement changer le mot de passe.",
        ],
      },
      { dependsOn: ["quiet-first"] },
    ),
    task("trace", "identify", 24, {
      en: [
        "Trace what was done",
        "Log-ins with address and time, files read, rules, new accounts, granted applications; put it on the timeline.",
      ],
      de: [
        "Handlungen nachvollziehen",
        "Anmeldungen mit Adresse und Zeit, gelesene Dateien, Regeln, neue Konten, freigegebene Anwendungen; auf die Zeitleiste setzen.",
      ],
      fr: [
        "Retracer les actions",
        "Connexions avec adresse et heure, fichiers lus, règles, nouveaux comptes, applications autorisées ; les porter sur la chronologie.",
      ],
    }),
    task(
      "directory",
      "eradicate",
      48,
      {
        en: [
          "Have the directory checked",
          "Group changes, new administrators, altered policies, tickets and keys of the directory; replace them.",
        ],
        de: [
          "Verzeichnisdienst prüfen lassen",
          "Gruppenänderungen, neue Administratoren, geänderte Richtlinien, Tickets und Schlüssel des Verzeichnisses; erneuern.",
        ],
        fr: [
          "Faire vérifier l’annuaire",
          "Changements de groupes, nouveaux administrateurs, stratégies modifiées, tickets et clés ; les renouveler.",
        ],
      },
      { ifYes: "privileged" },
    ),
    task(
      "hunt",
      "identify",
      72,
      {
        en: [
          "Search the other systems",
          "Give the victim the indicators and what to look for; collect what they find as observables.",
        ],
        de: [
          "Andere Systeme durchsuchen",
          "Dem Betroffenen Indikatoren und Suchhinweise geben; Funde als Observables aufnehmen.",
        ],
        fr: [
          "Rechercher sur les autres systèmes",
          "Donner à la victime indicateurs et pistes ; recueillir ses trouvailles comme observables.",
        ],
      },
      { ifYes: "moved-on", dependsOn: ["trace"] },
    ),
    task("harden", "recover", 120, {
      en: [
        "Have access hardened",
        "Second factor everywhere, remote access only where needed, alerts for unusual log-ins.",
      ],
      de: [
        "Zugang härten lassen",
        "Überall zweiter Faktor, Fernzugang nur wo nötig, Alarm bei ungewöhnlichen Anmeldungen.",
      ],
      fr: [
        "Faire renforcer les accès",
        "Second facteur partout, accès distant limité, alerte sur connexions inhabituelles.",
      ],
    }),
    answerReporter,
    checkDuties,
    verifyClean,
    drawLessons,
  ],
};
