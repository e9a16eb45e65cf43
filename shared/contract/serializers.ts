/**
 * How bytes cross message ports and sockets: oRPC's wire format is JSON, so `Uint8Array` goes as base64.
 * Both ends hand this list to oRPC (`customJsonSerializers`); in process nothing is serialised.
 */
export const bytesSerializer = {
  type: 100,
  condition: (data: unknown): boolean => data instanceof Uint8Array,
  serialize: (data: Uint8Array): string => encodeBase64(data),
  deserialize: (data: string): Uint8Array => decodeBase64(data),
};

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const CODES = new TextEncoder().encode(ALPHABET);
const VALUES = invert(CODES);
const PADDING = 61;
const ASCII = new TextDecoder();

/** RFC 4648 §4, with padding. */
export function encodeBase64(bytes: Uint8Array): string {
  const out = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  for (let from = 0, to = 0; from < bytes.length; from += 3, to += 4) {
    const a = bytes[from] ?? 0;
    const b = bytes[from + 1] ?? 0;
    const c = bytes[from + 2] ?? 0;
    out[to] = CODES[a >> 2] ?? 0;
    out[to + 1] = CODES[((a & 3) << 4) | (b >> 4)] ?? 0;
    out[to + 2] = from + 1 < bytes.length ? (CODES[((b & 15) << 2) | (c >> 6)] ?? 0) : PADDING;
    out[to + 3] = from + 2 < bytes.length ? (CODES[c & 63] ?? 0) : PADDING;
  }
  return ASCII.decode(out);
}

/** RFC 4648 §4. Bytes outside the alphabet count as zero: what crosses here was written by {@link encodeBase64}. */
export function decodeBase64(text: string): Uint8Array {
  const codes = new TextEncoder().encode(text);
  const padding = (codes.at(-1) === PADDING ? 1 : 0) + (codes.at(-2) === PADDING ? 1 : 0);
  const out = new Uint8Array(Math.max(0, (codes.length / 4) * 3 - padding));
  for (let from = 0, to = 0; from < codes.length; from += 4, to += 3) {
    const bits =
      (value(codes[from]) << 18) |
      (value(codes[from + 1]) << 12) |
      (value(codes[from + 2]) << 6) |
      value(codes[from + 3]);
    out[to] = bits >> 16;
    if (to + 1 < out.length) out[to + 1] = (bits >> 8) & 255;
    if (to + 2 < out.length) out[to + 2] = bits & 255;
  }
  return out;
}

function value(code: number | undefined): number {
  return code === undefined ? 0 : (VALUES[code] ?? 0);
}

function invert(codes: Uint8Array): Uint8Array {
  const table = new Uint8Array(256);
  codes.forEach((code, index) => {
    table[code] = index;
  });
  return table;
}
