import { createHash } from "node:crypto";
import { join } from "node:path";

import { err, ok, type Result } from "../../shared/result.ts";
import type { VaultFailureOf } from "../../shared/vault/failures.ts";
import { randomName } from "../crypto/random.ts";
import { TEMPORARY_PREFIX } from "../files/atomic-write.ts";
import { createSealedWriter, sealedSizeBytes } from "../files/sealed-writer.ts";
import { isDiskFull, systemErrorCode } from "../files/system-error.ts";
import { BLOB_HEADER_SIZE_BYTES } from "./blob-file.ts";
import type { BlobAccess } from "./blob-store.ts";

export interface StoredBlob {
  readonly sha256Hex: string;
  readonly sizeBytes: number;
  /** Name of the sealed file. */
  readonly name: string;
  /** The same content was there before. */
  readonly wasKnown: boolean;
}

export interface PutOptions {
  readonly signal?: AbortSignal;
  /** Content beyond this is refused. */
  readonly limitBytes?: number;
  /** Bytes taken in so far. */
  readonly onProgress?: (doneBytes: number) => void;
}

export type PutFailure = VaultFailureOf<"too-large" | "cancelled" | "disk-full">;

/** @see BlobStore.put */
export async function putBlob(
  access: BlobAccess,
  content: AsyncIterable<Uint8Array>,
  options: PutOptions,
): Promise<Result<StoredBlob, PutFailure>> {
  const { files, layout } = access;
  const temporary = join(layout.directory, `${TEMPORARY_PREFIX}${randomName(access.random)}`);
  let isMoved = false;
  try {
    const taken = await sealContent(access, temporary, content, options);
    if (!taken.ok) return taken;
    const { sha256Hex, sizeBytes, tagSizeBytes } = taken.value;
    const name = layout.nameOf(sha256Hex);
    await ensureShard(access, name);
    const present = await files.status(layout.pathOfName(name));
    // A shorter or longer file under that name was damaged: this copy heals it.
    const wasKnown =
      present?.sizeBytes === BLOB_HEADER_SIZE_BYTES + sealedSizeBytes(sizeBytes, tagSizeBytes);
    if (!wasKnown) {
      await files.rename(temporary, layout.pathOfName(name));
      isMoved = true;
    }
    // Also for a known one: whoever stored it may not have got this far yet.
    await files.syncDirectory(layout.directoryOfName(name));
    return ok({ sha256Hex, sizeBytes, name, wasKnown });
  } catch (error) {
    if (isDiskFull(error)) return err({ kind: "disk-full" });
    throw error;
  } finally {
    if (!isMoved) await removeIfPresent(access, temporary);
  }
}

interface SealedContent {
  readonly sha256Hex: string;
  readonly sizeBytes: number;
  readonly tagSizeBytes: number;
}

async function sealContent(
  access: BlobAccess,
  path: string,
  content: AsyncIterable<Uint8Array>,
  options: PutOptions,
): Promise<Result<SealedContent, PutFailure>> {
  const header = access.sealing.newHeader();
  const cipher = access.sealing.cipherFor(header);
  if (cipher === undefined) throw new Error("a fresh header has a cipher");
  const file = await access.files.createFile(path);
  try {
    await file.write(header);
    const writer = createSealedWriter(file, cipher);
    const taken = await takeIn(content, writer.write, options);
    if (!taken.ok) return taken;
    await writer.finish();
    await file.sync();
    return ok({ ...taken.value, tagSizeBytes: cipher.tagSizeBytes });
  } finally {
    cipher.wipe();
    await file.close();
  }
}

async function takeIn(
  content: AsyncIterable<Uint8Array>,
  write: (bytes: Uint8Array) => Promise<void>,
  { signal, limitBytes = Number.MAX_SAFE_INTEGER, onProgress }: PutOptions,
): Promise<Result<{ sha256Hex: string; sizeBytes: number }, PutFailure>> {
  const digest = createHash("sha256");
  let sizeBytes = 0;
  if (isAborted(signal)) return err({ kind: "cancelled" });
  for await (const bytes of content) {
    if (isAborted(signal)) return err({ kind: "cancelled" });
    sizeBytes += bytes.length;
    if (sizeBytes > limitBytes) {
      return err({ kind: "too-large", what: "evidence", limit: limitBytes, found: sizeBytes });
    }
    digest.update(bytes);
    await write(bytes);
    onProgress?.(sizeBytes);
  }
  if (isAborted(signal)) return err({ kind: "cancelled" });
  return ok({ sha256Hex: digest.digest("hex"), sizeBytes });
}

/** A function, because the compiler would take an earlier look at the signal for its lasting state. */
function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

async function ensureShard({ files, layout }: BlobAccess, name: string): Promise<void> {
  const shard = layout.directoryOfName(name);
  if ((await files.status(shard)) === undefined) {
    try {
      await files.makeDirectory(shard);
    } catch (error) {
      // Another put made it in the meantime.
      if (systemErrorCode(error) !== "EEXIST") throw error;
    }
  }
  await files.syncDirectory(layout.directory);
}

async function removeIfPresent({ files }: BlobAccess, path: string): Promise<void> {
  if ((await files.status(path)) !== undefined) await files.removeFile(path);
}
