import type { Texts } from "../texts.ts";

/** Mots du répertoire des pairs, de la page d’un pair et de l’ajout d’une carte. */
export const peers: Texts["peers"] = {
  title: "Pairs",
  detailTitle: "Pair",
  sectionsLabel: "Parties des pairs",
  sections: {
    peers: "Répertoire",
    network: "Carte du réseau",
    identity: "Notre identité",
    devices: "Nos ordinateurs",
    circles: "Cercles",
  },

  listLabel: "Pairs",
  emptyTitle: "Aucun pair pour l’instant",
  emptyText:
    "Remettez votre carte à un pair et ajoutez la sienne. Lisez-vous ensuite les empreintes l’un à l’autre, pour que chacun sache à qui il écrit.",
  filteredTitle: "Aucun pair ne correspond au filtre",
  filterClear: "Tout afficher",
  filter: "Filtre",
  filterHint: "nom, pays, empreinte",
  filterFocus: "Aller au filtre",
  shown: "Afficher",
  shownNames: {
    all: "Tous",
    attention: "À examiner",
    verified: "Vérifiés",
    known: "Connus",
    unknown: "Inconnus",
    withdrawn: "Confiance retirée",
  },
  colName: "Nom",
  colCountry: "Pays",
  colTrust: "Confiance",
  colFingerprint: "Empreinte",
  colUntil: "Clés jusqu’au",
  colSeen: "Dernier échange",
  standings: {
    unknown: "Inconnu",
    known: "Connu",
    verified: "Vérifié",
    withdrawn: "Retirée",
  },
  standingText: {
    unknown: "Rien n’est envoyé et rien n’est repris.",
    known:
      "La carte a été reprise, mais personne n’a comparé l’empreinte : la carte a pu être échangée en chemin. Comparez-la de vive voix avant de reprendre quoi que ce soit.",
    verified: "L’empreinte a été comparée de vive voix ou en personne.",
    withdrawn: "La confiance a été retirée. Rien n’est envoyé et rien n’est repris.",
  },
  alarms: (count) => (count === 1 ? "1 alerte ouverte" : `${count} alertes ouvertes`),
  warningStates: {
    "expires-soon": "expire bientôt",
    "expires-within-days": "expire dans quelques jours",
    expired: "a expiré",
  },
  warning: ({ what, name, state, daysLeft, expiresAt }, date) => {
    const subject = what === "card" ? "La carte" : `Le certificat de « ${name} »`;
    return state === "expired"
      ? `${subject} a expiré le ${date(expiresAt)}.`
      : `${subject} expire dans ${daysLeft === 1 ? "1 jour" : `${daysLeft} jours`}, le ${date(expiresAt)}.`;
  },

  add: "Ajouter un pair…",
  addShort: "Ajouter un pair…",
  handOut: "Remettre notre carte…",
  addTitle: "Ajouter un pair",
  addMissing: "Indiquez d’abord une carte.",
  cardField: "Carte",
  cardFieldHint:
    "Déposez ou choisissez le fichier de la carte, ou collez le texte d’un courriel ou celui des codes QR, un par ligne. Rien n’est enregistré avant l’ajout.",
  cardTooLarge: "C’est plus grand que n’importe quelle carte.",
  inspected: "Ce que dit la carte",
  decisions: {
    new: "Un nouveau pair. Sa carte est cohérente : chaque signature y est juste. Seule une comparaison de vive voix dit si elle vient bien de celui qu’elle nomme.",
    same: "Cette carte est déjà connue. Rien ne changerait.",
    newer: "Une carte plus récente d’un pair connu, signée par la clé retenue.",
    rotated:
      "Le pair a remplacé sa clé, et la clé retenue a signé la nouvelle. Comparez ensuite la nouvelle empreinte.",
    "replaces-revoked":
      "La carte prend la place d’une clé à laquelle la confiance a été retirée. Le pair n’est que connu jusqu’à votre comparaison.",
  },
  addActs: {
    new: "Ajouter comme connu",
    same: "Reprendre quand même",
    newer: "Reprendre la carte plus récente",
    rotated: "Suivre la nouvelle clé",
    "replaces-revoked": "Reprendre la nouvelle clé",
    alarm: "Refuser et garder l’alerte",
  },
  added: {
    new: (name) => `${name} a été ajouté. Comparez maintenant l’empreinte.`,
    same: (name) => `La carte de ${name} était déjà connue.`,
    newer: (name) => `La carte de ${name} a été renouvelée.`,
    rotated: (name) => `La nouvelle clé de ${name} est suivie. Comparez-la maintenant.`,
    "replaces-revoked": (name) => `${name} est de nouveau connu. Comparez maintenant l’empreinte.`,
  },
  alarmTitles: {
    "key-changed": "ALERTE : une autre clé que la clé retenue",
    "rolled-back": "ALERTE : plus ancienne que la carte retenue",
    forked: "ALERTE : même numéro, autre contenu",
    "revoked-key": "ALERTE : la clé à laquelle la confiance a été retirée",
    "key-replaced": "Le pair a remplacé sa clé",
    "root-compromised": "ALERTE : la clé du pair était en d’autres mains",
    "device-compromised": "ALERTE : un ordinateur du pair était en d’autres mains",
  },
  alarmText: {
    "key-changed":
      "La carte montre une autre clé d’organisation, et la clé retenue ne l’a pas signée. Quelqu’un se fait peut-être passer pour ce pair.",
    "rolled-back":
      "Une carte d’un numéro inférieur à celui de la carte retenue est présentée. Une ancienne carte peut contenir des clés abandonnées depuis.",
    forked:
      "Deux cartes ont le même numéro et un contenu différent. L’une d’elles n’a pas été émise par le pair, ou il travaille avec deux copies d’un coffre.",
    "revoked-key": "La carte montre la clé même à laquelle la confiance a été retirée ici.",
    "key-replaced":
      "L’ancienne clé a signé la nouvelle. Un voleur de l’ancienne aurait pu le faire aussi : comparez la nouvelle empreinte.",
    "root-compromised":
      "Le pair signale que d’autres ont pu avoir sa clé. Il n’est plus que connu ; ce qui est venu depuis est douteux. Comparez la nouvelle empreinte.",
    "device-compromised":
      "Le pair a révoqué un ordinateur que d’autres ont pu avoir. Ce qui en est venu depuis est douteux.",
  },
  alarmNext:
    "Rien n’a été remplacé. Appelez le pair à un numéro que vous connaissez avant de continuer.",
  alarmCard: (number) => `carte numéro ${number}`,
  compromisedSince: (time) => `en d’autres mains depuis ${time}`,
  pinnedKey: "Retenue",
  shownKey: "Présentée",
  pinnedIssue: "Carte retenue n°",
  shownIssue: "Cette carte n°",
  settle: "Marquer comme examinée",
  settleShort: "Examinée…",
  settleTitle: "Qu’a donné l’alerte ?",
  settled: "L’alerte a été marquée comme examinée.",

  compare: "Comparer les empreintes…",
  theyCompared: "Le pair a comparé la nôtre",
  theyComparedUndo: "Le pair n’a pas comparé la nôtre",
  theyComparedKept: "Noté : le pair a comparé notre empreinte.",
  theyComparedTaken: "Retiré : le pair n’a pas comparé notre empreinte.",
  withdraw: "Retirer la confiance…",
  withdrawTitle: (name) => `Retirer la confiance à ${name}`,
  withdrawAct: "Retirer la confiance",
  withdrawEffects: [
    "Plus rien n’est chiffré pour ce pair, et les lots qui l’attendent ne sont plus remis.",
    "Ses lots restent en quarantaine et ne sont pas repris.",
    "Ce qui est venu avant reste ; ce qui est venu depuis le moment indiqué est marqué comme douteux.",
    "Comparer de nouveau la même empreinte rend la confiance.",
  ],
  withdrawCompromised: "Ce qui est venu du pair depuis est marqué comme douteux.",
  withdrawn: (name) => `La confiance a été retirée à ${name}.`,
  lossReason: "Motif (pour le journal)",
  lossCompromised: "Quelqu’un d’autre a pu avoir la clé",
  lossSince: "Depuis quand",
  lossMissing: "Indiquez un motif, et le moment si quelqu’un d’autre a pu avoir la clé.",

  trust: "Confiance",
  weCompared: "Comparée ici",
  theyComparedFact: "Comparée là-bas",
  notYet: "pas encore",
  notTold: "non communiqué",
  comparedHow: (how, means, by) =>
    `${how}${means === null ? "" : `, ${means}`}${by === "" ? "" : `, par ${by}`}`,
  hows: {
    card: "Carte reprise",
    words: "Comparée par mots",
    digits: "Comparée par chiffres",
    rotation: "Nouvelle clé suivie",
    replaced: "Nouvelle clé à la place d’une clé retirée",
    withdrawn: "Confiance retirée",
    sibling: "Repris d’un autre de nos ordinateurs",
  },
  means: { phone: "au téléphone", video: "par vidéo", "in-person": "en personne" },
  levelsCaption: "Ce que permet chaque niveau de confiance",
  levelHere: "(ce pair)",
  levelsNote:
    "Ce que permettent les marquages est vérifié à part ; la réponse la plus stricte vaut.",
  act: "Pouvons-nous …",
  acts: {
    "hold-in-quarantine": "garder ses lots en quarantaine",
    preview: "regarder dans ses lots",
    apply: "reprendre ses lots",
    "take-revocations": "reprendre ses révocations",
    send: "envoyer jusqu’à TLP:GREEN",
    "send-above-green": "envoyer au-delà de TLP:GREEN",
  },
  permissions: { yes: "oui", warned: "avec avertissement", no: "non" },

  exchange: "Échange",
  exchangeNone: "Rien n’est encore allé à ce pair ni venu de lui.",
  receivedAt: "Dernière réception",
  sentAt: "Dernier envoi écrit",
  confirmedAt: "Dernière confirmation",
  waiting: "Non confirmés",
  never: "jamais",

  card: "Carte",
  cardNote: (number) => `numéro ${number}`,
  cardNumber: "Numéro",
  issuedAt: "Émise",
  addedAt: "Reprise",
  kind: "Coffre",
  kinds: { real: "réel", exercise: "exercice" },
  words: "Mots de l’empreinte",
  wordsHidden:
    "Les mots sont affichés après la comparaison : avant, ils doivent être entendus du pair, non lus ici.",
  team: "Équipe (RFC 2350)",
  profileNone: "La carte ne dit rien de l’équipe.",
  note: "Note",
  noteSaved: "La note a été enregistrée.",

  keys: "Clés et ordinateurs",
  purpose: "Usage",
  epoch: "N°",
  publicKey: "Clé publique",
  purposes: {
    organisation: "Organisation",
    device: "Ordinateur",
    "age-x25519": "Chiffrement, X25519",
    "age-hybrid": "Chiffrement, hybride post-quantique",
  },
  devices: "Ordinateurs",
  device: "Ordinateur",
  deviceRevoked: "Révoqué",
  copyKey: (name) => `Copier la clé : ${name}`,
  keyCopied: "Clé copiée",

  history: "Historique de la confiance",
  alarmSettled: (title) => `Examinée : ${title}`,
  revokedDevice: (device, reason) => `Le pair a révoqué « ${device} » : ${reason}`,
  revokedRecipients: (reason) => `Le pair a remplacé ses clés de chiffrement : ${reason}`,
  revocationReasons: {
    superseded: "remplacement prévu",
    "device-lost": "ordinateur perdu",
    "key-compromised": "clé en d’autres mains",
    ceased: "plus utilisée",
  },
};
