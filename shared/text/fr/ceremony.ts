import type { Texts } from "../texts.ts";

/** Mots du dialogue où les deux côtés se lisent leurs empreintes. */
export const ceremony: Texts["ceremony"] = {
  title: (name) => `Comparer les empreintes avec ${name}`,
  intro:
    "Appelez le pair à un numéro que vous connaissez, ou rencontrez-le. Lisez d’abord la vôtre pendant qu’il la saisit ; saisissez ensuite ce qu’il vous lit. Ce que montre son écran n’est pas affiché ici.",
  form: "Lire sous forme de",
  words: "Mots",
  digits: "Chiffres",
  means: "Comment vous parlez-vous ?",
  meansPlaceholder: "Choisir",
  meansNames: { phone: "Au téléphone", video: "Par vidéo", "in-person": "En personne" },
  meansMissing: "Indiquez comment vous vous parlez ; c’est gardé avec la décision.",
  ours: "1. Lisez la vôtre",
  ourWords: "Mots de notre empreinte",
  ourDigits: "Chiffres de notre empreinte",
  theyCompared: "Le pair dit que la nôtre est juste chez lui",
  theyComparedHint: "Noté auprès du pair si votre comparaison est juste aussi.",
  theirs: "2. Saisissez ce qu’il lit",
  wordOf: (number, count) => `Mot ${number} sur ${count}`,
  wordHint:
    "Les premières lettres suffisent ; l’espace prend le mot, la touche Retour arrière reprend le dernier.",
  wordUnknown: "Aucun mot de la liste ne commence ainsi. Faites-le épeler.",
  heardWords: "Mots entendus jusqu’ici",
  wordHeard: (number, word) => `Mot ${number} : ${word}. L’entendre de nouveau`,
  wordDiffers: (number, word) => `Mot ${number} : ${word} diffère. L’entendre de nouveau`,
  hearAgain: (number) => `Entendre de nouveau le mot ${number}`,
  wrongWords: (numbers) =>
    numbers.length === 1
      ? `Le mot ${String(numbers[0])} diffère. Faites-le répéter et choisissez-le ci-dessous pour le saisir de nouveau.`
      : `Les mots ${numbers.join(", ")} diffèrent. Faites-les répéter et choisissez-les ci-dessous pour les saisir de nouveau.`,
  heardDigits: "Les 60 chiffres qu’il lit",
  heardDigitsHint: "Par groupes de cinq ; les espaces ne comptent pas.",
  wordsMissing: (count) => (count === 1 ? "Il manque 1 mot." : `Il manque ${count} mots.`),
  digitsMissing: "Saisissez les chiffres qu’il lit.",
  compare: "Comparer",
  done: (name) => `L’empreinte de ${name} est juste : le pair est vérifié.`,
};
