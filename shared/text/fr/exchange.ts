import type { Texts } from "../texts.ts";

/** Les paquets qui partent et arrivent, les dossiers qui les portent et ce qu’il faut ensuite trancher. */
export const exchange: Texts["exchange"] = {
  title: "Échange",
  parts: "Parties de l’échange",
  part: {
    receive: "Réception",
    folder: "Clé ou dossier",
    proposals: "Propositions",
    conflicts: "Conflits",
    bundles: "Paquets",
    register: "Registre",
    recalls: "Rappels",
  },
  goReceive: "Recevoir un paquet",
  goFolder: "Échanger par clé ou dossier",
  unknownPeer: (id) => `inconnu (${id})`,
  records: (count, shown) => (count === 1 ? "1 élément" : `${shown} éléments`),
  fields: (count, shown) => (count === 1 ? "1 champ" : `${shown} champs`),
  cutAt: (shown, all) => `${shown} sur ${all} sont affichés.`,
  trust: { unknown: "inconnu", known: "non comparé", verified: "vérifié" },
  life: "Élément",
  lifeThere: "présent",
  lifeGone: "supprimé",
  phases: { collect: "collecte", seal: "scellement", verify: "relecture" },

  send: "Envoyer à des pairs…",
  sendTitle: (count, number) =>
    count === 1 ? `Envoyer ${number}` : `Envoyer ${String(count)} incidents`,
  sendPeers: "À qui",
  sendPeersHint: "Chaque pair reçoit son propre paquet et n’apprend rien des autres.",
  sendNoPeers: "Aucun pair n’est encore connu",
  sendNoPeersText: "Enregistrez d’abord la carte d’un pair et comparez ses mots.",
  sendRevoked: "confiance retirée",
  sendChoose: "Choisissez des pairs pour voir ce qui sortirait.",
  sendPreviewOf: (peer) => `Ce qui sort pour ${peer}`,
  sendLeaves: (records, fields) => `${records} avec ${fields} à envoyer`,
  sendStays: (count, shown) => (count === 1 ? "1 reste ici" : `${shown} restent ici`),
  sendNothing: "Rien ne peut sortir pour ce pair. La liste de ce qui reste en donne la raison.",
  sendCeiling: "Étiquette la plus stricte",
  sendEvidence: (count, shown, size) =>
    count === 1 ? `1 fichier, ${size}` : `${shown} fichiers, ${size}`,
  sendViews: "Ce qui sort et ce qui reste",
  sendTabLeaves: "Sort",
  sendTabStays: "Reste",
  colRecord: "Élément",
  colRule: "Selon quelle règle",
  colWhy: "Pourquoi il reste",
  colFields: "Champs",
  sendDeletion: "sa suppression est annoncée",
  sendWhole: "élément entier",
  sendLeaveOut: "Exclure cet élément",
  sendLeaveOutShort: "Exclure",
  sendTakeBack: "Reprendre",
  sendFieldOut: (field) => `Ne jamais envoyer ${field} de ce type à ce pair`,
  sendFieldOutShort: "Exclure",
  sendFieldsOut: "Exclus pour ce pair",
  sendFieldsOutHint: "Retenu pour la prochaine fois.",
  sendRemoved: "Retrait annoncé :",
  sendFieldsTitle: (title) => `Ce qui sort de « ${title} »`,
  sendStaying: "Champs qui ne sortent jamais",
  questions: "Questions d’étiquetage",
  questionUnmarked: (title) => `« ${title} » n’a pas d’étiquette TLP ; rien n’en sort.`,
  questionLabel: "Étiqueter",
  questionStricter: (title, tlp, effective) =>
    `« ${title} » est ${tlp}, avec des parties jusqu’à ${effective}. Les parties trop strictes pour le pair restent.`,
  questionMention: (written) =>
    `Un texte qui sort mentionne « ${written} », qui reste. Lisez-le avant d’envoyer.`,
  questionOverexposed: (count, shown) =>
    count === 1
      ? "Le pair détient 1 élément qu’il ne recevrait plus : un rappel est peut-être nécessaire."
      : `Le pair détient ${shown} éléments qu’il ne recevrait plus : un rappel est peut-être nécessaire.`,
  red: "TLP:RED",
  redStays: (count, shown) =>
    count === 1
      ? "1 élément est TLP:RED et reste, sauf si vous nommez les personnes autorisées à le lire."
      : `${shown} éléments sont TLP:RED et restent, sauf si vous nommez les personnes autorisées à les lire.`,
  redPersons: (peer) => `Personnes de ${peer} autorisées à lire`,
  redPersonsHint: "Noms complets, un par un. Entrée ajoute un nom.",
  redConfirm: (count, shown, persons) =>
    count === 1
      ? `Je confirme une seconde fois : cet élément TLP:RED peut aller à ${persons} et à personne d’autre`
      : `Je confirme une seconde fois : ces ${shown} éléments TLP:RED peuvent aller à ${persons} et à personne d’autre`,
  redUnconfirmed:
    "Les personnes nommées attendent votre seconde confirmation. Confirmez, ou retirez les noms.",
  sendWhere: "Destination",
  sendWhereFile: "Enregistrer dans un fichier",
  sendWhereFolder: "Écrire dans un dossier ou sur une clé",
  sendAct: (count) => (count === 1 ? "Écrire 1 paquet" : `Écrire ${String(count)} paquets`),
  sendMissingPeer: "Choisissez au moins un pair pour lequel quelque chose peut sortir.",
  sendMissingPreview: "L’aperçu est encore en préparation.",
  sendMissingFolder: "Indiquez le dossier.",
  sendKeepUp: "Envoyer aussi ses modifications ultérieures lors du prochain échange",
  sendJob: (peer) => `Écriture du paquet pour ${peer}`,
  sendWritten: "Écrit, relu et consigné",
  sendSaved: "Le fichier est en route vers l’endroit où vous enregistrez vos fichiers.",
  sendNotSaved:
    "Le fichier n’a pas été enregistré. Le paquet compte comme envoyé ; écrivez-en un autre s’il est encore utile.",
  sendSafe: "Retrait possible : tout a été écrit et relu.",
  sendDone: (count) =>
    count === 1 ? "1 paquet a été écrit" : `${String(count)} paquets ont été écrits`,
  sendCancelled: "Annulé. Aucun paquet n’est resté.",

  receiveHint: "Déposez un paquet n’importe où dans la fenêtre, ou choisissez-le ici.",
  receiveChoose: "Choisir des paquets…",
  receiveList: "Paquets arrivés",
  receiveEmptyTitle: "Aucun paquet n’attend ici",
  receiveEmptyText:
    "Un paquet est un fichier qui se termine par .age. Il est d’abord vérifié et montré ; rien n’est intégré avant votre accord.",
  receiveJob: (name) => `Vérification de ${name}`,
  applyJob: (name) => `Intégration de ${name}`,
  receiveStates: {
    checking: "en vérification",
    ready: "vous attend",
    quarantined: "en quarantaine",
    refused: "refusé",
    applied: "intégré",
  },
  receiveFrom: "De",
  receiveMade: "Écrit",
  receiveNumber: "Numéro",
  receivePlace: {
    next: "le suivant de son expéditeur",
    repeated: "déjà intégré ; rien de nouveau",
    late: "l’un de ceux qui manquaient",
  },
  receiveGap: (from, to) =>
    from === to
      ? `Le paquet ${from} de cet expéditeur n’est pas arrivé. Ce qui manque reviendra avec un paquet ultérieur.`
      : `Les paquets ${from} à ${to} de cet expéditeur ne sont pas arrivés. Ce qui manque reviendra avec un paquet ultérieur.`,
  receiveFork: (number) =>
    `Deux paquets différents de cet expéditeur portent le numéro ${number} : une copie de son coffre écrit aussi, ou quelqu’un d’autre. Il ne peut pas être intégré ; appelez l’expéditeur.`,
  receiveRolledBack: (number) =>
    `L’expéditeur détient le paquet ${number} de ce coffre, qui ne le connaît pas : ce coffre a été ramené à un état antérieur.`,
  receiveReceipt: "Il ne contient aucun élément : il confirme seulement ce qui est arrivé.",
  receiveVerified: "La signature et le contenu ont été vérifiés.",
  receiveNotCompared:
    "Les mots de cet expéditeur n’ont jamais été comparés. Son paquet peut être consulté, mais pas intégré : comparez d’abord les mots, puis vérifiez de nouveau.",
  outcomes: {
    new: "nouveau",
    changed: "modifié",
    proposed: "proposé",
    unchanged: "déjà ici",
    refused: "non repris",
  },
  outcomeHints: {
    new: "est ajouté",
    changed: "modifie quelque chose ici",
    proposed: "modifierait l’un de nos éléments : vous décidez ensuite",
    unchanged: "est déjà ici",
    refused: "n’est pas repris, avec la raison",
  },
  receiveConflicts: (count, shown) =>
    count === 1 ? "1 conflit à trancher" : `${shown} conflits à trancher`,
  receiveLowered: (count, shown) =>
    count === 1
      ? "1 élément recevrait une étiquette moins stricte"
      : `${shown} éléments recevraient une étiquette moins stricte`,
  receiveRecords: "Ce qu’il apporte",
  receiveLoweredOne: (from, to) => `L’étiquette devient moins stricte : ${from} → ${to}`,
  receiveConflictIn: (fields) =>
    `Les deux côtés l’ont modifié : ${fields}. Les deux versions sont conservées.`,
  colHere: "Ici",
  colTheirs: "Chez eux",
  refusals: {
    "not-owner": "Il appartient à une organisation tierce, seule à pouvoir en parler.",
    "owner-changed": "Un élément de cet identifiant appartient ici à quelqu’un d’autre.",
    "kind-changed": "Un élément d’un autre type porte ici cet identifiant.",
    "append-only":
      "Il modifierait l’une de nos notes, de nos observations ou l’un de nos événements ; les autres ajoutent plutôt les leurs.",
    incomplete:
      "Des champs obligatoires ne sont pas arrivés : un paquet antérieur manque, ou ils ont été retenus.",
    "invalid-field": "Un champ n’a pas la forme requise.",
    "clock-ahead": "Son heure est en avance sur la nôtre : une horloge est fausse, là-bas ou ici.",
    "unknown-kind": "Seule une version plus récente de Watchpost connaît ce type d’élément.",
    "subject-missing": "Ce à quoi il appartient n’est ni ici ni dans le paquet.",
    "already-taken": "Son identifiant ou son numéro est celui d’un autre élément.",
    "reference-missing": "Ce à quoi il renvoie n’est ni ici ni dans le paquet.",
    "still-named": "Il a été supprimé là-bas, et une relation d’ici le nomme encore.",
  },
  accept: "Intégrer",
  acceptLong: "Intégrer tout le paquet",
  reject: "Refuser",
  rejectLong: "Refuser le paquet",
  checkAgain: "Vérifier de nouveau",
  accepted: (count, shown) =>
    count === 1
      ? "Intégré : 1 incident ou signalement modifié"
      : `Intégré : ${shown} incidents et signalements modifiés`,
  acceptedNothing: "Intégré : rien n’a changé ici",
  rejected: "Refusé ; rien n’en a été intégré",
  putAway: "Ranger",

  folderTitle: "Échanger avec une clé ou un dossier",
  folderHint:
    "Intègre ce qui est là pour nous et écrit ce qui est dû aux pairs. Vous voyez les deux avant toute écriture.",
  folderPath: "Dossier",
  folderPathHint:
    "La clé, le partage ou le dossier synchronisé lui-même : le chemin complet, sans lien.",
  folderPlaces: "Branché en ce moment",
  folderRecent: "Utilisé auparavant",
  folderLook: "Regarder",
  folderLookJob: "Lecture du dossier",
  folderRun: "Échanger maintenant",
  folderRunJob: "Échange avec le dossier",
  folderAgain: "Regarder de nouveau",
  folderThere: "Là pour nous",
  folderThereNone: "Aucun nouveau paquet n’est là pour nous.",
  folderDue: "Dû aux pairs",
  folderDueNone: "Rien n’est dû à un pair.",
  folderCame: "Intégré",
  folderWent: "Écrit",
  folderReceipt: "confirme ce qui est arrivé",
  folderWaiting: "Déjà là, pas encore confirmé",
  folderHeld: (count) => `Retenu ici par les règles d’étiquetage (${count})`,
  folderStaying: (count, shown) => (count === 1 ? "1 reste ici" : `${shown} restent ici`),
  folderUnsent: "N’a pas pu être écrit",
  folderRefused: "Non intégré",
  folderOthers: (count, shown) =>
    count === 1
      ? "1 paquet présent est pour d’autres."
      : `${shown} paquets présents sont pour d’autres.`,
  folderKnown: (count, shown) =>
    count === 1 ? "1 paquet a déjà été intégré." : `${shown} paquets ont déjà été intégrés.`,
  folderRemoved: (count, shown) =>
    count === 1
      ? "1 fichier à nous, devenu inutile, a été retiré."
      : `${shown} fichiers à nous, devenus inutiles, ont été retirés.`,
  folderNotLookedAt: (shown) => `${shown} autres fichiers n’ont pas été regardés.`,
  folderSafe: "Retrait possible",
  folderSafeText: "Tout ce qui devait être écrit est là et a été relu.",
  folderNotSafe: "Ne vous y fiez pas encore",
  folderNotSafeText:
    "Tout ce qui devait être écrit n’est pas là. Ce qui a été scellé attend dans le coffre : échangez de nouveau, ou prenez un autre dossier.",
  folderCancelled: "Annulé. Ce qui a été intégré reste ; le prochain échange reprendra.",
  folderEmptyTitle: "Branchez une clé ou indiquez un dossier",
  folderEmptyText:
    "Ce qui est là et ce qui est dû est d’abord montré. Une seule confirmation l’écrit.",
  folderMayNot: "consulté seulement : ses mots n’ont jamais été comparés",

  proposalsList: "Propositions des pairs",
  proposalsEmptyTitle: "Aucun pair ne propose rien",
  proposalsEmptyText:
    "Ce que des pairs modifieraient dans nos éléments attend ici, champ par champ.",
  colFrom: "De",
  colField: "Champ",
  colIncident: "Incident ou signalement",
  colWhen: "Quand",
  proposalOurs: "Ici, maintenant",
  proposalTheirs: (peer) => `Tel que ${peer} le voudrait`,
  proposalAccept: "Accepter",
  proposalReject: "Refuser",
  proposalReason: "Motif (facultatif)",
  proposalReasonHint: "Figure seulement dans le journal de ce coffre.",
  proposalAccepted: "Accepté ; le pair l’apprendra avec le prochain paquet",
  proposalRejected: "Refusé ; le pair l’apprendra avec le prochain paquet",
  conflictsList: "Conflits ouverts",
  conflictsEmptyTitle: "Aucun conflit n’est ouvert",
  conflictsEmptyText:
    "Lorsque deux côtés ont écrit un long texte sans le savoir, les deux se trouvent ici côte à côte.",
  conflictTexts: "Les textes côte à côte",
  conflictBase: "Avant",
  conflictBaseUnknown: "inconnu",
  conflictOurs: "Le nôtre",
  conflictTheirs: "Le leur",
  conflictOther: (number) => `Texte ${number}`,
  conflictResult: "Le texte à retenir",
  conflictResultHint: "Modifiez-le librement ; rien ne se perd, le journal conserve chaque texte.",
  conflictTake: (name) => `Partir de : ${name}`,
  conflictTakeBoth: "Partir des deux modifications",
  conflictSettle: "Trancher",
  conflictSettled: "Tranché ; les autres l’apprendront avec le prochain paquet",
  conflictEmpty: "Le texte est vide.",
  partKinds: {
    ours: "modifié ici",
    theirs: "modifié là-bas",
    both: "modifié de même",
    conflict: "diffère",
  },

  bundlesList: "Paquets partis et arrivés",
  bundlesEmptyTitle: "Aucun paquet n’est encore parti ni arrivé",
  bundlesEmptyText: "Chaque paquet figure ici avec son contenu et ceux qui l’ont confirmé.",
  sent: "envoyé",
  received: "reçu",
  colDirection: "Sens",
  colWith: "Avec",
  colNumber: "N°",
  colSize: "Taille",
  colRecords: "Éléments",
  colConfirmed: "Confirmé",
  receipt: "accusé",
  confirmedAt: (peer) => `Confirmé par ${peer}`,
  notConfirmed: "pas encore confirmé",
  bundleId: "Paquet",
  bundleChoose: "Choisissez un paquet pour voir son contenu.",
  bundleContent: "Son contenu",
  registerPeer: "Pair",
  registerHint: "Ce qu’un pair détient de nous, et depuis quand.",
  registerList: "Ce que le pair détient",
  registerEmptyTitle: "Ce pair ne détient rien de nous",
  registerEmptyText: "Ce qui sort dans un paquet est consigné ici, élément par élément.",
  registerNoPeers: "Aucun pair n’est encore connu",
  registerChoose: "Choisissez une ligne pour voir ses éléments.",
  registerRecords: "Ses éléments",
  colSince: "Depuis",
  colLast: "Dernier envoi",
  colStatus: "État",
  registerElse: "N’appartient à aucun incident ni signalement",
  undelivered: (count, shown) =>
    count === 1 ? "1 élément non confirmé" : `${shown} éléments non confirmés`,
  delivered: "tout est confirmé",
  holdings: {
    has: "le détient",
    deleted: "sait qu’il est supprimé",
    recalling: "rappelé, sans réponse",
    recalled: "l’a retiré",
    kept: "a refusé de le retirer",
  },
  sharedWith: "Partagé avec",
  sharedNone: "Rien n’en est sorti de ce coffre.",
  sharedKeptUp: "tenu à jour",
  sharedStopped: "non tenu à jour",
  sharedStop: "Ne plus envoyer les modifications",
  sharedStart: "Envoyer de nouveau les modifications",
  sharedStopDone: "Plus rien n’en part de soi-même vers le pair",
  sharedStartDone: "Ses modifications partent de nouveau vers le pair",
};
