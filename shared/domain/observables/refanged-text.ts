/** One replacement in the original text. */
export interface RefangEdit {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/**
 * A refanged text and the way back. `edits` holds three numbers for each replacement, ascending: where it begins in
 * `text`, and where it begins and ends in the original.
 */
export interface RefangedText {
  readonly text: string;
  readonly edits: readonly number[];
  /** Lengths of the replacements in `text`, one for each edit. */
  readonly replacementLengths: readonly number[];
  /** True when the text had more defanged places than the limit; the rest stands as it was. */
  readonly isTruncated: boolean;
}

/** Applies edits that are ascending and do not overlap. */
export function applyEdits(
  original: string,
  edits: readonly RefangEdit[],
  isTruncated: boolean,
): RefangedText {
  if (edits.length === 0) return { text: original, edits: [], replacementLengths: [], isTruncated };
  const pieces: string[] = [];
  const places: number[] = [];
  const replacementLengths: number[] = [];
  let from = 0;
  let length = 0;
  for (const edit of edits) {
    pieces.push(original.slice(from, edit.start), edit.replacement);
    length += edit.start - from;
    places.push(length, edit.start, edit.end);
    replacementLengths.push(edit.replacement.length);
    length += edit.replacement.length;
    from = edit.end;
  }
  pieces.push(original.slice(from));
  return { text: pieces.join(""), edits: places, replacementLengths, isTruncated };
}

/** Offset in the original of the character at `offset` in the refanged text. */
export function originalStart(refanged: RefangedText, offset: number): number {
  const index = lastEditBefore(refanged, offset + 1);
  if (index === -1) return offset;
  const begin = refanged.edits[index * 3] ?? 0;
  const end = begin + (refanged.replacementLengths[index] ?? 0);
  const isInside = offset < end;
  return isInside
    ? (refanged.edits[index * 3 + 1] ?? 0)
    : (refanged.edits[index * 3 + 2] ?? 0) + offset - end;
}

/** Offset in the original just behind the character before `offset` in the refanged text. */
export function originalEnd(refanged: RefangedText, offset: number): number {
  const index = lastEditBefore(refanged, offset);
  if (index === -1) return offset;
  const begin = refanged.edits[index * 3] ?? 0;
  const end = begin + (refanged.replacementLengths[index] ?? 0);
  return (refanged.edits[index * 3 + 2] ?? 0) + Math.max(0, offset - end);
}

/** Index of the last edit that begins before the offset in the refanged text, or -1. */
function lastEditBefore(refanged: RefangedText, offset: number): number {
  let low = 0;
  let high = refanged.replacementLengths.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((refanged.edits[middle * 3] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
