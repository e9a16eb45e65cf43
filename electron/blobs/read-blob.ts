import { createHash } from "node:crypto";

import { err, ok, type Result } from "../../shared/result.ts";
import type { VaultFailureOf } from "../../shared/vault/failures.ts";
import {
  readSealedChunk,
  readSealedChunks,
  SealedStreamError,
  type SealedStream,
} from "../files/sealed-reader.ts";
import { CHUNK_CONTENT_SIZE_BYTES } from "../files/sealed-writer.ts";
import { systemErrorCode } from "../files/system-error.ts";
import { BLOB_HEADER_SIZE_BYTES, readBlobHeader } from "./blob-file.ts";
import type { BlobAccess, BlobFailure } from "./blob-store.ts";
import type { StoredBlob } from "./put-blob.ts";

/** Thrown while a blob is read; `failure` is what to tell. */
export class BlobError extends Error {
  readonly failure: BlobFailure;

  constructor(failure: BlobFailure) {
    super(`${failure.kind} ${failure.name}`);
    this.name = "BlobError";
    this.failure = failure;
  }
}

/** @see BlobStore.read */
export async function* readBlob(
  access: BlobAccess,
  sha256Hex: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const name = access.layout.nameOf(sha256Hex);
  const stream = await openBlob(access, name);
  try {
    const digest = createHash("sha256");
    for await (const content of readSealedChunks(stream)) {
      digest.update(content);
      yield content;
    }
    if (digest.digest("hex") !== sha256Hex) throw new BlobError(damaged(name, "digest", 0));
  } catch (error) {
    throw asBlobError(error, name);
  } finally {
    await closeBlob(stream);
  }
}

/** @see BlobStore.verify */
export async function verifyBlob(
  access: BlobAccess,
  sha256Hex: string,
  onProgress: (doneBytes: number) => void = () => undefined,
): Promise<Result<StoredBlob, BlobFailure>> {
  return settle(async () => {
    let sizeBytes = 0;
    for await (const content of readBlob(access, sha256Hex)) {
      sizeBytes += content.length;
      onProgress(sizeBytes);
    }
    return { sha256Hex, sizeBytes, name: access.layout.nameOf(sha256Hex), wasKnown: true };
  });
}

/** @see BlobStore.verifyName */
export async function verifyBlobName(
  access: BlobAccess,
  name: string,
): Promise<Result<StoredBlob, BlobFailure>> {
  return settle(async () => {
    const stream = await openBlob(access, name);
    try {
      const digest = createHash("sha256");
      let sizeBytes = 0;
      for await (const content of readSealedChunks(stream)) {
        digest.update(content);
        sizeBytes += content.length;
      }
      const sha256Hex = digest.digest("hex");
      if (access.layout.nameOf(sha256Hex) !== name) throw new BlobError(damaged(name, "digest", 0));
      return { sha256Hex, sizeBytes, name, wasKnown: true };
    } catch (error) {
      throw asBlobError(error, name);
    } finally {
      await closeBlob(stream);
    }
  });
}

/** @see BlobStore.readRange */
export async function readBlobRange(
  access: BlobAccess,
  sha256Hex: string,
  offsetBytes: number,
  lengthBytes: number,
): Promise<Result<Uint8Array, BlobFailure>> {
  const name = access.layout.nameOf(sha256Hex);
  return settle(async () => {
    const stream = await openBlob(access, name);
    try {
      const parts: Uint8Array[] = [];
      const first = Math.floor(offsetBytes / CHUNK_CONTENT_SIZE_BYTES);
      const last = Math.floor((offsetBytes + lengthBytes - 1) / CHUNK_CONTENT_SIZE_BYTES);
      for (let index = first; index <= last; index += 1) {
        const chunk = await readSealedChunk(stream, index);
        if (chunk === undefined) break;
        parts.push(chunk);
      }
      const start = offsetBytes - first * CHUNK_CONTENT_SIZE_BYTES;
      return new Uint8Array(Buffer.concat(parts).subarray(start, start + lengthBytes));
    } catch (error) {
      throw asBlobError(error, name);
    } finally {
      await closeBlob(stream);
    }
  });
}

async function openBlob(access: BlobAccess, name: string): Promise<SealedStream> {
  const file = await openFile(access, name);
  let isFit = false;
  try {
    const cipher = access.sealing.cipherFor(await readBlobHeader(file));
    if (cipher === undefined) throw new BlobError(damaged(name, "header", 0));
    isFit = true;
    return { file, cipher, startBytes: BLOB_HEADER_SIZE_BYTES, endBytes: await file.sizeBytes() };
  } finally {
    if (!isFit) await file.close();
  }
}

async function openFile(
  { files, layout }: BlobAccess,
  name: string,
): Promise<SealedStream["file"]> {
  try {
    return await files.openForReading(layout.pathOfName(name));
  } catch (error) {
    if (systemErrorCode(error) === "ENOENT") throw new BlobError({ kind: "blob-missing", name });
    if (PLANTED_CODES.has(systemErrorCode(error) ?? "")) {
      throw new BlobError(damaged(name, "header", 0));
    }
    throw error;
  }
}

/** A link, a directory or a device where a sealed file should be. */
const PLANTED_CODES: ReadonlySet<string> = new Set(["ELOOP", "EINVAL", "EISDIR", "ENOTDIR"]);

async function closeBlob(stream: SealedStream): Promise<void> {
  stream.cipher.wipe();
  await stream.file.close();
}

async function settle<T>(read: () => Promise<T>): Promise<Result<T, BlobFailure>> {
  try {
    return ok(await read());
  } catch (error) {
    if (error instanceof BlobError) return err(error.failure);
    throw error;
  }
}

function asBlobError(error: unknown, name: string): unknown {
  if (!(error instanceof SealedStreamError)) return error;
  return new BlobError(damaged(name, error.reason, error.offsetBytes));
}

function damaged(
  name: string,
  reason: VaultFailureOf<"blob-damaged">["reason"],
  offsetBytes: number,
): VaultFailureOf<"blob-damaged"> {
  return { kind: "blob-damaged", name, reason, offsetBytes };
}
