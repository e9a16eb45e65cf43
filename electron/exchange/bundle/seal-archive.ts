import { createHash } from "node:crypto";
import { dirname, join } from "node:path";

import {
  END_SIZE_BYTES,
  fillSizeBytes,
  MEMBER_NAME,
  type ArchivePlan,
  type PlacedMember,
} from "../../../shared/exchange/bundle/archive-plan.ts";
import { wipe } from "../../crypto/memory.ts";
import { randomName } from "../../crypto/random.ts";
import { TEMPORARY_PREFIX } from "../../files/atomic-write.ts";
import type { FilePort, WritableFile } from "../../files/file-port.ts";
import { openChunkEngine } from "../age/chunk-threads.ts";
import { createPayloadWriter, type PayloadWriter } from "../age/payload-writer.ts";
import type { SealedHeader } from "../age/seal-header.ts";
import { formatTarHeader } from "../tar/tar-header.ts";
import type { BundleEnvironment, LongWork } from "./bundle-environment.ts";
import { BundleError, throwIfAborted } from "./bundle-error.ts";
import { hashFile } from "./hash-file.ts";

/** Where the content of each member comes from; `sha256` is compared if it is known. */
export type ArchiveSources = ReadonlyMap<
  string,
  { readonly open: () => AsyncIterable<Uint8Array>; readonly sha256: string | null }
>;

export interface SealArchiveOptions extends LongWork {
  readonly path: string;
  /** Makes header and key of the age file around an archive of this size. */
  readonly sealHeader: (archiveSizeBytes: number) => Promise<SealedHeader>;
  readonly plan: ArchivePlan;
  readonly sources: ArchiveSources;
  readonly afterwards: "read-back" | "nothing";
  /** Called when the file is whole and durable and before it has its name; what it throws leaves nothing. */
  readonly beforeNamed?: ((sealed: SealedArchive) => void) | undefined;
}

export interface SealedArchive {
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** Seals the archive into a file that gets its name only when it is whole and durable. Throws {@link BundleError}s. */
export async function sealArchive(
  environment: BundleEnvironment,
  options: SealArchiveOptions,
): Promise<SealedArchive> {
  const { files, random } = environment;
  const { path, afterwards, beforeNamed } = options;
  const directory = dirname(path);
  const temporary = join(directory, `${TEMPORARY_PREFIX}${randomName(random)}`);
  let left: string | undefined = temporary;
  try {
    const file = await createTemporary(files, temporary, () => {
      left = undefined;
    });
    const sealed = await writeInto(environment, options, file);
    await refuseExisting(files, path);
    beforeNamed?.(sealed);
    await files.rename(temporary, path);
    left = path;
    await files.syncDirectory(directory);
    if (afterwards === "read-back" && (await hashFile(files, path, options)) !== sealed.sha256) {
      throw new BundleError({ kind: "written-wrong", path });
    }
    left = undefined;
    return sealed;
  } finally {
    if (left !== undefined) await removeIfPresent(files, left);
  }
}

async function createTemporary(
  files: FilePort,
  temporary: string,
  onNothingMade: () => void,
): Promise<WritableFile> {
  try {
    return await files.createFile(temporary);
  } catch (error) {
    onNothingMade();
    throw error;
  }
}

async function refuseExisting(files: FilePort, path: string): Promise<void> {
  if ((await files.status(path)) !== undefined) {
    throw new BundleError({ kind: "target-exists", path });
  }
}

async function removeIfPresent(files: FilePort, path: string): Promise<void> {
  if ((await files.status(path)) !== undefined) await files.removeFile(path);
}

async function writeInto(
  { threads }: BundleEnvironment,
  options: SealArchiveOptions,
  file: WritableFile,
): Promise<SealedArchive> {
  const { plan, sealHeader } = options;
  try {
    const { bytes, streamKey } = await sealHeader(plan.sizeBytes);
    const engine = await openChunkEngine("seal", streamKey, plan.sizeBytes, threads);
    wipe(streamKey);
    const digest = createHash("sha256");
    let sizeBytes = 0;
    const sink = async (sealed: Uint8Array): Promise<void> => {
      digest.update(sealed);
      sizeBytes += sealed.length;
      await file.write(sealed);
    };
    try {
      await sink(bytes);
      const payload = createPayloadWriter(engine, sink);
      await writeArchive(payload, options);
      await payload.finish();
    } finally {
      await engine.close();
    }
    await file.sync();
    return { sizeBytes, sha256: digest.digest("hex") };
  } finally {
    await file.close();
  }
}

async function writeArchive(
  payload: PayloadWriter,
  { plan, sources, signal, onProgress }: SealArchiveOptions,
): Promise<void> {
  let doneBytes = 0;
  const write = async (bytes: Uint8Array): Promise<void> => {
    throwIfAborted(signal);
    await payload.write(bytes);
    doneBytes += bytes.length;
    onProgress?.({ phase: "seal", doneBytes, totalBytes: plan.sizeBytes });
  };
  for (const member of plan.members) {
    await write(formatTarHeader(member));
    if (member.name === MEMBER_NAME.padding) await writeZeros(write, member.sizeBytes);
    else await writeContent(write, member, sources);
    await writeZeros(write, fillSizeBytes(member.sizeBytes));
  }
  await writeZeros(write, END_SIZE_BYTES);
}

type Write = (bytes: Uint8Array) => Promise<void>;

async function writeContent(
  write: Write,
  { name, sizeBytes }: PlacedMember,
  sources: ArchiveSources,
): Promise<void> {
  const source = sources.get(name);
  if (source === undefined) throw new Error("every member has a source");
  const digest = createHash("sha256");
  let taken = 0;
  for await (const bytes of source.open()) {
    taken += bytes.length;
    if (taken > sizeBytes) break;
    if (source.sha256 !== null) digest.update(bytes);
    await write(bytes);
  }
  const isAsPromised =
    taken === sizeBytes && (source.sha256 === null || digest.digest("hex") === source.sha256);
  if (!isAsPromised) throw new BundleError({ kind: "source-changed", name });
}

const ZEROS = new Uint8Array(65_536);

async function writeZeros(write: Write, sizeBytes: number): Promise<void> {
  for (let left = sizeBytes; left > 0; left -= ZEROS.length) {
    await write(ZEROS.subarray(0, left));
  }
}
