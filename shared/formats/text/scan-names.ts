import { readHostName } from "../../domain/observables/domain-name.ts";
import { diagnoseIpv4, readIpv4 } from "../../domain/observables/ip-address.ts";
import { isLabelCode, isWordCode } from "../../domain/observables/name-codes.ts";
import type { Candidate } from "./collector.ts";
import { EXTRACTION_LIMITS } from "./extraction.ts";
import { TELLING_ENDINGS } from "./file-endings-table.ts";
import { judgeName } from "./name-verdict.ts";
import { scanSchemelessUrl } from "./scan-urls.ts";
import { CLAIM, claimAt, type TextScan } from "./text-scan.ts";
import { exampleNote, hostType } from "./url-parts.ts";

const DOTTED_NUMBERS = /^\d+(?:\.\d+)+$/;
const DOTTED_MAC = /^[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}$/;
/** Four numbers between dashes or underscores, or right behind a `v`. */
const ADDRESS_INSIDE =
  /(^|[_-]|(?<![A-Za-z])v)(\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})(?=$|[_-]|\.[A-Za-z])/gi;
/** Text of a script without spaces right before an ASCII name: a name that mixes them so is no name anybody registered. */
const UNSPACED_BEFORE =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]{1,2000}(?=[A-Za-z0-9][\w.-]*$)/u;
const PREFIX = /^\/(\d{1,3})(?![0-9A-Za-z_/?#-]|\.\d)/;
/** Words that announce a version; looked for right before four numbers. */
const VERSION_BEFORE =
  /(?:\bv(?:er(?:sion|s)?)?\.?|\bversion(?:en|s)?(?: is)?|\bbuild|\brelease|\bfirmware|\bpatch|\bsection|\bchapter|\bFirefox|\bChrom(?:e|ium)|\bFlash Player)[\s:=#]{0,3}$/i;
/** `Chrome/120.0.0.0`: a product and its version. A digit before the slash is an address or a date. */
const PRODUCT_BEFORE = /[A-Za-z][A-Za-z.+-]{1,30}\/$/;

/**
 * Everything that is held together by dots: IPv4 addresses and networks, host names, URLs without scheme, file names.
 * Each run of name characters is looked at once.
 */
export function scanNames(scan: TextScan): void {
  const { text } = scan;
  let from = 0;
  for (;;) {
    const dot = text.indexOf(".", from);
    if (dot === -1) return;
    let start = dot;
    while (start > from && isLabelCode(text.charCodeAt(start - 1))) start--;
    if (text.charAt(start - 1) === "%" && isEncodedSign(text, start)) {
      start = Math.min(start + 2, dot);
    }
    let end = dot + 1;
    while (end < text.length && isRunCode(text.charCodeAt(end))) end++;
    from = end;
    if (claimAt(scan, dot) === CLAIM.none) from = Math.max(from, scanRun(scan, start, end));
  }
}

/**
 * True when the two digits at `index` are the end of a percent-encoded scheme (`http%3A%2F%2Fevil.com`) or at sign
 * (`user%40evil.com`). A `%2F` alone may be anything, so there the digits stay with the name.
 */
function isEncodedSign(text: string, index: number): boolean {
  const digits = text.slice(index, index + 2).toLowerCase();
  return digits === "40" || (digits === "2f" && /%3a%2f%$/i.test(text.slice(index - 7, index)));
}

/** @returns where the search goes on */
function scanRun(scan: TextScan, start: number, end: number): number {
  if (end - start > EXTRACTION_LIMITS.runChars) {
    scan.collector.reject(start, start + 255, "too-long");
    return end;
  }
  const run = scan.text.slice(start, end);
  if (!run.includes("..")) return scanName(scan, start, end);
  // Dots of an ellipsis separate.
  let reached = end;
  for (const match of run.matchAll(/(?:[^.]|\.(?!\.|$))+/g)) {
    if (!match[0].includes(".")) continue;
    const from = start + match.index;
    reached = Math.max(reached, scanName(scan, from, from + match[0].length));
  }
  return reached;
}

function scanName(scan: TextScan, runStart: number, runEnd: number): number {
  const { text } = scan;
  let start = runStart;
  let end = runEnd;
  while (end > start && ".-_".includes(text.charAt(end - 1))) end--;
  const isEmphasised = end < runEnd && text.charAt(end) === "_";
  while (start < end && (isEmphasised ? ".-_" : ".-").includes(text.charAt(start))) start++;
  const name = text.slice(start, end);
  if (!name.includes(".")) return runEnd;
  if (DOTTED_NUMBERS.test(name)) {
    const hasLeadingDot = start > runStart && text.charAt(start - 1) === ".";
    return hasLeadingDot ? runEnd : scanNumbers(scan, name, start, end);
  }
  if (DOTTED_MAC.test(name) && /[A-Fa-f]/.test(name) && /\d/.test(name)) {
    scan.collector.add({ type: "mac-address", value: name, start, end });
    return runEnd;
  }
  return scanHost(scan, name, start, end);
}

function scanNumbers(scan: TextScan, name: string, start: number, end: number): number {
  const { text, collector } = scan;
  const octets = name.split(".").length;
  if (octets < 4) return end;
  if (octets > 4) {
    collector.reject(start, end, "too-many-octets");
    return end;
  }
  const bits = readIpv4(name);
  if (bits < 0) {
    const fault = diagnoseIpv4(name);
    if (fault !== "not-four-octets") collector.reject(start, end, fault);
    return end;
  }
  const before = text.slice(Math.max(0, start - 32), start);
  const isVersion = VERSION_BEFORE.test(before) || PRODUCT_BEFORE.test(before);
  if (isVersion && !collector.isDefanged(start, end)) {
    collector.reject(start, end, "version-number");
    return end;
  }
  const prefix = PREFIX.exec(text.slice(end, end + 6));
  if (prefix !== null) return addNetwork(scan, name, start, end, Number(prefix[1]));
  const loopback = bits >>> 24 === 127 ? ({ note: "loopback" } as const) : {};
  return addHostOrUrl(scan, { type: "ip-dst", value: name, start, end, ...loopback });
}

function addNetwork(
  scan: TextScan,
  name: string,
  start: number,
  end: number,
  prefixBits: number,
): number {
  const { collector } = scan;
  const networkEnd = end + 1 + String(prefixBits).length;
  if (prefixBits > 32) {
    collector.reject(start, networkEnd, "prefix-out-of-range");
    collector.add({ type: "ip-dst", value: name, start, end });
    return networkEnd;
  }
  collector.add({ type: "ip-dst", value: `${name}/${prefixBits}`, start, end: networkEnd });
  if (scan.withDerived) {
    collector.add({ type: "ip-dst", value: name, start, end, note: "from-cidr" });
  }
  return networkEnd;
}

/** A host, or the URL that begins with it; then the host is only a part. */
function addHostOrUrl(scan: TextScan, host: Candidate): number {
  const urlEnd = scanSchemelessUrl(scan, host.start, host.end);
  if (urlEnd === undefined) scan.collector.add(host);
  else if (scan.withDerived) scan.collector.add({ ...host, note: "from-url" });
  return urlEnd ?? host.end;
}

function scanHost(scan: TextScan, name: string, start: number, end: number): number {
  const { text, collector } = scan;
  const unspaced = UNSPACED_BEFORE.exec(name)?.[0].length ?? 0;
  if (unspaced > 0) return scanName(scan, start + unspaced, end);
  const isDefanged = collector.isDefanged(start, end);
  const verdict = judgeName({ name, text, start, end, isDefanged });
  if (verdict === "host") {
    const host = readHostName(name);
    if (host === undefined) return end;
    const { ascii } = host;
    const note = exampleNote(ascii);
    return addHostOrUrl(scan, { type: hostType(ascii), value: ascii, start, end, ...note });
  }
  if (verdict !== "nothing") collector.reject(start, end, verdict);
  const ending = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  if (verdict === "file-name" || (verdict === "nothing" && TELLING_ENDINGS.has(ending))) {
    collector.add({ type: "filename", value: name, start, end });
  }
  scanAddressesInside(scan, name, start);
  return verdict === "nothing" ? scanNamesInside(scan, name, start, end) : end;
}

/** Addresses that dashes join with each other or with words; after a `v` rather a version, and noted as such. */
function scanAddressesInside(scan: TextScan, name: string, start: number): void {
  for (const match of name.matchAll(ADDRESS_INSIDE)) {
    const [, before = "", address = ""] = match;
    const from = start + match.index + before.length;
    const to = from + address.length;
    if (!/^v$/i.test(before)) scanNumbers(scan, address, from, to);
    else if (readIpv4(address) >= 0) {
      scan.collector.add({
        type: "ip-dst",
        value: address,
        start: from,
        end: to,
        note: "maybe-version",
      });
    }
  }
}

/** Names inside text of a script that is written without spaces. */
function scanNamesInside(scan: TextScan, name: string, start: number, end: number): number {
  let reached = end;
  if (!/\P{ASCII}/u.test(name)) return reached;
  for (const match of name.matchAll(/[\w.-]+/g)) {
    if (match[0].length === name.length || !match[0].includes(".")) continue;
    const from = start + match.index;
    reached = Math.max(reached, scanName(scan, from, from + match[0].length));
  }
  return reached;
}

function isRunCode(code: number): boolean {
  return code === 46 || code === 45 || code === 95 || isWordCode(code);
}
