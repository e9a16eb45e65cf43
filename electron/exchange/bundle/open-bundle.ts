import { createHash } from "node:crypto";

import {
  BLOB_NAME_PREFIX,
  MEMBER_NAME,
  planArchive,
  type ArchivePlan,
} from "../../../shared/exchange/bundle/archive-plan.ts";
import type { BundleAudience } from "../../../shared/exchange/bundle/admit.ts";
import type { ManifestExtensions } from "../../../shared/exchange/bundle/manifest-codec.ts";
import type { Manifest } from "../../../shared/exchange/bundle/manifest.ts";
import type { Result } from "../../../shared/result.ts";
import { wipe } from "../../crypto/memory.ts";
import type { ReadableFile } from "../../files/file-port.ts";
import type { AgeIdentity } from "../age/recipients.ts";
import type { BundleEnvironment, LongWork } from "./bundle-environment.ts";
import { BundleError, settleBundle, type BundleProblem } from "./bundle-error.ts";
import { createByteReader } from "./byte-reader.ts";
import { linesOfChanges } from "./expand-changes.ts";
import { openEnvelope, type OpenEnvelope } from "./open-envelope.ts";
import { readManifest, type AdmittedManifest, type AskTrust } from "./read-manifest.ts";
import { readMember, readPieces, type SealedContent } from "./sealed-content.ts";
import { changesClaim, verifiedContent, verifyMembers } from "./verify-members.ts";

export interface OpenBundleOptions extends LongWork {
  /** The bundle's bytes: a file or the parts of one (see parts.ts). Stays open as long as the bundle is. */
  readonly source: ReadableFile;
  /** How the source is called in failures. */
  readonly path: string;
  /** Everything that may open it. Those of another kind than the bundle's recipients are not tried. */
  readonly identities: readonly AgeIdentity[];
  readonly audience: BundleAudience;
  readonly askTrust: AskTrust;
}

/**
 * A bundle of which every byte was verified. What it gives out is read again from the source, opened and compared again:
 * whoever takes it over must not keep what came before an exception ({@link BundleError}).
 */
export interface OpenedBundle {
  readonly manifest: Manifest;
  readonly extensions: ManifestExtensions;
  /** What acknowledgements and the next bundle of the stream refer to. */
  readonly manifestSha256: string;
  /** Of the recipient to whom it was addressed, with which it was opened. */
  readonly recipientFingerprint: string;
  readonly sizeBytes: number;
  /** Lines of `changes.ndjson` without their line feeds. */
  readonly lines: () => AsyncGenerator<string>;
  /** One piece of evidence; undefined when it is not in this bundle. Pieces are valid until the next is asked for. */
  readonly blob: (sha256: string) => AsyncGenerator<Uint8Array> | undefined;
  /** Wipes the key and closes the source. */
  readonly close: () => Promise<void>;
}

/**
 * Opens and verifies a bundle from its first byte to its last (docs/bundle-format.md §8) in memory that does not depend on
 * its size. Nothing is given out before all of it holds. Closes the source when it refuses.
 *
 * Fails with a refusal, which names the rule that was broken, or with `cancelled` or `medium-failed`.
 */
export async function openBundle(
  environment: BundleEnvironment,
  options: OpenBundleOptions,
): Promise<Result<OpenedBundle, BundleProblem>> {
  let isKept = false;
  try {
    const opened = await settleBundle(options.path, async () => verify(environment, options));
    isKept = opened.ok;
    return opened;
  } finally {
    if (!isKept) await options.source.close();
  }
}

/** What a bundle says of itself: signed by whom we trust and addressed to us. Its content was not looked at. */
export interface BundleHead {
  readonly manifest: Manifest;
  readonly manifestSha256: string;
}

/**
 * Reads only as far as the signed manifest (steps 1 to 22 of docs/bundle-format.md §8), to tell what a file is for without
 * reading all of it. Closes the source. Fails as {@link openBundle} does.
 */
export async function peekBundle(
  environment: BundleEnvironment,
  options: OpenBundleOptions,
): Promise<Result<BundleHead, BundleProblem>> {
  const { source, identities, audience, askTrust } = options;
  try {
    return await settleBundle(options.path, async () => {
      const envelope = orThrow(await openEnvelope(source, identities));
      // Threads would take longer to start than the first chunk to open.
      const pieces = readPieces({ ...environment, threads: null }, contentOf(envelope), {});
      try {
        const reader = createByteReader(pieces);
        const admitted = orThrow(await readManifest(reader, envelope.facts, audience, askTrust));
        return { manifest: admitted.manifest, manifestSha256: sha256Of(admitted.bytes) };
      } finally {
        await pieces.return(undefined);
        wipe(envelope.streamKey);
      }
    });
  } finally {
    await source.close();
  }
}

function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

async function verify(
  environment: BundleEnvironment,
  options: OpenBundleOptions,
): Promise<OpenedBundle> {
  const { source, identities, audience, askTrust } = options;
  const envelope = orThrow(await openEnvelope(source, identities));
  let isKept = false;
  try {
    const pieces = readPieces(environment, contentOf(envelope), options);
    const reader = createByteReader(pieces);
    try {
      const admitted = orThrow(await readManifest(reader, envelope.facts, audience, askTrust));
      const plan = planOf(admitted);
      const { members } = admitted.manifest;
      await verifyMembers(reader, plan, { members, lines: [changesClaim(admitted.manifest)] });
      // The last chunk was opened as the last one; asking once more lets the engine go.
      await pieces.next();
      isKept = true;
      return openedBundle(environment, options, { envelope, admitted, plan });
    } finally {
      await pieces.return(undefined);
    }
  } finally {
    if (!isKept) wipe(envelope.streamKey);
  }
}

/** Lays the archive out from what was signed; whoever signed must have come to the same size. */
function planOf({ manifest, bytes, signatureSizeBytes }: AdmittedManifest): ArchivePlan {
  const plan = planArchive([
    { name: MEMBER_NAME.manifest, sizeBytes: bytes.length },
    { name: MEMBER_NAME.signature, sizeBytes: signatureSizeBytes },
    ...manifest.members,
  ]);
  if (plan.sizeBytes === manifest.archiveSizeBytes) return plan;
  const expected = `${String(plan.sizeBytes)} bytes`;
  throw new BundleError({ kind: "archive-malformed", offsetBytes: 0, expected });
}

interface Verified {
  readonly envelope: OpenEnvelope;
  readonly admitted: AdmittedManifest;
  readonly plan: ArchivePlan;
}

function openedBundle(
  environment: BundleEnvironment,
  { source }: OpenBundleOptions,
  { envelope, admitted, plan }: Verified,
): OpenedBundle {
  const { manifest, bytes, extensions } = admitted;
  const signed = new Map(manifest.members.map(({ name, sha256 }) => [name, sha256]));
  const placed = new Map(plan.members.map((member) => [member.name, member]));
  const memberOf = (name: string): AsyncGenerator<Uint8Array> | undefined => {
    const member = placed.get(name);
    const sha256 = signed.get(name);
    if (member === undefined || sha256 === undefined) return undefined;
    return verifiedContent(readMember(environment, contentOf(envelope), member), member, sha256);
  };
  const { place, facts, streamKey } = envelope;
  return {
    manifest,
    extensions,
    manifestSha256: sha256Of(bytes),
    recipientFingerprint: facts.recipientFingerprint,
    sizeBytes: place.startBytes + place.sealedSizeBytes,
    lines: () => {
      const changes = memberOf(MEMBER_NAME.changes);
      if (changes === undefined) throw new Error("every bundle has changes");
      return linesOfChanges(changes, changesClaim(manifest));
    },
    blob: (sha256) => memberOf(BLOB_NAME_PREFIX + sha256),
    close: async () => {
      wipe(streamKey);
      await source.close();
    },
  };
}

function contentOf({ place, streamKey, facts }: OpenEnvelope): SealedContent {
  return { place, streamKey, sizeBytes: facts.archiveSizeBytes };
}

function orThrow<T>(result: Result<T, BundleProblem>): T {
  if (result.ok) return result.value;
  throw new BundleError(result.error);
}
