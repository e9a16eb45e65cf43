import type { Texts } from "../texts.ts";

export const commonUi: Texts["commonUi"] = {
  backToList: "Retour à la liste",
  close: "Fermer",
  cancel: "Annuler",
  save: "Enregistrer",
  retry: "Réessayer",
  undo: "Annuler l’action",
  details: "Détails",
  show: "Afficher",
  dismiss: "Masquer",
  loading: "Chargement",
  unknown: "inconnu",
  none: "aucun",

  failedTitle: "Le chargement a échoué",
  failedKept: "Rien de ce qui est enregistré n’est touché.",

  palettePlaceholder: "Saisir une commande ou une recherche…",
  paletteLabel: "Commandes et recherche",
  paletteEmpty: (query) => `Aucune commande ne correspond à « ${query} ».`,
  paletteSearchFor: (query) => `Rechercher « ${query} »`,
  paletteResults: (count) => (count === 1 ? "1 entrée" : `${count} entrées`),

  shortcutsTitle: "Raccourcis clavier",
  shortcutsOpen: "Afficher les raccourcis de cet écran",
  shortcutThen: "puis",

  gridRowDown: "Ligne suivante",
  gridRowUp: "Ligne précédente",
  gridFirst: "Première ligne",
  gridLast: "Dernière ligne",
  gridPageDown: "Une page plus bas",
  gridPageUp: "Une page plus haut",
  gridOpen: "Ouvrir la ligne",
  gridMark: "Sélectionner la ligne",
  gridMarkRange: "Sélectionner depuis la dernière sélection jusqu’ici",
  gridMarkAll: "Sélectionner toutes les lignes, ou aucune",
  gridMarkColumn: "Sélection",
  gridRowLoading: "Chargement de la ligne",
  gridMarked: (count) => `Sélection : ${count}`,
  gridRows: (count, formatted) => (count <= 1 ? `${formatted} ligne` : `${formatted} lignes`),
  gridSortAscending: (column) => `Trier par ${column}, ordre croissant`,
  gridSortDescending: (column) => `Trier par ${column}, ordre décroissant`,

  paneResize: "Redimensionner les deux parties",

  copyDefanged: "Copier neutralisé",
  copyOriginal: "Copier l’original",
  copiedDefanged: "Copié sous forme neutralisée",
  copiedOriginal: "Original copié. À manipuler avec précaution.",
  copyFailed: "Impossible d’écrire dans le presse-papiers.",
  copyHint: (modifier) => `Clic : copie neutralisée ; ${modifier}+clic : copie de l’original`,
  hiddenCharacter: (codePoint) => `caractère caché ${codePoint}`,
  lookAlike: "Ressemble à un autre domaine",

  timeUtc: "UTC",
  timeLocal: "heure locale",
  timeUnknown: "aucune heure indiquée",

  severityCritical: "Critique",
  severityHigh: "Élevée",
  severityMedium: "Moyenne",
  severityLow: "Faible",
  severityNone: "Non fixée",
  markingMissing: "TLP manquant",
  markingOf: (label) => `Marquage ${label}`,

  jobProgress: (done, total) => `${done} sur ${total}`,
  jobRemaining: (duration) => `encore ${duration} environ`,
  jobCancel: (label) => `Annuler : ${label}`,
  jobsMore: (count) => (count === 1 ? "et 1 autre tâche" : `et ${count} autres tâches`),
  jobsNone: "Aucune tâche en cours",
  jobsLabel: "Tâches",

  toastRegion: "Messages",
  toastOpen: "Ouvrir",

  markdownCopyLink: "Copier l’adresse",
  markdownImage: (alternative) => (alternative ? `[image : ${alternative}]` : "[image]"),

  htmlAsText: "Affiché en texte",
  htmlShow: "Afficher la mise en page",
  htmlShowText: "Revenir au texte",
  htmlTextNote: "Texte du message. Rien n’y est actif.",
  htmlLayoutNote: "Mise en page sans script, lien ni image, et sans aucun accès au réseau.",
  htmlFrame: "Mise en page du message",
  htmlRemoved: (count) =>
    count <= 1
      ? `${count} élément actif ou distant a été retiré.`
      : `${count} éléments actifs ou distants ont été retirés.`,

  tagAdd: "Ajouter une étiquette",
  tagRemove: (tag) => `Retirer ${tag}`,
  tagHint: "Entrée ajoute, Retour arrière retire la dernière",

  timeField: "Date et heure",
  timeFieldHint: "2026-09-14 10:05, 2026-09-14, 2026-09, maintenant",
  timePrecision: "Précision",
  timeZone: "Fuseau horaire",
  timeUnreadable: "Ce n’est ni une date ni une heure. Écrire par exemple 2026-09-14 10:05.",
  timeGap: "Cette heure n’a pas existé dans ce fuseau : les horloges ont été avancées.",
  timeFold: "Cette heure a eu lieu deux fois dans ce fuseau : la première est retenue.",
  precisionExact: "à la seconde",
  precisionMinute: "à la minute",
  precisionHour: "à l’heure",
  precisionDay: "le jour",
  precisionMonth: "le mois",
  precisionAbout: "environ",
  precisionMargin: "± minutes",

  dropHere: "Déposer ici des fichiers ou des dossiers",
  dropChoose: "Choisir des fichiers…",
  dropChooseOne: "Choisir un fichier…",
  dropOneHere: "ou déposez-le ici",
  dropChooseFolder: "Choisir un dossier…",
  dropLet: "Relâcher pour les ajouter",
  dropSkipped: (count) =>
    count <= 1
      ? `${count} entrée n’a pas pu être lue.`
      : `${count} entrées n’ont pas pu être lues.`,

  editHint: "Entrée enregistre, Échap conserve l’ancienne valeur",
  labelled: (label, value) => `${label} : ${value}`,
  editField: (label) => `Modifier ${label}`,
  editEmpty: "Rien pour l’instant",

  bytes: (amount, unit) => `${amount} ${unit}`,
  durationSeconds: (count) => `${count} s`,
  durationMinutes: (count) => `${count} min`,
  durationHours: (count) => `${count} h`,
  durationDays: (count) => (count === 1 ? "1 jour" : `${count} jours`),
};
