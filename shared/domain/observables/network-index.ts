import { formatIpAddress, maskAddress, readIpAddress, type IpAddress } from "./ip-address.ts";

/** Networks by prefix length, so that looking an address up costs one step for each length in use. */
export interface NetworkIndex {
  readonly byPrefix: Record<4 | 6, Map<number, Map<string, number[]>>>;
}

/** An empty index. */
export function createNetworkIndex(): NetworkIndex {
  return { byPrefix: { 4: new Map(), 6: new Map() } };
}

/** Adds `192.0.2.0/24`, `2001:db8::/32` or a single address for a list. @returns false when it is neither */
export function addNetwork(index: NetworkIndex, text: string, list: number): boolean {
  const network = readNetwork(text);
  if (network === undefined) return false;
  const { address, prefixBits } = network;
  const prefixes = index.byPrefix[address.version];
  const networks = prefixes.get(prefixBits) ?? new Map<string, number[]>();
  prefixes.set(prefixBits, networks);
  const key = formatIpAddress(maskAddress(address, prefixBits));
  const lists = networks.get(key) ?? [];
  networks.set(key, lists);
  lists.push(list);
  return true;
}

/** A network of the index, with the lists that it was added for. */
export interface HoldingNetwork {
  readonly prefixBits: number;
  /** Canonical, with the prefix length. */
  readonly network: string;
  readonly lists: readonly number[];
}

/** The networks that hold the address, or the whole network, of the text: the longest prefix first. */
export function networksHolding(index: NetworkIndex, text: string): readonly HoldingNetwork[] {
  const network = readNetwork(text);
  if (network === undefined) return [];
  const { address, prefixBits } = network;
  const found: HoldingNetwork[] = [];
  for (const [prefix, networks] of index.byPrefix[address.version]) {
    if (prefix > prefixBits) continue;
    const base = formatIpAddress(maskAddress(address, prefix));
    const lists = networks.get(base);
    if (lists === undefined) continue;
    found.push({ prefixBits: prefix, network: `${base}/${String(prefix)}`, lists });
  }
  return found.length < 2 ? found : found.toSorted((a, b) => b.prefixBits - a.prefixBits);
}

/** The lists whose networks hold the address, or the whole network, of the text. */
export function listsHolding(index: NetworkIndex, text: string): readonly number[] {
  return networksHolding(index, text).flatMap(({ lists }) => lists);
}

/**
 * How the text of every address in the network begins, up to a dot or colon; empty when they have no whole octet or group in common.
 * `198.51.100.` for `198.51.100.64/26`.
 */
export function commonPrefix(text: string): string {
  const network = readNetwork(text);
  if (network === undefined) return "";
  const { address, prefixBits } = network;
  const [size, separator] = address.version === 4 ? ([8, "."] as const) : ([16, ":"] as const);
  // The last one has nothing after it, not even in a network of one address.
  const whole = Math.min(Math.floor(prefixBits / size), address.version === 4 ? 3 : 7);
  const units = formatIpAddress(maskAddress(address, prefixBits)).split(separator).slice(0, whole);
  // A run of zeros is shortened to `::`, differently in each address.
  const end = units.findIndex((unit) => unit === "" || (separator === ":" && unit === "0"));
  const common = end < 0 ? units : units.slice(0, end);
  return common.map((unit) => unit + separator).join("");
}

function readNetwork(
  text: string,
): { readonly address: IpAddress; readonly prefixBits: number } | undefined {
  const [host = "", prefix] = text.split("/", 2);
  const address = readIpAddress(host);
  if (address === undefined) return undefined;
  const limit = address.version === 4 ? 32 : 128;
  const prefixBits = prefix === undefined ? limit : Number(prefix);
  return Number.isInteger(prefixBits) && prefixBits >= 0 && prefixBits <= limit
    ? { address, prefixBits }
    : undefined;
}
