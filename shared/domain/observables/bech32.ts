/** Bech32 (BIP 173) and bech32m (BIP 350) addresses: checksum and version rules, without decoding the program. */

const CHARSET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const BECH32 = 1;
const BECH32M = 0x2bc830a3;
/** BIP 173: an address has at most 90 characters. */
const MAX_CHARS = 90;

/**
 * True for a segregated-witness address of the given human-readable part, in one case throughout:
 * version 0 with the first checksum, 1 to 16 with the second, and a program of the right length.
 */
export function isSegwitAddress(text: string, humanReadablePart: string): boolean {
  if (text.length > MAX_CHARS) return false;
  const lower = text.toLowerCase();
  if (text !== lower && text !== text.toUpperCase()) return false;
  if (!lower.startsWith(`${humanReadablePart}1`)) return false;
  const data = Array.from(lower.slice(humanReadablePart.length + 1), (c) => CHARSET.indexOf(c));
  if (data.length < 8 || data.includes(-1)) return false;
  const [version = 0] = data;
  const programBytes = Math.floor(((data.length - 7) * 5) / 8);
  if (version > 16 || programBytes < 2 || programBytes > 40) return false;
  if (version === 0 && programBytes !== 20 && programBytes !== 32) return false;
  return polymod([...expand(humanReadablePart), ...data]) === (version === 0 ? BECH32 : BECH32M);
}

function expand(humanReadablePart: string): readonly number[] {
  const codes = Array.from(humanReadablePart, (char) => char.charCodeAt(0));
  return [...codes.map((code) => code >>> 5), 0, ...codes.map((code) => code & 31)];
}

function polymod(values: readonly number[]): number {
  let checksum = 1;
  for (const value of values) {
    const top = checksum >>> 25;
    checksum = ((checksum & 0x1ffffff) << 5) ^ value;
    for (const [bit, generator] of GENERATOR.entries()) {
      if ((top >>> bit) & 1) checksum ^= generator;
    }
  }
  return checksum;
}
