import type { PeerSummary } from "../../../../shared/contract/peers.ts";
import type { GridSort } from "../../../ui/grid/column.ts";
import type { Standing } from "../standing.tsx";
import { standingOf } from "../standing.tsx";

/** Which peers are shown: by standing, or all that somebody has to look at. */
export type Shown = "all" | "attention" | Standing;
export const SHOWN: readonly Shown[] = ["all", "attention", "verified", "known", "withdrawn"];

export function isShown(value: unknown): value is Shown {
  return SHOWN.some((shown) => shown === value);
}

/** An alarm, or something that ends soon: somebody has to look. A peer from whom trust was taken back is settled. */
export function needsAttention(peer: PeerSummary): boolean {
  return peer.openAlarms > 0 || (peer.revokedAt === null && peer.warnings.length > 0);
}

/** When the first of the card and the certificates in it ends. */
export function validUntil({ expiresAt, warnings }: PeerSummary): string {
  return warnings.reduce(
    (first, warning) => (warning.expiresAt < first ? warning.expiresAt : first),
    expiresAt,
  );
}

/** The worst of the warnings, or nothing. */
export function worstWarning({
  warnings,
}: PeerSummary): PeerSummary["warnings"][number] | undefined {
  return warnings.toSorted((a, b) => a.daysLeft - b.daysLeft)[0];
}

/** The beginning of a fingerprint in groups of four: enough to tell peers apart, not enough to trust one. */
export function shortFingerprint(fingerprint: string): string {
  return (fingerprint.slice(0, 12).match(/.{4}/g) ?? []).join(" ");
}

/** The later of both directions. */
export function lastExchange({ exchange }: Pick<PeerSummary, "exchange">): string | null {
  const times = [exchange.receivedAt, exchange.sentAt].filter((at) => at !== null);
  return times.toSorted().at(-1) ?? null;
}

export interface PeerFilter {
  readonly words: string;
  readonly shown: Shown;
}

/** Peers whose name, country or fingerprint has all the words. */
export function filterPeers(
  peers: readonly PeerSummary[],
  { words, shown }: PeerFilter,
  countryName: (code: string) => string,
): readonly PeerSummary[] {
  const asked = words.toLowerCase().split(/\s+/).filter(Boolean);
  return peers.filter((peer) => {
    if (shown === "attention" && !needsAttention(peer)) return false;
    if (shown !== "all" && shown !== "attention" && standingOf(peer) !== shown) return false;
    const { name, countryCode, fingerprint } = peer;
    const text = `${name} ${countryCode} ${countryName(countryCode)}`.toLowerCase();
    return asked.every((word) => text.includes(word) || fingerprint.startsWith(word));
  });
}

const TRUST_ORDER: Readonly<Record<Standing, number>> = {
  verified: 0,
  known: 1,
  unknown: 2,
  withdrawn: 3,
};

/** Peers in the order of a column; equal ones by name. */
export function sortPeers(
  peers: readonly PeerSummary[],
  { columnId, direction }: GridSort,
  compare: (a: string, b: string) => number,
): readonly PeerSummary[] {
  const sign = direction === "ascending" ? 1 : -1;
  const order = ORDERS[columnId] ?? compareNames(compare);
  return peers.toSorted((a, b) => sign * order(a, b) || compareNames(compare)(a, b));
}

type Order = (a: PeerSummary, b: PeerSummary) => number;

function compareNames(compare: (a: string, b: string) => number): Order {
  return (a, b) => compare(a.name, b.name);
}

const ORDERS: Readonly<Record<string, Order>> = {
  country: (a, b) => inCodeOrder(a.countryCode, b.countryCode),
  trust: (a, b) => TRUST_ORDER[standingOf(a)] - TRUST_ORDER[standingOf(b)],
  until: (a, b) => inCodeOrder(validUntil(a), validUntil(b)),
  seen: (a, b) => inCodeOrder(lastExchange(a) ?? "", lastExchange(b) ?? ""),
};

function inCodeOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
