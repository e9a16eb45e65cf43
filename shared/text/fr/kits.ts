import type { Texts } from "../texts.ts";

export const kits: Texts["kits"] = {
  title: "Kit scellé",
  intro: (organisation) =>
    `${organisation} vous a envoyé ce fichier. Il s’ouvre avec les mots qui vous ont été donnés par téléphone et n’a pas besoin de réseau : rien ne quitte cet appareil tant que vous ne transmettez pas le fichier.`,
  passphrase: "Phrase secrète",
  passphraseHint: "Les mots qui vous ont été donnés, séparés par des espaces.",
  open: "Ouvrir",
  opening: "Ouverture en cours, quelques secondes…",
  wrong:
    "L’ouverture a échoué. Vérifiez les mots et réessayez. En cas de nouvel échec, le fichier a pu être endommagé en chemin : demandez-en un autre.",
  unsupported:
    "Ce navigateur ne peut pas ouvrir le fichier. Utilisez la version actuelle d’un navigateur courant, ou demandez le kit sur papier.",
  noScript:
    "Cette page a besoin de scripts pour se déchiffrer. Ils ne s’exécutent que sur cet appareil.",
  sheetTitle: "Que faire",
  questionsTitle: "Questions pour vous",
  questionsHint:
    "Répondez à ce que vous savez ; laissez le reste vide. Remplir ce formulaire n’envoie rien.",
  seal: "Sceller les réponses dans un fichier",
  sealing: "Scellement en cours…",
  sealed: (name) =>
    `Les réponses sont scellées dans le fichier ${name}. Seul l’expéditeur de ce kit peut l’ouvrir. Renvoyez-le par clé USB ou courriel.`,
  nothingFilled: "Rien n’est encore rempli.",
  saveAgain: "Enregistrer encore le fichier",
  questions: {
    noticed: "Qu’avez-vous remarqué en premier, et quand (date, heure, fuseau horaire) ?",
    affected: "Quels appareils, comptes, services ou lieux sont touchés ?",
    done: "Qu’avez-vous déjà fait ?",
    evidence: "Quelles preuves avez-vous conservées, et où se trouvent-elles ?",
    data: "Des données sur des personnes peuvent-elles être concernées ? De qui, et combien environ ?",
    effect:
      "Qu’est-ce qui ne fonctionne plus, et quelles en sont les conséquences pour votre activité ?",
    contact: "Qui pouvons-nous appeler (nom, téléphone, heures, langue) ?",
  },
  reportTitle: (number) => `Réponses du kit pour victime de ${number}`,
  reportSender: "Kit pour victime",
  noAnswer: "(sans réponse)",
  filledAt: "Rempli à, selon l’horloge de la victime",
};
