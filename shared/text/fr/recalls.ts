import type { Texts } from "../texts.ts";

export const recalls: Texts["recalls"] = {
  list: "Rappels, rectifications et expirations",
  emptyTitle: "Rien n’a été rappelé",
  emptyText:
    "Ce que vous rappelez, rectifiez ou faites expirer depuis un incident (Maj+X) figure ici avec la réponse de chaque partenaire ; ce que des partenaires rappellent chez vous attend ici votre réponse.",
  choose: "Choisissez un avis pour voir sur quoi il porte.",
  ours: "de nous",
  theirs: "d’eux",
  colPeer: "Partenaire",
  colDirection: "De qui",
  colKind: "Nature",
  colState: "État",
  colDue: "Réponse avant",
  colRecords: "Éléments",
  invalid: "sans effet",
  late: "en retard",
  titleOurs: (kind, peer) => `${kind} à ${peer}`,
  titleTheirs: (kind, peer) => `${kind} de ${peer}`,
  unreadable: "Avis",
  reason: "Motif",
  issued: "Rédigé",
  due: "Réponse avant",
  expires: "Ne vaut plus à partir de",
  answered: "Répondu",
  refusedBecause: "Refusé parce que",
  handled: "Exécuté sur",
  journey: "Acheminement",
  journeys: {
    "not-sent": "part avec le prochain paquet",
    sent: "dans un paquet, pas encore confirmé",
    delivered: "arrivé chez le partenaire",
  },
  keptBack:
    "Les éléments ne repartent pas vers ce partenaire tant que vous n’avez pas levé le rappel.",
  records: "Ses éléments",
  here: "ici",
  gone: "pas ici",
  confirm: "Confirmer…",
  confirmAct: {
    recall: "Supprimer et confirmer",
    correction: "Confirmer",
    expiry: "Confirmer",
  },
  confirmTitle: (kind, peer) => `Confirmer : ${kind} de ${peer}`,
  removes: (count, shown) =>
    count === 1
      ? "1 élément sera supprimé de ce coffre :"
      : `${shown} éléments seront supprimés de ce coffre :`,
  removesNothing: "Aucun de ses éléments n’est ici. Le partenaire en est informé.",
  removesHow:
    "Un incident ou un signalement reste comme une ligne vide et close qui mentionne le rappel ; ce que vous y avez écrit vous-même reste. Cette action est irréversible.",
  confirmHow:
    "Seule la réponse est signée et part vers le partenaire ; les éléments restent tels quels.",
  confirmed: "Confirmé ; la réponse part avec le prochain paquet",
  refuse: "Refuser…",
  refuseAct: "Refuser",
  refuseTitle: (kind, peer) => `Refuser : ${kind} de ${peer}`,
  refused: "Refusé ; la réponse part avec le prochain paquet",
  withdraw: "Retirer",
  withdrawn: "Retiré. Le partage auquel il a mis fin reste terminé.",
  lift: "Autoriser de nouveau",
  lifted: (count, shown) =>
    count === 1
      ? "1 élément peut repartir ; partagez pour cela son incident"
      : `${shown} éléments peuvent repartir ; partagez pour cela leur incident`,

  act: "Rappeler…",
  title: (number) => `Rappeler ${number}`,
  kind: "Ce qui est demandé",
  peers: "Partenaires qui en détiennent",
  peersHint: "D’après le registre. Chacun reçoit son propre avis et n’apprend rien des autres.",
  noPeers: "D’après le registre, aucun partenaire n’en détient.",
  reasonHint: "Les partenaires le lisent.",
  dueHint: "Laissé vide : dans deux semaines.",
  expiresHint: "Laissé vide : dès maintenant.",
  stops: "Un rappel met aussi fin au partage de l’incident avec ces partenaires.",
  write: "Rédiger les avis",
  missing: "Il faut une nature, un partenaire et un motif.",
  written: (count, shown) =>
    count === 1
      ? "1 avis est rédigé ; il part avec le prochain paquet"
      : `${shown} avis sont rédigés ; ils partent avec les prochains paquets`,
};
