/** A text in lower case, unit by unit, so that every offset stays what it was. */
export function foldCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  // `İ` becomes two units in lower case; whatever changes its length stays as it is.
  return Array.from(text, (character) => {
    const folded = character.toLowerCase();
    return folded.length === character.length ? folded : character;
  }).join("");
}

/** What is left of a text when case, accents, spaces and punctuation are taken away, and where each unit came from. */
export interface SquashedText {
  readonly text: string;
  readonly offsets: readonly number[];
}

/** Letters that decomposition does not bring back to Latin ones. */
const PLAIN_LETTERS: ReadonlyMap<string, string> = new Map([
  ["ß", "ss"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["ø", "o"],
  ["ł", "l"],
  ["đ", "d"],
  ["ð", "d"],
  ["þ", "th"],
  ["ı", "i"],
]);

export function squashText(text: string): SquashedText {
  const kept: string[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const character of text) {
    for (const unit of plainUnits(character)) {
      kept.push(unit);
      offsets.push(offset);
    }
    offset += character.length;
  }
  return { text: kept.join(""), offsets };
}

function plainUnits(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 128) {
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) return character;
    return code >= 65 && code <= 90 ? character.toLowerCase() : "";
  }
  const lower = character.toLowerCase();
  const plain =
    PLAIN_LETTERS.get(lower) ?? lower.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
  return plain.replaceAll(/[^\p{L}\p{N}]/gu, "");
}

/** As people write umlauts where the keyboard has none: `Müller` as `Mueller`. */
export function withoutUmlauts(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("ä", "ae")
    .replaceAll("ö", "oe")
    .replaceAll("ü", "ue")
    .replaceAll("å", "aa");
}
