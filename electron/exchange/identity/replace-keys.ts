import { err, type Result } from "../../../shared/result.ts";
import type { SigningKey } from "../../crypto/ed25519.ts";
import type { WriteHandle } from "../../storage/database.ts";
import type { SubjectChanges } from "../../storage/journal/change.ts";
import { currentCard, requireIdentity } from "./current-card.ts";
import {
  changesOf,
  isoOf,
  logicalNowMs,
  recordAct,
  type IdentityContext,
} from "./identity-context.ts";
import { issueCertificate, issueRotation } from "./issue-statements.ts";
import {
  ageSecrets,
  recipientsOfKeys,
  signingSecret,
  type NewAgeKeys,
  type NewSigningKey,
} from "./new-keys.ts";
import { revokeTarget, type KeyLoss } from "./revoke-keys.ts";
import { withRootKey, type NoRootKey } from "./root-key.ts";
import { insertSecret, removeSecret, retireSecrets } from "./secret-rows.ts";
import { readDevice, type StoredDevice } from "./stored-identity.ts";

/**
 * Replaces the age recipients of the organisation by those of the next epoch. The identities of the old ones stay, for what was
 * encrypted to them before; peers are told to stop.
 */
export function replaceRecipients(
  write: WriteHandle,
  context: IdentityContext,
  keys: NewAgeKeys,
  loss: KeyLoss,
): Result<string, NoRootKey> {
  const done = withRootKey(write, (root) => {
    const subjects = recipientChanges(write, context, root, keys, loss);
    recordAct(write, context, "recipients-replaced", subjects, loss.cause);
  });
  return done.ok ? currentCard(write, context) : done;
}

/** Replaces this device's signing key. Peers that have the new card refuse the old one. */
export function replaceDeviceKey(
  write: WriteHandle,
  context: IdentityContext,
  deviceId: string,
  made: NewSigningKey,
  loss: KeyLoss,
): Result<string, NoRootKey> {
  const device = requireDevice(write, deviceId);
  const nowMs = logicalNowMs(write, context);
  const epoch = device.epoch + 1;
  const done = withRootKey(write, (root) => {
    const organisationId = context.organisationId();
    const { name } = device;
    const { publicKey } = made;
    const certificate = issueCertificate(
      root,
      { organisationId, deviceId, name, publicKey, epoch },
      nowMs,
    );
    const fields = { publicKey, epoch, certificate };
    const target = { kind: "device", deviceId, upToEpoch: device.epoch } as const;
    recordAct(
      write,
      context,
      "device-key-replaced",
      [
        changesOf("device", deviceId, name, { op: "update", fields }),
        revokeTarget(write, context, root, target, loss),
      ],
      loss.cause,
    );
  });
  if (!done.ok) return done;
  removeSecret(write, device.publicKey);
  insertSecret(
    write,
    signingSecret("device", made, { epoch, replicaId: context.replicaId, nowMs }),
  );
  return currentCard(write, context);
}

/**
 * Replaces the organisation's own key. The step is signed by both keys, so that peers follow it; everything that the old key
 * signed is signed anew, and the old key is removed.
 */
export function replaceRootKey(
  write: WriteHandle,
  context: IdentityContext,
  made: NewSigningKey,
  loss: KeyLoss,
): Result<string, NoRootKey> {
  const identity = requireIdentity(write);
  const nowMs = logicalNowMs(write, context);
  const newEpoch = identity.rootEpoch + 1;
  const { rootKey: oldKey, id: organisationId } = identity;
  const { publicKey: newKey } = made;
  const { compromisedSince } = loss;
  const rotatedAt = isoOf(nowMs);
  const step = { organisationId, oldKey, newKey, newEpoch, rotatedAt, compromisedSince };
  const rotation = withRootKey(write, (oldRoot) => issueRotation(oldRoot, made.key, step));
  if (!rotation.ok) return err(rotation.error);
  removeSecret(write, oldKey);
  insertSecret(write, signingSecret("root", made, { epoch: newEpoch, replicaId: null, nowMs }));
  const fields = {
    rootKey: newKey,
    rootEpoch: newEpoch,
    rotations: [...identity.rotations, rotation.value],
  };
  const title = context.settings().organisationName;
  recordAct(
    write,
    context,
    "root-key-replaced",
    [changesOf("identity", organisationId, title, { op: "update", fields })],
    loss.cause,
  );
  return currentCard(write, context);
}

/**
 * Revokes a device that was lost or is given up: no certificate any more, a signed revocation, and new recipients for the
 * organisation, since the device held the old identities. `keys` are those new ones.
 */
export function revokeDevice(
  write: WriteHandle,
  context: IdentityContext,
  deviceId: string,
  keys: NewAgeKeys,
  loss: KeyLoss,
): Result<string, NoRootKey> {
  const device = requireDevice(write, deviceId);
  const target = { kind: "device", deviceId, upToEpoch: device.epoch } as const;
  const fields = { status: "revoked", certificate: null };
  const done = withRootKey(write, (root) => {
    recordAct(
      write,
      context,
      "device-revoked",
      [
        changesOf("device", deviceId, device.name, { op: "update", fields }),
        revokeTarget(write, context, root, target, loss),
        ...recipientChanges(write, context, root, keys, loss, 1),
      ],
      loss.cause,
    );
  });
  return done.ok ? currentCard(write, context) : done;
}

function recipientChanges(
  write: WriteHandle,
  context: IdentityContext,
  root: SigningKey,
  keys: NewAgeKeys,
  loss: KeyLoss,
  offset = 0,
): readonly SubjectChanges[] {
  const identity = requireIdentity(write);
  const nowMs = logicalNowMs(write, context);
  const upToEpoch = identity.recipients.epoch;
  const epoch = upToEpoch + 1;
  for (const kind of ["x25519", "hybrid"] as const) {
    retireSecrets(write, `organisation-${kind}`, nowMs);
  }
  for (const secret of ageSecrets("organisation", keys, { epoch, replicaId: null, nowMs })) {
    insertSecret(write, secret);
  }
  const recipients = { epoch, ...recipientsOfKeys(keys) };
  const title = context.settings().organisationName;
  const target = { kind: "recipients", upToEpoch } as const;
  return [
    changesOf("identity", identity.id, title, { op: "update", fields: { recipients } }),
    revokeTarget(write, context, root, target, loss, offset),
  ];
}

function requireDevice(write: WriteHandle, deviceId: string): StoredDevice {
  const device = readDevice(write, deviceId);
  if (device === undefined) throw new Error("the device was looked up before");
  return device;
}
