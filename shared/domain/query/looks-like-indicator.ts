/**
 * Does this word look like an indicator or a piece of one (address, domain, URL, hash, CVE, path, file name)?
 * Such words are searched as substrings, others as words of a language. Wrong guesses cost relevance, never hits:
 * whoever needs certainty writes `value:`.
 */
export function looksLikeIndicator(text: string): boolean {
  if (text.length < MIN_SUBSTRING_LENGTH || /\s/.test(text)) return false;
  if (/[.:/@\\[\]]/.test(text)) return true;
  if (/^[0-9a-f]{8,}$/i.test(text)) return true;
  return /[0-9]/.test(text) && /[A-Za-z_-]/.test(text);
}

/** Shorter pieces occur nearly everywhere, and the trigram index needs three characters. */
const MIN_SUBSTRING_LENGTH = 3;
