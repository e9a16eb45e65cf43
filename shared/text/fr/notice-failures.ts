import type { NoticeFailureTexts } from "../failure-texts.ts";

export const noticeFailures: NoticeFailureTexts = {
  "nothing-to-recall": () =>
    "D’après le registre, aucun de ces partenaires n’en détient plus rien. Aucun avis n’a été écrit.",
  "unknown-notice": ({ id }) =>
    `Il n’y a pas d’avis ${id} dans ce coffre. Affichez la liste : recall list.`,
  "notice-not-ours-to-do": ({ id, act }) =>
    `L’avis ${id} se trouve de l’autre côté de l’échange ; ce poste ne peut pas faire cela (${act}). Rien n’a été modifié.`,
  "notice-without-effect": ({ id, why }) =>
    `L’avis ${id} a été refusé à sa réception (${why}) et reste sans effet. Rien n’a été modifié.`,
  "notice-confirmed": ({ at }) =>
    `Cet avis a déjà été confirmé le ${at} ; ce qui a été supprimé a disparu. Rien n’a été modifié.`,
  "notice-went-out": ({ id }) =>
    `L’avis ${id} est parti dans un lot et ne peut plus être retiré. Pour laisser repartir les éléments : recall lift.`,
  "unknown-question": ({ id }) =>
    `Il n’y a pas de demande ${id} dans ce coffre. Affichez la liste : request list.`,
  "question-not-ours-to-do": ({ id, act }) =>
    `La demande ${id} se trouve de l’autre côté de l’échange ; ce poste ne peut pas faire cela (${act}). Rien n’a été écrit.`,
  "question-ended": ({ id, state }) =>
    `La demande ${id} est terminée (${state}) ; plus rien n’y est écrit.`,
  "question-withheld": ({ tlp }) =>
    `${tlp} s’adresse à des personnes nommées une à une, non à un poste. Rien n’a été écrit ; choisissez un autre marquage.`,
  "unknown-bundle": ({ id }) =>
    `Il n’y a pas de lot ${id} dans ce coffre. Affichez la liste : bundle list.`,
  "not-in-quarantine": ({ id }) =>
    `Aucun lot ${id} n’attend en quarantaine. Affichez la liste : bundle list --quarantine.`,
  "bundle-rolled-back": ({ bundleId, at }) =>
    `Le lot ${bundleId} a été annulé le ${at}. Rien n’a été repris. Pour le reprendre : bundle apply --again.`,
  "not-in-bundle": ({ bundleId, id }) =>
    `Le lot ${bundleId} n’apporte aucun élément ${id}. Rien n’a été accepté. Pour voir ce qu’il apporte : bundle apply --preview.`,
  "records-left-out": ({ bundleId }) =>
    `Des éléments du lot ${bundleId} ont été écartés quand le reste a été accepté. Elles peuvent encore l’être : vérifiez-le à nouveau et choisissez.`,
  "cannot-roll-back": ({ bundleId }) =>
    `Le lot ${bundleId} ne peut pas être annulé : c’est un lot de ce poste, ou il est arrivé avant que les états remplacés soient conservés. Rien n’a été modifié.`,
  "later-bundles": ({ bundleIds }) =>
    `Des lots plus récents ont modifié les mêmes incidents et doivent être annulés d’abord : ${bundleIds.join(", ")}. Rien n’a été modifié.`,
};
