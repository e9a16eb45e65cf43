import { readHostName } from "./domain-name.ts";
import { formatIpAddress, readIpAddress } from "./ip-address.ts";

/** An e-mail address (RFC 5321 §4.1.2): the local part as given, the domain canonical. */
export interface EmailAddress {
  readonly local: string;
  /** Host name, or an address literal in brackets. */
  readonly domain: string;
  readonly domainKind: "domain" | "ipv4" | "ipv6";
  /** Host name or address without brackets. */
  readonly domainValue: string;
  readonly unicodeDomain?: string;
}

/** RFC 5321 §4.5.3.1.1 and §4.5.3.1.3. */
const MAX_LOCAL_CHARS = 64;
const MAX_ADDRESS_CHARS = 320;
const ATOM_TEXT = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.\u0080-\uffff-]+$/;
const QUOTED_TEXT = /^"[^"\p{Cc}]{1,62}"$/u;

/**
 * Reads `local@domain`. The local part keeps its case (only the receiving host may interpret it, RFC 5321 §2.4).
 * @returns undefined for anything else, also for a display name with an address in angle brackets
 */
export function readEmailAddress(text: string): EmailAddress | undefined {
  if (text.length > MAX_ADDRESS_CHARS) return undefined;
  const at = text.lastIndexOf("@");
  if (at < 1) return undefined;
  const local = text.slice(0, at);
  if (local.length > MAX_LOCAL_CHARS) return undefined;
  if (!ATOM_TEXT.test(local) && !QUOTED_TEXT.test(local)) return undefined;
  const domain = text.slice(at + 1);
  if (domain.startsWith("[")) return readLiteral(local, domain);
  const name = readHostName(domain);
  if (name === undefined) return undefined;
  const address = {
    local,
    domain: name.ascii,
    domainKind: "domain",
    domainValue: name.ascii,
  } as const;
  return name.unicode === undefined ? address : { ...address, unicodeDomain: name.unicode };
}

/** RFC 5321 §4.1.3: `[192.0.2.1]` or `[IPv6:2001:db8::1]`. */
function readLiteral(local: string, domain: string): EmailAddress | undefined {
  if (!domain.endsWith("]")) return undefined;
  const inner = domain.slice(1, -1);
  const isIpv6 = /^ipv6:/i.test(inner);
  const address = readIpAddress(isIpv6 ? inner.slice(5) : inner);
  if (address === undefined || isIpv6 !== (address.version === 6)) return undefined;
  const value = formatIpAddress(address);
  return address.version === 6
    ? { local, domain: `[IPv6:${value}]`, domainKind: "ipv6", domainValue: value }
    : { local, domain: `[${value}]`, domainKind: "ipv4", domainValue: value };
}
