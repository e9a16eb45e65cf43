import { decodeBase64Text } from "../base64.ts";

/**
 * Decoders of the seven-bit charsets that mail still carries and the Encoding Standard dropped, because browsers were
 * attacked through them. Here the text is only read, never run, and not reading it would hide it from the analyst.
 * Each gives null where the bytes break the charset's rules.
 */
export const SHIFT_CHARSETS: ReadonlyMap<string, (bytes: Uint8Array) => string | null> = new Map([
  ["iso-2022-kr", decodeIso2022Kr],
  ["csiso2022kr", decodeIso2022Kr],
  ["hz-gb-2312", decodeHz],
  ["hz", decodeHz],
  ["utf-7", decodeUtf7],
  ["utf7", decodeUtf7],
  ["unicode-1-1-utf-7", decodeUtf7],
  ["csunicode11utf7", decodeUtf7],
]);

const ESC = 0x1b;
const SHIFT_OUT = 0x0e;
const SHIFT_IN = 0x0f;
const TILDE = 0x7e;
const LF = 0x0a;

/** RFC 1557: SO and SI switch between ASCII and KS X 1001, whose bytes are those of EUC-KR without the high bit. */
function decodeIso2022Kr(bytes: Uint8Array): string | null {
  const plain = new Uint8Array(bytes.length);
  let length = 0;
  let highBit = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const code = bytes[at] ?? 0;
    if (code >= 0x80) return null;
    if (code === SHIFT_OUT) highBit = 0x80;
    else if (code === SHIFT_IN) highBit = 0;
    else if (code === ESC) {
      // The designator `ESC $ ) C` is the only escape of the charset.
      if (bytes[at + 1] !== 0x24 || bytes[at + 2] !== 0x29 || bytes[at + 3] !== 0x43) return null;
      at += 3;
    } else {
      // A line starts in ASCII again.
      if (code === LF) highBit = 0;
      plain[length] = code > 0x20 ? code | highBit : code;
      length += 1;
    }
  }
  return decodeStrictly("euc-kr", plain.subarray(0, length));
}

/** RFC 1843: `~{` and `~}` around GB 2312, `~~` for a tilde, `~` at a line's end for a soft break. */
function decodeHz(bytes: Uint8Array): string | null {
  const plain = new Uint8Array(bytes.length);
  let length = 0;
  let highBit = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const code = bytes[at] ?? 0;
    if (code >= 0x80) return null;
    const next = bytes[at + 1];
    if (code === TILDE && (next === 0x7b || next === 0x7d)) {
      highBit = next === 0x7b ? 0x80 : 0;
      at += 1;
    } else if (code === TILDE && next === LF && highBit === 0) {
      at += 1;
    } else {
      if (code === TILDE && next === TILDE && highBit === 0) at += 1;
      if (code === LF) highBit = 0;
      plain[length] = code > 0x20 ? code | highBit : code;
      length += 1;
    }
  }
  return decodeStrictly("gbk", plain.subarray(0, length));
}

/** RFC 2152: `+`, base64 of UTF-16BE, and an optional `-`; `+-` is a plus sign. Linear. */
function decodeUtf7(bytes: Uint8Array): string | null {
  let ascii = "";
  for (const code of bytes) {
    if (code >= 0x80) return null;
    ascii += String.fromCharCode(code);
  }
  const pieces: string[] = [];
  let from = 0;
  for (const match of ascii.matchAll(/\+([A-Za-z0-9+/]*)(-?)/g)) {
    pieces.push(ascii.slice(from, match.index));
    const base64 = match[1] ?? "";
    if (base64 === "") {
      if (match[2] === "") return null;
      pieces.push("+");
    } else {
      const decoded = utf16Text(decodeBase64Text(base64).bytes);
      if (!decoded.isWellFormed()) return null;
      pieces.push(decoded);
    }
    from = match.index + match[0].length;
  }
  pieces.push(ascii.slice(from));
  return pieces.join("");
}

/** Without a decoder of its own: hostile text has a hundred thousand short runs. */
function utf16Text(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    text += String.fromCharCode((bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0));
  }
  return text;
}

function decodeStrictly(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
