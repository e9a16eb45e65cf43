import { createHash } from "node:crypto";

import type { ArchiveManifest } from "../../../shared/exchange/archive/archive-manifest.ts";
import { ARCHIVE_MEMBER_NAME } from "../../../shared/exchange/archive/archive-members.ts";
import { BLOB_NAME_PREFIX } from "../../../shared/exchange/bundle/archive-plan.ts";
import { BUNDLE_LIMITS } from "../../../shared/exchange/bundle/limits.ts";
import type { Result } from "../../../shared/result.ts";
import type { BundleEnvironment, LongWork } from "../bundle/bundle-environment.ts";
import { BundleError, settleBundle, type BundleProblem } from "../bundle/bundle-error.ts";
import { compressChanges, type CompressedChanges } from "../bundle/compress-changes.ts";
import { signManifest } from "../bundle/manifest-signature.ts";
import { sealArchive, type ArchiveSources, type SealedArchive } from "../bundle/seal-archive.ts";
import { createSealedSpool, type SealedSpool } from "../bundle/sealed-spool.ts";
import type { DeviceSigner } from "../identity/device-signer.ts";
import { completeArchive, type ArchiveDraft } from "./archive-draft.ts";
import { sealArchiveHeader, type ArchiveSealing } from "./archive-header.ts";
import type { CaseFile } from "./case-records.ts";

type ArchiveSource = ArchiveSources extends ReadonlyMap<string, infer Source> ? Source : never;

export interface WriteArchiveOptions extends LongWork {
  /** File to make; must not exist. Its folder must. */
  readonly path: string;
  readonly draft: ArchiveDraft;
  /** Lines of both files, the header of each first, without line feeds. */
  readonly records: Iterable<string>;
  readonly history: Iterable<string>;
  /** Sorted by digest, each once. */
  readonly files: readonly CaseFile[];
  readonly openFile: (sha256: string) => AsyncIterable<Uint8Array>;
  readonly sealing: ArchiveSealing;
  readonly signer: DeviceSigner;
  /** Folder inside the vault for sealed temporary files. */
  readonly spoolDirectory: string;
  /** Called when the file is whole and durable and before it has its name; what it throws leaves nothing. */
  readonly beforeNamed: (written: WrittenArchive) => void;
}

export interface WrittenArchive extends SealedArchive {
  readonly path: string;
  readonly manifest: ArchiveManifest;
}

/**
 * Writes a case archive as docs/case-archive-format.md has it, in memory that does not depend on the size of the evidence: sealed into a temporary
 * file beside `path`, synced, renamed and read back. Fails as `writeBundle` does; then nothing is left.
 */
export async function writeArchive(
  environment: BundleEnvironment,
  options: WriteArchiveOptions,
): Promise<Result<WrittenArchive, BundleProblem>> {
  const { files, random } = environment;
  const { path, draft, signer, spoolDirectory } = options;
  const spools = [0, 1].map(() => createSealedSpool(files, spoolDirectory, random));
  return settleBundle(path, async () => {
    try {
      if ((await files.status(path)) !== undefined) {
        throw new BundleError({ kind: "target-exists", path });
      }
      const [records, history] = spools;
      if (records === undefined || history === undefined) throw new Error("there are two spools");
      const first = await compress(options.records, records, options);
      const second = await compress(options.history, history, options);
      const complete = completeArchive(draft, signer, contentOf(first, second, options.files));
      const signature = signManifest(signer, complete.bytes, draft.archiveId, "case archive");
      const sources: ArchiveSources = new Map<string, ArchiveSource>([
        [ARCHIVE_MEMBER_NAME.manifest, { open: () => once(complete.bytes), sha256: null }],
        [ARCHIVE_MEMBER_NAME.signature, { open: () => once(signature), sha256: null }],
        [ARCHIVE_MEMBER_NAME.records, { open: records.read, sha256: null }],
        [ARCHIVE_MEMBER_NAME.history, { open: history.read, sha256: null }],
        ...options.files.map(
          ({ sha256 }) =>
            [BLOB_NAME_PREFIX + sha256, { open: () => options.openFile(sha256), sha256 }] as const,
        ),
      ]);
      const { manifest } = complete;
      const sealed = await sealArchive(environment, {
        ...options,
        plan: complete.plan,
        sources,
        sealHeader: async () => sealArchiveHeader(options.sealing),
        afterwards: "read-back",
        beforeNamed: (facts) => {
          options.beforeNamed({ ...facts, path, manifest });
        },
      });
      return { ...sealed, path, manifest };
    } finally {
      for (const spool of spools) await spool.remove();
    }
  });
}

async function compress(
  lines: Iterable<string>,
  spool: SealedSpool,
  { signal, onProgress }: LongWork,
): Promise<CompressedChanges> {
  const compressed = await compressChanges(each(lines), spool, {
    signal,
    onProgress: (doneBytes) => onProgress?.({ phase: "collect", doneBytes, totalBytes: null }),
  });
  await spool.finish();
  return compressed;
}

function contentOf(
  records: CompressedChanges,
  history: CompressedChanges,
  files: readonly CaseFile[],
): Pick<ArchiveManifest, "members" | "records" | "history"> {
  atMost("blobs", files.length);
  atMost(
    "blobsSizeBytes",
    files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
  );
  const linesOf = ({ expandedSizeBytes, lineCount }: CompressedChanges) => ({
    expandedSizeBytes,
    lineCount,
  });
  const member = (name: string, { sizeBytes, sha256 }: Pick<CaseFile, "sizeBytes" | "sha256">) => ({
    name,
    sizeBytes,
    sha256,
  });
  return {
    records: linesOf(records),
    history: linesOf(history),
    members: [
      member(ARCHIVE_MEMBER_NAME.records, records),
      member(ARCHIVE_MEMBER_NAME.history, history),
      ...files.map((file) => member(BLOB_NAME_PREFIX + file.sha256, file)),
    ],
  };
}

function atMost(limit: "blobs" | "blobsSizeBytes", found: number): void {
  const allowed = BUNDLE_LIMITS[limit];
  if (found > allowed) throw new BundleError({ kind: "limit-exceeded", limit, allowed });
}

async function* each(lines: Iterable<string>): AsyncGenerator<string> {
  yield* lines;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Digest of a manifest's bytes: names an archive in what is kept of it. */
export function manifestDigest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
