import { err, ok, type Result } from "../../result.ts";
import { decodeStrictUtf8 } from "../canonical/canonical-document.ts";
import type { IdentityCrypto } from "./identity-crypto.ts";

/**
 * One QR code holds too little for a card with a post-quantum recipient, so a card is cut into frames of upper-case text, which
 * QR codes store at 5.5 bits a character: `WPC1/<number>/<count>/<start of the card's digest>/<part in base 32>`.
 */
const PREFIX = "WPC1";
const FRAME = /^WPC1\/([1-9]\d{0,2})\/([1-9]\d{0,2})\/([0-9A-F]{16})\/([A-Z2-7]{1,4096})$/;
/** A code of version 21 at error correction M: the size that cameras read from a screen without care. */
const PART_CHARS = 960;
const DIGEST_CHARS = 16;
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Why nothing that could be a card was found. `incomplete`: a part of one is missing. */
export interface CardInputFault {
  readonly reason: "too-large" | "no-card" | "incomplete" | "malformed";
  readonly expected: string;
}

/** Cuts a card into frames, each the text of one QR code. */
export function formatCardFrames(
  card: string,
  crypto: Pick<IdentityCrypto, "hash">,
): readonly string[] {
  const bytes = new TextEncoder().encode(card);
  const data = encodeBase32(bytes);
  const count = Math.ceil(data.length / PART_CHARS);
  const digest = digestOf(bytes, crypto);
  return Array.from({ length: count }, (_, at) => {
    const part = data.slice(at * PART_CHARS, (at + 1) * PART_CHARS);
    return [PREFIX, String(at + 1), String(count), digest, part].join("/");
  });
}

export function isCardFrame(text: string): boolean {
  return FRAME.test(text);
}

/** Puts frames together, in any order and with repetitions. All must be of one card, and none may be missing. */
export function joinCardFrames(
  frames: readonly string[],
  crypto: Pick<IdentityCrypto, "hash">,
): Result<string, CardInputFault> {
  const parts = new Map<number, string>();
  const kinds = new Set<string>();
  let count = 0;
  for (const frame of frames) {
    const [, number = "", total = "", digest = "", part = ""] = FRAME.exec(frame) ?? [];
    kinds.add(`${total}/${digest}`);
    count = Number(total);
    parts.set(Number(number), part);
  }
  if (kinds.size !== 1) return err({ reason: "malformed", expected: "frames of one card" });
  const missing = Array.from({ length: count }, (_, at) => at + 1).filter((at) => !parts.has(at));
  if (missing.length > 0) {
    return err({
      reason: "incomplete",
      expected: `frames ${missing.join(", ")} of ${String(count)}`,
    });
  }
  const data = Array.from({ length: count }, (_, at) => parts.get(at + 1) ?? "").join("");
  const bytes = decodeBase32(data);
  const text = decodeStrictUtf8(bytes);
  const isWhole = kinds.has(`${String(count)}/${digestOf(bytes, crypto)}`);
  return text !== undefined && isWhole
    ? ok(text)
    : err({ reason: "malformed", expected: "frames of one card" });
}

function digestOf(bytes: Uint8Array, crypto: Pick<IdentityCrypto, "hash">): string {
  return Array.from(crypto.hash(bytes), (byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .slice(0, DIGEST_CHARS)
    .toUpperCase();
}

/** RFC 4648 §6 without padding. */
function encodeBase32(bytes: Uint8Array): string {
  const out: string[] = [];
  let pending = 0;
  let pendingBits = 0;
  for (const byte of bytes) {
    pending = (pending << 8) | byte;
    pendingBits += 8;
    while (pendingBits >= 5) {
      pendingBits -= 5;
      out.push(ALPHABET.charAt((pending >> pendingBits) & 31));
    }
    pending &= (1 << pendingBits) - 1;
  }
  if (pendingBits > 0) out.push(ALPHABET.charAt((pending << (5 - pendingBits)) & 31));
  return out.join("");
}

/** What the pattern let through; bits that fill no byte are left out. */
function decodeBase32(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
  let pending = 0;
  let pendingBits = 0;
  let at = 0;
  for (const character of text) {
    pending = (pending << 5) | ALPHABET.indexOf(character);
    pendingBits += 5;
    if (pendingBits < 8) continue;
    pendingBits -= 8;
    bytes[at] = pending >> pendingBits;
    at += 1;
    pending &= (1 << pendingBits) - 1;
  }
  return bytes;
}
