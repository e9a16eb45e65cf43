import { err, ok, type Result } from "../result.ts";
import type { VaultFailureOf } from "./failures.ts";

/** 168 random bits: guessing is hopeless without a slow hash, so that the code also opens a vault on a weak machine. */
export const RECOVERY_SECRET_SIZE_BYTES = 21;

/** Characters of a printed code without the dashes: 34 of data, 6 of checksum, in 8 groups of 5. */
export const RECOVERY_CODE_LENGTH = 40;

/**
 * Prints a recovery secret of {@link RECOVERY_SECRET_SIZE_BYTES} bytes in Crockford's base 32, with the checksum
 * of BIP 173 (as amended by BIP 350), which finds every typing error in up to four characters.
 */
export function formatRecoveryCode(secret: Uint8Array): string {
  if (secret.length !== RECOVERY_SECRET_SIZE_BYTES)
    throw new Error("a recovery secret has 21 bytes");
  const data = toFiveBitGroups(secret);
  const symbols = [...data, ...checksum(data)].map((value) => ALPHABET.charAt(value)).join("");
  return (symbols.match(/.{5}/g) ?? []).join("-");
}

/**
 * Reads a code as people type it: either case, O for 0, I or L for 1, spaces and dashes anywhere.
 * Fails with `recovery-code-mistyped`; a code that passes may still belong to another vault.
 */
export function parseRecoveryCode(
  text: string,
): Result<Uint8Array, VaultFailureOf<"recovery-code-mistyped">> {
  if (text.length > MAX_TYPED_LENGTH) return mistyped("length", 0);
  const typed = Array.from(text.toUpperCase()).filter((character) => !SEPARATORS.test(character));
  const values = typed.map((character) =>
    ALPHABET.indexOf(LOOK_ALIKES.get(character) ?? character),
  );
  const unknown = values.indexOf(-1);
  if (unknown !== -1) return mistyped("character", unknown + 1);
  if (values.length !== RECOVERY_CODE_LENGTH) return mistyped("length", 0);
  if (polymod([...PREFIX, ...values]) !== BECH32M) return mistyped("checksum", 0);
  const data = values.slice(0, DATA_LENGTH);
  // The last character carries two bits that belong to no byte.
  return ((data.at(-1) ?? 0) & 3) === 0 ? ok(fromFiveBitGroups(data)) : mistyped("checksum", 0);
}

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map([
  ["O", "0"],
  ["I", "1"],
  ["L", "1"],
]);
const SEPARATORS = /^[\s\-\u2010-\u2015\u2212._]$/u;
/** Room for generous spacing; more is not a code. */
const MAX_TYPED_LENGTH = 256;
const DATA_LENGTH = 34;
const CHECKSUM_LENGTH = 6;

/** Keeps codes of other programs with the same construction apart: "wpvault" in the sense of BIP 173. */
const PREFIX: readonly number[] = expandPrefix("wpvault");
const BECH32M = 0x2bc830a3;
const GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3] as const;

function mistyped(
  reason: VaultFailureOf<"recovery-code-mistyped">["reason"],
  position: number,
): Result<never, VaultFailureOf<"recovery-code-mistyped">> {
  return err({ kind: "recovery-code-mistyped", reason, position });
}

function checksum(data: readonly number[]): readonly number[] {
  const empty = Array.from({ length: CHECKSUM_LENGTH }, () => 0);
  const remainder = polymod([...PREFIX, ...data, ...empty]) ^ BECH32M;
  return empty.map((_, index) => (remainder >> (5 * (CHECKSUM_LENGTH - 1 - index))) & 31);
}

/** Remainder of the code polynomial over GF(32), BIP 173 "Checksum". */
function polymod(values: readonly number[]): number {
  let remainder = 1;
  for (const value of values) {
    const top = remainder >> 25;
    remainder = ((remainder & 0x1ffffff) << 5) ^ value;
    GENERATORS.forEach((generator, bit) => {
      if (((top >> bit) & 1) === 1) remainder ^= generator;
    });
  }
  return remainder;
}

function expandPrefix(prefix: string): readonly number[] {
  const codes = Array.from(prefix, (character) => character.codePointAt(0) ?? 0);
  return [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)];
}

function toFiveBitGroups(bytes: Uint8Array): readonly number[] {
  const groups: number[] = [];
  let pending = 0;
  let pendingBits = 0;
  for (const byte of bytes) {
    pending = (pending << 8) | byte;
    pendingBits += 8;
    while (pendingBits >= 5) {
      pendingBits -= 5;
      groups.push((pending >> pendingBits) & 31);
      pending &= (1 << pendingBits) - 1;
    }
  }
  return [...groups, (pending << (5 - pendingBits)) & 31];
}

function fromFiveBitGroups(groups: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  let pending = 0;
  let pendingBits = 0;
  for (const group of groups) {
    pending = (pending << 5) | group;
    pendingBits += 5;
    if (pendingBits >= 8) {
      pendingBits -= 8;
      bytes.push((pending >> pendingBits) & 255);
      pending &= (1 << pendingBits) - 1;
    }
  }
  return Uint8Array.from(bytes);
}
