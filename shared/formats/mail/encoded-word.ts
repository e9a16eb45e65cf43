import { decodeBase64Text } from "../base64.ts";
import { decodeCharset, isShiftCharset } from "./charset.ts";

/** A header value as a person reads it. */
export interface DecodedHeader {
  readonly text: string;
  /** Charsets of the encoded words, lower case, each once. */
  readonly charsets: readonly string[];
  readonly problems: readonly ("unknown-charset" | "invalid-bytes" | "control-characters")[];
}

/**
 * `=?charset?encoding?text?=` (RFC 2047 §2), with the language of RFC 2231 §5. Blanks and question marks inside are not
 * allowed but common. The text never runs over the start of the next word and the lengths are bounded, so a search is
 * linear.
 */
const ENCODED_WORD =
  /=\?([A-Za-z0-9!#$%&'+^_`{}~.:-]{1,64})(?:\*[A-Za-z0-9-]{1,32})?\?([BbQq])\?((?:[^?=\r\n]|=(?!\?(?!=))|\?(?!=)){0,65536})\?=/g;
const ENCODED_WORD_HERE = new RegExp(ENCODED_WORD.source, "y");

interface Word {
  readonly charset: string;
  readonly bytes: Uint8Array;
}

/**
 * Decodes the encoded words of an unfolded value. White space between two of them goes (RFC 2047 §6.2); neighbours
 * of one charset are decoded together, because mailers cut inside a character. Words of a charset with shift states
 * are decoded one by one: each starts in ASCII again. Linear.
 */
export function decodeEncodedWords(value: string): DecodedHeader {
  const charsets = new Set<string>();
  const problems = new Set<DecodedHeader["problems"][number]>();
  let text = "";
  let pending: Word[] = [];
  let from = 0;
  const flush = (): void => {
    text += decodeWords(pending, problems);
    pending = [];
  };
  for (const match of value.matchAll(ENCODED_WORD)) {
    const between = value.slice(from, match.index);
    if (pending.length === 0 || between.trim() !== "") {
      flush();
      text += between;
    }
    const charset = (match[1] ?? "").toLowerCase();
    charsets.add(charset);
    const [first] = pending;
    if (first !== undefined && (first.charset !== charset || isShiftCharset(charset))) flush();
    pending.push({ charset, bytes: wordBytes(match[2] ?? "", match[3] ?? "") });
    from = match.index + match[0].length;
  }
  flush();
  text += value.slice(from);
  // A decoded word must not bring line breaks of its own: that is how header injection starts.
  if (/[^\P{Cc}\t]/u.test(text)) problems.add("control-characters");
  return { text, charsets: [...charsets], problems: [...problems] };
}

/** Length of the encoded word that starts at `at`; 0 when there is none. */
export function encodedWordLengthAt(value: string, at: number): number {
  ENCODED_WORD_HERE.lastIndex = at;
  return ENCODED_WORD_HERE.exec(value)?.[0].length ?? 0;
}

function decodeWords(
  words: readonly Word[],
  problems: Set<DecodedHeader["problems"][number]>,
): string {
  const [first] = words;
  if (first === undefined) return "";
  const bytes = new Uint8Array(words.reduce((sum, word) => sum + word.bytes.length, 0));
  let offset = 0;
  for (const word of words) {
    bytes.set(word.bytes, offset);
    offset += word.bytes.length;
  }
  const decoded = decodeCharset(bytes, first.charset);
  if (decoded.problem !== null) problems.add(decoded.problem);
  return decoded.text;
}

function wordBytes(encoding: string, text: string): Uint8Array {
  if (encoding === "B" || encoding === "b") return decodeBase64Text(text).bytes;
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    const hex = character === "=" ? text.slice(at + 1, at + 3) : "";
    if (/^[0-9A-Fa-f]{2}$/.test(hex)) {
      bytes[length] = Number.parseInt(hex, 16);
      length += 1;
      at += 2;
      continue;
    }
    const code = character === "_" ? 0x20 : character.charCodeAt(0);
    length += putCharacter(bytes, length, code);
  }
  return bytes.subarray(0, length);
}

/** A raw character beyond ASCII is not allowed in an encoded word; as UTF-8 it survives in the common case. */
function putCharacter(bytes: Uint8Array, offset: number, code: number): number {
  const encoded = code < 0x80 ? [code] : [...new TextEncoder().encode(String.fromCharCode(code))];
  bytes.set(encoded, offset);
  return encoded.length;
}
