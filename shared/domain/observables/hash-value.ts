/** File hashes and other fingerprints made of hexadecimal digits, and the fuzzy hashes ssdeep and TLSH. */

/** Digits per algorithm, by the MISP type that holds it. */
export const HEX_CHARS_BY_TYPE: ReadonlyMap<string, number> = new Map([
  ["md5", 32],
  ["sha1", 40],
  ["sha224", 56],
  ["sha256", 64],
  ["sha384", 96],
  ["sha512", 128],
  ["sha512/224", 56],
  ["sha512/256", 64],
  ["sha3-224", 56],
  ["sha3-256", 64],
  ["sha3-384", 96],
  ["sha3-512", 128],
  ["imphash", 32],
  ["pehash", 40],
  ["authentihash", 64],
  ["git-commit-id", 40],
  ["cdhash", 40],
  ["ja3-fingerprint-md5", 32],
  ["hassh-md5", 32],
  ["hasshserver-md5", 32],
  ["jarm-fingerprint", 62],
  ["x509-fingerprint-md5", 32],
  ["x509-fingerprint-sha1", 40],
  ["x509-fingerprint-sha256", 64],
]);

/**
 * Lower-case digits when the text is nothing but hexadecimal digits.
 * Runs on the bulk import path, so it looks at each character once and allocates only for upper case.
 */
export function readHex(text: string): string | undefined {
  let isUpper = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 48 && code <= 57) continue;
    if (code >= 97 && code <= 102) continue;
    if (code < 65 || code > 70) return undefined;
    isUpper = true;
  }
  if (text.length === 0) return undefined;
  return isUpper ? text.toLowerCase() : text;
}

/** Certificate dialogues write fingerprints as pairs with colons or spaces; the digits are what counts. */
export function stripFingerprintSeparators(text: string): string {
  return /^[0-9A-Fa-f]{2}(?:[: ][0-9A-Fa-f]{2})+$/.test(text) ? text.replace(/[: ]/g, "") : text;
}

/** ssdeep: the smallest block size is 3 and each further one doubles; 64 signature characters at most. */
const SSDEEP = /^(\d{1,10}):([A-Za-z0-9+/]{0,64}):([A-Za-z0-9+/]{0,64})(?:,"[^"]{0,4096}")?$/;

/** `blocksize:hash:hash` without the file name that the tool appends; case matters and stays. */
export function readSsdeep(text: string): string | undefined {
  const match = SSDEEP.exec(text);
  if (match === null) return undefined;
  const [, size = "", first = "", second = ""] = match;
  return isSsdeepBlockSize(Number(size)) ? `${Number(size)}:${first}:${second}` : undefined;
}

/** True for 3, 6, 12, … up to the largest that the algorithm can reach. */
export function isSsdeepBlockSize(size: number): boolean {
  return Number.isInteger(Math.log2(size / 3)) && size <= 3 * 2 ** 30;
}

/** TLSH: 70 digits, since version 4 with `T1` before them; both forms name the same hash, the prefix is dropped. */
export function readTlsh(text: string): string | undefined {
  const digits = text.length === 72 && /^t1/i.test(text) ? text.slice(2) : text;
  return digits.length === 70 ? readHex(digits) : undefined;
}
