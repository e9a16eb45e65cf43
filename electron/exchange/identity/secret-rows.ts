import { z } from "zod";

import type { ReadHandle, WriteHandle } from "../../storage/database.ts";
import { uuidBytes, uuidText } from "../../storage/records/uuid.ts";

/**
 * What each secret is for. `root`: seed of the organisation's signing key. `device`: seed of this device's. The others are age
 * identities: of the organisation, which peers encrypt to, and of this device, which its siblings encrypt to. `openpgp` is the
 * key by which the public knows the organisation: it signs what is published.
 */
export type SecretPurpose =
  | "root"
  | "device"
  | "organisation-x25519"
  | "organisation-hybrid"
  | "device-x25519"
  | "device-hybrid"
  | "openpgp";

/** A secret with its public half. It lies only in the encrypted database and never in the journal. */
export interface StoredSecret {
  readonly purpose: SecretPurpose;
  readonly epoch: number;
  /** Public key in base 64, or an age recipient. */
  readonly publicText: string;
  readonly secret: Uint8Array;
  /** The replica whose device it belongs to; null for secrets of the organisation. */
  readonly replicaId: string | null;
  readonly createdMs: number;
  /** Since then it opens what came before and serves nothing new. */
  readonly retiredMs: number | null;
}

/** Adds a secret; one with the same public half stays as it is. */
export function insertSecret(write: WriteHandle, secret: StoredSecret): void {
  write.run(
    `INSERT INTO identity_secret (purpose, epoch, public, secret, replica, created_at, retired_at)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (public) DO NOTHING`,
    [
      secret.purpose,
      secret.epoch,
      secret.publicText,
      secret.secret,
      secret.replicaId === null ? null : uuidBytes(secret.replicaId),
      secret.createdMs,
      secret.retiredMs,
    ],
  );
}

/** Secrets of a purpose, the newest epoch first. */
export function readSecrets(read: ReadHandle, purpose: SecretPurpose): readonly StoredSecret[] {
  return read
    .all<SecretRow>(`${SELECT} WHERE purpose = ? ORDER BY epoch DESC, created_at DESC, id DESC`, [
      purpose,
    ])
    .map(toSecret);
}

/** The public halves of a purpose: for questions that need no secret. */
export function readPublicHalves(
  read: ReadHandle,
  purpose: SecretPurpose,
): readonly Pick<StoredSecret, "publicText" | "replicaId">[] {
  return read
    .all<{ readonly publicText: string; readonly replica: Uint8Array | null }>(
      "SELECT public AS publicText, replica FROM identity_secret WHERE purpose = ?",
      [purpose],
    )
    .map(({ publicText, replica }) => ({
      publicText,
      replicaId: replica === null ? null : uuidText(replica),
    }));
}

/** From now on only for what came before. */
export function retireSecrets(write: WriteHandle, purpose: SecretPurpose, nowMs: number): void {
  write.run("UPDATE identity_secret SET retired_at = ? WHERE purpose = ? AND retired_at IS NULL", [
    nowMs,
    purpose,
  ]);
}

/** Says since when one secret serves nothing new; null makes it current. */
export function setRetirement(
  write: WriteHandle,
  publicText: string,
  retiredMs: number | null,
): void {
  write.run("UPDATE identity_secret SET retired_at = ? WHERE public = ?", [retiredMs, publicText]);
}

/** Removes a signing key that must not sign again; the database overwrites what it deletes. */
export function removeSecret(write: WriteHandle, publicText: string): void {
  write.run("DELETE FROM identity_secret WHERE public = ?", [publicText]);
}

/** Removes the device secrets of other replicas: a restored copy must not speak for the laptop that it was copied from. */
export function removeForeignDeviceSecrets(write: WriteHandle, replicaId: string): void {
  write.run("DELETE FROM identity_secret WHERE replica IS NOT NULL AND replica <> ?", [
    uuidBytes(replicaId),
  ]);
}

interface SecretRow {
  readonly purpose: string;
  readonly epoch: number;
  readonly publicText: string;
  readonly secret: Uint8Array;
  readonly replica: Uint8Array | null;
  readonly createdMs: number;
  readonly retiredMs: number | null;
}

const SELECT = `SELECT purpose, epoch, public AS publicText, secret, replica, created_at AS createdMs,
  retired_at AS retiredMs FROM identity_secret`;

const purposeSchema: z.ZodType<SecretPurpose> = z.enum([
  "root",
  "device",
  "organisation-x25519",
  "organisation-hybrid",
  "device-x25519",
  "device-hybrid",
  "openpgp",
]);

function toSecret({ purpose, replica, ...rest }: SecretRow): StoredSecret {
  return {
    ...rest,
    purpose: purposeSchema.parse(purpose),
    replicaId: replica === null ? null : uuidText(replica),
  };
}
