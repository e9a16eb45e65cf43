/** IPv4 and IPv6 addresses and networks as numbers, and their canonical text (RFC 5952, RFC 4632). */

/** An address: IPv4 as one unsigned 32-bit number, IPv6 as eight 16-bit groups. */
export type IpAddress =
  | { readonly version: 4; readonly bits: number }
  | { readonly version: 6; readonly groups: readonly number[] };

/** Why four dotted numbers are no IPv4 address. */
export type Ipv4Fault = "not-four-octets" | "octet-out-of-range" | "ambiguous-octal";

const DOT = 46;
const ZERO = 48;

/**
 * Reads dotted decimal. Leading zeros are accepted only where the octal and the decimal reading agree (`01`),
 * because `010` is 8 to inet_aton and 10 to a person.
 * @returns the address as an unsigned 32-bit number, or -1
 */
export function readIpv4(text: string): number {
  if (text.length < 7 || text.length > 15) return -1;
  let bits = 0;
  let octet = 0;
  let digits = 0;
  let octets = 0;
  let isLeadingZero = false;
  for (let index = 0; index <= text.length; index++) {
    const code = index < text.length ? text.charCodeAt(index) : DOT;
    if (code === DOT) {
      if (digits === 0 || octet > 255 || (isLeadingZero && digits > 1 && octet > 7)) return -1;
      bits = bits * 256 + octet;
      octets++;
      octet = 0;
      digits = 0;
      continue;
    }
    const digit = code - ZERO;
    if (digit < 0 || digit > 9 || digits === 3) return -1;
    if (digits === 0) isLeadingZero = digit === 0;
    octet = octet * 10 + digit;
    digits++;
  }
  return octets === 4 ? bits : -1;
}

/** Says what is wrong with a text that {@link readIpv4} refused. */
export function diagnoseIpv4(text: string): Ipv4Fault {
  const octets = text.split(".", 6);
  if (octets.length !== 4 || !octets.every((octet) => /^\d{1,10}$/.test(octet))) {
    return "not-four-octets";
  }
  if (octets.some((octet) => Number(octet) > 255)) return "octet-out-of-range";
  return octets.some((octet) => octet.length > 3) ? "octet-out-of-range" : "ambiguous-octal";
}

/** Dotted decimal without leading zeros. */
export function formatIpv4(bits: number): string {
  return `${bits >>> 24}.${(bits >>> 16) & 255}.${(bits >>> 8) & 255}.${bits & 255}`;
}

/**
 * Reads IPv6 text of RFC 4291 §2.2, also with an IPv4 tail, without zone and brackets.
 * @returns eight 16-bit groups, or undefined
 */
export function readIpv6(text: string): readonly number[] | undefined {
  if (text.length < 2 || text.length > 45) return undefined;
  const gap = text.indexOf("::");
  if (gap === -1) {
    const groups = readGroups(text, true);
    return groups?.length === 8 ? groups : undefined;
  }
  const tail = text.slice(gap + 2);
  if (tail.includes("::")) return undefined;
  const left = gap === 0 ? [] : readGroups(text.slice(0, gap), false);
  const right = tail === "" ? [] : readGroups(tail, true);
  if (left === undefined || right === undefined) return undefined;
  const missing = 8 - left.length - right.length;
  if (missing < 1) return undefined;
  return [...left, ...Array.from({ length: missing }, () => 0), ...right];
}

/** RFC 5952: lower case, no leading zeros, the longest run of zero groups as `::`; IPv4-mapped with dotted tail (§5). */
export function formatIpv6(groups: readonly number[]): string {
  const mapped = mappedIpv4(groups);
  if (mapped !== undefined) return `::ffff:${formatIpv4(mapped)}`;
  const { start, length } = longestZeroRun(groups);
  const hex = groups.map((group) => group.toString(16));
  if (length < 2) return hex.join(":");
  return `${hex.slice(0, start).join(":")}::${hex.slice(start + length).join(":")}`;
}

/** The IPv4 address inside `::ffff:0:0/96`, if the address lies there. */
export function mappedIpv4(groups: readonly number[]): number | undefined {
  if (groups[5] !== 0xffff || groups.slice(0, 5).some((group) => group !== 0)) return undefined;
  return (groups[6] ?? 0) * 65_536 + (groups[7] ?? 0);
}

/** Reads either version; a zone (`%eth0`) and surrounding brackets must be gone. */
export function readIpAddress(text: string): IpAddress | undefined {
  if (text.includes(":")) {
    const groups = readIpv6(text);
    return groups === undefined ? undefined : { version: 6, groups };
  }
  const bits = readIpv4(text);
  return bits < 0 ? undefined : { version: 4, bits };
}

/** Canonical text of an address. */
export function formatIpAddress(address: IpAddress): string {
  return address.version === 4 ? formatIpv4(address.bits) : formatIpv6(address.groups);
}

/** The address with all bits beyond the prefix set to zero: the network that it lies in. */
export function maskAddress(address: IpAddress, prefixBits: number): IpAddress {
  if (address.version === 4) return { version: 4, bits: maskIpv4(address.bits, prefixBits) };
  const groups = address.groups.map((group, index) => {
    const kept = Math.min(16, Math.max(0, prefixBits - index * 16));
    return group & ((0xffff << (16 - kept)) & 0xffff);
  });
  return { version: 6, groups };
}

/** {@link maskAddress} for the number of an IPv4 address. */
export function maskIpv4(bits: number, prefixBits: number): number {
  return prefixBits === 0 ? 0 : (bits & (0xffffffff << (32 - prefixBits))) >>> 0;
}

function readGroups(text: string, mayEndInIpv4: boolean): number[] | undefined {
  const groups: number[] = [];
  const fields = text.split(":", 9);
  for (const [index, field] of fields.entries()) {
    if (mayEndInIpv4 && index === fields.length - 1 && field.includes(".")) {
      const bits = readIpv4(field);
      if (bits < 0) return undefined;
      groups.push(bits >>> 16, bits & 0xffff);
    } else {
      if (!/^[0-9A-Fa-f]{1,4}$/.test(field)) return undefined;
      groups.push(Number.parseInt(field, 16));
    }
  }
  return groups.length > 8 ? undefined : groups;
}

function longestZeroRun(groups: readonly number[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  let start = 0;
  for (let index = 0; index <= groups.length; index++) {
    if (index < groups.length && groups[index] === 0) continue;
    if (index - start > best.length) best = { start, length: index - start };
    start = index + 1;
  }
  return best;
}
