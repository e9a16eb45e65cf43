import { sha256 } from "./sha256.ts";

/** Base58 of Bitcoin addresses with its checksum, and the block-wise variant of Monero. */

const ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const DIGITS: ReadonlyMap<string, number> = new Map(
  Array.from(ALPHABET, (char, value) => [char, value]),
);
/** Bytes in a block of so many Monero base58 characters (CryptoNote standard 7 §3); other lengths do not occur. */
const MONERO_BLOCK_BYTES: ReadonlyMap<number, number> = new Map([
  [2, 1],
  [3, 2],
  [5, 3],
  [6, 4],
  [7, 5],
  [9, 6],
  [10, 7],
  [11, 8],
]);

/**
 * Payload (version byte first) of a base58check text, or undefined when a character or the checksum is wrong.
 * Quadratic in the text's length, so callers bound it: addresses have 35 characters.
 */
export function decodeBase58Check(text: string): Uint8Array | undefined {
  const number = decodeNumber(text);
  if (number === undefined) return undefined;
  const leadingZeros = /^1*/.exec(text)?.[0].length ?? 0;
  const bytes = Uint8Array.from([...Array.from({ length: leadingZeros }, () => 0), ...number]);
  if (bytes.length < 5) return undefined;
  const payload = bytes.slice(0, -4);
  const checksum = sha256(sha256(payload));
  return bytes.slice(-4).every((byte, index) => byte === checksum[index]) ? payload : undefined;
}

/** Bytes of a Monero address (blocks of 11 characters for 8 bytes), or undefined. */
export function decodeMoneroBase58(text: string): Uint8Array | undefined {
  const bytes: number[] = [];
  for (let start = 0; start < text.length; start += 11) {
    const block = text.slice(start, start + 11);
    const size = MONERO_BLOCK_BYTES.get(block.length);
    const number = decodeNumber(block);
    if (size === undefined || number === undefined || number.length > size) return undefined;
    bytes.push(...Array.from({ length: size - number.length }, () => 0), ...number);
  }
  return Uint8Array.from(bytes);
}

/** The number that the digits stand for, big-endian without leading zero bytes. */
function decodeNumber(text: string): readonly number[] | undefined {
  const littleEndian: number[] = [];
  for (const char of text) {
    let carry = DIGITS.get(char);
    if (carry === undefined) return undefined;
    for (let index = 0; index < littleEndian.length; index++) {
      carry += (littleEndian[index] ?? 0) * 58;
      littleEndian[index] = carry & 255;
      carry >>>= 8;
    }
    for (; carry > 0; carry >>>= 8) littleEndian.push(carry & 255);
  }
  return littleEndian.toReversed();
}
