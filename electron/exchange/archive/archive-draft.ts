import {
  ARCHIVE_DOMAIN,
  ARCHIVE_FORMAT_VERSION,
  ARCHIVE_SUITE,
  type ArchiveManifest,
} from "../../../shared/exchange/archive/archive-manifest.ts";
import { encodeArchiveManifest } from "../../../shared/exchange/archive/archive-manifest-codec.ts";
import { ARCHIVE_MEMBER_NAME } from "../../../shared/exchange/archive/archive-members.ts";
import { planArchive, type ArchivePlan } from "../../../shared/exchange/bundle/archive-plan.ts";
import { canonicalJson } from "../../../shared/vault/canonical-json.ts";
import { manifestSignatureSizeBytes } from "../bundle/manifest-signature.ts";
import { formatKeyId } from "../minisign/minisign-text.ts";
import { deviceKeyId } from "../minisign/sign.ts";
import type { DeviceSigner } from "../identity/device-signer.ts";

/** What is known of an archive before its content was gone through. */
export type ArchiveDraft = Pick<
  ArchiveManifest,
  | "archiveId"
  | "vaultKind"
  | "createdLogical"
  | "incidents"
  | "tlpCeiling"
  | "counts"
  | "absentBlobs"
> & { readonly organisationName: string };

export type ArchiveContent = Pick<ArchiveManifest, "members" | "records" | "history">;

export interface CompleteArchive {
  readonly manifest: ArchiveManifest;
  readonly bytes: Uint8Array;
  readonly plan: ArchivePlan;
}

/** Puts the manifest together and lays the archive out around it. */
export function completeArchive(
  { organisationName, ...draft }: ArchiveDraft,
  signer: DeviceSigner,
  content: ArchiveContent,
): CompleteArchive {
  const base: ArchiveManifest = {
    $domain: ARCHIVE_DOMAIN,
    formatVersion: ARCHIVE_FORMAT_VERSION,
    minimumReaderVersion: ARCHIVE_FORMAT_VERSION,
    suite: ARCHIVE_SUITE,
    ...draft,
    signer: {
      organisationId: signer.organisationId,
      organisationName,
      deviceId: signer.deviceId,
      deviceEpoch: signer.deviceEpoch,
      deviceKeyId: formatKeyId(deviceKeyId(signer.publicKey)),
      publicKey: Buffer.from(signer.publicKey).toString("base64"),
    },
    certificates: [...signer.certificates],
    ...content,
    archiveSizeBytes: 0,
  };
  const signature = {
    name: ARCHIVE_MEMBER_NAME.signature,
    sizeBytes: manifestSignatureSizeBytes(draft.archiveId, "case archive"),
  };
  // The manifest states the size of the archive that it is in: with each round the number can only grow, until it fits.
  let archiveSizeBytes = 0;
  for (;;) {
    const manifest = { ...base, archiveSizeBytes };
    const sizeBytes = Buffer.byteLength(canonicalJson(manifest));
    const first = { name: ARCHIVE_MEMBER_NAME.manifest, sizeBytes };
    const plan = planArchive([first, signature, ...content.members]);
    if (plan.sizeBytes === archiveSizeBytes) {
      return { manifest, bytes: encodeArchiveManifest(manifest), plan };
    }
    archiveSizeBytes = plan.sizeBytes;
  }
}
