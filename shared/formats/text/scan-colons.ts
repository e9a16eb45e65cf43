import { readIpv6 } from "../../domain/observables/ip-address.ts";
import { isHexDigit, isWordCode } from "../../domain/observables/name-codes.ts";
import { scanSchemelessUrl } from "./scan-urls.ts";
import { CLAIM, claim, claimAt, eachMatch, type TextScan } from "./text-scan.ts";

const MAC_WITH_COLONS = /^(?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$/;
const MAC_WITH_DASHES =
  /(?<![0-9A-Za-z-])(?:[0-9A-Fa-f]{2}-){5}[0-9A-Fa-f]{2}(?![0-9A-Za-z]|-[0-9A-Za-z])/g;
/** Longest IPv6 text, with an IPv4 tail. */
const MAX_ADDRESS_CHARS = 45;
const PREFIX = /^\/(\d{1,3})(?![0-9A-Za-z/]|\.\d)/;

/** IPv6 addresses and networks, and interface addresses: a run of hexadecimal digits and colons. */
export function scanColons(scan: TextScan): void {
  const { text } = scan;
  eachMatch(scan, MAC_WITH_DASHES, (match, start, end) => {
    if (claimAt(scan, start) !== CLAIM.none) return;
    scan.collector.add({ type: "mac-address", value: match[0], start, end });
    claim(scan, start, end, CLAIM.other);
  });
  let from = 0;
  for (;;) {
    const colon = text.indexOf(":", from);
    if (colon === -1) return;
    let start = colon;
    while (start > from && isAddressCode(text.charCodeAt(start - 1))) start--;
    let end = colon + 1;
    while (end < text.length && isAddressCode(text.charCodeAt(end))) end++;
    from = end;
    if (claimAt(scan, colon) === CLAIM.none) scanRun(scan, start, end);
  }
}

function scanRun(scan: TextScan, runStart: number, runEnd: number): void {
  const { text } = scan;
  const { start, end } = trimRun(text, runStart, runEnd);
  if (end - start < 3 || end - start > MAX_ADDRESS_CHARS) return;
  // A dash joins two addresses to a range; behind anything else the run is the rest of a word.
  const isRangeEnd = text.charAt(start - 1) === "-" && claimAt(scan, start - 2) === CLAIM.other;
  if (!isRangeEnd && /[-_]/.test(text.charAt(start - 1))) return;
  if (isWordCode(text.charCodeAt(end))) return;
  if (isWordCode(text.charCodeAt(start - 1))) return;
  const run = text.slice(start, end);
  if (MAC_WITH_COLONS.test(run)) {
    scan.collector.add({ type: "mac-address", value: run, start, end });
    claim(scan, start, end, CLAIM.other);
    return;
  }
  if (readIpv6(run) === undefined || !isTellingIpv6(run)) return;
  claim(scan, start, end, CLAIM.other);
  addIpv6(scan, run, start, end);
}

function addIpv6(scan: TextScan, run: string, start: number, end: number): void {
  const { text, collector } = scan;
  const prefix = PREFIX.exec(text.slice(end, end + 6));
  if (prefix !== null && Number(prefix[1]) <= 128) {
    const networkEnd = end + prefix[0].length;
    collector.add({ type: "ip-dst", value: `${run}/${prefix[1]}`, start, end: networkEnd });
    return;
  }
  const note = run === "::1" ? ({ note: "loopback" } as const) : {};
  collector.add({ type: "ip-dst", value: run, start, end, ...note });
  if (text.charAt(start - 1) === "[" && text.charAt(end) === "]") {
    scanSchemelessUrl(scan, start - 1, end + 1);
  }
}

/** Colons that only introduce or end something (`IP:2001:db8::1`, `fe80::1:`) and full stops are no part of it. */
function trimRun(text: string, from: number, to: number): { start: number; end: number } {
  let start = from;
  let end = to;
  if (text.charAt(start) === ":" && text.charAt(start + 1) !== ":") start++;
  while (start < end && text.charAt(start) === ".") start++;
  while (end > start && text.charAt(end - 1) === ".") end--;
  if (text.charAt(end - 1) === ":" && text.charAt(end - 2) !== ":") end--;
  return { start, end };
}

/** `a::b` and `2::` are rather code or markup than addresses: a digit or a third group has to be there, and more than two digits. */
function isTellingIpv6(run: string): boolean {
  if (/^[0-9A-Fa-f]{1,2}::$/.test(run)) return false;
  return /\d/.test(run) || run.split(":").filter((group) => group !== "").length > 2;
}

function isAddressCode(code: number): boolean {
  return isHexDigit(code) || code === 58 || code === 46;
}
