import type { Texts } from "../texts.ts";

/** Mots du jugement structuré : hypothèses, éléments et la matrice entre eux. */
export const judgement: Texts["judgement"] = {
  title: "Jugement",
  question: "Question",
  questionHint:
    "Les hypothèses qui ont la même question sont en concurrence, par exemple « Qui est derrière ? ».",
  questionDefault: "Qui est derrière ?",
  hypothesis: "Hypothèse",
  hypotheses: "Hypothèses",
  hypothesisAdd: "Ajouter une hypothèse",
  hypothesisEdit: "Modifier l’hypothèse",
  hypothesisAdded: "Hypothèse ajoutée",
  hypothesisRemoved: "Hypothèse retirée",
  claim: "Hypothèse",
  claimHint: "Une réponse possible, en une affirmation simple qui peut se révéler fausse.",
  claimMissing: "Indiquez une question et une réponse possible.",
  likelihood: "Probabilité",
  likelihoodHint:
    "À quel point il est probable que l’hypothèse soit vraie. Le mot est toujours suivi de sa fourchette.",
  notJudged: "pas encore jugée",
  confidence: "Confiance dans le jugement",
  confidenceHint:
    "À quel point le jugement est fondé : des sources rares ou faibles donnent « faible », plusieurs bonnes sources concordantes « élevée ».",
  wouldChange: "Ce qui changerait notre avis",
  wouldChangeHint: "Ce que nous devrions voir pour juger autrement, et où nous pourrions le voir.",
  status: "État",
  item: "Élément",
  items: "Éléments",
  itemAdd: "Ajouter un élément",
  itemEdit: "Modifier l’élément",
  itemAdded: "Élément ajouté",
  itemRemoved: "Élément retiré",
  itemText: "Ce que l’on sait",
  itemTextHint: "Un fait, une déclaration ou une absence là où l’on attendrait quelque chose.",
  itemMissing: "Écrivez ce que l’on sait ou choisissez un enregistrement.",
  record: "Repose sur",
  recordHint: "Un enregistrement de cet incident ; son marquage vaut alors aussi pour l’élément.",
  recordGone: "l’enregistrement n’existe plus",
  grade: "Cotation",
  reliability: "Fiabilité de la source",
  reliabilityHint:
    "À quel point on a pu se fier à la source jusqu’ici, quoi qu’elle dise à présent.",
  credibility: "Crédibilité de l’information",
  credibilityHint: "À quel point cette information même est croyable, quelle qu’en soit la source.",
  tellsApart: "Départage",
  place: "Rang",
  placeOf: (place) => `Rang ${place}`,
  against: "Contre",
  inFavour: "Pour",
  score: (against, inFavour) => `${against} contre, ${inFavour} pour`,
  unrated: (count) => (count === 1 ? "1 élément non évalué" : `${count} éléments non évalués`),
  why: "Comment le score se forme",
  whyNone: "Aucun élément ne parle encore pour ou contre.",
  method:
    "L’hypothèse contre laquelle il y a le moins l’emporte. Chaque élément pèse de 0 à 8 selon sa cotation : A et 1 comptent 4 chacun, B et 2 comptent 3, C et 3 comptent 2, D et 4 comptent 1, E et 5 rien, F et 6 autant que C et 3. « Incompatible » compte le poids une fois, « fortement incompatible » deux fois. Ce qui parle pour ne départage que les égalités.",
  matrix: "Matrice des éléments et des hypothèses",
  matrixHelp:
    "Les flèches déplacent. + et − remplissent une case, une deuxième fois avec la valeur plus forte ; 0 est neutre, x sans objet, Suppr vide. Entrée ouvre l’élément ou l’hypothèse d’un en-tête.",
  cellEmpty: "non évalué",
  cell: (rating, item, claim) => `${rating} : ${item} / ${claim}`,
  noHypotheses: "Aucune hypothèse pour l’instant",
  noHypothesesText:
    "Énoncez au moins deux réponses possibles à une question, ajoutez ce que l’on sait et évaluez chaque élément face à chaque hypothèse. C’est ce qui contredit une réponse qui compte, non ce qui lui convient.",
  noItems: "Aucun élément pour l’instant",
  noItemsText:
    "Ajoutez ce que l’on sait avec la cotation de la source, puis évaluez-le dans la matrice.",
  oneHypothesis:
    "Une seule hypothèse n’a pas de concurrente : ajoutez au moins une autre réponse possible.",
  computedHere:
    "Les scores sont calculés à partir des éléments et hypothèses présents dans ce document.",
};
