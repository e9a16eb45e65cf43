import type { ExchangeFailureTexts } from "../failure-texts.ts";

export const exchangeFailures: ExchangeFailureTexts = {
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
};
