import type { ReadHandle, WriteHandle } from "../../storage/database.ts";
import type { SubjectChanges } from "../../storage/journal/change.ts";
import {
  changesOf,
  isoOf,
  logicalNowMs,
  recordAct,
  type IdentityContext,
  type IdentityDesk,
} from "./identity-context.ts";
import { issueCertificate } from "./issue-statements.ts";
import {
  ageSecrets,
  newAgeKeys,
  newSigningKey,
  recipientsOfKeys,
  signingSecret,
  type NewAgeKeys,
  type NewSigningKey,
} from "./new-keys.ts";
import { withRootKey } from "./root-key.ts";
import { insertSecret, readPublicHalves, removeForeignDeviceSecrets } from "./secret-rows.ts";
import { listDevices, readIdentity, type StoredIdentity } from "./stored-identity.ts";

/** The keys that this copy of the vault has. */
export interface OwnIdentity {
  readonly identity: StoredIdentity;
  readonly deviceId: string;
}

/**
 * The identity of the vault's organisation and of this copy of the vault, made on first use: vaults of older versions have none,
 * and a restored copy keeps the organisation's keys but becomes a device of its own. The key of the laptop that it was copied
 * from is removed from it, so that no key ever signs in two places.
 */
export async function ensureIdentity(context: IdentityDesk): Promise<OwnIdentity> {
  const known = readOwnIdentity(context.database.read, context);
  if (known !== undefined) return known;
  const device = { signing: newSigningKey(context.random), age: await newAgeKeys() };
  const organisation = { signing: newSigningKey(context.random), age: await newAgeKeys() };
  context.database.transaction((write) => {
    // Somebody else may have been here while the keys were made.
    if (readOwnIdentity(context.database.read, context) !== undefined) return;
    const created = createOrganisation(write, context, organisation);
    const added = addOwnDevice(write, context, device);
    const verb = created === undefined ? "device-added" : "identity-created";
    recordAct(write, context, verb, created === undefined ? [added] : [created, added]);
  });
  for (const { signing } of [device, organisation]) {
    signing.key.wipe();
    signing.seed.fill(0);
  }
  const own = readOwnIdentity(context.database.read, context);
  if (own === undefined) throw new Error("an identity that was just made can be read");
  return own;
}

interface NewKeys {
  readonly signing: NewSigningKey;
  readonly age: NewAgeKeys;
}

/** What {@link ensureIdentity} made; undefined before. */
export function readOwnIdentity(
  read: ReadHandle,
  { replicaId }: IdentityContext,
): OwnIdentity | undefined {
  const identity = readIdentity(read);
  const own = readPublicHalves(read, "device").find((key) => key.replicaId === replicaId);
  const device = listDevices(read).find(({ publicKey }) => publicKey === own?.publicText);
  if (identity === undefined || device === undefined) return undefined;
  return { identity, deviceId: device.id };
}

function createOrganisation(
  write: WriteHandle,
  context: IdentityContext,
  { signing, age }: NewKeys,
): SubjectChanges | undefined {
  if (readIdentity(write) !== undefined) return undefined;
  const nowMs = logicalNowMs(write, context);
  const where = { epoch: 1, replicaId: null, nowMs };
  insertSecret(write, signingSecret("root", signing, where));
  for (const secret of ageSecrets("organisation", age, where)) insertSecret(write, secret);
  const fields = {
    createdAt: isoOf(nowMs),
    rootKey: signing.publicKey,
    rootEpoch: 1,
    profile: {},
    recipients: { epoch: 1, ...recipientsOfKeys(age) },
    rotations: [],
    card: null,
  };
  const title = context.settings().organisationName;
  return changesOf("identity", context.organisationId(), title, { op: "create", fields });
}

function addOwnDevice(
  write: WriteHandle,
  context: IdentityContext,
  { signing, age }: NewKeys,
): SubjectChanges {
  const nowMs = logicalNowMs(write, context);
  const deviceId = context.actor().ids.newId();
  const name = `device ${String(listDevices(write).length + 1)}`;
  const where = { epoch: 1, replicaId: context.replicaId, nowMs };
  removeForeignDeviceSecrets(write, context.replicaId);
  insertSecret(write, signingSecret("device", signing, where));
  for (const secret of ageSecrets("device", age, where)) insertSecret(write, secret);
  const organisationId = context.organisationId();
  const { publicKey } = signing;
  const certificate = withRootKey(write, (root) =>
    issueCertificate(root, { organisationId, deviceId, name, publicKey, epoch: 1 }, nowMs),
  );
  const fields = {
    createdAt: isoOf(nowMs),
    name,
    publicKey,
    epoch: 1,
    certificate: certificate.ok ? certificate.value : null,
    recipients: recipientsOfKeys(age),
    status: certificate.ok ? "active" : "uncertified",
  };
  return changesOf("device", deviceId, name, { op: "create", fields });
}
