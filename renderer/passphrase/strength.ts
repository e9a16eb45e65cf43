import type { VaultFailureOf } from "../../shared/vault/failures.ts";
import { checkPassphrase } from "../../shared/vault/passphrase.ts";

/** How a new passphrase stands: not yet typed, refused by a rule, or good enough to some degree. */
export type PassphraseStanding =
  | { readonly kind: "empty" }
  | { readonly kind: "refused"; readonly reason: VaultFailureOf<"passphrase-refused">["reason"] }
  | { readonly kind: "accepted"; readonly strength: PassphraseStrength };

export type PassphraseStrength = "enough" | "good" | "strong";

/** Judges a new passphrase by the vault's rules, and by its length above them. */
export function judgePassphrase(passphrase: string): PassphraseStanding {
  if (passphrase === "") return { kind: "empty" };
  const checked = checkPassphrase(passphrase);
  if (!checked.ok) return { kind: "refused", reason: checked.error.reason };
  return { kind: "accepted", strength: strengthOf(checked.value) };
}

/** Typed a second time and equal, when it was typed the second time at all. */
export function isRepeated(passphrase: string, again: string): boolean {
  return again !== "" && passphrase.normalize("NFC") === again.normalize("NFC");
}

/** Length counts most against guessing; repeated characters do not count as length. */
const GOOD = { characters: 17, distinct: 9 } as const;
const STRONG = { characters: 24, distinct: 11 } as const;

function strengthOf(passphrase: string): PassphraseStrength {
  const characters = Array.from(passphrase);
  const distinct = new Set(characters).size;
  if (characters.length >= STRONG.characters && distinct >= STRONG.distinct) return "strong";
  if (characters.length >= GOOD.characters && distinct >= GOOD.distinct) return "good";
  return "enough";
}
