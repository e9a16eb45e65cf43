import { err, ok, type Result } from "../../../shared/result.ts";
import { BUNDLE_LIMITS } from "../../../shared/exchange/bundle/limits.ts";
import type { BundleRefusalOf } from "../../../shared/exchange/bundle/refusal.ts";

export const VERSION_LINE = "age-encryption.org/v1";

/** One stanza as it stands in the header; nothing in it was used yet. */
export interface HeaderStanza {
  readonly type: string;
  /** After the type. */
  readonly args: readonly string[];
  /** Body in base 64 without line ends. */
  readonly bodyBase64: string;
}

export interface AgeHeader {
  readonly stanzas: readonly HeaderStanza[];
  /** From the version line to the line feed after the MAC. */
  readonly bytes: Uint8Array;
}

export type HeaderRefusal = BundleRefusalOf<
  "not-a-bundle" | "armored" | "incomplete" | "limit-exceeded" | "header-malformed"
>;

/** How much of a file has to be handed to {@link parseAgeHeader}. */
export const HEADER_READ_SIZE_BYTES = BUNDLE_LIMITS.headerSizeBytes + 1;

/**
 * Finds the header at the start of an age file (age v1, "Header") without using any key: a linear look at lines, strict in
 * form, bounded in size and number of stanzas.
 * @param start the first {@link HEADER_READ_SIZE_BYTES} of the file, or all of it when it is shorter
 */
export function parseAgeHeader(start: Uint8Array): Result<AgeHeader, HeaderRefusal> {
  const text = Buffer.from(start.buffer, start.byteOffset, start.length).toString("latin1");
  const opening = refuseOpening(text);
  if (opening !== undefined) return err(opening);
  const stanzas: HeaderStanza[] = [];
  let at = VERSION_LINE.length + 1;
  for (;;) {
    const line = lineAt(text, at);
    if (line === undefined) return err(endsEarly(start.length));
    if (!line.startsWith("-> ")) return finish(start, stanzas, at, line);
    if (stanzas.length === BUNDLE_LIMITS.stanzas) return err(exceeded("stanzas"));
    const stanza = stanzaAt(text, at, line);
    if (stanza === "ends early") return err(endsEarly(start.length));
    if (typeof stanza === "number") return err({ kind: "header-malformed", offsetBytes: stanza });
    stanzas.push(stanza.stanza);
    at = stanza.end;
  }
}

const ARMOR_START = "-----BEGIN AGE ENCRYPTED FILE-----";
const BODY_LINE_CHARS = 64;
/** Type and arguments: visible ASCII, separated by single spaces. */
const ARGUMENTS = /^[!-~]+(?: [!-~]+)*$/;
/** 32 bytes; the two unused bits are zero. */
const MAC_LINE = /^--- [A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]$/;

function refuseOpening(text: string): HeaderRefusal | undefined {
  const opening = `${VERSION_LINE}\n`;
  if (text.startsWith(opening)) return undefined;
  if (opening.startsWith(text)) return endsEarly(text.length);
  return text.trimStart().startsWith(ARMOR_START) ? { kind: "armored" } : { kind: "not-a-bundle" };
}

/** Undefined when the text ends before the line does. */
function lineAt(text: string, at: number): string | undefined {
  const end = text.indexOf("\n", at);
  return end === -1 ? undefined : text.slice(at, end);
}

/** Reads arguments and body; the offset of what is wrong otherwise. */
function stanzaAt(
  text: string,
  at: number,
  line: string,
): { readonly stanza: HeaderStanza; readonly end: number } | number | "ends early" {
  const words = line.slice(3);
  if (!ARGUMENTS.test(words)) return at;
  const [type = "", ...args] = words.split(" ");
  let bodyBase64 = "";
  let next = at + line.length + 1;
  for (;;) {
    const bodyLine = lineAt(text, next);
    if (bodyLine === undefined) return "ends early";
    if (bodyLine.length > BODY_LINE_CHARS || !isCanonicalBase64(bodyLine)) return next;
    bodyBase64 += bodyLine;
    next += bodyLine.length + 1;
    // A full line is followed by another one, if only by an empty one.
    if (bodyLine.length < BODY_LINE_CHARS) return { stanza: { type, args, bodyBase64 }, end: next };
  }
}

function finish(
  start: Uint8Array,
  stanzas: readonly HeaderStanza[],
  at: number,
  line: string,
): Result<AgeHeader, HeaderRefusal> {
  if (!MAC_LINE.test(line) || stanzas.length === 0) {
    return err({ kind: "header-malformed", offsetBytes: at });
  }
  const sizeBytes = at + line.length + 1;
  if (sizeBytes > BUNDLE_LIMITS.headerSizeBytes) return err(exceeded("headerSizeBytes"));
  return ok({ stanzas, bytes: start.subarray(0, sizeBytes) });
}

/** What is missing: the end of the header in a file that ends, or in a header that is too long. */
function endsEarly(foundBytes: number): HeaderRefusal {
  if (foundBytes >= HEADER_READ_SIZE_BYTES) return exceeded("headerSizeBytes");
  return { kind: "incomplete", foundBytes, expectedBytes: null, name: null };
}

function exceeded(limit: "stanzas" | "headerSizeBytes"): HeaderRefusal {
  return { kind: "limit-exceeded", limit, allowed: BUNDLE_LIMITS[limit] };
}

/** Base 64 without padding in its one spelling: unused bits of the last character are zero. */
function isCanonicalBase64(text: string): boolean {
  return Buffer.from(text, "base64").toString("base64").replace(/=+$/, "") === text;
}
