import { ok, type Result } from "../../result.ts";
import { readEmailAddress } from "./email-address.ts";
import { readHostName } from "./domain-name.ts";
import {
  HEX_CHARS_BY_TYPE,
  readHex,
  readSsdeep,
  readTlsh,
  stripFingerprintSeparators,
} from "./hash-value.ts";
import {
  diagnoseIpv4,
  formatIpAddress,
  formatIpv4,
  mappedIpv4,
  maskAddress,
  readIpAddress,
} from "./ip-address.ts";
import { checksumMismatch, excerpt, outOfRange, wrongForm } from "./problems.ts";
import { readRegistryKey, registryKeyForComparison } from "./registry-key.ts";
import type { ObservablePart, ObservableProblem } from "./types.ts";
import { formatUrl, readUrl } from "./url.ts";
import { readVulnerabilityId } from "./vulnerability-id.ts";
import { readWalletAddress, type Currency } from "./wallet-address.ts";

/** What one reader of a value gives: the canonical text, what it correlates by, and facts for display. */
export interface ReadValue {
  readonly value: string;
  readonly parts: readonly ObservablePart[];
  readonly unicode?: string;
  readonly checksum?: "valid" | "unchecked";
}

export type ReadResult = Result<ReadValue, ObservableProblem>;

/**
 * How much it says that two observables share a part. The rarity of the value is weighed elsewhere;
 * this is only how close the part is to the whole.
 */
export const PART_WEIGHTS = {
  identity: 1,
  /** A URL without its query: the same page of a kit, asked for by another victim. */
  resource: 0.8,
  /** The host of a URL: the same server, not the same resource. */
  host: 0.5,
  /** The domain of an e-mail address: often a mail provider of millions. */
  mailDomain: 0.2,
  /** A file name without its folder: `setup.exe` is everywhere. */
  fileName: 0.25,
  /** A reference to a report: the same article is cited by unrelated cases. */
  reference: 0.3,
} as const;

const IP_PREFIX = /^(.+)\/(\d{1,3})$/;

/** One part that is the whole value. */
export function identityPart(kind: string, value: string): readonly ObservablePart[] {
  return [{ kind, value, weight: PART_WEIGHTS.identity }];
}

/** `ip-src`, `ip-dst`: an IPv4 or IPv6 address or a network of either. */
export function readIpValue(text: string): ReadResult {
  const prefix = text.includes("/") ? IP_PREFIX.exec(text) : null;
  const addressText = prefix === null ? text : (prefix[1] ?? "");
  const bare = addressText.startsWith("[") ? addressText.replace(/^\[|\]$/g, "") : addressText;
  const address = readIpAddress(bare.split("%", 1)[0] ?? "");
  if (address === undefined) return refusedIp(text, addressText);
  const value = formatIpAddress(address);
  const limit = address.version === 4 ? 32 : 128;
  const prefixBits = prefix === null ? limit : Number(prefix[2]);
  if (prefixBits > limit) return outOfRange(text, "ip-address");
  if (prefix !== null && prefixBits < limit) {
    // The host bits stay in the value (somebody wrote them for a reason), the network is what correlates.
    const network = `${formatIpAddress(maskAddress(address, prefixBits))}/${prefixBits}`;
    return ok({ value: `${value}/${prefixBits}`, parts: identityPart("cidr", network) });
  }
  if (address.version === 4) return ok({ value, parts: identityPart("ipv4", value) });
  const mapped = mappedIpv4(address.groups);
  const parts = identityPart("ipv6", value);
  if (mapped === undefined) return ok({ value, parts });
  return ok({ value, parts: [...parts, ...identityPart("ipv4", formatIpv4(mapped))] });
}

/** `domain`, `hostname`: a name with at least `minLabels` labels; a leading `*.` wildcard stays. */
export function readDomainValue(text: string, minLabels: number): ReadResult {
  const isWildcard = text.startsWith("*.");
  const expected = minLabels > 1 ? "domain-name" : "host-name";
  const name = readHostName(isWildcard ? text.slice(2) : text);
  if (name === undefined || name.labels < minLabels) return wrongForm(text, expected);
  const prefix = isWildcard ? "*." : "";
  const parts = identityPart("domain", name.ascii);
  const read = { value: prefix + name.ascii, parts };
  return ok(name.unicode === undefined ? read : { ...read, unicode: prefix + name.unicode });
}

/** `url`, `uri`, `link`. A `uri` may be a path alone, a `link` is a reference and correlates weakly. */
export function readUrlValue(text: string, type: string): ReadResult {
  const url = readUrl(text);
  if (url === undefined) {
    const isPath = type === "uri" && !/\p{Cc}/u.test(text);
    return isPath ? ok({ value: text, parts: identityPart("url", text) }) : wrongForm(text, "url");
  }
  const value = formatUrl(url);
  const weight = type === "link" ? PART_WEIGHTS.reference : PART_WEIGHTS.identity;
  // `http://a.example` and `http://a.example/` are the same resource (RFC 3986 §6.2.3) but different texts.
  const key = url.rest === "" && url.host !== "" ? `${value}/` : value;
  const parts: ObservablePart[] = [{ kind: "url", value: key, weight }];
  const resource = withoutQuery(url.rest);
  if (resource !== null && type !== "link") {
    const found = formatUrl({ ...url, rest: resource });
    parts.push({ kind: "url", value: found, weight: PART_WEIGHTS.resource });
  }
  if (url.hostValue !== "" && type !== "link") {
    parts.push({ kind: url.hostKind, value: url.hostValue, weight: PART_WEIGHTS.host });
  }
  if (url.unicodeHost === undefined) return ok({ value, parts });
  return ok({ value, parts, unicode: formatUrl({ ...url, host: url.unicodeHost }) });
}

/** Path before a query or fragment, where there is one and the path says more than the host. */
function withoutQuery(rest: string): string | null {
  const end = rest.search(/[?#]/);
  return end > 1 && rest.startsWith("/") ? rest.slice(0, end) : null;
}

/** E-mail addresses in every role. A SOA address (`hostmaster.example.org`) is a host name in form and stays one. */
export function readEmailValue(text: string, kind: "email" | "jabber", type: string): ReadResult {
  const bare = /^<[^<>]*>$/.test(text) ? text.slice(1, -1) : text;
  const email = readEmailAddress(bare);
  if (email === undefined) {
    if (type === "dns-soa-email") return readDomainValue(text, 2);
    return wrongForm(text, "email-address");
  }
  const value = `${email.local}@${email.domain}`;
  const parts: readonly ObservablePart[] = [
    // Providers do not tell case apart in practice, so correlation does not either.
    { kind, value: value.toLowerCase(), weight: PART_WEIGHTS.identity },
    { kind: email.domainKind, value: email.domainValue, weight: PART_WEIGHTS.mailDomain },
  ];
  if (email.unicodeDomain === undefined) return ok({ value, parts });
  return ok({ value, parts, unicode: `${email.local}@${email.unicodeDomain}` });
}

/** File hashes, network fingerprints and certificate fingerprints, by type. */
export function readHashValue(text: string, type: string): ReadResult {
  if (type === "ssdeep") {
    const ssdeep = readSsdeep(text);
    if (ssdeep === undefined) return wrongForm(text, "ssdeep");
    return ok({ value: ssdeep, parts: identityPart("ssdeep", ssdeep) });
  }
  if (type === "tlsh") {
    const tlsh = readTlsh(text);
    if (tlsh === undefined) return wrongForm(text, "tlsh");
    return ok({ value: tlsh, parts: identityPart("tlsh", tlsh) });
  }
  const expectedChars = HEX_CHARS_BY_TYPE.get(type) ?? 0;
  const digits = readHex(text.length === expectedChars ? text : stripFingerprintSeparators(text));
  if (digits === undefined) return wrongForm(text, "hex-digits");
  if (digits.length !== expectedChars) {
    const lengthChars = digits.length;
    return {
      ok: false,
      error: { kind: "wrong-length", found: excerpt(text), lengthChars, expectedChars },
    };
  }
  return ok({ value: digits, parts: identityPart(type, digits) });
}

/** File names and paths: kept as given, correlated by the last component without case. */
export function readFileNameValue(text: string): ReadResult {
  const name = text.slice(Math.max(text.lastIndexOf("/"), text.lastIndexOf("\\")) + 1);
  const value = name.toLowerCase();
  const parts = value === "" ? [] : [{ kind: "filename", value, weight: PART_WEIGHTS.fileName }];
  return ok({ value: text, parts });
}

/** CVE, EUVD, GCVE, GHSA in their spelling; other identifiers (vendors' own) stay as they are. */
export function readVulnerabilityValue(text: string): ReadResult {
  const value = readVulnerabilityId(text) ?? text;
  if (value === text && /^CVE\b/i.test(text) && !/^CVE-\d{4}-\d{4,}$/.test(text)) {
    return wrongForm(text, "vulnerability-id");
  }
  return ok({ value, parts: identityPart("vulnerability", value) });
}

/** Registry keys with the hive spelled out. */
export function readRegistryValue(text: string): ReadResult {
  const value = readRegistryKey(text);
  if (value === undefined) return wrongForm(text, "registry-key");
  return ok({ value, parts: identityPart("regkey", registryKeyForComparison(value)) });
}

/** Wallet addresses of the type's currency, checked by their own checksum. */
export function readWalletValue(text: string, currency: Currency): ReadResult {
  const reading = readWalletAddress(text, currency);
  if (reading.kind === "checksum-mismatch") return checksumMismatch(text, "wallet-address");
  if (reading.kind === "wrong-form") return wrongForm(text, "wallet-address");
  const { value, checksum } = reading;
  return ok({ value, checksum, parts: identityPart(currency, value) });
}

function refusedIp(text: string, addressText: string): ReadResult {
  if (!/^[\d.]+$/.test(addressText)) return wrongForm(text, "ip-address");
  switch (diagnoseIpv4(addressText)) {
    case "not-four-octets":
      return wrongForm(text, "ip-address");
    case "octet-out-of-range":
      return outOfRange(text, "ip-address");
    case "ambiguous-octal":
      return { ok: false, error: { kind: "ambiguous-octal", found: excerpt(text) } };
  }
}
