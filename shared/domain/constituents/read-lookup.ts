import { readEmailAddress } from "../observables/email-address.ts";
import { readAsnValue } from "../observables/normalise-small-values.ts";
import { readDomainValue, readIpValue } from "../observables/normalise-values.ts";
import type { ObservablePart } from "../observables/types.ts";
import { refangValue } from "../observables/refang.ts";
import { readUrl } from "../observables/url.ts";

/** What a value is looked up by in the register. */
export interface Lookup {
  readonly kind: "network" | "domain" | "asn";
  /** Canonical: an address or network, a name in A-labels, `AS64496`. */
  readonly value: string;
}

/** Whose constituents are asked for: an address, network, name, AS number, URL or mail address; undefined when it is none of them. */
export function readLookup(text: string): Lookup | undefined {
  const trimmed = text.trim();
  // Most of what is looked up in bulk are plain addresses: those need not be refanged first.
  const plain = readNetworkLookup(trimmed);
  if (plain !== undefined) return plain;
  const value = refangValue(trimmed);
  if (value.includes("://")) {
    const url = readUrl(value);
    return url && (readNetworkLookup(url.hostValue) ?? readDomainLookup(url.hostValue));
  }
  if (value.includes("@")) {
    const mail = readEmailAddress(value);
    return mail && (readNetworkLookup(mail.domainValue) ?? readDomainLookup(mail.domainValue));
  }
  return readNetworkLookup(value) ?? readAsnLookup(value) ?? readDomainLookup(value);
}

/** A network without host bits, for the register; undefined when it is none. */
export function readRange(text: string): string | undefined {
  return readNetworkLookup(text.trim())?.value;
}

/** A name in A-labels; a leading `*.` says what is meant anyway. */
export function readRegisteredDomain(text: string): string | undefined {
  return readDomainLookup(text.trim())?.value;
}

/** `AS64496`; in the column of AS numbers a bare number is one too. */
export function readRegisteredAsn(text: string): string | undefined {
  const read = readAsnValue(text.trim());
  return read.ok ? read.value.value : undefined;
}

function readNetworkLookup(text: string): Lookup | undefined {
  const read = readIpValue(text);
  if (!read.ok) return undefined;
  // ::ffff:192.0.2.1 is the IPv4 address, which stands last.
  const part: ObservablePart | undefined = read.value.parts.at(-1);
  return part && { kind: "network", value: part.value };
}

function readAsnLookup(text: string): Lookup | undefined {
  if (!/^ASN?\s{0,3}\d/i.test(text)) return undefined;
  const value = readRegisteredAsn(text);
  return value === undefined ? undefined : { kind: "asn", value };
}

function readDomainLookup(text: string): Lookup | undefined {
  const read = readDomainValue(text, 2);
  const part = read.ok ? read.value.parts[0] : undefined;
  return part && { kind: "domain", value: part.value };
}
