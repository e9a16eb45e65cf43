import type { Invitation } from "../../../shared/exchange/identity/invitation.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { openSigningKey } from "../../crypto/ed25519.ts";
import type { WriteHandle } from "../../storage/database.ts";
import { openAgeIdentity, type AgeIdentity } from "../age/recipients.ts";
import { absorbState, readState, type VerifiedState } from "./absorb-state.ts";
import { changesOf, logicalNowMs, recordAct, type IdentityContext } from "./identity-context.ts";
import type { InvitationFault } from "./invitation-file.ts";
import {
  insertSecret,
  readPublicHalves,
  removeForeignDeviceSecrets,
  removeSecret,
  type SecretPurpose,
} from "./secret-rows.ts";

/** An opened invitation whose parts fit each other. */
export interface ReadyInvitation {
  readonly invitation: Invitation;
  readonly verified: VerifiedState;
  readonly ageKeys: readonly AgeIdentity[];
}

/** Verifies an opened invitation: the state in it is signed, and its keys are those that the organisation certified. */
export async function readInvitation(
  invitation: Invitation,
): Promise<Result<ReadyInvitation, InvitationFault>> {
  const verified = await readState(invitation.state);
  if (!verified.ok) return verified;
  const { device, rootSeedBase64 } = invitation;
  const sibling = verified.value.state.devices.find(({ deviceId }) => deviceId === device.deviceId);
  const ageKeys = [await openAgeIdentity(device.x25519), await openAgeIdentity(device.hybrid)];
  const fits =
    sibling !== undefined &&
    sibling.certificate !== null &&
    sibling.epoch === device.epoch &&
    sibling.publicKey === publicKeyOf(device.seedBase64) &&
    ageKeys.every(({ kind, recipient }) => sibling.recipients[kind] === recipient) &&
    (rootSeedBase64 === null || publicKeyOf(rootSeedBase64) === verified.value.card.card.rootKey);
  return fits
    ? ok({ invitation, verified: verified.value, ageKeys })
    : err({ reason: "bad-signature", expected: "keys that the organisation certified" });
}

/** Makes this copy of the vault the device of the invitation. The vault's organisation id is that of the invitation. */
export function joinOrganisation(
  write: WriteHandle,
  context: IdentityContext,
  { invitation, verified, ageKeys }: ReadyInvitation,
): void {
  const { device, rootSeedBase64 } = invitation;
  absorbState(write, context, verified);
  removeOwnDeviceSecrets(write, context);
  const nowMs = logicalNowMs(write, context);
  const keep = (purpose: SecretPurpose, publicText: string, secret: Uint8Array): void => {
    insertSecret(write, {
      purpose,
      epoch: purpose === "root" ? verified.card.card.rootEpoch : device.epoch,
      publicText,
      secret,
      replicaId: purpose === "root" ? null : context.replicaId,
      createdMs: nowMs,
      retiredMs: null,
    });
  };
  keep("device", publicKeyOf(device.seedBase64), Buffer.from(device.seedBase64, "base64"));
  for (const { kind, recipient, secret } of ageKeys) {
    keep(`device-${kind}`, recipient, Buffer.from(secret, "utf8"));
  }
  if (rootSeedBase64 !== null) {
    keep("root", publicKeyOf(rootSeedBase64), Buffer.from(rootSeedBase64, "base64"));
  }
  const name =
    verified.state.devices.find(({ deviceId }) => deviceId === device.deviceId)?.name ?? "";
  recordAct(write, context, "device-added", [
    changesOf("device", device.deviceId, name, { op: "update", fields: { status: "active" } }),
  ]);
}

function removeOwnDeviceSecrets(write: WriteHandle, context: IdentityContext): void {
  removeForeignDeviceSecrets(write, context.replicaId);
  for (const purpose of ["device", "device-x25519", "device-hybrid"] as const) {
    for (const { publicText } of readPublicHalves(write, purpose)) removeSecret(write, publicText);
  }
}

function publicKeyOf(seedBase64: string): string {
  const seed = Buffer.from(seedBase64, "base64");
  const key = openSigningKey(seed);
  const publicKey = Buffer.from(key.publicKey).toString("base64");
  key.wipe();
  seed.fill(0);
  return publicKey;
}
