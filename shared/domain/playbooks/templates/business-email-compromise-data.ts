import type { Playbook } from "../playbook.ts";
import {
  adviseLawEnforcement,
  answerReporter,
  drawLessons,
  keepEvidence,
} from "../shared-tasks-data.ts";
import { decision, task } from "../task-builder.ts";

export const businessEmailCompromise: Playbook = {
  id: "business-email-compromise",
  version: 1,
  name: {
    en: "Fraud in somebody’s name",
    de: "Betrug in fremdem Namen",
    fr: "Fraude par usurpation",
  },
  summary: {
    en: "Somebody pretends to be a director, supplier or authority, mostly to redirect a payment.",
    de: "Jemand gibt sich als Leitung, Lieferant oder Behörde aus, meist um eine Zahlung umzuleiten.",
    fr: "Quelqu’un se fait passer pour un dirigeant, fournisseur ou une autorité, souvent pour détourner un paiement.",
  },
  appliesTo: ['rsit:fraud="masquerade"', "rsit:fraud"],
  decisions: [
    decision(
      "money-sent",
      "Was money sent?",
      "Wurde Geld überwiesen?",
      "De l’argent a-t-il été envoyé ?",
    ),
    decision(
      "mailbox-taken",
      "Was a real mailbox taken over?",
      "Wurde ein echtes Postfach übernommen?",
      "Une vraie boîte aux lettres a-t-elle été prise ?",
    ),
  ],
  tasks: [
    task(
      "stop-payment",
      "contain",
      1,
      {
        en: [
          "Have the payment stopped",
          "The victim calls its bank at once and asks for recall; the first day decides. Note bank, account, amount and time.",
        ],
        de: [
          "Zahlung stoppen lassen",
          "Der Betroffene ruft sofort seine Bank an und verlangt Rückruf; der erste Tag entscheidet. Bank, Konto, Betrag und Zeit festhalten.",
        ],
        fr: [
          "Faire bloquer le paiement",
          "La victime appelle sa banque sans attendre et demande le rappel ; le premier jour est décisif. Noter banque, compte, montant, heure.",
        ],
      },
      { ifYes: "money-sent" },
    ),
    keepEvidence,
    task("read-headers", "identify", 8, {
      en: [
        "Read the headers",
        "Look-alike domain, forged sender or genuine mailbox? Compare the reply address with the shown one.",
      ],
      de: [
        "Kopfzeilen auswerten",
        "Ähnliche Domain, gefälschter Absender oder echtes Postfach? Antwortadresse mit der angezeigten vergleichen.",
      ],
      fr: [
        "Lire les en-têtes",
        "Domaine ressemblant, expéditeur falsifié ou vraie boîte ? Comparer l’adresse de réponse à celle affichée.",
      ],
    }),
    task(
      "secure-mailbox",
      "eradicate",
      12,
      {
        en: [
          "Have the mailbox secured",
          "New password and second factor, end sessions, remove forwarding and rules, look for applications that were granted access.",
        ],
        de: [
          "Postfach absichern lassen",
          "Neues Passwort und zweiter Faktor, Sitzungen beenden, Weiterleitungen und Regeln entfernen, freigegebene Anwendungen prüfen.",
        ],
        fr: [
          "Faire sécuriser la boîte",
          "Nouveau mot de passe et second facteur, fermer les sessions, retirer redirections et règles, vérifier les applications autorisées.",
        ],
      },
      { ifYes: "mailbox-taken", dependsOn: ["read-headers"] },
    ),
    task("warn-partners", "notify", 24, {
      en: [
        "Have partners warned",
        "All who had mail with that mailbox or name: by telephone where payments are pending.",
      ],
      de: [
        "Partner warnen lassen",
        "Alle, die mit diesem Postfach oder Namen Schriftverkehr hatten; telefonisch, wo Zahlungen anstehen.",
      ],
      fr: [
        "Faire prévenir les partenaires",
        "Tous ceux en contact avec cette boîte ou ce nom ; par téléphone si des paiements sont en cours.",
      ],
    }),
    task(
      "domain",
      "contain",
      48,
      {
        en: [
          "Act against the look-alike domain",
          "Registrar and provider, with proof of the deception.",
        ],
        de: [
          "Gegen die ähnliche Domain vorgehen",
          "Registrar und Hoster, mit Beleg der Täuschung.",
        ],
        fr: [
          "Agir contre le domaine ressemblant",
          "Bureau d’enregistrement et hébergeur, preuve de la tromperie à l’appui.",
        ],
      },
      { ifNo: "mailbox-taken" },
    ),
    answerReporter,
    adviseLawEnforcement,
    drawLessons,
  ],
};
