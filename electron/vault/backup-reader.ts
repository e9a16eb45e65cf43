import { err, ok, type Result } from "../../shared/result.ts";
import type { VaultFailureOf } from "../../shared/vault/failures.ts";
import type { KeyRing } from "../crypto/key-ring.ts";
import type { ReadableFile } from "../files/file-port.ts";
import { readSealedChunks, SealedStreamError } from "../files/sealed-reader.ts";
import { sealedSizeBytes } from "../files/sealed-writer.ts";
import { createBackupCipher, type BackupPrefix } from "./backup-format.ts";
import { MemberSplitter, type BackupSink } from "./member-splitter.ts";

export interface BackupProgress {
  readonly onProgress?: ((doneBytes: number, totalBytes: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export type BackupReadFailure = VaultFailureOf<"backup-damaged" | "cancelled">;

/** Reads a backup from its first chunk to its end. What the sink got is worth nothing unless this ends well. */
export async function readBackupMembers(
  file: ReadableFile,
  prefix: BackupPrefix,
  keys: KeyRing,
  sink: BackupSink,
  { onProgress, signal }: BackupProgress,
): Promise<Result<{ readonly blobs: number }, BackupReadFailure>> {
  const cipher = createBackupCipher(keys, prefix);
  try {
    const startBytes = prefix.bytes.length;
    const endBytes = await file.sizeBytes();
    const expected = startBytes + sealedSizeBytes(prefix.contentSizeBytes, cipher.tagSizeBytes);
    if (endBytes < expected) return damaged("incomplete", endBytes);
    if (endBytes > expected) return damaged("altered", expected);
    const splitter = new MemberSplitter(sink);
    let doneBytes = 0;
    for await (const chunk of readSealedChunks({ file, cipher, startBytes, endBytes })) {
      if (signal?.aborted === true) return err({ kind: "cancelled" });
      if (!(await splitter.push(chunk))) return damaged("content", startBytes);
      doneBytes += chunk.length;
      onProgress?.(doneBytes, prefix.contentSizeBytes);
    }
    const blobs = splitter.finish();
    return blobs === undefined ? damaged("content", startBytes) : ok({ blobs });
  } catch (error) {
    if (error instanceof SealedStreamError) return damaged("altered", error.offsetBytes);
    throw error;
  } finally {
    cipher.wipe();
    await sink.close();
  }
}

function damaged(
  reason: VaultFailureOf<"backup-damaged">["reason"],
  offsetBytes: number,
): Result<never, VaultFailureOf<"backup-damaged">> {
  return err({ kind: "backup-damaged", reason, offsetBytes });
}
