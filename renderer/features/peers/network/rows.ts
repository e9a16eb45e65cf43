import type { PeerSummary } from "../../../../shared/contract/peers.ts";
import { lastExchange } from "../directory/rows.ts";

/** How the exchange with a peer stands, the one that needs somebody first. */
export const EXCHANGE_STATES = ["alarm", "waiting", "never", "quiet", "fresh"] as const;
export type ExchangeState = (typeof EXCHANGE_STATES)[number];

/** After so long without a word from either side one asks oneself whether the carrier works. */
const QUIET_AFTER_MS = 30 * 86_400_000;

export function exchangeState(peer: PeerSummary, nowMs: number): ExchangeState {
  if (peer.openAlarms > 0) return "alarm";
  if (peer.exchange.waiting > 0) return "waiting";
  const last = lastExchange(peer);
  if (last === null) return "never";
  return nowMs - Date.parse(last) > QUIET_AFTER_MS ? "quiet" : "fresh";
}

/** The peers of one country. */
export interface NetworkPlace {
  readonly code: string;
  readonly peers: readonly PeerSummary[];
  /** The one among its peers that needs somebody first. */
  readonly state: ExchangeState;
  readonly lastExchangeAt: string | null;
  readonly waiting: number;
}

/** Peers by country, in the order of the codes. Those from whom trust was taken back are no part of the network. */
export function networkPlaces(
  peers: readonly PeerSummary[],
  nowMs: number,
): readonly NetworkPlace[] {
  const byCode = Map.groupBy(
    peers.filter(({ revokedAt }) => revokedAt === null),
    ({ countryCode }) => countryCode,
  );
  return [...byCode]
    .map(([code, inCountry]) => ({
      code,
      peers: inCountry,
      state: worst(inCountry.map((peer) => exchangeState(peer, nowMs))),
      lastExchangeAt:
        inCountry
          .flatMap((peer) => lastExchange(peer) ?? [])
          .toSorted()
          .at(-1) ?? null,
      waiting: inCountry.reduce((sum, { exchange }) => sum + exchange.waiting, 0),
    }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

export interface MapMark {
  readonly code: string;
  readonly x: number;
  readonly y: number;
}

export type Direction = "up" | "down" | "left" | "right";

/**
 * The mark that an arrow key leads to: the nearest that lies more in that direction than across it; else the nearest that lies in
 * it at all, so that every mark is reached.
 */
export function markTowards(
  marks: readonly MapMark[],
  from: MapMark,
  direction: Direction,
): MapMark | undefined {
  const [ux, uy] = UNIT[direction];
  const ahead = marks
    .map((mark) => {
      const [dx, dy] = [mark.x - from.x, mark.y - from.y];
      const along = dx * ux + dy * uy;
      const across = Math.abs(dx * uy) + Math.abs(dy * ux);
      return { mark, along, cost: along + 2 * across + (across > along ? FAR : 0) };
    })
    .filter(({ along }) => along > 0);
  return ahead.toSorted((a, b) => a.cost - b.cost)[0]?.mark;
}

/** Wider than the map: what lies more across than ahead comes after all that lies ahead. */
const FAR = 10_000;

const UNIT: Readonly<Record<Direction, readonly [number, number]>> = {
  up: [0, -1],
  down: [0, 1],
  left: [-1, 0],
  right: [1, 0],
};

function worst(states: readonly ExchangeState[]): ExchangeState {
  return EXCHANGE_STATES.find((state) => states.includes(state)) ?? "never";
}
