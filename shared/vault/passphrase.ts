import { err, ok, type Result } from "../result.ts";
import type { VaultFailureOf } from "./failures.ts";

/**
 * Shortest passphrase in characters. Argon2id at the default cost makes a guess take half a second, so that
 * twelve characters which are not a known pattern outlast an attacker with a rack of machines.
 */
export const MIN_PASSPHRASE_LENGTH = 12;

/** Longer input adds no strength and would be hashed before anything is known about who sends it. */
export const MAX_PASSPHRASE_LENGTH = 1024;

/**
 * Checks a new passphrase and returns it in the form that is hashed (see {@link normalisePassphrase}).
 * Existing ones are not checked again: the rule may have become stricter since.
 */
export function checkPassphrase(
  passphrase: string,
): Result<string, VaultFailureOf<"passphrase-refused">> {
  const normalised = normalisePassphrase(passphrase);
  const characters = Array.from(normalised);
  if (characters.length < MIN_PASSPHRASE_LENGTH) return refused("too-short");
  if (characters.length > MAX_PASSPHRASE_LENGTH) return refused("too-long");
  // A newline that came along from a file or a paste could not be typed into the unlock box again.
  if (/\p{Cc}/u.test(normalised)) return refused("control-character");
  if (new Set(characters).size < MIN_DISTINCT_CHARACTERS || isRun(characters)) {
    return refused("too-uniform");
  }
  return isCommon(normalised) ? refused("too-common") : ok(normalised);
}

/** Unicode NFC: the same letter typed on another keyboard or system must give the same bytes. */
export function normalisePassphrase(passphrase: string): string {
  return passphrase.normalize("NFC");
}

const MIN_DISTINCT_CHARACTERS = 5;

/** Stems that fill guessing lists; a passphrase made of nothing but these, digits and signs is refused. */
const COMMON_STEMS: readonly string[] = [
  "administrator",
  "watchpost",
  "passphrase",
  "password",
  "passwort",
  "kennwort",
  "motdepasse",
  "correcthorsebatterystaple",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "qwertzuiop",
  "yxcvbnm",
  "azertyuiop",
  "qsdfghjklm",
  "qwerty",
  "qwertz",
  "azerty",
  "letmein",
  "welcome",
  "willkommen",
  "bienvenue",
  "iloveyou",
  "geheim",
  "secret",
  "changeme",
  "default",
  "analyst",
  "incident",
  "summer",
  "winter",
  "sommer",
  "csirt",
  "cert",
  "admin",
  "login",
  "test",
  "abc",
];

function refused(
  reason: VaultFailureOf<"passphrase-refused">["reason"],
): Result<never, VaultFailureOf<"passphrase-refused">> {
  return err({
    kind: "passphrase-refused",
    reason,
    minimumLength: MIN_PASSPHRASE_LENGTH,
    maximumLength: MAX_PASSPHRASE_LENGTH,
  });
}

/** `abcdefghijkl`, `987654321098`: every step goes the same way by one. */
function isRun(characters: readonly string[]): boolean {
  const codes = characters.map((character) => character.codePointAt(0) ?? 0);
  return [1, -1].some((step) =>
    codes.every((code, index) => index === 0 || isStep(codes[index - 1] ?? 0, code, step)),
  );
}

function isStep(before: number, after: number, step: number): boolean {
  const isDigitWrap = Math.abs(after - before) === 9 && isDigit(before) && isDigit(after);
  return after - before === step || isDigitWrap;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isCommon(passphrase: string): boolean {
  // Letters of other scripts are in none of the lists.
  if (/[^\p{ASCII}]/u.test(passphrase)) return false;
  const lowerCase = passphrase.toLowerCase();
  // Digits stand for letters or are just appended: either reading may uncover the pattern.
  return [lowerCase, readLookAlikes(lowerCase)].some((reading) => {
    const letters = reading.replaceAll(/[^a-z]/g, "");
    const rest = COMMON_STEMS.reduce((text, stem) => text.replaceAll(stem, ""), letters);
    return rest.length <= MAX_LETTERS_BESIDE_STEMS;
  });
}

/** A few letters left over (an exclamation, a doubled key) do not make a pattern strong. */
const MAX_LETTERS_BESIDE_STEMS = 3;

const LOOK_ALIKES: ReadonlyMap<string, string> = new Map([
  ["0", "o"],
  ["1", "i"],
  ["3", "e"],
  ["4", "a"],
  ["5", "s"],
  ["@", "a"],
  ["$", "s"],
]);

function readLookAlikes(text: string): string {
  return text.replaceAll(/[01345@$]/g, (sign) => LOOK_ALIKES.get(sign) ?? sign);
}
