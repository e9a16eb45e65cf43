import type { Failure } from "../../../shared/contract/failures.ts";
import { INVITATION_LIFETIME_MS } from "../../../shared/exchange/identity/invitation.ts";
import { MAX_DEVICES } from "../../../shared/exchange/identity/peer-card.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { wipe } from "../../crypto/memory.ts";
import { collectState } from "../../exchange/identity/collect-state.ts";
import {
  changesOf,
  isoOf,
  logicalNowMs,
  recordAct,
} from "../../exchange/identity/identity-context.ts";
import { sealInvitation } from "../../exchange/identity/invitation-file.ts";
import { issueCertificate } from "../../exchange/identity/issue-statements.ts";
import {
  newAgeKeys,
  newSigningKey,
  recipientsOfKeys,
  type NewAgeKeys,
  type NewSigningKey,
} from "../../exchange/identity/new-keys.ts";
import { withRootKey } from "../../exchange/identity/root-key.ts";
import { readSecrets } from "../../exchange/identity/secret-rows.ts";
import { listDevices } from "../../exchange/identity/stored-identity.ts";
import type { WriteHandle } from "../../storage/database.ts";
import { changeVault } from "../case-context.ts";
import { ownIdentity, type PeersContext } from "./peers-context.ts";

export interface InvitedDevice {
  readonly deviceId: string;
  readonly code: string;
  /** Content of the file. */
  readonly text: string;
}

/**
 * Certifies the key of a new laptop and seals it, with everything that the laptop has to know, under a code to be spoken. The keys
 * are made here and kept nowhere: the file is the only place where they are until the laptop has joined.
 */
export async function inviteDevice(
  context: PeersContext,
  wanted: { readonly name: string; readonly withRootKey: boolean },
): Promise<Result<InvitedDevice, Failure>> {
  await ownIdentity(context);
  const signing = newSigningKey(context.random);
  const age = await newAgeKeys();
  const deviceId = context.actor().ids.newId();
  const state = changeVault(context.database, (write): Result<string, Failure> => {
    const certified = certify(write, context, {
      deviceId,
      name: wanted.name,
      signing,
      age,
      mayCertify: wanted.withRootKey,
    });
    return certified.ok ? collectState(write, context) : certified;
  });
  signing.key.wipe();
  if (!state.ok) return state;
  const sealed = await sealInvitation(
    {
      validUntil: isoOf(logicalNowMs(context.database.read, context) + INVITATION_LIFETIME_MS),
      device: {
        deviceId,
        epoch: 1,
        seedBase64: Buffer.from(signing.seed).toString("base64"),
        x25519: age.x25519.secret,
        hybrid: age.hybrid.secret,
      },
      rootSeedBase64: wanted.withRootKey ? rootSeed(context) : null,
      state: state.value,
    },
    context,
  );
  wipe(signing.seed);
  return ok({ deviceId, ...sealed });
}

interface NewDevice {
  readonly deviceId: string;
  readonly name: string;
  readonly signing: NewSigningKey;
  readonly age: NewAgeKeys;
  readonly mayCertify: boolean;
}

function certify(
  write: WriteHandle,
  context: PeersContext,
  { deviceId, name: wanted, signing, age, mayCertify }: NewDevice,
): Result<void, Failure> {
  const inUse = listDevices(write).filter(({ status }) => status !== "revoked");
  if (inUse.length >= MAX_DEVICES) return err({ kind: "too-many-devices", limit: MAX_DEVICES });
  const name = wanted
    .normalize("NFC")
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, " ")
    .trim();
  if (name === "") {
    return err({ kind: "invalid-value", field: "name", found: wanted, expected: "a name" });
  }
  const nowMs = logicalNowMs(write, context);
  const organisationId = context.organisationId();
  const { publicKey } = signing;
  const certificate = withRootKey(write, (root) =>
    issueCertificate(root, { organisationId, deviceId, name, publicKey, epoch: 1 }, nowMs),
  );
  if (!certificate.ok) return certificate;
  const fields = {
    createdAt: isoOf(nowMs),
    name,
    publicKey,
    epoch: 1,
    certificate: certificate.value,
    recipients: recipientsOfKeys(age),
    status: "invited",
  };
  recordAct(write, context, mayCertify ? "certifier-invited" : "device-invited", [
    changesOf("device", deviceId, name, { op: "create", fields }),
  ]);
  return ok(undefined);
}

function rootSeed({ database }: PeersContext): string {
  const [secret] = readSecrets(database.read, "root");
  if (secret === undefined) throw new Error("the key was there when the device was certified");
  const seed = Buffer.from(secret.secret).toString("base64");
  wipe(secret.secret);
  return seed;
}
