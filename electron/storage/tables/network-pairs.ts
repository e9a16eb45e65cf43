import {
  addNetwork,
  commonPrefix,
  createNetworkIndex,
  listsHolding,
} from "../../../shared/domain/observables/network-index.ts";
import type { ObservablePart } from "../../../shared/domain/observables/types.ts";
import type { ReadHandle } from "../database.ts";

/** What an observable correlates by, under its row id. */
export type PartsById = ReadonlyMap<number, readonly ObservablePart[]>;

/** Networks of the vault that are compared: the addresses of more would not be looked up in time. */
const MAX_NETWORKS = 5_000;
/** Networks of one incident whose addresses are looked for, and addresses of each: beyond, the network says nothing. */
const MAX_OWN_NETWORKS = 50;
const MAX_ADDRESSES = 500;

/** By own row id, the row ids of others: networks that hold an address (or network) of ours, addresses in a network of ours. */
export function networkPairs(
  read: ReadHandle,
  own: PartsById,
): ReadonlyMap<number, ReadonlySet<number>> {
  const pairs = new Map<number, Set<number>>();
  const add = (ownId: number, otherId: number): void => {
    if (ownId === otherId) return;
    const others = pairs.get(ownId) ?? new Set();
    pairs.set(ownId, others.add(otherId));
  };
  addHoldingNetworks(read, own, add);
  addHeldAddresses(read, own, add);
  return pairs;
}

type AddPair = (ownId: number, otherId: number) => void;

function addHoldingNetworks(read: ReadHandle, own: PartsById, add: AddPair): void {
  const index = createNetworkIndex();
  const networks = read.all<FoundPart>(PARTS, ["cidr:", "cidr;", MAX_NETWORKS]);
  if (networks.length === 0) return;
  for (const { part, id } of networks) addNetwork(index, part.slice("cidr:".length), id);
  for (const [ownId, parts] of own) {
    for (const { value } of parts.filter(isAddress))
      for (const id of listsHolding(index, value)) add(ownId, id);
  }
}

function addHeldAddresses(read: ReadHandle, own: PartsById, add: AddPair): void {
  const networks = [...own].flatMap(([id, parts]) =>
    parts.filter(({ kind }) => kind === "cidr").map(({ value }) => ({ id, value })),
  );
  for (const { id, value } of networks.slice(0, MAX_OWN_NETWORKS)) {
    const index = createNetworkIndex();
    addNetwork(index, value, id);
    for (const found of addressesBelow(read, value))
      if (listsHolding(index, found.address).length > 0) add(id, found.id);
  }
}

/** Addresses whose text begins as all of the network do: as a value, and as a part of one. */
function addressesBelow(
  read: ReadHandle,
  network: string,
): readonly { readonly address: string; readonly id: number }[] {
  const prefix = commonPrefix(network);
  if (prefix === "") return [];
  const values = read.all<FoundPart>(VALUES, [prefix, after(prefix), MAX_ADDRESSES]);
  const kind = prefix.includes(":") ? "ipv6:" : "ipv4:";
  const parts = read.all<FoundPart>(PARTS, [
    `${kind}${prefix}`,
    `${kind}${after(prefix)}`,
    MAX_ADDRESSES,
  ]);
  return [
    ...values.map(({ part, id }) => ({ address: part, id })),
    ...parts.map(({ part, id }) => ({ address: part.slice(kind.length), id })),
  ];
}

function isAddress({ kind }: ObservablePart): boolean {
  return kind === "ipv4" || kind === "ipv6" || kind === "cidr";
}

/** The first text that no longer begins with the prefix, which ends with a dot or a colon. */
function after(prefix: string): string {
  return prefix.slice(0, -1) + (prefix.endsWith(".") ? "/" : ";");
}

interface FoundPart {
  readonly part: string;
  readonly id: number;
}

const PARTS = `SELECT part, observable_id AS id FROM observable_part WHERE part >= ? AND part < ? LIMIT ?`;
const VALUES = `SELECT value AS part, id FROM observable WHERE value >= ? AND value < ? AND part_count >= 0 LIMIT ?`;
