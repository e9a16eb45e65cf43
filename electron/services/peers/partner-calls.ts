import type { exchangePartnersContract } from "../../../shared/contract/peers.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import { deviceCalls } from "./device-calls.ts";
import { identityCalls } from "./identity-calls.ts";
import { peerCalls } from "./peer-calls.ts";
import type { PeersContext } from "./peers-context.ts";

type Partners = Handlers<typeof exchangePartnersContract>;

/** What the calls about identity, peers and devices do on an open vault. */
export function partnerCalls(context: PeersContext): Omit<Partners, "devices"> & {
  readonly devices: Omit<Partners["devices"], "join">;
} {
  return {
    identity: identityCalls(context),
    peers: peerCalls(context),
    devices: deviceCalls(context),
  };
}
