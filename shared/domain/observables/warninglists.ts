import { z } from "zod";
import { decodeDeltaAddresses, holdsAddress } from "./delta-addresses.ts";
import { readIpv4 } from "./ip-address.ts";
import {
  addNetwork,
  createNetworkIndex,
  listsHolding,
  type NetworkIndex,
} from "./network-index.ts";
import type { NormalisedObservable } from "./types.ts";

/** A list as it is in a pack: MISP's warning list format with the entries in one string. */
export const warningListSchema = z.object({
  id: z.string().min(1).max(128),
  name: z.string().min(1).max(512),
  version: z.string().max(64),
  /** Null where upstream counts versions instead of dating them. */
  dateIso: z.iso.date().nullable(),
  type: z.enum(["string", "hostname", "substring", "cidr"]),
  /** MISP types that the list is meant for; empty for all. */
  matchingAttributes: z.array(z.string().max(64)).max(256),
  /** `words`: separated by blanks; `ipv4-deltas`: see decodeDeltaAddresses. */
  encoding: z.enum(["words", "ipv4-deltas"]),
  entries: z.string().max(16_777_216),
});

export type WarningList = z.infer<typeof warningListSchema>;

/** An updatable pack of warning lists; what comes from outside is parsed with this. */
export const warningListPackSchema = z.object({
  format: z.literal("watchpost-warninglists/1"),
  source: z.string().max(512),
  snapshotDateIso: z.iso.date(),
  lists: z.array(warningListSchema).max(1_000),
});
export type WarningListPack = z.infer<typeof warningListPackSchema>;

/** The pack with further lists; one of the same name takes the place of the pack's own, also when it is older. */
export function withWarningLists(
  pack: WarningListPack,
  further: readonly WarningList[],
): WarningListPack {
  const names = new Set(further.map(({ name }) => name));
  return { ...pack, lists: [...pack.lists.filter(({ name }) => !names.has(name)), ...further] };
}

/** A list that knows the value: who says so, and as of when. */
export interface WarningListHit {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** Day of the list, or of the pack where the list has none. */
  readonly dateIso: string;
}

export interface WarningListMatcher {
  readonly lists: readonly WarningListHit[];
  /** Lists that hold the value, or a part of it, and that are meant for its type. */
  match(
    observable: Pick<NormalisedObservable, "type" | "value" | "parts">,
  ): readonly WarningListHit[];
  /** The same whatever the type: for looking up a bare value. */
  matchAnyType(
    observable: Pick<NormalisedObservable, "value" | "parts">,
  ): readonly WarningListHit[];
}

interface Index {
  readonly strings: Map<string, number[]>;
  readonly hostnames: Map<string, number[]>;
  readonly substrings: (readonly [string, number])[];
  readonly networks: NetworkIndex;
  readonly addresses: (readonly [Uint32Array, number])[];
}

/**
 * Builds the look-up tables of a pack once; a look-up then costs some microseconds. Semantics of the types as MISP has
 * them: string equal, hostname equal or below, substring contained, cidr address or network inside.
 */
export function compileWarningLists(pack: WarningListPack): WarningListMatcher {
  const index: Index = {
    strings: new Map(),
    hostnames: new Map(),
    substrings: [],
    networks: createNetworkIndex(),
    addresses: [],
  };
  pack.lists.forEach((list, position) => indexList(index, list, position));
  const lists = pack.lists.map(({ id, name, version, dateIso }) => ({
    id,
    name,
    version,
    dateIso: dateIso ?? pack.snapshotDateIso,
  }));
  const types = pack.lists.map((list) => new Set(list.matchingAttributes));
  const hits = (found: readonly number[]): readonly WarningListHit[] =>
    [...new Set(found)].toSorted((a, b) => a - b).flatMap((position) => lists[position] ?? []);
  return {
    lists,
    match: (observable) => {
      const isMeant = (position: number): boolean => {
        const meant = types[position];
        return meant === undefined || meant.size === 0 || meant.has(observable.type);
      };
      return hits(findLists(index, observable).filter(isMeant));
    },
    matchAnyType: (observable) => hits(findLists(index, observable)),
  };
}

function indexList(index: Index, list: WarningListPack["lists"][number], position: number): void {
  if (list.encoding === "ipv4-deltas") {
    const addresses = decodeDeltaAddresses(list.entries);
    if (addresses !== undefined) index.addresses.push([addresses, position]);
    return;
  }
  for (const word of list.entries.split(" ")) {
    const entry = word.toLowerCase();
    if (entry === "") continue;
    switch (list.type) {
      case "cidr":
        addNetwork(index.networks, entry, position);
        break;
      case "string":
        push(index.strings, entry, position);
        break;
      case "hostname":
        push(index.hostnames, entry.startsWith(".") ? entry.slice(1) : entry, position);
        break;
      case "substring":
        index.substrings.push([entry, position]);
        break;
    }
  }
}

function findLists(
  index: Index,
  observable: Pick<NormalisedObservable, "value" | "parts">,
): readonly number[] {
  const value = observable.value.toLowerCase();
  const found = [...(index.strings.get(value) ?? [])];
  for (const [text, position] of index.substrings) if (value.includes(text)) found.push(position);
  for (const part of observable.parts) {
    switch (part.kind) {
      case "ipv4":
      case "ipv6":
      case "cidr":
        found.push(...listsHolding(index.networks, part.value));
        found.push(...addressLists(index, part.value));
        break;
      case "domain":
        found.push(...hostnameLists(index, part.value));
        break;
      default:
    }
    found.push(...(index.strings.get(part.value.toLowerCase()) ?? []));
  }
  return found;
}

function addressLists(index: Index, value: string): readonly number[] {
  const bits = readIpv4(value);
  if (bits < 0) return [];
  return index.addresses
    .filter(([addresses]) => holdsAddress(addresses, bits))
    .map(([, position]) => position);
}

/** The name itself and every name above it. */
function hostnameLists(index: Index, name: string): readonly number[] {
  const found: number[] = [];
  let rest = name;
  for (;;) {
    found.push(...(index.hostnames.get(rest) ?? []));
    const dot = rest.indexOf(".");
    if (dot === -1) return found;
    rest = rest.slice(dot + 1);
  }
}

function push(map: Map<string, number[]>, key: string, position: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [position]);
  else known.push(position);
}
