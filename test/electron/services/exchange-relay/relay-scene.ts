import type { ExchangeDesk } from "../../../../electron/exchange/records/write-release.ts";
import {
  createRelayExchange,
  type RelayService,
} from "../../../../electron/services/exchange-relay/exchange-relay.ts";
import type { RelayLedger } from "../../../../electron/services/exchange-relay/relay-ledger.ts";
import type { RelayOrder } from "../../../../electron/services/exchange-relay/sync-relay.ts";
import { valueOf } from "../../../helpers/vault.ts";
import { INCIDENT_ID } from "../../storage/journal/sample-actions.ts";
import type { StandInRelay } from "./stand-in-relay.ts";

export const EVERYTHING: RelayOrder = { peerIds: "all", namedIncidentIds: [], attempts: "all" };

export function relayOf(desk: ExchangeDesk, relay: StandInRelay): RelayService {
  return createRelayExchange(desk, relay.ports);
}

/** One run of `relay sync`. */
export async function sync(
  desk: ExchangeDesk,
  relay: StandInRelay,
  order: Partial<RelayOrder> = {},
): Promise<RelayLedger> {
  return valueOf(await relayOf(desk, relay).sync({ ...EVERYTHING, ...order }, {}));
}

/** The first sharing of the case with a peer: the analyst names it. */
export async function share(
  desk: ExchangeDesk,
  relay: StandInRelay,
  peerId: string,
): Promise<RelayLedger> {
  return sync(desk, relay, { peerIds: [peerId], namedIncidentIds: [INCIDENT_ID] });
}
