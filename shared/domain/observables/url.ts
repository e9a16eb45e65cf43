import { readHostName } from "./domain-name.ts";
import { formatIpAddress, formatIpv4, readIpAddress, type IpAddress } from "./ip-address.ts";

/**
 * URLs in a canonical form that changes nothing an attacker could have meant: scheme and host in lower case,
 * the host as A-labels or canonical address, the scheme's default port dropped; user info, path, query and
 * fragment stay byte for byte (RFC 3986 §6.2.2.1, §6.2.3). Written by hand because the WHATWG parser
 * repairs what we have to keep, and is not there in pure code.
 */
export interface UrlParts {
  /** Lower case, empty for a URL that was given without one (`example.com/x`): none is invented. */
  readonly scheme: string;
  /** Up to and including `@`, or empty. */
  readonly userInfo: string;
  /** Canonical host as it stands in the URL (IPv6 in brackets). */
  readonly host: string;
  readonly hostKind: "domain" | "ipv4" | "ipv6" | "none";
  /** Host for correlation: name, or address without brackets. */
  readonly hostValue: string;
  /** Readable host, only where it differs. */
  readonly unicodeHost?: string;
  /** With the colon, or empty. */
  readonly port: string;
  /** Path, query and fragment as given. */
  readonly rest: string;
}

const DEFAULT_PORTS: ReadonlyMap<string, string> = new Map([
  ["http", ":80"],
  ["https", ":443"],
  ["ftp", ":21"],
  ["ws", ":80"],
  ["wss", ":443"],
  ["ldap", ":389"],
  ["ldaps", ":636"],
  ["ssh", ":22"],
]);

/** Schemes without an authority that are reported as URLs all the same. */
const OPAQUE_SCHEMES: ReadonlySet<string> = new Set([
  "mailto",
  "data",
  "javascript",
  "vbscript",
  "tel",
  "sms",
  "magnet",
  "urn",
  "xmpp",
  "sip",
  "sips",
  "cid",
  "view-source",
  "ms-msdt",
]);

/** RFC 3986 §3.1; longer ones do not occur and would make the scan of hostile text dear. */
const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]{0,31}$/;
const CONTROL = /\p{Cc}/u;
const HOST_END = /[/?#\\]/;

/** Reads a URL, with or without scheme. @returns undefined when there is no valid host or a control character */
export function readUrl(text: string): UrlParts | undefined {
  if (CONTROL.test(text)) return undefined;
  const colon = text.indexOf(":");
  if (colon > 0 && text.startsWith("//", colon + 1)) {
    const scheme = text.slice(0, colon);
    if (SCHEME.test(scheme)) return readAuthority(scheme.toLowerCase(), text.slice(colon + 3));
  }
  const scheme = colon > 0 ? text.slice(0, colon).toLowerCase() : "";
  if (OPAQUE_SCHEMES.has(scheme)) return opaqueUrl(scheme, text.slice(colon + 1));
  const parts = readAuthority("", text);
  if (parts === undefined) return undefined;
  // Without scheme, path and port it has to be a whole name; one label alone is any word.
  return parts.rest !== "" || parts.port !== "" || parts.hostValue.includes(".")
    ? parts
    : undefined;
}

/** The canonical text of a URL. */
export function formatUrl(parts: UrlParts): string {
  if (parts.hostKind === "none" && parts.host === "") return `${parts.scheme}:${parts.rest}`;
  const prefix = parts.scheme === "" ? "" : `${parts.scheme}://`;
  return `${prefix}${parts.userInfo}${parts.host}${parts.port}${parts.rest}`;
}

function opaqueUrl(scheme: string, rest: string): UrlParts | undefined {
  if (rest === "") return undefined;
  return { scheme, userInfo: "", host: "", hostKind: "none", hostValue: "", port: "", rest };
}

function readAuthority(scheme: string, text: string): UrlParts | undefined {
  const end = text.search(HOST_END);
  const authority = end === -1 ? text : text.slice(0, end);
  const rest = end === -1 ? "" : text.slice(end);
  // A file URL may have no host at all (RFC 8089).
  if (authority === "" && scheme === "file" && rest !== "") {
    return { scheme, userInfo: "", host: "", hostKind: "domain", hostValue: "", port: "", rest };
  }
  const at = authority.lastIndexOf("@");
  const userInfo = authority.slice(0, at + 1);
  const { hostText, port } = splitPort(authority.slice(at + 1));
  if (!/^(?::\d{0,5})?$/.test(port) || Number(port.slice(1)) > 65_535) return undefined;
  const host = readHost(hostText);
  if (host === undefined) return undefined;
  const isDefault = port === ":" || (port !== "" && DEFAULT_PORTS.get(scheme) === port);
  return { scheme, userInfo, ...host, port: isDefault ? "" : port, rest };
}

function splitPort(text: string): { readonly hostText: string; readonly port: string } {
  if (text.startsWith("[")) {
    const close = text.indexOf("]");
    if (close !== -1) return { hostText: text.slice(1, close), port: text.slice(close + 1) };
  }
  const colon = text.indexOf(":");
  if (colon === -1) return { hostText: text, port: "" };
  // More than one colon outside brackets is an IPv6 address that somebody wrote without them.
  if (text.indexOf(":", colon + 1) !== -1) return { hostText: text, port: "" };
  return { hostText: text.slice(0, colon), port: text.slice(colon) };
}

function readHost(
  text: string,
): Pick<UrlParts, "host" | "hostKind" | "hostValue" | "unicodeHost"> | undefined {
  const address = readIpAddress(text.includes(":") ? (text.split("%", 1)[0] ?? "") : text);
  if (address !== undefined) return addressHost(address);
  if (/^\d{8,10}$/.test(text) && Number(text) <= 0xffffffff) {
    // A host of digits alone is an IPv4 address to every browser; the text stays, it correlates as the address.
    return { host: text, hostKind: "ipv4", hostValue: formatIpv4(Number(text)) };
  }
  const name = readHostName(text);
  if (name === undefined) return undefined;
  const host = { host: name.ascii, hostKind: "domain", hostValue: name.ascii } as const;
  return name.unicode === undefined ? host : { ...host, unicodeHost: name.unicode };
}

function addressHost(address: IpAddress): Pick<UrlParts, "host" | "hostKind" | "hostValue"> {
  const value = formatIpAddress(address);
  return address.version === 4
    ? { host: value, hostKind: "ipv4", hostValue: value }
    : { host: `[${value}]`, hostKind: "ipv6", hostValue: value };
}
