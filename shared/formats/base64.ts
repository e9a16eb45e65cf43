/** Bytes of a base64 text and how many characters of it did not belong there. */
export interface DecodedBase64 {
  readonly bytes: Uint8Array;
  /** Characters other than the alphabet, padding and white space; 0 for clean input. */
  readonly strayCharacters: number;
  /** The text ended inside a group of four. */
  readonly isCut: boolean;
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const STRAY = 0xff;
const SPACE = 0xfe;
const PAD = 0xfd;
const VALUE_BY_CODE = valueTable();

/**
 * Decodes base64 (RFC 4648 §4) as mail allows it: white space anywhere, stray characters ignored and counted
 * (RFC 2045 §6.8). Padding ends a group, so joined pieces decode one after the other. Linear; never longer than the text.
 */
export function decodeBase64(text: Uint8Array): DecodedBase64 {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4) + 3);
  let length = 0;
  let group = 0;
  let inGroup = 0;
  let strayCharacters = 0;
  for (let at = 0; at < text.length; at += 1) {
    const value = VALUE_BY_CODE[text[at] ?? 0] ?? STRAY;
    if (value < 64) {
      group = (group << 6) | value;
      inGroup += 1;
      if (inGroup < 4) continue;
      bytes[length] = group >> 16;
      bytes[length + 1] = group >> 8;
      bytes[length + 2] = group;
      length += 3;
      group = 0;
      inGroup = 0;
    } else if (value === PAD) {
      length += flush(bytes, length, group, inGroup);
      group = 0;
      inGroup = 0;
    } else if (value === STRAY) {
      strayCharacters += 1;
    }
  }
  const rest = flush(bytes, length, group, inGroup);
  return { bytes: bytes.subarray(0, length + rest), strayCharacters, isCut: inGroup !== 0 };
}

/** As {@link decodeBase64}, for text held as a string; characters beyond ASCII count as stray. */
export function decodeBase64Text(text: string): DecodedBase64 {
  const codes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) codes[at] = Math.min(text.charCodeAt(at), 0xff);
  return decodeBase64(codes);
}

function flush(bytes: Uint8Array, offset: number, group: number, inGroup: number): number {
  if (inGroup < 2) return 0;
  const bits = group << (6 * (4 - inGroup));
  const target = bytes;
  target[offset] = bits >> 16;
  if (inGroup === 2) return 1;
  target[offset + 1] = bits >> 8;
  return 2;
}

function valueTable(): Uint8Array {
  const table = new Uint8Array(256).fill(STRAY);
  for (let value = 0; value < 64; value += 1) table[ALPHABET.charCodeAt(value)] = value;
  for (const space of [0x20, 0x09, 0x0a, 0x0d]) table[space] = SPACE;
  table[0x3d] = PAD;
  return table;
}
