import { LIMITS } from "../limits.ts";
import { decodeEncodedWords, encodedWordLengthAt } from "./encoded-word.ts";

/** One mailbox (RFC 5322 §3.4) as a person reads it; `address` is empty when there is only a name. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** Comments may nest (RFC 5322 §3.2.2); deeper ones are read as text, so that nothing recurses. */
const COMMENT_DEPTH = 32;

/**
 * Reads an address list. Groups give their members. Total, linear and without recursion: what is no address stays
 * a name. At most `LIMITS.mailAddresses`.
 */
export function readAddresses(value: string): readonly Mailbox[] {
  const mailboxes: Mailbox[] = [];
  const state: State = { words: "", angle: null };
  let at = 0;
  while (at < value.length && mailboxes.length < LIMITS.mailAddresses) {
    const character = value.charAt(at);
    if (character === '"') at = quotedString(value, at + 1, state);
    else if (character === "(") at = behindComment(value, at + 1);
    else if (character === "<") at = angleAddress(value, at + 1, state);
    else if (character === "=" && value.charAt(at + 1) === "?") at = encodedWord(value, at, state);
    else {
      if (character === "," || character === ";") finish(state, mailboxes);
      // A group's name ends at the colon; a route or an IPv6 literal has none outside brackets here.
      else if (character === ":" && !state.words.includes("@")) state.words = "";
      else state.words += character;
      at += 1;
    }
  }
  if (mailboxes.length < LIMITS.mailAddresses) finish(state, mailboxes);
  return mailboxes;
}

/** Characters that a display name holds in quotes only (RFC 5322 §3.2.3): without, a list of mailboxes is ambiguous. */
const SPECIALS = /[()<>@,:;."\\[\]]/;

/** `name <address>`, or the one that there is, as RFC 5322 §3.4 writes a mailbox. */
export function mailboxText(mailbox: Mailbox): string {
  const { name, address } = mailbox;
  if (name === "" || address === "") return name === "" ? address : name;
  const shown = SPECIALS.test(name) ? `"${name.replaceAll(/[\\"]/g, "\\$&")}"` : name;
  return `${shown} <${address}>`;
}

interface State {
  words: string;
  angle: string | null;
}

function finish(state: State, mailboxes: Mailbox[]): void {
  const target = state;
  const words = state.words.replace(/\s+/g, " ").trim();
  if (state.angle !== null) {
    mailboxes.push({ name: decodeEncodedWords(words).text.trim(), address: state.angle.trim() });
  } else if (words !== "") {
    const isAddress = words.includes("@") && !words.includes(" ");
    mailboxes.push(
      isAddress
        ? { name: "", address: words }
        : { name: decodeEncodedWords(words).text, address: "" },
    );
  }
  target.words = "";
  target.angle = null;
}

function quotedString(value: string, start: number, state: State): number {
  const target = state;
  let from = start;
  let at = start;
  while (at < value.length && value.charAt(at) !== '"') {
    if (value.charAt(at) === "\\") {
      target.words += value.slice(from, at);
      at += 1;
      from = at;
    }
    at += 1;
  }
  target.words += value.slice(from, at);
  return at + 1;
}

/** A comma or bracket inside an encoded word is not allowed but common, and separates nothing. */
function encodedWord(value: string, start: number, state: State): number {
  const target = state;
  const end = start + Math.max(1, encodedWordLengthAt(value, start));
  target.words += value.slice(start, end);
  return end;
}

/** RFC 5322 §3.4: what a comment beside an address means is not stated, so it gives no name. */
function behindComment(value: string, start: number): number {
  let depth = 1;
  let at = start;
  while (at < value.length) {
    const character = value.charAt(at);
    if (character === "\\") at += 1;
    else if (character === "(" && depth < COMMENT_DEPTH) depth += 1;
    else if (character === ")") {
      depth -= 1;
      if (depth === 0) break;
    }
    at += 1;
  }
  return at + 1;
}

function angleAddress(value: string, start: number, state: State): number {
  const target = state;
  const close = value.indexOf(">", start);
  const end = close === -1 ? value.length : close;
  const inside = value.slice(start, end);
  // A source route (RFC 5322 §4.4) ends at its colon.
  const routed = inside.startsWith("@") ? inside.slice(inside.indexOf(":") + 1) : inside;
  target.angle ??= routed.slice(0, 1_024);
  return end + 1;
}
