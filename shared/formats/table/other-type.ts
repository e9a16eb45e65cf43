import { normaliseObservable } from "../../domain/observables/normalise.ts";
import { hasPublicSuffix } from "../../domain/observables/public-suffix.ts";

/** What a cell is in spite of its column. */
export interface OtherType {
  readonly type: string;
  readonly value: string;
}

/** Columns of hosts and what an address in them is taken for: the side of the connection stays that of the column. */
const ADDRESS_TYPES: ReadonlyMap<string, "ip-src" | "ip-dst"> = new Map([
  ["ip-src", "ip-src"],
  ["ip-dst", "ip-dst"],
  ["hostname", "ip-dst"],
  ["domain", "ip-dst"],
  ["url", "ip-dst"],
]);

/** Types of one family are told by their length in hexadecimal digits. */
const HASH_TYPES: ReadonlyMap<number, string> = new Map([
  [32, "md5"],
  [40, "sha1"],
  [56, "sha224"],
  [64, "sha256"],
  [96, "sha384"],
  [128, "sha512"],
]);
const HASH_TYPE_NAMES = new Set(HASH_TYPES.values());
const FINGERPRINT = "x509-fingerprint-";

/** No host is longer (RFC 1035 §2.3.4), a port and brackets included. */
const HOST_CHARACTERS = 280;
const HOST_SHAPE = /^\[?[\p{L}\p{N}._:%[\]-]+$/u;
const HOST_AND_PORT = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/;

/**
 * Reads a cell that is no value of its column's type as a related type: a host name or `address:port` where an address
 * should be, an address where a name should be, a URL, a hash of another length. Null when it is none of these. Never
 * reads a label without a public suffix as a name: damaged addresses and placeholders look like that.
 */
export function otherTypeOf(type: string, value: string): OtherType | null {
  const addressType = ADDRESS_TYPES.get(type);
  if (addressType !== undefined) return otherHost(type, addressType, value);
  if (HASH_TYPE_NAMES.has(type)) return otherHash("", value);
  return type.startsWith(FINGERPRINT) ? otherHash(FINGERPRINT, value.replaceAll(":", "")) : null;
}

function otherHost(
  type: string,
  addressType: "ip-src" | "ip-dst",
  value: string,
): OtherType | null {
  if (value.includes("//")) return type === "url" ? null : valid("url", value);
  if (value.length > HOST_CHARACTERS || !HOST_SHAPE.test(value)) return null;
  const split = HOST_AND_PORT.exec(value);
  const host = split?.[1] ?? split?.[2] ?? value;
  const port = split?.[3];
  const isName = hasPublicSuffix(host.toLowerCase().replace(/\.$/, ""));
  const hostType = isName ? "hostname" : addressType;
  return port === undefined ? valid(hostType, host) : valid(`${hostType}|port`, `${host}|${port}`);
}

function otherHash(prefix: string, value: string): OtherType | null {
  const name = /^[0-9A-Fa-f]+$/.test(value) ? HASH_TYPES.get(value.length) : undefined;
  return name === undefined ? null : valid(prefix + name, value);
}

function valid(type: string, value: string): OtherType | null {
  return normaliseObservable(type, value).ok ? { type, value } : null;
}
