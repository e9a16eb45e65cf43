import type { VaultKind } from "../../vault/header.ts";
import { BUNDLE_LIMITS, type BundleLimit } from "./limits.ts";
import type { Manifest, RecipientKind } from "./manifest.ts";
import type { BundleRefusalOf } from "./refusal.ts";

/** The lowest that a sender may still use; kept for each peer, raised by what it sends, lowered by a person only. */
export interface VersionFloor {
  readonly formatVersion: number;
  readonly suite: number;
  /** `hybrid` refuses bundles for X25519 recipients. */
  readonly recipients: RecipientKind;
}

export const LOWEST_FLOOR: VersionFloor = { formatVersion: 1, suite: 1, recipients: "x25519" };

/** Whoever reads the bundle. */
export interface BundleAudience {
  readonly organisationId: string;
  readonly vaultKind: VaultKind;
  readonly exerciseId: string | null;
  /** Present instant by a clock that never goes back (threats row 88). */
  readonly now: string;
}

/** What the encryption says, which recipients could have changed. */
export interface EnvelopeFacts {
  readonly recipientKind: RecipientKind;
  readonly stanzaCount: number;
  readonly archiveSizeBytes: number;
  /** Of the recipient whose identity opened it. */
  readonly recipientFingerprint: string;
}

export type AdmissionRefusal = BundleRefusalOf<
  | "recipients-changed"
  | "altered"
  | "forwarded"
  | "downgraded"
  | "wrong-vault-kind"
  | "wrong-exercise"
  | "expired"
  | "limit-exceeded"
>;

/**
 * Whether a manifest whose signature holds may be read by this audience, here and now (docs/bundle-format.md §8, steps 17 to
 * 22). Undefined when it may.
 */
export function refuseManifest(
  manifest: Manifest,
  envelope: EnvelopeFacts,
  audience: BundleAudience,
  floor: VersionFloor,
): AdmissionRefusal | undefined {
  return (
    refuseEnvelope(manifest, envelope) ??
    refuseForwarded(manifest, envelope, audience) ??
    refuseDowngrade(manifest, floor) ??
    refuseOrigin(manifest, audience) ??
    refuseCost(manifest)
  );
}

function refuseEnvelope(
  { recipients, archiveSizeBytes }: Manifest,
  envelope: EnvelopeFacts,
): AdmissionRefusal | undefined {
  const signed = `${String(recipients.stanzaCount)} ${recipients.kind}`;
  const found = `${String(envelope.stanzaCount)} ${envelope.recipientKind}`;
  if (found !== signed) return { kind: "recipients-changed", found, signed };
  if (envelope.archiveSizeBytes === archiveSizeBytes) return undefined;
  return { kind: "altered", part: "size", offsetBytes: null, name: null };
}

function refuseForwarded(
  { recipients }: Manifest,
  { recipientFingerprint }: EnvelopeFacts,
  { organisationId }: BundleAudience,
): AdmissionRefusal | undefined {
  const isListed = recipients.listed.some(
    (recipient) =>
      recipient.organisationId === organisationId && recipient.fingerprint === recipientFingerprint,
  );
  return isListed ? undefined : { kind: "forwarded" };
}

function refuseDowngrade(
  { formatVersion, suite, recipients }: Manifest,
  floor: VersionFloor,
): AdmissionRefusal | undefined {
  if (formatVersion < floor.formatVersion) {
    return downgraded("formatVersion", formatVersion, floor.formatVersion);
  }
  if (suite < floor.suite) return downgraded("suite", suite, floor.suite);
  if (recipients.kind === "x25519" && floor.recipients === "hybrid") {
    return downgraded("recipients", recipients.kind, floor.recipients);
  }
  return undefined;
}

function downgraded(
  what: BundleRefusalOf<"downgraded">["what"],
  found: string | number,
  floor: string | number,
): AdmissionRefusal {
  return { kind: "downgraded", what, found: String(found), floor: String(floor) };
}

function refuseOrigin(
  { vaultKind, exerciseId, notAfter }: Manifest,
  audience: BundleAudience,
): AdmissionRefusal | undefined {
  if (vaultKind !== audience.vaultKind) {
    return { kind: "wrong-vault-kind", found: vaultKind, expected: audience.vaultKind };
  }
  if (exerciseId !== audience.exerciseId) return { kind: "wrong-exercise" };
  // Instants of one form order as text.
  return notAfter < audience.now ? { kind: "expired", notAfter } : undefined;
}

/** The schema holds every other limit. */
function refuseCost({ members: [changes], limits }: Manifest): AdmissionRefusal | undefined {
  const compressed = changes?.sizeBytes ?? 0;
  if (compressed > BUNDLE_LIMITS.changesSizeBytes) {
    return exceeded("changesSizeBytes", BUNDLE_LIMITS.changesSizeBytes);
  }
  const allowed = expansionBudgetBytes(compressed);
  return limits.expandedSizeBytes > allowed ? exceeded("expansionFactor", allowed) : undefined;
}

function exceeded(limit: BundleLimit, allowed: number): AdmissionRefusal {
  return { kind: "limit-exceeded", limit, allowed };
}

/** How large compressed lines may become (docs/bundle-format.md §9). */
export function expansionBudgetBytes(compressedSizeBytes: number): number {
  return Math.min(
    BUNDLE_LIMITS.expandedSizeBytes,
    BUNDLE_LIMITS.expansionAllowanceBytes + BUNDLE_LIMITS.expansionFactor * compressedSizeBytes,
  );
}
