import { isAsciiAlnum, isBlank, isWordCode } from "../../domain/observables/name-codes.ts";
import { hasPublicSuffix } from "../../domain/observables/public-suffix.ts";
import { readUrl, type UrlParts } from "../../domain/observables/url.ts";
import { addHost, addNamesInPath } from "./url-parts.ts";
import { CLAIM, claim, claimAt, type TextScan } from "./text-scan.ts";
import { readUrlEnd } from "./url-end.ts";

/** Schemes that are taken with any host; others only with a public name or an address. */
const KNOWN_SCHEMES: readonly string[] = [
  "https",
  "http",
  "ftps",
  "sftp",
  "tftp",
  "ftp",
  "tcp",
  "udp",
  "wss",
  "ws",
  "ldaps",
  "ldap",
  "smb",
  "ssh",
  "telnet",
  "rdp",
  "vnc",
  "ircs",
  "irc",
  "socks5",
  "socks4",
  "stratum+tcp",
  "stratum",
  "rtsp",
  "webdav",
  "dav",
  "dns",
  "nfs",
  "git",
  "svn",
  "rmi",
  "jdbc",
  "mongodb",
  "redis",
  "mysql",
  "tls",
  "ssl",
  "quic",
  "doh",
  "file",
];

/** Longest scheme that is looked for before `://`. */
const MAX_SCHEME_CHARS = 24;

/** URLs with a scheme: `://` is where they are found. */
export function scanUrls(scan: TextScan): void {
  const { text } = scan;
  let from = 0;
  for (;;) {
    const colon = text.indexOf("://", from);
    if (colon === -1) return;
    from = colon + 3;
    if (claimAt(scan, colon) === CLAIM.urlPath) continue;
    const start = readSchemeStart(text, colon);
    if (start === undefined) continue;
    from = Math.max(from, scanUrl(scan, start, colon + 3));
  }
}

/**
 * A URL without scheme from `start` on, whose host ends at `hostEnd`: `host/path`, `host:port/path`.
 * @returns where it ends, or undefined when only a host stands there
 */
export function scanSchemelessUrl(
  scan: TextScan,
  start: number,
  hostEnd: number,
): number | undefined {
  const { text } = scan;
  const port = /^:\d{1,5}(?=\/)/.exec(text.slice(hostEnd, hostEnd + 7));
  const pathStart = hostEnd + (port?.[0].length ?? 0);
  if (text.charAt(pathStart) !== "/") return undefined;
  const end = readUrlEnd(text, start, pathStart);
  if (end <= pathStart) return undefined;
  const value = text.slice(start, end);
  const url = readUrl(value);
  if (url === undefined || scan.collector.add({ type: "url", value, start, end }) === undefined) {
    return undefined;
  }
  claim(scan, start, pathStart, CLAIM.urlHost);
  claim(scan, pathStart, end, CLAIM.urlPath);
  if (scan.withDerived) addNamesInPath(scan, url.rest, start, end);
  return end;
}

function scanUrl(scan: TextScan, start: number, authorityStart: number): number {
  const { text, collector } = scan;
  const end = readUrlEnd(text, start, authorityStart);
  if (end <= authorityStart) return authorityStart;
  const value = text.slice(start, end);
  const url = readUrl(value);
  if (url === undefined) {
    collector.reject(start, end, "bad-host");
    return end;
  }
  const isPublic = isPublicHost(url);
  if (!isPublic && !KNOWN_SCHEMES.includes(url.scheme)) {
    collector.reject(start, end, "bad-host");
    return end;
  }
  const note = isPublic ? {} : ({ note: "no-public-suffix" } as const);
  collector.add({ type: "url", value, start, end, ...note });
  const pathStart = end - url.rest.length;
  claim(scan, start, pathStart, CLAIM.urlHost);
  claim(scan, pathStart, end, CLAIM.urlPath);
  if (scan.withDerived) {
    if (isPublic) addHost(scan, url, authorityStart + url.userInfo.length, pathStart);
    addNamesInPath(scan, url.rest, start, end);
  }
  return end;
}

function isPublicHost(url: UrlParts): boolean {
  return url.hostKind !== "domain" || hasPublicSuffix(url.hostValue);
}

/** The scheme before the colon: the longest known one at the end of the word, or the whole word. */
function readSchemeStart(text: string, colon: number): number | undefined {
  let start = colon;
  while (start > colon - MAX_SCHEME_CHARS && isSchemeCode(text.charCodeAt(start - 1))) start--;
  const word = text.slice(start, colon).toLowerCase();
  const known = KNOWN_SCHEMES.find((scheme) => word.endsWith(scheme));
  if (known !== undefined) return colon - known.length;
  while (start < colon && !/[A-Za-z]/.test(text.charAt(start))) start++;
  const isBounded = !isWordCode(text.charCodeAt(start - 1));
  return start < colon - 1 && isBounded && !isBlank(text.charCodeAt(start)) ? start : undefined;
}

function isSchemeCode(code: number): boolean {
  return isAsciiAlnum(code) || code === 43 || code === 45 || code === 46;
}
