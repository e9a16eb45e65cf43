import { MAX_REVOCATIONS } from "../../../shared/exchange/identity/peer-card.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { openSigningKey } from "../../crypto/ed25519.ts";
import type { ReadHandle } from "../../storage/database.ts";
import type { AgeIdentity } from "../age/recipients.ts";
import { readOwnIdentity } from "./ensure-identity.ts";
import type { IdentityContext } from "./identity-context.ts";
import { readSecrets, type SecretPurpose } from "./secret-rows.ts";
import { listRevocations, readDevice } from "./stored-identity.ts";

/** Signs as this device of the organisation. Wipe it after use. */
export interface DeviceSigner {
  readonly organisationId: string;
  readonly deviceId: string;
  readonly deviceEpoch: number;
  readonly publicKey: Uint8Array;
  /** Statements that lead from the organisation's root key to the device's key. */
  readonly certificates: readonly string[];
  /** Own revocations that travel along, the newest ones if there are more than a bundle takes. */
  readonly revocations: readonly string[];
  readonly sign: (message: Uint8Array) => Uint8Array;
  readonly wipe: () => void;
}

/**
 * This device's signing key. Fails with `device-not-certified` when the organisation has not signed for it (a restored copy
 * without the root key) or has revoked it.
 */
export function openDeviceSigner(
  read: ReadHandle,
  context: IdentityContext,
): Result<DeviceSigner, { readonly kind: "device-not-certified" }> {
  const own = readOwnIdentity(read, context);
  const device = own && readDevice(read, own.deviceId);
  const secret = readSecrets(read, "device").find(
    ({ publicText }) => publicText === device?.publicKey,
  );
  if (!own || !device || !secret || device.certificate === null || device.status === "revoked") {
    return err({ kind: "device-not-certified" });
  }
  const key = openSigningKey(secret.secret);
  secret.secret.fill(0);
  return ok({
    organisationId: own.identity.id,
    deviceId: device.id,
    deviceEpoch: device.epoch,
    publicKey: key.publicKey,
    certificates: [device.certificate],
    revocations: listRevocations(read, own.identity.id)
      .map(({ statement }) => statement.text)
      .slice(-MAX_REVOCATIONS),
    sign: key.sign,
    wipe: key.wipe,
  });
}

/**
 * Everything that may open a file for us: the organisation's age identities of all epochs, the newest first, and this device's
 * own. Retired ones open what came before; nothing new is encrypted to them by peers that have our card.
 */
export function openingIdentities(read: ReadHandle): readonly AgeIdentity[] {
  return OPENING.flatMap(([purpose, kind]) =>
    readSecrets(read, purpose).map(({ publicText, secret }) => ({
      kind,
      recipient: publicText,
      secret: Buffer.from(secret).toString("utf8"),
    })),
  );
}

const OPENING: readonly (readonly [SecretPurpose, AgeIdentity["kind"]])[] = [
  ["organisation-hybrid", "hybrid"],
  ["organisation-x25519", "x25519"],
  ["device-hybrid", "hybrid"],
  ["device-x25519", "x25519"],
];
