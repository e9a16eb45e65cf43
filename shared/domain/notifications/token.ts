/** No vowels and nothing that looks like something else: tokens are read out over the phone. */
export const TOKEN_LETTERS = "BCDFGHJKMNPQRSTVWXZ23456789";
export const TOKEN_LENGTH = 12;

const TOKEN = new RegExp(`N-[${TOKEN_LETTERS}]{${String(TOKEN_LENGTH)}}(?![A-Z0-9])`, "g");
/** A thread quotes the messages before it; the nearest are enough. */
const MOST_TOKENS = 20;

/** The tokens of notifications in a subject, a text or a Message-ID, in their order. */
export function tokensIn(text: string): readonly string[] {
  return [...new Set(text.toUpperCase().match(TOKEN) ?? [])].slice(0, MOST_TOKENS);
}
