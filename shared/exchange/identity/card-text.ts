import { encodeBase64 } from "../../contract/serializers.ts";
import { decodeBase64Text } from "../../formats/base64.ts";
import { err, ok, type Result } from "../../result.ts";
import { decodeStrictUtf8 } from "../canonical/canonical-document.ts";
import { isCardFrame, joinCardFrames, type CardInputFault } from "./card-frames.ts";
import type { IdentityCrypto } from "./identity-crypto.ts";
import { MAX_CARD_CHARS, PEER_CARD_DOMAIN } from "./peer-card.ts";

const BEGIN = "-----BEGIN WATCHPOST PEER CARD-----";
const END = "-----END WATCHPOST PEER CARD-----";
/** RFC 7468 §2; also what mail programs don't wrap. */
const LINE_CHARS = 64;

/** Base 64 and quoting add a half at most; what is larger is no card in any form. */
export const MAX_CARD_INPUT_CHARS = 2 * MAX_CARD_CHARS;

/** A card for a mail: base 64 between two lines that say what it is. */
export function formatCardText(card: string): string {
  const base64 = encodeBase64(new TextEncoder().encode(card));
  const lines: string[] = [];
  for (let at = 0; at < base64.length; at += LINE_CHARS) {
    lines.push(base64.slice(at, at + LINE_CHARS));
  }
  return [BEGIN, ...lines, END, ""].join("\n");
}

/**
 * Finds the card in what was handed in: a card file, a mail that holds its text form (also quoted), or the frames of its QR
 * codes in any order, one a line. Gives the card's own text, which is then read by readPeerCard.
 */
export function extractCard(
  input: string,
  crypto: Pick<IdentityCrypto, "hash">,
): Result<string, CardInputFault> {
  if (input.length > MAX_CARD_INPUT_CHARS) {
    return err({
      reason: "too-large",
      expected: `at most ${String(MAX_CARD_INPUT_CHARS)} characters`,
    });
  }
  if (input.startsWith('{"$domain":')) return ok(input);
  const begin = input.indexOf(BEGIN);
  if (begin !== -1) return readArmor(input.slice(begin + BEGIN.length));
  const frames = input.split(/\s+/).filter(isCardFrame);
  return frames.length > 0 ? joinCardFrames(frames, crypto) : err(NO_CARD);
}

const NO_CARD: CardInputFault = { reason: "no-card", expected: PEER_CARD_DOMAIN };

function readArmor(afterBegin: string): Result<string, CardInputFault> {
  const end = afterBegin.indexOf(END);
  if (end === -1) return err({ reason: "incomplete", expected: END });
  // A reply quotes with `>`.
  const { bytes, strayCharacters, isCut } = decodeBase64Text(
    afterBegin.slice(0, end).replaceAll(">", " "),
  );
  const text = strayCharacters === 0 && !isCut ? decodeStrictUtf8(bytes) : undefined;
  return text === undefined
    ? err({ reason: "malformed", expected: "base 64 of a card" })
    : ok(text);
}
