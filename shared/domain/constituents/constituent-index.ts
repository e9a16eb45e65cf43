import type { Constituent } from "../../model/constituent.ts";
import {
  addNetwork,
  createNetworkIndex,
  networksHolding,
  type NetworkIndex,
} from "../observables/network-index.ts";
import type { Lookup } from "./read-lookup.ts";

/** The part of a constituent that matching needs. */
export type IndexedConstituent = Pick<
  Constituent,
  "id" | "name" | "validFrom" | "validTo" | "lastConfirmed" | "ranges" | "asns" | "domains"
>;

/** The register, ready to be asked. Constituents are named by their place in it. */
export interface ConstituentIndex {
  readonly constituents: readonly IndexedConstituent[];
  readonly networks: NetworkIndex;
  readonly domains: ReadonlyMap<string, readonly number[]>;
  readonly asns: ReadonlyMap<string, readonly number[]>;
}

/** An entry of the register that holds a value, and the constituents that have it. */
export interface HoldingEntry {
  readonly entry: string;
  readonly holders: readonly number[];
}

export function buildConstituentIndex(
  constituents: readonly IndexedConstituent[],
): ConstituentIndex {
  const networks = createNetworkIndex();
  const domains = new Map<string, number[]>();
  const asns = new Map<string, number[]>();
  for (const [place, { ranges, ...names }] of constituents.entries()) {
    for (const range of ranges) addNetwork(networks, range, place);
    for (const domain of names.domains) addTo(domains, domain, place);
    for (const asn of names.asns) addTo(asns, asn, place);
  }
  return { constituents, networks, domains, asns };
}

/** Every entry that holds the value, the most specific first. */
export function entriesHolding(index: ConstituentIndex, lookup: Lookup): readonly HoldingEntry[] {
  switch (lookup.kind) {
    case "network":
      return networksHolding(index.networks, lookup.value).map(({ network, lists }) => ({
        entry: network,
        holders: lists,
      }));
    case "domain":
      return domainsHolding(index.domains, lookup.value);
    case "asn":
      return entryOf(index.asns, lookup.value);
  }
}

/** By labels, so that `example.org` holds `www.example.org` and not `badexample.org`. */
function domainsHolding(
  domains: ConstituentIndex["domains"],
  name: string,
): readonly HoldingEntry[] {
  const found: HoldingEntry[] = [];
  let start = 0;
  for (;;) {
    found.push(...entryOf(domains, name.slice(start)));
    const dot = name.indexOf(".", start);
    if (dot === -1) return found;
    start = dot + 1;
  }
}

function entryOf(
  entries: ReadonlyMap<string, readonly number[]>,
  entry: string,
): readonly HoldingEntry[] {
  const holders = entries.get(entry);
  return holders === undefined ? [] : [{ entry, holders }];
}

function addTo(entries: Map<string, number[]>, entry: string, place: number): void {
  const holders = entries.get(entry);
  if (holders === undefined) entries.set(entry, [place]);
  else if (!holders.includes(place)) holders.push(place);
}
