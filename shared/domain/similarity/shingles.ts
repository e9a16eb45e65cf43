/** Words of a title that say nothing about the case: reply marks, ticket numbers, list tags. */
const NOISE = /^(?:re|fw|fwd|aw|wg|tr|rv)$/;

/** Titles are short; what is beyond is a pasted body and would only cost time. */
const MAX_TITLE_LENGTH = 512;

/**
 * The shingles of a title: its pairs of neighbouring words, folded to lower case without accents, reply marks and
 * ticket numbers taken out. A title of one word gives that word.
 */
export function titleShingles(title: string): ReadonlySet<string> {
  const words = titleWords(title);
  if (words.length === 1) return new Set(words);
  return new Set(words.slice(1).map((word, index) => `${words[index] ?? ""} ${word}`));
}

/** Share of shingles in common, 0 to 1 (Jaccard); 0 when either side has none. */
export function shingleOverlap(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  if (left.size === 0 || right.size === 0) return 0;
  const shared = [...left].filter((shingle) => right.has(shingle)).length;
  return shared / (left.size + right.size - shared);
}

function titleWords(title: string): readonly string[] {
  return title
    .slice(0, MAX_TITLE_LENGTH)
    .replaceAll(/\[[^\]]{0,64}\]/g, " ")
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}.@-]+/u)
    .map((word) => word.replaceAll(/^[.@-]+|[.@-]+$/g, ""))
    .filter((word) => word !== "" && !NOISE.test(word) && !/^\d+$/.test(word));
}
