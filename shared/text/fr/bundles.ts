import type { Texts } from "../texts.ts";

/** Annuler des paquets, leur état, et ceux qui attendent en quarantaine. */
export const bundles: Texts["bundles"] = {
  states: {
    waiting: "attend le départ",
    sent: "non confirmé",
    "partly-delivered": "confirmé en partie",
    delivered: "confirmé",
    ended: "non remis",
    applied: "repris",
    "rolled-back": "annulé",
  },
  stateHints: {
    waiting: "Il est écrit et attend dans la boîte d’envoi.",
    sent: "Personne n’a encore confirmé son arrivée.",
    "partly-delivered": "Certains destinataires ont confirmé son arrivée.",
    delivered: "Tous les destinataires ont confirmé son arrivée.",
    ended: "Il n’a pas été remis. Son contenu est de nouveau dû avec le prochain paquet.",
    applied: "Ce qu’il a apporté figure dans ce coffre.",
    "rolled-back":
      "Ce qu’il a apporté a été retiré. Il ne revient que si vous le reprenez de nouveau.",
  },
  colReceipt: "Accusé",
  receipts: {
    due: "l’expéditeur n’a pas encore été informé de son arrivée",
    written: "l’expéditeur est informé de son arrivée",
  },

  rollBack: "Annuler…",
  rollBackAct: "Annuler le paquet",
  rollBackTitle: (number, sender) => `Annuler le paquet ${number} de ${sender}`,
  rollBackWhat:
    "Tout ce que ce paquet a apporté est retiré d’un bloc. Ce qui a été modifié ici depuis reste. Le partenaire n’en est pas informé.",
  rollBackLater: (count) =>
    count === 1
      ? "Un paquet ultérieur a modifié les mêmes incidents. Annulez-le d’abord :"
      : "Des paquets ultérieurs ont modifié les mêmes incidents. Annulez-les d’abord, dans cet ordre :",
  rollBackLaterOne: (number, sender) => `paquet ${number} de ${sender}`,
  rollBackNothing: "Rien de ce paquet ne peut être retiré : tout reste.",
  rollBackMissing: "Attendez que l’aperçu soit prêt.",
  rollBackBlocked: "Annulez d’abord les paquets ultérieurs.",
  rollBackRecords: "Ce que deviennent ses éléments",
  outcomes: { removed: "part", restored: "est rétabli", kept: "reste" },
  outcomeHints: {
    removed: "était nouveau avec ce paquet",
    restored: "redevient ce qu’il était",
    kept: "ne peut être retiré ; la raison figure à côté",
  },
  reasons: {
    "changed-since": "modifié ici depuis",
    "decided-since": "tranché ici depuis",
    "brought-since": "un paquet intégré depuis le contient aussi",
    "in-use": "quelque chose qui reste en dépend ou le nomme",
    "evidence-gone": "son contenu n’est plus là",
  },
  keptFields: (fields) => `reste tel que modifié ici : ${fields}`,
  rolledBack: (removed, restored, kept) =>
    `Annulé : ${removed} retirés, ${restored} rétablis, ${kept} conservés`,

  chooseHint:
    "Les lignes non cochées sont écartées quand vous intégrez le paquet. Elles restent proposées en quarantaine. Ce qui dépend d’un incident écarté l’est avec lui.",
  takeChosen: "Intégrer ce qui est coché",
  notOffered:
    "Ce qui a été écarté n’a pas pu être conservé : la quarantaine est pleine. Gardez le fichier pour l’intégrer plus tard.",
  leftOutThere: (count, shown) =>
    count === 1 ? "1 élément écarté là-bas" : `${shown} éléments écartés là-bas`,

  takeAgain: "Reprendre de nouveau",
  takeAgainLong: "Reprendre de nouveau un paquet annulé…",
  takeAgainHint:
    "Choisissez encore une fois le fichier : le coffre n’en garde pas de copie. Il est d’abord vérifié et montré.",
  takenOut: (at) =>
    `Ce paquet a été annulé ici le ${at}. Il revient, en entier, si vous le reprenez de nouveau.`,

  claimedSender: "Expéditeur déclaré (non prouvé)",
  heldSince: "En quarantaine depuis",
  claims: (name) => `${name} ? non prouvé`,
  discard: "Jeter…",
  discardTitle: "Jeter le paquet",
  discardAct: "Jeter",
  discardWhat:
    "Il est jeté sans être lu et ne peut être récupéré ici. Son expéditeur peut le renvoyer.",
  discarded: "Jeté ; son expéditeur peut le renvoyer",
};
