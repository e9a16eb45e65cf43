import { DEVICE_CERTIFICATE } from "../../../shared/exchange/identity/device-certificate.ts";
import type { SealedFileRefusal } from "../../../shared/exchange/identity/failures.ts";
import {
  ORGANISATION_STATE,
  type OrganisationState,
} from "../../../shared/exchange/identity/organisation-state.ts";
import { readPeerCard, type VerifiedCard } from "../../../shared/exchange/identity/peer-card.ts";
import { REVOCATION } from "../../../shared/exchange/identity/revocation.ts";
import { isSignedBy, parseStatement } from "../../../shared/exchange/identity/signed-statement.ts";
import { millisecondsOf } from "../../../shared/exchange/identity/values.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { VaultKind } from "../../../shared/vault/header.ts";
import type { WriteHandle } from "../../storage/database.ts";
import type { SubjectChanges } from "../../storage/journal/change.ts";
import { openAgeIdentity, type AgeIdentity } from "../age/recipients.ts";
import { absorbPeers } from "./absorb-peers.ts";
import { IDENTITY_CRYPTO } from "./identity-crypto.ts";
import { changesOf, profileFields, recordAct, type IdentityContext } from "./identity-context.ts";
import { revocationRecord } from "./revoke-keys.ts";
import { insertSecret, retireSecrets, setRetirement } from "./secret-rows.ts";
import {
  listRevocations,
  readDevice,
  readIdentity,
  type StoredIdentity,
} from "./stored-identity.ts";

/** A state that holds in itself, with its age identities opened. */
export interface VerifiedState {
  readonly state: OrganisationState;
  readonly card: VerifiedCard;
  readonly ageIdentities: readonly OpenedAgeIdentity[];
}

interface OpenedAgeIdentity {
  readonly epoch: number;
  readonly retiredAt: string | null;
  readonly keys: readonly AgeIdentity[];
}

/**
 * Reads a state and verifies that the root key of its own card signed it, its certificates and its revocations. Whether that
 * root key is ours is asked by {@link admitState}: a laptop that joins learns it from here.
 */
export async function readState(
  text: string,
): Promise<
  Result<VerifiedState, { readonly reason: SealedFileRefusal; readonly expected: string }>
> {
  const statement = parseStatement(text, ORGANISATION_STATE);
  if (!statement.ok) return err({ reason: "malformed", expected: statement.error.expected });
  const state = statement.value.body;
  const card = readPeerCard(state.card, IDENTITY_CRYPTO);
  if (!card.ok) return err({ reason: "malformed", expected: card.error.expected });
  const isWhole =
    isSignedBy(IDENTITY_CRYPTO, statement.value, card.value.card.rootKey) &&
    card.value.card.organisationId === state.organisationId &&
    isSignedThroughout(state, card.value);
  if (!isWhole) return err({ reason: "bad-signature", expected: "signatures of the root key" });
  const ageIdentities: OpenedAgeIdentity[] = [];
  for (const { epoch, retiredAt, x25519, hybrid } of state.ageIdentities) {
    const keys = [await openAgeIdentity(x25519), await openAgeIdentity(hybrid)];
    ageIdentities.push({ epoch, retiredAt, keys });
  }
  return ok({ state, card: card.value, ageIdentities });
}

/** Whether a state is that of this vault's organisation, and not an older one. */
export function admitState(
  { state, card }: VerifiedState,
  identity: StoredIdentity,
  vaultKind: VaultKind,
): Result<void, SealedFileRefusal> {
  if (state.organisationId !== identity.id) return err("other-organisation");
  if (state.vaultKind !== vaultKind) return err("other-kind");
  const { rootKey, issue } = card.card;
  const isFollowed =
    rootKey === identity.rootKey ||
    card.rotations.some(({ body }) => body.oldKey === identity.rootKey);
  if (!isFollowed) return err("bad-signature");
  const known = identity.card === null ? undefined : readPeerCard(identity.card, IDENTITY_CRYPTO);
  return known?.ok === true && known.value.card.issue > issue ? err("rolled-back") : ok(undefined);
}

/** Brings identity, devices, revocations, age identities and peers up to an admitted state, as one act. */
export function absorbState(
  write: WriteHandle,
  context: IdentityContext,
  verified: VerifiedState,
): void {
  const { state } = verified;
  recordAct(write, context, "organisation-state-taken", [
    identityChanges(write, verified),
    ...state.devices.map((device) => deviceChanges(write, device)),
    ...revocationChanges(write, context, state),
  ]);
  for (const purpose of ["organisation-x25519", "organisation-hybrid"] as const) {
    retireSecrets(write, purpose, millisecondsOf(state.issuedAt));
  }
  insertAgeIdentities(write, verified);
  absorbPeers(write, context, state.peers);
}

function isSignedThroughout({ devices, revocations }: OrganisationState, { card }: VerifiedCard) {
  const areCertified = devices.every(({ certificate, publicKey, deviceId }) => {
    if (certificate === null) return true;
    const parsed = parseStatement(certificate, DEVICE_CERTIFICATE);
    if (!parsed.ok || !isSignedBy(IDENTITY_CRYPTO, parsed.value, card.rootKey)) return false;
    return parsed.value.body.publicKey === publicKey && parsed.value.body.deviceId === deviceId;
  });
  const areSigned = revocations.every((text) => {
    const parsed = parseStatement(text, REVOCATION);
    return parsed.ok && isSignedBy(IDENTITY_CRYPTO, parsed.value, card.rootKey);
  });
  return areCertified && areSigned;
}

function identityChanges(write: WriteHandle, { state, card }: VerifiedState): SubjectChanges {
  const { rootKey, rootEpoch, recipients, rotations } = card.card;
  const fields = {
    rootKey,
    rootEpoch,
    profile: profileFields(state.profile),
    recipients,
    rotations,
    card: card.text,
  };
  if (readIdentity(write) !== undefined) {
    return changesOf("identity", state.organisationId, state.name, { op: "update", fields });
  }
  const created = { ...fields, createdAt: state.issuedAt };
  return changesOf("identity", state.organisationId, state.name, { op: "create", fields: created });
}

function deviceChanges(
  write: WriteHandle,
  { deviceId, ...device }: OrganisationState["devices"][number],
): SubjectChanges {
  const known = readDevice(write, deviceId);
  if (known === undefined) {
    return changesOf("device", deviceId, device.name, { op: "create", fields: device });
  }
  // The laptop that invited does not know yet that the other one has joined.
  const hasJoined = known.status === "active" && device.status === "invited";
  const fields = hasJoined ? { ...device, status: known.status } : device;
  return changesOf("device", deviceId, device.name, { op: "update", fields });
}

/** New ones are added; those that the new root key signed anew take the place of their former text. */
function revocationChanges(
  write: WriteHandle,
  context: IdentityContext,
  state: OrganisationState,
): readonly SubjectChanges[] {
  const known = new Map(
    listRevocations(write, state.organisationId).map(
      ({ id, statement }) => [statement.bodyText, id] as const,
    ),
  );
  return state.revocations.flatMap((text) => {
    const parsed = parseStatement(text, REVOCATION);
    if (!parsed.ok) return [];
    const { number } = parsed.value.body;
    const id = known.get(parsed.value.bodyText);
    if (id === undefined) return [revocationRecord(context, state.organisationId, number, text)];
    const fields = { statement: text };
    return [changesOf("revocation", id, String(number), { op: "update", fields })];
  });
}

function insertAgeIdentities(write: WriteHandle, { state, ageIdentities }: VerifiedState): void {
  for (const { epoch, retiredAt, keys } of ageIdentities) {
    for (const { kind, secret, recipient } of keys) {
      const retiredMs = retiredAt === null ? null : millisecondsOf(retiredAt);
      insertSecret(write, {
        purpose: `organisation-${kind}`,
        epoch,
        publicText: recipient,
        secret: Buffer.from(secret, "utf8"),
        replicaId: null,
        createdMs: millisecondsOf(state.issuedAt),
        retiredMs,
      });
      // One that was here already may have been replaced since, or was not.
      setRetirement(write, recipient, retiredMs);
    }
  }
}
