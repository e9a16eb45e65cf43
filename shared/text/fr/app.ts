import type { Texts } from "../texts.ts";

export const app: Texts["app"] = {
  product: "Watchpost",
  navigation: "Navigation principale",
  skipToContent: "Aller au contenu",
  demonstration: "Démonstration, supprimée au verrouillage",
  search: "Recherche ou commande…",
  searchOpen: "Rechercher ou exécuter une commande",
  exerciseBand: "EXERCICE EXERCICE EXERCICE",
  exerciseBandLabel: "Ce coffre appartient à un exercice. Rien de ce qu’il contient n’est réel.",
  vaultOf: (organisation, vault) => `${organisation} (${vault})`,
  statusBar: "État",
  lastBackup: (when) => `dernière sauvegarde ${when}`,
  lastBackupNever: "aucune sauvegarde pour l’instant",
  highestMarking: "marquage le plus élevé à l’écran",
  nothingMarked: "aucun marquage à l’écran",
  clockUtc: "UTC",
  lock: "Verrouiller le coffre",
  navigationGroup: "Aller à",
  goTo: (place) => `Aller à ${place}`,
  openPalette: "Rechercher ou exécuter une commande",
  themeToggle: "Basculer entre clair et sombre",
  densityToggle: "Basculer entre lignes normales et compactes",
  notFoundTitle: "Cette page n’existe pas",
  notFoundText: "L’adresse ne mène nulle part. La navigation de gauche énumère toutes les pages.",
  crashedTitle: "Une erreur de notre part s’est produite sur cette page",
  crashedText:
    "Rien de ce qui est enregistré n’est touché. Les brouillons non enregistrés sont conservés.",
  reload: "Recharger la page",
  connecting: "Connexion au noyau",
  reconnecting: "La connexion au noyau est rompue. Reconnexion en cours…",
  sessionLostTitle: "Cette fenêtre n’est plus connectée",
  sessionLostText:
    "L’adresse de départ ne sert qu’une fois, et cette page a été rechargée ou le programme est terminé. Relancez Watchpost pour continuer. Tout ce qui est enregistré est conservé.",
  theme: "Thème",
  draftsUnavailable:
    "Les brouillons non enregistrés ne peuvent pas être conservés dans cette fenêtre. Enregistrez souvent.",
  vaultNotices: {
    "older-copy": {
      title: "Ce coffre est plus ancien que ce que ce poste en a vu",
      text: "Il contient moins qu’avant, ou autre chose : une copie plus ancienne a pris sa place, et le travail fait depuis manque ici. Si ce n’est pas vous, arrêtez-vous, laissez le dossier tel quel et cherchez qui a accès à cet ordinateur. Une sauvegarde plus récente peut être restaurée comme un coffre à part.",
    },
    "not-closed-in-order": {
      title: "Ce coffre n’a pas été fermé correctement",
      text: "Le programme ou l’ordinateur s’est arrêté pendant qu’il était ouvert. Tout ce qui était enregistré est conservé ; ce qui était en cours de frappe est gardé comme brouillon si le temps a suffi. Une vérification montre si les fichiers sont intacts.",
    },
    "not-closed-but-whole": {
      title: "Ce coffre n’a pas été fermé correctement, mais il est intact",
      text: "Le programme ou l’ordinateur s’est arrêté alors qu’il était ouvert. Une vérification rapide a parcouru toutes les tables et la chaîne du journal sans rien trouver ; les fichiers de preuve et les index relèvent de la vérification complète.",
    },
    "not-closed-and-damaged": {
      title: "Ce coffre n’a pas été fermé correctement et il est endommagé",
      text: "Une vérification rapide a trouvé des dégâts. Laissez le dossier tel quel, ne travaillez plus dans ce coffre et lancez une vérification complète : elle nomme ce qui est endommagé. La dernière sauvegarde peut être restaurée comme coffre à part.",
    },
  },
  checkDue: {
    title: "Le coffre n’a pas été vérifié depuis une semaine",
    text: "Une vérification lit tout et trouve les dégâts tant qu’il existe encore une bonne sauvegarde.",
  },
  vaultNoticesLabel: "À propos de ce coffre",
  checkNow: "Vérifier maintenant",
  dismiss: "Masquer",
};
