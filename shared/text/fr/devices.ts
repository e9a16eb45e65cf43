import type { Texts } from "../texts.ts";

/** Mots de l’écran des ordinateurs de notre organisation. */
export const devices: Texts["devices"] = {
  title: "Nos ordinateurs",
  tools: "Que faire des ordinateurs",
  emptyTitle: "Aucun ordinateur",
  colName: "Nom",
  colStatus: "État",
  colUntil: "Certifié jusqu’au",
  colAdded: "Ajouté",
  thisOne: "(celui-ci)",
  statuses: {
    invited: "Invité",
    active: "En service",
    uncertified: "Non certifié",
    revoked: "Révoqué",
  },
  statusText: {
    invited:
      "L’invitation a été faite. L’ordinateur ne s’est pas encore manifesté ; le fichier vaut une semaine.",
    active: "Certifié par l’organisation. Ce qu’il signe compte comme nôtre.",
    uncertified: "A une clé, mais l’organisation ne l’a pas signée. Faites-le inviter de nouveau.",
    revoked: "Rien de ce qu’il signe ne compte, et plus rien n’est chiffré pour lui.",
  },
  invite: "Inviter un ordinateur…",
  inviteTitle: "Inviter un ordinateur",
  inviteAct: "Faire l’invitation",
  inviteText:
    "Le nouvel ordinateur reçoit sa propre clé certifiée et tout ce que celui-ci sait des clés et des pairs, sans données de dossiers. Vous obtenez un fichier, et des mots qui l’ouvrent : transmettez-les par deux voies différentes.",
  proposedName: (number) => `Ordinateur ${number}`,
  nameMissing: "Donnez un nom à l’ordinateur.",
  withRootKey: "Il peut aussi en certifier d’autres",
  withRootKeyHint:
    "Transmet la clé même de l’organisation. Un ou deux ordinateurs devraient l’avoir, pour qu’un ordinateur perdu puisse être révoqué depuis un autre.",
  invited: (name) => `L’invitation pour ${name} a été faite.`,
  invitedTitle: (name) => `Invitation pour ${name}`,
  invitationSave: "Enregistrer le fichier",
  invitationSaved: "Enregistré",
  invitedStepFile: (name) => `Enregistrez ${name} et portez-le au nouvel ordinateur.`,
  invitedStepCode: (count) =>
    `Dites ces ${count} mots à qui le configure, de vive voix et non avec le fichier :`,
  invitedStepJoin: "Là-bas : « Rejoindre notre organisation » sur le premier écran.",
  code: "Mots de l’invitation",
  codeHint: "Tels qu’ils vous ont été dits ; espaces et majuscules ne comptent pas.",
  codeOnce:
    "Les mots ne sont affichés que cette fois. S’ils sont perdus, faites une autre invitation.",
  saveFailed: "Le fichier n’a pas pu être enregistré. Rien n’est perdu ; réessayez.",
  revoke: "Révoquer…",
  revokeTitle: (name) => `Révoquer ${name}`,
  revokeAct: "Révoquer l’ordinateur",
  revokeEffects: [
    "Rien de ce qu’il signe ne compte plus, ici et chez les pairs dès qu’ils ont la nouvelle carte.",
    "L’organisation reçoit de nouvelles clés de chiffrement, pour que rien de nouveau ne se lise avec celles de l’ordinateur.",
    "Son coffre reste chiffré par sa phrase de passe : ce qui est sur le disque est aussi sûr qu’elle.",
  ],
  revokeCompromised: "Ce qu’il a signé depuis est marqué comme douteux, ici et chez les pairs.",
  revoked: (name, issue) =>
    `${name} a été révoqué. Remettez la nouvelle carte (numéro ${issue}) et la mise à jour pour les autres ordinateurs.`,
  exportUpdate: "Mise à jour pour les autres",
  updateMade: (names) => `La mise à jour est pour ${names.join(", ")}.`,
  takeUpdate: "Reprendre une mise à jour…",
  takeUpdateTitle: "Reprendre une mise à jour",
  takeUpdateAct: "Reprendre",
  takeUpdateText:
    "Des clés, révocations et pairs plus récents, écrits par un autre de vos ordinateurs et scellés pour celui-ci.",
  updateFile: "Choisir le fichier de mise à jour…",
  updateMissing: "Choisissez d’abord le fichier.",
  updateTaken: (count) => `Repris ; l’organisation a ${count} ordinateurs.`,
  rejoin: "Rejoindre de nouveau…",
  rejoinTitle: "Rejoindre de nouveau",
  rejoinAct: "Rejoindre",
  rejoinText:
    "Après une restauration, ce coffre est un autre appareil. Une invitation d’un autre ordinateur en refait un appareil certifié ; les données de dossiers restent.",
  invitationFile: "Choisir le fichier d’invitation…",
  invitationMissing: "Choisissez le fichier et saisissez les mots.",
  rejoined: (name) => `Cet ordinateur est certifié sous le nom de ${name}.`,
  fileTooLarge: "C’est plus grand que n’importe quel fichier de ce genre.",
  drill: "Quand un ordinateur est perdu",
  drillText: "Exercez-vous une fois par an, avec un ordinateur mis au rebut.",
  drillSteps: [
    "Sur un ordinateur qui a la clé de l’organisation : choisissez ici celui qui est perdu et révoquez-le, avec le moment depuis lequel il peut être en d’autres mains.",
    "Remettez la nouvelle carte à chaque pair, et dites au téléphone qu’elle est nouvelle et pourquoi.",
    "Faites la mise à jour pour les autres ordinateurs et reprenez-la sur chacun.",
    "Regardez ce que l’ordinateur perdu a signé depuis : c’est marqué comme douteux.",
    "Changez aussi les phrases de passe utilisées ailleurs. Le coffre sur le disque reste chiffré.",
    "Si aucun autre ordinateur n’a la clé de l’organisation : restaurez la dernière sauvegarde sur un nouveau, remplacez la clé de l’organisation et comparez-la de nouveau avec chaque pair.",
  ],
};
