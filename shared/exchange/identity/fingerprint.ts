import { err, ok, type Result } from "../../result.ts";
import { FINGERPRINT_WORDS } from "../../vault/fingerprint-words-data.ts";
import type { IdentityCrypto } from "./identity-crypto.ts";
import { bytesOfBase64 } from "./values.ts";

export const FINGERPRINT_DOMAIN = "watchpost organisation fingerprint v1";

/** 128 bits by voice: a second key with the same words is out of reach of anybody. */
export const SPOKEN_WORD_COUNT = 16;
/** 199 bits by telephone keypad: 12 groups of 5. */
export const SPOKEN_DIGIT_COUNT = 60;
const DIGITS_PER_GROUP = 5;

/** What stands for an organisation's root key. */
export interface Fingerprint {
  /** All 32 bytes, lower-case hexadecimal. */
  readonly hex: string;
  /** The first 16 bytes as words, with spaces between. */
  readonly words: string;
  /** All 32 bytes as a number modulo 10^60, in groups of five. */
  readonly digits: string;
}

/** BLAKE2b-256 over the domain, a zero byte and the root public key, in the forms in which people compare it. */
export function fingerprintOf(
  crypto: Pick<IdentityCrypto, "hash">,
  rootKeyBase64: string,
): Fingerprint {
  const domain = new TextEncoder().encode(`${FINGERPRINT_DOMAIN}\0`);
  const key = bytesOfBase64(rootKeyBase64);
  const input = new Uint8Array(domain.length + key.length);
  input.set(domain);
  input.set(key, domain.length);
  const bytes = crypto.hash(input);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const words = Array.from(bytes.subarray(0, SPOKEN_WORD_COUNT), wordOf).join(" ");
  return { hex, words, digits: digitsOf(hex) };
}

/** Why spoken words or digits don't confirm a fingerprint. */
export interface SpokenMismatch {
  /** `incomplete`: right so far, but not all. `unknown-word`: a slip of the tongue or the keyboard, perhaps. */
  readonly reason: "incomplete" | "unknown-word" | "differs";
  /** 1-based number of the first word or group that is wrong or missing. */
  readonly position: number;
  readonly expectedCount: number;
}

/**
 * Compares what was heard and typed with a fingerprint: all words or all digits, whatever their case, spacing and
 * punctuation. Tells which of both it was.
 */
export function compareSpoken(
  fingerprint: Pick<Fingerprint, "words" | "digits">,
  typed: string,
): Result<"words" | "digits", SpokenMismatch> {
  const text = typed.slice(0, MAX_TYPED_CHARS).normalize("NFKC").toLowerCase();
  return /[a-z]/.test(text)
    ? compareWords(fingerprint.words.split(" "), text)
    : compareDigits(fingerprint.digits, text);
}

/** Generous room for spacing; more is no fingerprint. */
const MAX_TYPED_CHARS = 1_024;
const KNOWN_WORDS: ReadonlySet<string> = new Set(FINGERPRINT_WORDS);

function wordOf(byte: number): string {
  return FINGERPRINT_WORDS[byte] ?? "";
}

function digitsOf(hex: string): string {
  const number = BigInt(`0x${hex}`) % 10n ** BigInt(SPOKEN_DIGIT_COUNT);
  const digits = number.toString().padStart(SPOKEN_DIGIT_COUNT, "0");
  return (digits.match(/\d{5}/g) ?? []).join(" ");
}

function compareWords(expected: readonly string[], text: string): Result<"words", SpokenMismatch> {
  const found = text.match(/[a-z]+/g) ?? [];
  // Words that were run together or spelled out: the letters decide.
  if (found.join("") === expected.join("")) return ok("words");
  const position = expected.findIndex((word, at) => word !== found[at]);
  const expectedCount = expected.length;
  // All words are right, but more follow.
  if (position === -1)
    return err({ reason: "differs", position: expectedCount + 1, expectedCount });
  const wrong = found[position];
  if (wrong === undefined)
    return err({ reason: "incomplete", position: position + 1, expectedCount });
  const reason = KNOWN_WORDS.has(wrong) ? "differs" : "unknown-word";
  return err({ reason, position: position + 1, expectedCount });
}

function compareDigits(expectedDigits: string, text: string): Result<"digits", SpokenMismatch> {
  const expected = expectedDigits.replaceAll(" ", "");
  const found = text.replaceAll(/\D/g, "");
  if (found === expected) return ok("digits");
  const expectedCount = SPOKEN_DIGIT_COUNT / DIGITS_PER_GROUP;
  let same = 0;
  while (same < expected.length && expected[same] === found[same]) same += 1;
  const position = Math.floor(same / DIGITS_PER_GROUP) + 1;
  return err({ reason: same === found.length ? "incomplete" : "differs", position, expectedCount });
}
