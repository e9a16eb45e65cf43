/** Words of the dialog in which both sides read their fingerprints to each other. */
export const ceremony = {
  title: (name: string) => `Compare fingerprints with ${name}`,
  intro:
    "Call the peer on a number that you know, or meet. First read yours aloud while they type it; then type what they read to you. What the screen of the peer shows is not shown here.",
  form: "Read as",
  words: "Words",
  digits: "Digits",
  means: "How do you speak to each other?",
  meansPlaceholder: "Choose",
  meansNames: { phone: "By phone", video: "By video", "in-person": "In person" },
  meansMissing: "Say how you speak to each other; it is kept with the decision.",
  ours: "1. Read yours aloud",
  ourWords: "Words of our fingerprint",
  ourDigits: "Digits of our fingerprint",
  theyCompared: "They say that ours is right on their side",
  theyComparedHint: "Kept with the peer when your comparison is right, too.",
  theirs: "2. Type what they read",
  wordOf: (number: number, count: number) => `Word ${number} of ${count}`,
  wordHint: "The first letters will do; space takes the word, Backspace takes the last one back.",
  wordUnknown: "No word of the list begins like this. Ask to have it spelled.",
  heardWords: "Words heard so far",
  wordHeard: (number: number, word: string) => `Word ${number}: ${word}. Hear it again`,
  wordDiffers: (number: number, word: string) => `Word ${number}: ${word} differs. Hear it again`,
  hearAgain: (number: number) => `Hear word ${number} again`,
  wrongWords: (numbers: readonly number[]) =>
    numbers.length === 1
      ? `Word ${String(numbers[0])} differs. Ask for it again, and choose it below to type it anew.`
      : `Words ${numbers.join(", ")} differ. Ask for them again, and choose them below to type them anew.`,
  heardDigits: "The 60 digits that they read",
  heardDigitsHint: "In groups of five; spaces don’t matter.",
  wordsMissing: (count: number) =>
    count === 1 ? "1 word is missing." : `${count} words are missing.`,
  digitsMissing: "Type the digits that they read.",
  compare: "Compare",
  done: (name: string) => `The fingerprint of ${name} is right: the peer is verified.`,
};
