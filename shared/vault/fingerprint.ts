import { FINGERPRINT_WORDS } from "./fingerprint-words-data.ts";

/** Bytes of the fingerprint that are spelled out: enough for an eye that compares, see {@link fingerprintWords}. */
export const FINGERPRINT_WORD_COUNT = 4;

/**
 * Words to show before the passphrase box, so that a vault that somebody swapped is noticed (threats row 9).
 * They stand for the first 32 bits only: what an installation pins is the whole fingerprint.
 */
export function fingerprintWords(fingerprint: Uint8Array): string {
  return Array.from(
    fingerprint.subarray(0, FINGERPRINT_WORD_COUNT),
    (byte) => FINGERPRINT_WORDS[byte] ?? "",
  ).join(" ");
}
