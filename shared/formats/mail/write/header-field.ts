import { base64Of } from "../../../domain/documents/base64.ts";

/** Where lines are folded (RFC 5322 §2.1.1). An encoded word may have 75 characters (RFC 2047 §2), and has to fit behind the longest name. */
const LINE = 78;
const WORD_BYTES = 39;

const encoder = new TextEncoder();

/**
 * One header field with an unstructured value. Whatever the value holds, it stays one field: every control character and line
 * separator becomes a blank, and what is not printable ASCII is written as encoded words (RFC 2047).
 */
export function textField(name: string, value: string): string {
  const text = withoutControls(value);
  return folded(name, encodedPieces(text));
}

/** A header field with addresses. A name that is no plain word is quoted or encoded; the address itself must be plain. */
export function addressField(name: string, addresses: readonly MailAddress[]): string {
  const pieces = addresses.flatMap((address, at) => {
    const words = addressPieces(address);
    const last = words.at(-1) ?? "";
    return at + 1 < addresses.length ? [...words.slice(0, -1), `${last},`] : words;
  });
  return folded(name, pieces);
}

/** A header field whose value we make ourselves: dates, ids, media types. */
export function plainField(name: string, value: string): string {
  return folded(name, withoutControls(value).split(" "));
}

export interface MailAddress {
  readonly name: string;
  readonly mail: string;
}

/** An address as it may stand between angle brackets: local part and domain in plain ASCII (RFC 5322 §3.4.1, dot-atoms only). */
export function isPlainAddress(mail: string): boolean {
  return mail.length <= 254 && ADDRESS.test(mail);
}

const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const ADDRESS = new RegExp(
  `^${ATOM}(?:\\.${ATOM})*@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*$`,
);
const PLAIN_PHRASE = new RegExp(`^${ATOM}(?: ${ATOM})*$`);
const ASCII = /^[\x20-\x7e]*$/;

function addressPieces({ name, mail }: MailAddress): readonly string[] {
  const phrase = withoutControls(name).trim();
  const route = `<${mail}>`;
  if (phrase === "") return [route];
  if (PLAIN_PHRASE.test(phrase) && !phrase.includes("=?")) return [...phrase.split(" "), route];
  if (ASCII.test(phrase) && !phrase.includes("=?") && phrase.length < LINE - 20)
    return [`"${phrase.replace(/["\\]/g, String.raw`\$&`)}"`, route];
  return [...encodedWords(phrase), route];
}

function encodedPieces(text: string): readonly string[] {
  const isPlain =
    ASCII.test(text) &&
    !text.includes("=?") &&
    text.split(" ").every((word) => word.length < LINE - 12);
  return isPlain ? text.split(" ") : encodedWords(text);
}

/** Base64 in UTF-8, never cut inside a character. */
function encodedWords(text: string): readonly string[] {
  const words: string[] = [];
  let piece = "";
  let size = 0;
  for (const character of text) {
    const bytes = encoder.encode(character).length;
    if (size + bytes > WORD_BYTES) {
      words.push(encodedWord(piece));
      piece = "";
      size = 0;
    }
    piece += character;
    size += bytes;
  }
  return [...words, encodedWord(piece)];
}

function encodedWord(text: string): string {
  return `=?utf-8?B?${base64Of(encoder.encode(text))}?=`;
}

function folded(name: string, pieces: readonly string[]): string {
  let line = `${name}:`;
  const lines: string[] = [];
  for (const piece of pieces) {
    if (line.length + 1 + piece.length > LINE && !line.endsWith(":") && piece !== "") {
      lines.push(line);
      line = ` ${piece}`;
    } else line += ` ${piece}`;
  }
  return [...lines, line].map((one) => `${one}\r\n`).join("");
}

/** CR, LF, NUL and everything else that a mail program or gateway may take for the end of a line. */
export function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]+/gu, " ");
}
