import { exchangePartnersContract } from "../../../shared/contract/peers.ts";
import { vaultIdSchema } from "../../../shared/model/ids.ts";
import { ok } from "../../../shared/result.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import type { DeskSession } from "../desk-session.ts";
import type { VaultWork } from "../vault-work.ts";
import { delegateToVault } from "./delegate.ts";

/** Identity, peers and devices of the open vault. Joining an organisation needs none: it makes one. */
export function partnerHandlers(
  session: DeskSession,
  work: VaultWork,
): Handlers<typeof exchangePartnersContract> {
  const { identity, peers, devices } = exchangePartnersContract;
  const { join: _makesAVault, ...devicesOfVault } = devices;
  return {
    identity: delegateToVault(identity, session, ({ partners }) => partners.identity),
    peers: delegateToVault(peers, session, ({ partners }) => partners.peers),
    devices: {
      ...delegateToVault(devicesOfVault, session, ({ partners }) => partners.devices),
      join: async ({ vaultName, ...joining }) => {
        const joined = await work.joinHere(vaultName, joining);
        if (!joined.ok) return joined;
        const { vaultId, organisationId, deviceId, recoveryCode } = joined.value;
        return ok({
          vaultId: vaultIdSchema.parse(vaultId),
          organisationId,
          deviceId,
          recoveryCode,
        });
      },
    },
  };
}
