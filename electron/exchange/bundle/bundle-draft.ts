import {
  MEMBER_NAME,
  planArchive,
  type ArchivePlan,
} from "../../../shared/exchange/bundle/archive-plan.ts";
import {
  encodeManifest,
  type ManifestExtensions,
} from "../../../shared/exchange/bundle/manifest-codec.ts";
import {
  acknowledgementKey,
  FORMAT_VERSION,
  MANIFEST_DOMAIN,
  personKey,
  recipientKey,
  SUITE,
  type BundleMember,
  type Manifest,
  type RecordCounts,
} from "../../../shared/exchange/bundle/manifest.ts";
import type { Tlp } from "../../../shared/model/values.ts";
import { canonicalJson } from "../../../shared/vault/canonical-json.ts";
import { recipientFingerprint } from "../age/recipients.ts";
import type { RecipientPlan } from "../age/seal-header.ts";
import { formatKeyId } from "../minisign/minisign-text.ts";
import { deviceKeyId, type FileSigner } from "../minisign/sign.ts";
import { manifestSignatureSizeBytes } from "./manifest-signature.ts";

/** What only the caller knows of a bundle. Lists may come in any order. */
export interface BundleDraft extends Pick<
  Manifest,
  | "bundleId"
  | "certificates"
  | "revocations"
  | "stream"
  | "purpose"
  | "vaultKind"
  | "exerciseId"
  | "persons"
  | "createdLogical"
  | "notAfter"
  | "journal"
  | "acknowledged"
> {
  readonly sender: Omit<Manifest["sender"], "deviceKeyId">;
  /** Age recipients by organisation, all of one kind. */
  readonly recipients: readonly { readonly organisationId: string; readonly recipient: string }[];
  readonly extensions?: ManifestExtensions;
}

/** What the records turned out to be, once all of them went by. */
export interface ContentSummary {
  readonly counts: RecordCounts;
  /** Strictest marking among them; CLEAR if there are none. */
  readonly tlpCeiling: Tlp;
}

/** What the first pass found out. */
export interface HashedContent {
  /** Changes first, then evidence sorted by name. */
  readonly members: readonly BundleMember[];
  readonly expandedSizeBytes: number;
  readonly lineCount: number;
}

export interface CompleteManifest {
  readonly manifest: Manifest;
  readonly bytes: Uint8Array;
  readonly plan: ArchivePlan;
}

/** Puts the manifest together and lays the archive out around it. */
export function completeManifest(
  draft: BundleDraft,
  recipients: RecipientPlan,
  key: FileSigner,
  content: HashedContent & ContentSummary,
): CompleteManifest {
  const base = manifestOf(draft, recipients, key, content);
  const { extensions = {} } = draft;
  const signature = {
    name: MEMBER_NAME.signature,
    sizeBytes: manifestSignatureSizeBytes(draft.bundleId),
  };
  // The manifest states the size of the archive that it is in: with each round the number can only grow, until it fits.
  let archiveSizeBytes = 0;
  for (;;) {
    const manifest = { ...base, archiveSizeBytes };
    const sizeBytes = Buffer.byteLength(canonicalJson({ ...extensions, ...manifest }));
    const first = { name: MEMBER_NAME.manifest, sizeBytes };
    const plan = planArchive([first, signature, ...content.members]);
    if (plan.sizeBytes === archiveSizeBytes) {
      return { manifest, bytes: encodeManifest(manifest, extensions), plan };
    }
    archiveSizeBytes = plan.sizeBytes;
  }
}

function manifestOf(
  draft: BundleDraft,
  { kind, stanzaCount }: RecipientPlan,
  key: FileSigner,
  content: HashedContent & ContentSummary,
): Manifest {
  const { extensions: _, recipients, sender, persons, acknowledged, ...rest } = draft;
  const listed = recipients.map(({ organisationId, recipient }) => ({
    organisationId,
    fingerprint: recipientFingerprint(recipient),
  }));
  const { members, counts, tlpCeiling, expandedSizeBytes, lineCount } = content;
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  const recordCount = sum(Object.values(counts).flatMap((byTlp) => Object.values(byTlp)));
  const blobsSizeBytes = sum(members.slice(1).map(({ sizeBytes }) => sizeBytes));
  return {
    $domain: MANIFEST_DOMAIN,
    formatVersion: FORMAT_VERSION,
    minimumReaderVersion: FORMAT_VERSION,
    suite: SUITE,
    ...rest,
    sender: { ...sender, deviceKeyId: formatKeyId(deviceKeyId(key.publicKey)) },
    recipients: { kind, stanzaCount, listed: sortedOnce(listed, recipientKey) },
    persons: sortedOnce(persons, personKey),
    acknowledged: sortedOnce(acknowledged, acknowledgementKey),
    members: [...members],
    counts,
    tlpCeiling,
    limits: { expandedSizeBytes, lineCount, recordCount, blobsSizeBytes },
    archiveSizeBytes: 0,
  };
}

function sortedOnce<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const byKey = new Map(items.map((item) => [keyOf(item), item]));
  return [...byKey].toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([, item]) => item);
}
