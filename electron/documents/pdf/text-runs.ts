import { documentText } from "../../../shared/domain/documents/printable-text.ts";
import type { Face, FontPart, FontParts } from "./fonts.ts";

/** A piece of a line that one font file draws. */
export interface TextRun {
  readonly font: string;
  readonly text: string;
}

export interface TextStyle {
  readonly face: Face;
  readonly size: number;
}

export interface TextLine {
  readonly runs: readonly TextRun[];
}

type WidthOf = (text: string) => number;
export type MeasureRun = (run: TextRun, size: number) => number;

/**
 * Sets a foreign text into lines of a width. Lines break where it has line feeds, else between words; a word that is wider
 * than the line breaks after a sign such as `/` or `.`, or anywhere if there is none.
 */
export interface Typesetter {
  readonly lines: (text: string, style: TextStyle, width: number) => readonly TextLine[];
  /** Width of the longest line if nothing had to break, and of the longest word. */
  readonly extent: (text: string, style: TextStyle) => { natural: number; word: number };
}

/** Words that are remembered with their width; a table of addresses has no end of new ones. */
const MAX_REMEMBERED = 50_000;

export function createTypesetter(parts: FontParts, measure: MeasureRun): Typesetter {
  const widths = new Map<string, number>();
  const widthOf = (text: string, { face, size }: TextStyle): number => {
    const key = `${face} ${String(size)} ${text}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    const width = splitRuns(text, parts[face]).reduce((sum, run) => sum + measure(run, size), 0);
    if (widths.size >= MAX_REMEMBERED) widths.clear();
    widths.set(key, width);
    return width;
  };
  const known = new Map<string, string>();
  // A cell is looked at twice: for the width of its column, and when it is set.
  const printed = (text: string): string => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = printedText(text);
    if (known.size >= MAX_REMEMBERED) known.clear();
    known.set(text, made);
    return made;
  };
  return {
    lines: (text, style, width) =>
      printed(text)
        .split("\n")
        .flatMap((line) => wrap(line, width, (piece) => widthOf(piece, style)))
        .map((line) => ({ runs: splitRuns(line, parts[style.face]) })),
    extent: (text, style) => {
      const lines = printed(text).split("\n").map(wordsOf);
      const widthsOf = (words: readonly string[]) =>
        words.map((word) => widthOf(word.slice(0, MAX_LINE_CHARS), style));
      return {
        natural: largest(lines.map((words) => widthsOf(words).reduce((sum, one) => sum + one, 0))),
        word: largest(lines.flatMap((words) => widthsOf(words.map((word) => word.trimEnd())))),
      };
    },
  };
}

function largest(values: readonly number[]): number {
  return values.reduce((most, one) => Math.max(most, one), 0);
}

/** Letters with their accents in one character, since accents of another file would stand beside them. */
function printedText(text: string): string {
  return documentText(text).normalize("NFC").replaceAll("\t", "    ");
}

/** Widths are sums of fractions: a line that just fits must not break over the last of them. */
const ROUNDING = 0.01;

function wrap(line: string, width: number, widthOf: WidthOf): readonly string[] {
  const lines: string[] = [];
  let current = "";
  let filled = 0;
  for (const piece of wordsOf(line).flatMap((word) => broken(word, width, widthOf))) {
    if (current !== "" && filled + widthOf(piece.trimEnd()) > width + ROUNDING) {
      lines.push(current.trimEnd());
      current = "";
      filled = 0;
    }
    current += piece;
    filled += widthOf(piece);
  }
  return [...lines, current.trimEnd()];
}

/** Blanks belong to the word before them, those at the beginning to the first: what is indented stays so. */
function wordsOf(line: string): readonly string[] {
  return line.match(/^ *[^ ]* *|[^ ]+ */g) ?? [];
}

/** No line of a page holds more characters; longer words are cut without being measured whole again and again. */
const MAX_LINE_CHARS = 400;

function broken(word: string, width: number, widthOf: WidthOf): readonly string[] {
  const pieces: string[] = [];
  let rest = word;
  while (rest.length > MAX_LINE_CHARS || widthOf(rest.trimEnd()) > width + ROUNDING) {
    const length = fittingLength(rest.slice(0, MAX_LINE_CHARS + 1), width, widthOf);
    if (length >= rest.length) break;
    pieces.push(rest.slice(0, length));
    rest = rest.slice(length);
  }
  return [...pieces, rest];
}

const BREAK_AFTER = ["/", ".", "-", "_", "?", "&", "=", ",", ";", ":"];

/** How much of a word fits, found by halves; at least one character, so that every word comes to an end. */
function fittingLength(word: string, width: number, widthOf: WidthOf): number {
  let low = 1;
  let high = Math.max(1, word.length - 1);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (widthOf(word.slice(0, middle)) <= width) low = middle;
    else high = middle - 1;
  }
  const sign = Math.max(...BREAK_AFTER.map((one) => word.lastIndexOf(one, low - 1)));
  const length = sign >= low / 2 ? sign + 1 : low;
  return /[\ud800-\udbff]/.test(word.charAt(length - 1)) ? length + 1 : length;
}

function splitRuns(text: string, parts: readonly FontPart[]): readonly TextRun[] {
  const runs: { font: string; text: string }[] = [];
  for (const character of text) {
    const { font, shown } = drawn(character, parts);
    const last = runs.at(-1);
    if (last?.font === font) last.text += shown;
    else runs.push({ font, text: shown });
  }
  return runs;
}

/** A character that no font has is written by its number: a blank box would hide that there is something to read. */
function drawn(character: string, parts: readonly FontPart[]): { font: string; shown: string } {
  const codePoint = character.codePointAt(0) ?? 0;
  const part = parts.find(({ has }) => has(codePoint));
  if (part !== undefined) return { font: part.name, shown: character };
  const hex = codePoint.toString(16).toUpperCase().padStart(4, "0");
  return { font: parts[0]?.name ?? "", shown: `[U+${hex}]` };
}
