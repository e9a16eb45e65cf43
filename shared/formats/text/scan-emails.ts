import { readHostName } from "../../domain/observables/domain-name.ts";
import { isWordCode } from "../../domain/observables/name-codes.ts";
import { hasPublicSuffix } from "../../domain/observables/public-suffix.ts";
import { readLabels } from "../../domain/observables/refang-lookahead.ts";
import type { ExtractionNote } from "./extraction.ts";
import { unknownSuffixReason } from "./name-verdict.ts";
import { CLAIM, claim, claimAt, type TextScan } from "./text-scan.ts";
import { exampleNote, hostType } from "./url-parts.ts";

/** RFC 5321 §4.5.3.1.1. */
const MAX_LOCAL_CHARS = 64;
const LOCAL_SIGNS = new Set("._%+~'-");
const REWRITTEN = /(?<![\w.=+-])((?:SRS[01][=+-]|prvs=|(?:bounces?|return)[+-])[\w.+=-]{0,56}=?)$/i;
/** Servers of the messaging protocol say so in their names; MISP keeps such addresses apart. */
const JABBER_LABEL = /(?:^|[.-])(?:\w*jabber\w*|\w*xmpp\w*)(?=[.-])/;

/** E-mail and Jabber addresses: the at sign is where they are found. */
export function scanEmails(scan: TextScan): void {
  const { text } = scan;
  let from = 0;
  for (;;) {
    const at = text.indexOf("@", from);
    if (at === -1) return;
    from = at + 1;
    const by = claimAt(scan, at);
    if (by === CLAIM.urlHost || by === CLAIM.userAgent || by === CLAIM.path) continue;
    const local = readLocal(text, at);
    if (local === undefined) continue;
    from = Math.max(from, readAddress(scan, local, at));
  }
}

interface Local {
  readonly start: number;
  readonly value: string;
}

/** The part before the sign, without quotes and brackets around it and without a comment (RFC 5322 §3.2.2). */
function readLocal(text: string, at: number): Local | undefined {
  const commentStart = text.charAt(at - 1) === ")" ? readCommentStart(text, at - 1) : at;
  if (commentStart === undefined) return undefined;
  let start = commentStart;
  while (start > commentStart - MAX_LOCAL_CHARS && isLocalCode(text, start - 1)) start--;
  while (start < commentStart && LOCAL_SIGNS.has(text.charAt(start))) start++;
  start = Math.min(start, returnPathStart(text, start));
  const value = text.slice(start, commentStart);
  if (value === "" || value.endsWith(".") || value.includes("..")) return undefined;
  return { start, value };
}

/**
 * Where a rewritten return path begins, whose local part holds equals signs (`SRS0=…=host=user@`, `prvs=…=user@`,
 * `bounce+…=host@`); everywhere else the sign separates a name from its value.
 */
function returnPathStart(text: string, start: number): number {
  if (text.charAt(start - 1) !== "=") return start;
  const from = Math.max(0, start - MAX_LOCAL_CHARS);
  const rewritten = REWRITTEN.exec(text.slice(from, start))?.[1];
  return rewritten === undefined ? start : start - rewritten.length;
}

function readCommentStart(text: string, close: number): number | undefined {
  const open = text.slice(Math.max(0, close - MAX_LOCAL_CHARS), close).lastIndexOf("(");
  return open === -1 ? undefined : Math.max(0, close - MAX_LOCAL_CHARS) + open;
}

function isLocalCode(text: string, index: number): boolean {
  return isWordCode(text.charCodeAt(index)) || LOCAL_SIGNS.has(text.charAt(index));
}

function readAddress(scan: TextScan, local: Local, at: number): number {
  const { text } = scan;
  if (text.charAt(at + 1) === "[") return readLiteral(scan, local, at);
  const run = text.slice(at + 1, readLabels(text, at + 1, true));
  const domain = run.replace(/[._-]+$/, "");
  const end = at + 1 + domain.length;
  const name = readHostName(domain);
  if (name === undefined || name.labels < 2) return end;
  const isPublic = hasPublicSuffix(name.ascii);
  // An address whose domain was written defanged was meant as one, also below a suffix that does not exist.
  if (!isPublic && !scan.collector.isDefanged(at + 1, end)) {
    scan.collector.reject(local.start, end, unknownSuffixReason(name.ascii));
    claim(scan, local.start, end, CLAIM.email);
    return end;
  }
  const isInUrl = claimAt(scan, at) === CLAIM.urlPath;
  const note = noteOf(isInUrl, isPublic, name.ascii);
  const type = JABBER_LABEL.test(`${name.ascii}.`) ? "jabber-id" : "email";
  const value = `${local.value}@${domain}`;
  if (scan.collector.add({ type, value, start: local.start, end, ...note }) === undefined)
    return end;
  if (!isInUrl) claim(scan, local.start, end, CLAIM.email);
  if (scan.withDerived && isPublic) {
    const derived = { value: name.ascii, start: at + 1, end, note: "from-email" } as const;
    scan.collector.add({ type: hostType(name.ascii), ...derived });
  }
  return end;
}

function noteOf(
  isInUrl: boolean,
  isPublic: boolean,
  ascii: string,
): { readonly note?: ExtractionNote } {
  if (isInUrl) return { note: "from-url" };
  return isPublic ? exampleNote(ascii) : { note: "no-public-suffix" };
}

/** `user@[192.0.2.1]`, `user@[IPv6:2001:db8::1]`. */
function readLiteral(scan: TextScan, local: Local, at: number): number {
  const match = /^\[(?:IPv6:)?([0-9A-Fa-f:.]{3,45})\]/i.exec(scan.text.slice(at + 1, at + 60));
  if (match === null) return at + 1;
  const end = at + 1 + match[0].length;
  const value = `${local.value}@${match[0]}`;
  if (scan.collector.add({ type: "email", value, start: local.start, end }) === undefined)
    return end;
  claim(scan, local.start, end, CLAIM.email);
  const [, address = ""] = match;
  const start = end - 1 - address.length;
  if (scan.withDerived) {
    scan.collector.add({ type: "ip-dst", value: address, start, end: end - 1, note: "from-email" });
  }
  return end;
}
