import type { Texts } from "../texts.ts";

/** Mots des archives de dossier : des dossiers entiers vers un fichier, et retour. */
export const archives: Texts["archives"] = {
  action: "Archiver le dossier…",
  title: (number) => `Archiver ${number}`,
  save: "Écrire l’archive",
  job: (number) => `Archivage de ${number}`,
  warning:
    "Le dossier entier quitte le coffre dans un seul fichier : fiches, historique et preuves, signé par cet appareil et scellé. Rien n’est omis. Son marquage vaut toujours pour qui l’ouvre. Sa création figure au journal.",
  holds: "Contenu",
  evidence: (count, files, size) =>
    count === 1 ? `1 preuve, ${size}` : `${files} preuves, ${size}`,
  absent: (count) =>
    count === 1
      ? "1 preuve n’a ici que sa fiche ; ses octets manquent"
      : `${count} preuves n’ont ici que leur fiche ; leurs octets manquent`,
  sealing: "Scellée",
  sealPassphrase: "par une phrase de passe",
  sealPeers: "pour des partenaires",
  peers: "Qui peut l’ouvrir",
  peersNone:
    "Il n’y a aucun partenaire dont les mots ont été comparés. Scellez-la par une phrase de passe.",
  peersMissing: "Choisissez au moins un partenaire.",
  chooseRed: "Elle contient du TLP:RED. Je l’écris tout de même, pour les personnes nommées.",
  redMissing: "Confirmez que du TLP:RED peut s’y trouver, ou changez d’abord les marquages.",
  acknowledge: "J’ai lu ce qui quitte le coffre",
  missing: "Confirmez avoir lu ce qui quitte le coffre et complétez le scellement.",

  takeAction: "Reprendre une archive de dossier…",
  takeTitle: "Reprendre une archive de dossier",
  takeIntro:
    "Le fichier est vérifié du premier octet au dernier avant que rien ne soit montré. Rien ne change tant que vous ne le reprenez pas, et cela peut être annulé.",
  passphrase: "Phrase de passe de l’archive",
  passphraseHint: "Laissez vide si l’archive a été scellée pour nos clés.",
  look: "Vérifier et regarder",
  lookJob: (name) => `Vérification de ${name}`,
  take: "Reprendre",
  takeJob: (name) => `Reprise de ${name}`,
  file: "Fichier",
  from: "De",
  made: "Créée",
  key: "Clé",
  standings: {
    own: "un appareil de cette organisation",
    peer: "un partenaire dont les mots ont été comparés",
    "not-compared": "un partenaire dont les mots n’ont jamais été comparés",
    unknown: "personne ici ne connaît cette organisation",
  },
  vouch: (keyId) => `J’ai comparé la clé ${keyId} avec qui a écrit l’archive`,
  vouchMissing: "Comparez d’abord la clé et confirmez-le.",
  records: "Fiches",
  tally: (found, added, changed, unchanged, refused) =>
    `${found} : ${added} nouvelles, ${changed} modifiées, ${unchanged} déjà ici, ${refused} refusées`,
  history: "Historique",
  historyTally: (found, added) => `${found} entrées, dont ${added} nouvelles ici`,
  evidenceTally: (found, stored, absent) =>
    `${found} fichiers, dont ${stored} nouveaux ici, ${absent} sans octets`,
  evidenceLabel: "Preuves",
  refused: "Refusées",
  unchanged: "Tout s’y trouve déjà. Il n’y a rien à reprendre.",
  taken: (number) => `${number} a été repris.`,
  done: "Fermer",

  broughtTitle: (origin) => `Avant son arrivée ici : ${origin}`,
  broughtMore: (count) =>
    count === 1 ? "1 entrée plus ancienne" : `${count} entrées plus anciennes`,
};
