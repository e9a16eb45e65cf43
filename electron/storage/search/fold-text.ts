/**
 * One spelling for all that a person would take for the same when searching: lower case, no accents in any script
 * (Latin, Greek, Cyrillic), final sigma as sigma, compatibility forms as ordinary letters, and the few Latin letters
 * that have no accent to take off.
 */
export function foldText(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  return text
    .normalize("NFKD")
    .replaceAll(MARKS, "")
    .toLowerCase()
    .replaceAll(LETTERS, (letter) => PLAIN_LETTERS.get(letter) ?? letter);
}

const MARKS = /\p{M}/gu;

const PLAIN_LETTERS: ReadonlyMap<string, string> = new Map([
  ["ς", "σ"],
  ["ß", "ss"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["ø", "o"],
  ["đ", "d"],
  ["ð", "d"],
  ["ħ", "h"],
  ["ı", "i"],
  ["ł", "l"],
  ["ŋ", "n"],
  ["þ", "th"],
  ["ŧ", "t"],
]);
const LETTERS = new RegExp(`[${[...PLAIN_LETTERS.keys()].join("")}]`, "gu");

function isAscii(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- the range is the whole of ASCII
  return /^[\u0000-\u007f]*$/.test(text);
}
