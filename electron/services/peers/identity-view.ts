import type { Identity } from "../../../shared/contract/peers.ts";
import { PEER_CARD, type PeerCard } from "../../../shared/exchange/identity/peer-card.ts";
import { parseStatement } from "../../../shared/exchange/identity/signed-statement.ts";
import { holdsRootKey } from "../../exchange/identity/root-key.ts";
import {
  listDevices,
  readIdentity,
  revocationsOf,
  type StoredDevice,
} from "../../exchange/identity/stored-identity.ts";
import type { PeersContext } from "./peers-context.ts";
import {
  certificateIn,
  deviceKeyView,
  deviceView,
  expiryWarning,
  fingerprintView,
  recipientViews,
  revocationView,
  rootKeyView,
  type ExpiryWarning,
} from "./views.ts";

/** Who we are, as window and command line show it. */
export function identityView(
  context: PeersContext,
  own: { readonly deviceId: string; readonly nowMs: number },
): Identity {
  const { read } = context.database;
  const identity = readIdentity(read);
  const devices = listDevices(read);
  const device = devices.find(({ id }) => id === own.deviceId);
  if (identity === undefined || device === undefined) throw new Error("the identity is made first");
  const { organisationName, countryCode } = context.settings();
  const card = identity.card === null ? undefined : cardIn(identity.card);
  return {
    organisationId: identity.id,
    name: organisationName,
    countryCode,
    kind: context.vaultKind,
    ...fingerprintView(identity.rootKey),
    keys: [
      rootKeyView(identity.rootKey, identity.rootEpoch),
      deviceKeyView(device.publicKey, device.epoch),
      ...recipientViews(identity.recipients),
    ],
    holdsRootKey: holdsRootKey(read),
    device: deviceView(device, own.deviceId),
    profile: identity.profile,
    card: card ? { issue: card.issue, issuedAt: card.issuedAt, expiresAt: card.expiresAt } : null,
    revocations: revocationsOf(read, identity.id).map(revocationView),
    warnings: [
      ...(card ? expiryWarning("card", organisationName, card.expiresAt, own.nowMs) : []),
      ...devices.flatMap((one) => certificateWarning(one, own.nowMs)),
    ],
  };
}

function certificateWarning(device: StoredDevice, nowMs: number): readonly ExpiryWarning[] {
  const certificate = device.certificate === null ? undefined : certificateIn(device.certificate);
  return certificate ? expiryWarning("certificate", device.name, certificate.notAfter, nowMs) : [];
}

function cardIn(text: string): PeerCard | undefined {
  const parsed = parseStatement(text, PEER_CARD);
  return parsed.ok ? parsed.value.body : undefined;
}
