import { decodeCharset } from "./charset.ts";
import { decodeEncodedWords } from "./encoded-word.ts";

/** Value and parameters of Content-Type or Content-Disposition (RFC 2045 §5.1, RFC 2231). Names are lower case. */
export interface ParameterizedValue {
  /** Lower case, without parameters. */
  readonly value: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** More parameters than this carry nothing but an attack. */
const MAX_PARAMETERS = 200;
const TOKEN_END = /[;\s"]/;

/** Type or disposition before its parameters; what follows may lack the semicolon. */
const FIRST_TOKEN = /^\s*([^\s;=("]*)(\s*=)?/;

/** Reads an unfolded value. Total and linear; of a repeated parameter the first counts. */
export function readParameters(text: string): ParameterizedValue {
  const first = FIRST_TOKEN.exec(text);
  // Some mailers leave the disposition out and start with its file name.
  const startsWithParameter = first?.[2] !== undefined;
  const value = startsWithParameter ? "" : (first?.[1] ?? "").toLowerCase();
  const plain = new Map<string, string>();
  const continued = new Map<string, Map<number, Continuation>>();
  let at = startsWithParameter ? 0 : (first?.[0].length ?? 0);
  while (at < text.length && plain.size + continued.size < MAX_PARAMETERS) {
    const parameter = nextParameter(text, at);
    if (parameter === null) break;
    store(parameter.name, parameter.value, plain, continued);
    at = parameter.end;
  }
  const parameters = new Map(plain);
  for (const [name, sections] of continued) parameters.set(name, joinSections(sections));
  return { value, parameters };
}

/** A file name as mailers write it: RFC 2231 first, else with encoded words although RFC 2047 §5 forbids them here. */
export function parameterText(value: ParameterizedValue, name: string): string | null {
  const text = value.parameters.get(name);
  if (text === undefined) return null;
  return text.includes("=?") ? decodeEncodedWords(text).text : text;
}

interface Continuation {
  readonly text: string;
  readonly isEncoded: boolean;
}

function nextParameter(
  text: string,
  start: number,
): { readonly name: string; readonly value: string; readonly end: number } | null {
  const equals = text.indexOf("=", start);
  if (equals === -1) return null;
  const name = parameterName(text.slice(start, equals));
  let at = equals + 1;
  while (text.charAt(at) === " " || text.charAt(at) === "\t") at += 1;
  if (text.charAt(at) === '"') return quotedValue(text, name, at + 1);
  const from = at;
  while (at < text.length && !TOKEN_END.test(text.charAt(at))) at += 1;
  // A file name with spaces that should have been quoted: everything up to the next semicolon belongs to it.
  const isName = name.startsWith("filename") || name.startsWith("name");
  if (isName && at < text.length && text.charAt(at) !== ";") {
    const semicolon = text.indexOf(";", at);
    at = semicolon === -1 ? text.length : semicolon;
  }
  return { name, value: text.slice(from, at).trim(), end: at };
}

/** Behind the last separator, without a comment (RFC 2045 §5.1) and the rest of a broken parameter. */
function parameterName(text: string): string {
  const behind = text.slice(text.lastIndexOf(";") + 1).slice(-1_024);
  const words = behind
    .slice(behind.lastIndexOf(")") + 1)
    .trim()
    .split(/\s+/);
  return (words.at(-1) ?? "").toLowerCase();
}

function quotedValue(
  text: string,
  name: string,
  start: number,
): { readonly name: string; readonly value: string; readonly end: number } {
  const pieces: string[] = [];
  let from = start;
  let at = start;
  while (at < text.length && text.charAt(at) !== '"') {
    if (text.charAt(at) === "\\" && at + 1 < text.length) {
      pieces.push(text.slice(from, at));
      from = at + 1;
      at += 1;
    }
    at += 1;
  }
  pieces.push(text.slice(from, at));
  return { name, value: pieces.join(""), end: at + 1 };
}

/** `name`, `name*`, `name*0`, `name*0*` (RFC 2231 §3 and §4). */
function store(
  rawName: string,
  value: string,
  plain: Map<string, string>,
  continued: Map<string, Map<number, Continuation>>,
): void {
  const match = /^([^*]{1,64})(?:\*([0-9]{1,3}))?(\*)?$/.exec(rawName);
  if (match === null) return;
  const [, name = "", section, star] = match;
  if (section === undefined && star === undefined) {
    if (!plain.has(name)) plain.set(name, value);
    return;
  }
  const sections = continued.get(name) ?? new Map<number, Continuation>();
  const index = Number(section ?? "0");
  if (!sections.has(index)) sections.set(index, { text: value, isEncoded: star !== undefined });
  continued.set(name, sections);
}

/**
 * Sections in the order of their numbers, whatever is missing. Encoded neighbours are decoded together, because a
 * section may end inside a character.
 */
function joinSections(sections: ReadonlyMap<number, Continuation>): string {
  let charset: string | null = null;
  let text = "";
  let encoded = "";
  const ordered = [...sections].toSorted(([left], [right]) => left - right);
  for (const [position, [, section]] of ordered.entries()) {
    if (!section.isEncoded) {
      text += percentDecoded(encoded, charset) + section.text;
      encoded = "";
      continue;
    }
    const match = position === 0 ? /^([^']*)'[^']*'/.exec(section.text) : null;
    if (match !== null) charset = match[1] ?? null;
    encoded += section.text.slice(match?.[0].length ?? 0);
  }
  return text + percentDecoded(encoded, charset);
}

function percentDecoded(text: string, charset: string | null): string {
  const encoded = new TextEncoder().encode(text);
  const bytes = new Uint8Array(encoded.length);
  let length = 0;
  for (let at = 0; at < encoded.length; at += 1) {
    const hex =
      encoded[at] === 0x25 ? String.fromCharCode(...encoded.subarray(at + 1, at + 3)) : "";
    const isEscape = /^[0-9A-Fa-f]{2}$/.test(hex);
    bytes[length] = isEscape ? Number.parseInt(hex, 16) : (encoded[at] ?? 0);
    if (isEscape) at += 2;
    length += 1;
  }
  return decodeCharset(bytes.subarray(0, length), charset).text;
}
