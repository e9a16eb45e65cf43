import { ARCHIVE_MEMBER_NAME } from "../../../shared/exchange/archive/archive-members.ts";
import { decodeArchiveManifest } from "../../../shared/exchange/archive/archive-manifest-codec.ts";
import type { ArchiveManifest } from "../../../shared/exchange/archive/archive-manifest.ts";
import {
  archiveProblemOf,
  type ArchiveProblem,
  type CommonProblem,
} from "../../../shared/exchange/archive/archive-problem.ts";
import {
  BLOB_NAME_PREFIX,
  planArchive,
  type ArchivePlan,
} from "../../../shared/exchange/bundle/archive-plan.ts";
import { expansionBudgetBytes } from "../../../shared/exchange/bundle/admit.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { VaultKind } from "../../../shared/vault/header.ts";
import { wipe } from "../../crypto/memory.ts";
import type { ReadableFile } from "../../files/file-port.ts";
import type { BundleEnvironment, LongWork } from "../bundle/bundle-environment.ts";
import { BundleError, problemOf, type BundleProblem } from "../bundle/bundle-error.ts";
import { createByteReader, EndedEarly, type ByteReader } from "../bundle/byte-reader.ts";
import { linesOfChanges, type ChangesClaim } from "../bundle/expand-changes.ts";
import { isManifestSignedBy, readManifestSignature } from "../bundle/manifest-signature.ts";
import { readSmallMember } from "../bundle/read-manifest.ts";
import { readMember, readPieces, type SealedContent } from "../bundle/sealed-content.ts";
import { verifiedContent, verifyMembers } from "../bundle/verify-members.ts";
import { openArchiveHeader, type ArchiveKeys } from "./archive-header.ts";
import { manifestDigest } from "./write-archive.ts";

export type ArchiveTrouble = ArchiveProblem | CommonProblem;

/** Thrown inside streams, where a result can't be returned. */
export class ArchiveError extends Error {
  readonly problem: ArchiveTrouble;

  constructor(problem: ArchiveTrouble) {
    super(problem.kind);
    this.name = "ArchiveError";
    this.problem = problem;
  }
}

export interface OpenArchiveOptions extends LongWork {
  /** Stays open as long as the archive is. */
  readonly source: ReadableFile;
  /** How the source is called in failures. */
  readonly path: string;
  readonly keys: ArchiveKeys;
  readonly vaultKind: VaultKind;
  /** Why the key that signed is not to be believed; asked after the signature was found to be by the key that the manifest names. */
  readonly refuseSigner: (manifest: ArchiveManifest) => ArchiveProblem | undefined;
}

/** An archive of which every byte was verified. What it gives out is read, opened and compared again. */
export interface OpenedArchive {
  readonly manifest: ArchiveManifest;
  readonly manifestSha256: string;
  readonly lines: (name: "records" | "history") => AsyncGenerator<string>;
  /** One piece of evidence; undefined when it is not in the archive. */
  readonly blob: (sha256: string) => AsyncGenerator<Uint8Array> | undefined;
  /** Wipes the key and closes the source. */
  readonly close: () => Promise<void>;
}

/**
 * Opens and verifies an archive from its first byte to its last (docs/case-archive-format.md §7) in memory that does not depend on the size of
 * its evidence. Nothing is given out before all of it holds. Closes the source when it refuses.
 */
export async function openArchive(
  environment: BundleEnvironment,
  options: OpenArchiveOptions,
): Promise<Result<OpenedArchive, ArchiveTrouble>> {
  let isKept = false;
  try {
    const opened = await settleArchive(options.path, async () => verify(environment, options));
    isKept = opened.ok;
    return opened;
  } finally {
    if (!isKept) await options.source.close();
  }
}

/** Runs what throws {@link ArchiveError}s or {@link BundleError}s and gives their problem as a value. */
export async function settleArchive<T>(
  path: string,
  run: () => Promise<T>,
): Promise<Result<T, ArchiveTrouble>> {
  try {
    return ok(await run());
  } catch (error) {
    if (error instanceof ArchiveError) return err(error.problem);
    return err(archiveProblemOf(problemOf(path, error)));
  }
}

async function verify(
  environment: BundleEnvironment,
  options: OpenArchiveOptions,
): Promise<OpenedArchive> {
  const content = orThrow(await openArchiveHeader(options.source, options.keys));
  let isKept = false;
  try {
    const pieces = readPieces(environment, content, options);
    const reader = createByteReader(pieces);
    try {
      const { manifest, bytes, signatureSizeBytes } = await readSigned(reader, content, options);
      const plan = planOf(manifest, bytes.length, signatureSizeBytes);
      const { members } = manifest;
      const lines = [claimOf(manifest, "records"), claimOf(manifest, "history")];
      await verifyMembers(reader, plan, { members, lines });
      // The last chunk was opened as the last one; asking once more lets the engine go.
      await pieces.next();
      isKept = true;
      return openedArchive(environment, options.source, { content, manifest, bytes, plan });
    } catch (error) {
      throw error instanceof EndedEarly ? incomplete(content) : error;
    } finally {
      await pieces.return(undefined);
    }
  } finally {
    if (!isKept) wipe(content.streamKey);
  }
}

interface Signed {
  readonly manifest: ArchiveManifest;
  readonly bytes: Uint8Array;
  readonly signatureSizeBytes: number;
}

/** Manifest and signature: by the key that it names, which is one to believe, for this kind of vault, around this very archive. */
async function readSigned(
  reader: ByteReader,
  { sizeBytes }: SealedContent,
  { refuseSigner, vaultKind }: OpenArchiveOptions,
): Promise<Signed> {
  const { manifest: name, signature: signatureName } = ARCHIVE_MEMBER_NAME;
  const first = orThrowShared(await readSmallMember(reader, name, "manifestSizeBytes", 0));
  const { bytes, endBytes } = first;
  const manifest = orThrow(decodeArchiveManifest(bytes));
  const second = orThrowShared(
    await readSmallMember(reader, signatureName, "signatureSizeBytes", endBytes),
  );
  const { archiveId: bundleId, signer } = manifest;
  const claim = { bundleId, deviceKeyId: signer.deviceKeyId };
  const signature = orThrowShared(readManifestSignature(second.bytes, claim, "case archive"));
  const publicKey = Buffer.from(signer.publicKey, "base64");
  if (!isManifestSignedBy(publicKey, bytes, signature)) {
    throw new ArchiveError({ kind: "signature-invalid" });
  }
  const refusal = refuseSigner(manifest);
  if (refusal !== undefined) throw new ArchiveError(refusal);
  if (manifest.vaultKind !== vaultKind) {
    const { vaultKind: found } = manifest;
    throw new ArchiveError({ kind: "wrong-vault-kind", found, expected: vaultKind });
  }
  // The encryption carries no size of its own: only what was signed tells a file that was cut from one that was added to.
  if (sizeBytes < manifest.archiveSizeBytes) {
    const { archiveSizeBytes: expectedBytes } = manifest;
    throw new ArchiveError({ kind: "incomplete", foundBytes: sizeBytes, expectedBytes });
  }
  if (sizeBytes > manifest.archiveSizeBytes) {
    throw new ArchiveError({ kind: "altered", part: "size", name: null });
  }
  return { manifest, bytes, signatureSizeBytes: second.bytes.length };
}

/** Lays the archive out from what was signed; whoever signed must have come to the same size. */
function planOf(
  manifest: ArchiveManifest,
  manifestSizeBytes: number,
  signatureSizeBytes: number,
): ArchivePlan {
  const plan = planArchive([
    { name: ARCHIVE_MEMBER_NAME.manifest, sizeBytes: manifestSizeBytes },
    { name: ARCHIVE_MEMBER_NAME.signature, sizeBytes: signatureSizeBytes },
    ...manifest.members,
  ]);
  if (plan.sizeBytes === manifest.archiveSizeBytes) return plan;
  const expected = `${String(plan.sizeBytes)} bytes`;
  throw new ArchiveError({ kind: "archive-malformed", offsetBytes: 0, expected });
}

/** What the manifest says about lines, within what may be spent on them. */
function claimOf(manifest: ArchiveManifest, which: "records" | "history"): ChangesClaim {
  const { expandedSizeBytes, lineCount } = manifest[which];
  const name = ARCHIVE_MEMBER_NAME[which];
  const member = manifest.members.find((one) => one.name === name);
  const compressedSizeBytes = member?.sizeBytes ?? 0;
  const allowed = expansionBudgetBytes(compressedSizeBytes);
  if (expandedSizeBytes > allowed) {
    throw new ArchiveError({ kind: "limit-exceeded", limit: "expansionFactor", allowed });
  }
  return { name, compressedSizeBytes, expandedSizeBytes, lineCount };
}

function openedArchive(
  environment: BundleEnvironment,
  source: ReadableFile,
  verified: {
    readonly content: SealedContent;
    readonly manifest: ArchiveManifest;
    readonly bytes: Uint8Array;
    readonly plan: ArchivePlan;
  },
): OpenedArchive {
  const { content, manifest, bytes, plan } = verified;
  const memberOf = (name: string): AsyncGenerator<Uint8Array> | undefined => {
    const placed = plan.members.find((member) => member.name === name);
    const signed = manifest.members.find((member) => member.name === name);
    if (placed === undefined || signed === undefined) return undefined;
    return verifiedContent(readMember(environment, content, placed), placed, signed.sha256);
  };
  return {
    manifest,
    manifestSha256: manifestDigest(bytes),
    lines: (which) => {
      const member = memberOf(ARCHIVE_MEMBER_NAME[which]);
      if (member === undefined) throw new Error("every archive has records and history");
      return linesOfChanges(member, claimOf(manifest, which));
    },
    blob: (sha256) => memberOf(BLOB_NAME_PREFIX + sha256),
    close: async () => {
      wipe(content.streamKey);
      await source.close();
    },
  };
}

function incomplete({ sizeBytes }: SealedContent): ArchiveError {
  return new ArchiveError({ kind: "incomplete", foundBytes: sizeBytes, expectedBytes: null });
}

function orThrow<T>(result: Result<T, ArchiveTrouble>): T {
  if (result.ok) return result.value;
  throw new ArchiveError(result.error);
}

/** The same for the parts that bundles have as well. */
function orThrowShared<T>(result: Result<T, BundleProblem>): T {
  if (result.ok) return result.value;
  throw new BundleError(result.error);
}
