import { createHash } from "node:crypto";

import { BLOB_NAME_PREFIX, MEMBER_NAME } from "../../../shared/exchange/bundle/archive-plan.ts";
import { BUNDLE_LIMITS } from "../../../shared/exchange/bundle/limits.ts";
import type { BundleMember, Manifest } from "../../../shared/exchange/bundle/manifest.ts";
import type { Result } from "../../../shared/result.ts";
import { planRecipients, sealHeader } from "../age/seal-header.ts";
import type { FileSigner } from "../minisign/sign.ts";
import {
  completeManifest,
  type BundleDraft,
  type ContentSummary,
  type HashedContent,
} from "./bundle-draft.ts";
import type { BundleEnvironment, LongWork } from "./bundle-environment.ts";
import { BundleError, settleBundle, throwIfAborted, type BundleProblem } from "./bundle-error.ts";
import { compressChanges } from "./compress-changes.ts";
import { signManifest } from "./manifest-signature.ts";
import { sealArchive, type ArchiveSources, type SealedArchive } from "./seal-archive.ts";
import { createSealedSpool, type SealedSpool } from "./sealed-spool.ts";

/** A piece of evidence to put in. */
export interface BlobSource {
  /** Null when nobody hashed it yet: it is then read twice. */
  readonly sha256: string | null;
  readonly sizeBytes: number;
  /** From the first byte on; may be called twice. What it gives is used up before the next is asked for. */
  readonly open: () => AsyncIterable<Uint8Array>;
}

export interface BundleContent {
  /** Lines of `changes.ndjson` without their line feeds, taken once. */
  readonly changes: AsyncIterable<string>;
  /** Asked after the last line. */
  readonly summary: () => ContentSummary;
  /** The same content may be named twice and goes in once. */
  readonly blobs: readonly BlobSource[];
}

export interface WriteBundleOptions extends LongWork {
  /** File to make; must not exist. Its folder must. */
  readonly path: string;
  readonly draft: BundleDraft;
  readonly content: BundleContent;
  /** The device key that `draft.certificates` certify. */
  readonly key: FileSigner;
  /** Folder inside the vault for sealed temporary files. */
  readonly spoolDirectory: string;
  /** Whether the file is read again and compared after it got its name, as on a carrier. */
  readonly afterwards: "read-back" | "nothing";
  /** Called when the bundle is whole and durable and before anybody can see it under its name; what it throws leaves nothing. */
  readonly beforeNamed?: ((written: WrittenBundle) => void) | undefined;
}

export interface WrittenBundle {
  readonly path: string;
  readonly sizeBytes: number;
  /** Of the whole file. */
  readonly sha256: string;
  readonly manifest: Manifest;
  /** Of `manifest.json`: what the next bundle of the stream and acknowledgements refer to. */
  readonly manifestSha256: string;
}

/**
 * Writes one bundle as docs/bundle-format.md has it, in memory that does not depend on its size.
 *
 * First pass: lines are compressed into a sealed spool, evidence without a digest is hashed. Then the manifest is complete and
 * signed. Second pass: the archive is sealed into a temporary file beside `path`, synced and renamed. Evidence that is not
 * what its digest says stops it.
 *
 * Fails with `recipients-refused`, `target-exists`, `limit-exceeded`, `source-changed`, `cancelled`, `disk-full`, `medium-failed`
 * or `written-wrong`; then nothing is left. Exceptions of the sources are thrown on, and nothing is left either.
 */
export async function writeBundle(
  environment: BundleEnvironment,
  options: WriteBundleOptions,
): Promise<Result<WrittenBundle, BundleProblem>> {
  const recipients = planRecipients(options.draft.recipients.map(({ recipient }) => recipient));
  if (!recipients.ok) return recipients;
  const { files, random } = environment;
  const spool = createSealedSpool(files, options.spoolDirectory, random);
  return settleBundle(options.path, async () => {
    try {
      if ((await files.status(options.path)) !== undefined) {
        throw new BundleError({ kind: "target-exists", path: options.path });
      }
      const { content, draft, key } = options;
      const hashed = await hashContent(options, spool);
      const complete = completeManifest(draft, recipients.value, key, {
        ...hashed.content,
        ...content.summary(),
      });
      const signature = signManifest(key, complete.bytes, draft.bundleId);
      const sources: ArchiveSources = new Map([
        [MEMBER_NAME.manifest, { open: () => once(complete.bytes), sha256: null }],
        [MEMBER_NAME.signature, { open: () => once(signature), sha256: null }],
        [MEMBER_NAME.changes, { open: spool.read, sha256: null }],
        ...hashed.sources,
      ]);
      const manifestSha256 = createHash("sha256").update(complete.bytes).digest("hex");
      const written = (sealed: SealedArchive): WrittenBundle => {
        return { path: options.path, ...sealed, manifest: complete.manifest, manifestSha256 };
      };
      const sealed = await sealArchive(environment, {
        ...options,
        sealHeader: (sizeBytes) => sealHeader(recipients.value, sizeBytes, random),
        plan: complete.plan,
        sources,
        beforeNamed: (facts) => options.beforeNamed?.(written(facts)),
      });
      return written(sealed);
    } finally {
      await spool.remove();
    }
  });
}

interface FirstPass {
  readonly content: HashedContent;
  readonly sources: ArchiveSources;
}

async function hashContent(
  { content, signal, onProgress }: WriteBundleOptions,
  spool: SealedSpool,
): Promise<FirstPass> {
  const report = (doneBytes: number): void =>
    onProgress?.({ phase: "collect", doneBytes, totalBytes: null });
  const changes = await compressChanges(content.changes, spool, { signal, onProgress: report });
  await spool.finish();
  const { sizeBytes, sha256, expandedSizeBytes, lineCount } = changes;
  const blobs = await hashBlobs(content.blobs, signal, (doneBytes) =>
    report(expandedSizeBytes + doneBytes),
  );
  return {
    content: {
      members: [
        { name: MEMBER_NAME.changes, sizeBytes, sha256 },
        ...blobs.map(({ member }) => member),
      ],
      expandedSizeBytes,
      lineCount,
    },
    sources: new Map(
      blobs.map(({ member, open }) => [member.name, { open, sha256: member.sha256 }]),
    ),
  };
}

interface HashedBlob {
  readonly member: BundleMember;
  readonly open: BlobSource["open"];
}

async function hashBlobs(
  sources: readonly BlobSource[],
  signal: AbortSignal | undefined,
  onProgress: (doneBytes: number) => void,
): Promise<readonly HashedBlob[]> {
  const byName = new Map<string, HashedBlob>();
  let doneBytes = 0;
  for (const source of sources) {
    const sha256 =
      source.sha256 ?? (await hashOf(source, signal, (bytes) => onProgress(doneBytes + bytes)));
    if (source.sha256 === null) doneBytes += source.sizeBytes;
    const member = { name: BLOB_NAME_PREFIX + sha256, sizeBytes: source.sizeBytes, sha256 };
    byName.set(member.name, { member, open: source.open });
  }
  const blobs = [...byName]
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([, blob]) => blob);
  atMost("blobs", blobs.length);
  const total = blobs.reduce((sum, { member }) => sum + member.sizeBytes, 0);
  atMost("blobsSizeBytes", total);
  return blobs;
}

async function hashOf(
  { open }: BlobSource,
  signal: AbortSignal | undefined,
  onProgress: (doneBytes: number) => void,
): Promise<string> {
  const digest = createHash("sha256");
  let doneBytes = 0;
  for await (const bytes of open()) {
    throwIfAborted(signal);
    digest.update(bytes);
    doneBytes += bytes.length;
    onProgress(doneBytes);
  }
  return digest.digest("hex");
}

function atMost(limit: "blobs" | "blobsSizeBytes", found: number): void {
  const allowed = BUNDLE_LIMITS[limit];
  if (found > allowed) throw new BundleError({ kind: "limit-exceeded", limit, allowed });
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
