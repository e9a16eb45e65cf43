import type { ReadHandle, WriteHandle } from "../../storage/database.ts";
import { uuidBytes, uuidText } from "../../storage/records/uuid.ts";

/** A bundle that waits, sealed as it came, because its sender may not speak to us, or not yet. */
export interface QuarantinedBundle {
  readonly id: string;
  /** Of its file, without ending. */
  readonly name: string;
  /** Stands for this very claim and size: the same file is kept once. */
  readonly claimDigest: string;
  /** Who it says it is from. Nothing of it is proven. */
  readonly claimedOrganisationId: string;
  readonly claimedBundleId: string;
  /** In the words of the bundle format. */
  readonly why: string;
  readonly sizeBytes: number;
  readonly atMs: number;
}

export function insertQuarantined(write: WriteHandle, one: QuarantinedBundle): void {
  write.run(
    `INSERT INTO quarantine (uuid, name, claim, organisation, bundle, why, size_bytes, at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      uuidBytes(one.id),
      one.name,
      one.claimDigest,
      uuidBytes(one.claimedOrganisationId),
      uuidBytes(one.claimedBundleId),
      one.why,
      one.sizeBytes,
      one.atMs,
    ],
  );
}

/** Newest first. */
export function listQuarantined(read: ReadHandle): readonly QuarantinedBundle[] {
  return read
    .all<{
      readonly uuid: Uint8Array;
      readonly name: string;
      readonly claim: string;
      readonly organisation: Uint8Array;
      readonly bundle: Uint8Array;
      readonly why: string;
      readonly sizeBytes: number;
      readonly at: number;
    }>(
      `SELECT uuid, name, claim, organisation, bundle, why, size_bytes AS sizeBytes, at
         FROM quarantine ORDER BY id DESC`,
    )
    .map(({ uuid, claim, organisation, bundle, at, ...row }) => ({
      ...row,
      id: uuidText(uuid),
      claimDigest: claim,
      claimedOrganisationId: uuidText(organisation),
      claimedBundleId: uuidText(bundle),
      atMs: at,
    }));
}

export function setReason(write: WriteHandle, id: string, why: string): void {
  write.run("UPDATE quarantine SET why = ? WHERE uuid = ?", [why, uuidBytes(id)]);
}

export function deleteQuarantined(write: WriteHandle, id: string): void {
  write.run("DELETE FROM quarantine WHERE uuid = ?", [uuidBytes(id)]);
}
