import { createHash, type Hash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Failure } from "../../shared/contract/failures.ts";
import { err, ok, type Result } from "../../shared/result.ts";
import type { FilePort, WritableFile } from "../files/file-port.ts";
import { VERSION_LINE } from "../exchange/age/header-format.ts";
import { beginsLikeBackup } from "../vault/backup-format.ts";

export type IncomingKind = "backup" | "archive" | "bundle";

/**
 * Uploads of backups to be restored and of case archives, which need no open vault, and of bundles. All are sealed, so they may wait on the disk as they
 * are; what does not begin like one is refused before a byte of it is written, since it may be anything in clear.
 */
export interface Incoming {
  readonly begin: (kind: IncomingKind) => Promise<string>;
  readonly holds: (uploadId: string) => boolean;
  readonly append: (uploadId: string, bytes: Uint8Array) => Promise<Result<number, Failure>>;
  readonly finish: (
    uploadId: string,
  ) => Promise<Result<{ readonly sizeBytes: number; readonly sha256: string }, Failure>>;
  readonly pathOf: (uploadId: string) => Result<string, Failure>;
  /** Removes the file; nothing happens when there is none. */
  readonly discard: (uploadId: string) => Promise<void>;
  /** Those of one kind, or all. */
  readonly discardAll: (kind?: IncomingKind) => Promise<void>;
}

interface Waiting {
  readonly kind: IncomingKind;
  readonly path: string;
  readonly file: WritableFile;
  readonly hash: Hash;
  sizeBytes: number;
}

export function createIncoming(files: FilePort, folder: string, newId: () => string): Incoming {
  const waiting = new Map<string, Waiting>();
  const find = (uploadId: string): Result<Waiting, Failure> => {
    const upload = waiting.get(uploadId);
    return upload
      ? ok(upload)
      : err({
          kind: "invalid-value",
          field: "uploadId",
          found: uploadId,
          expected: "an upload of this session",
        });
  };
  const discard = async (uploadId: string) => {
    const upload = waiting.get(uploadId);
    if (!upload) return;
    waiting.delete(uploadId);
    await upload.file.close();
    await files.removeFile(upload.path);
  };
  return {
    begin: async (kind) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const uploadId = newId();
      const path = join(folder, uploadId);
      const file = await files.createFile(path);
      waiting.set(uploadId, { kind, path, file, hash: createHash("sha256"), sizeBytes: 0 });
      return uploadId;
    },
    holds: (uploadId) => waiting.has(uploadId),
    append: async (uploadId, bytes) => {
      const upload = find(uploadId);
      if (!upload.ok) return upload;
      const misfit = upload.value.sizeBytes === 0 ? misfitOf(upload.value.kind, bytes) : undefined;
      if (misfit !== undefined) {
        await discard(uploadId);
        return err(misfit);
      }
      await upload.value.file.write(bytes);
      upload.value.hash.update(bytes);
      upload.value.sizeBytes += bytes.length;
      return ok(upload.value.sizeBytes);
    },
    finish: async (uploadId) => {
      const upload = find(uploadId);
      if (!upload.ok) return upload;
      await upload.value.file.sync();
      const { sizeBytes, hash } = upload.value;
      return ok({ sizeBytes, sha256: hash.copy().digest("hex") });
    },
    pathOf: (uploadId) => {
      const upload = find(uploadId);
      return upload.ok ? ok(upload.value.path) : upload;
    },
    discard,
    discardAll: async (kind) => {
      for (const [uploadId, upload] of waiting) {
        if (kind === undefined || upload.kind === kind) await discard(uploadId);
      }
    },
  };
}

/** What the first bytes show not to be of the kind that was announced. */
function misfitOf(kind: IncomingKind, bytes: Uint8Array): Failure | undefined {
  if (kind === "backup") {
    if (beginsLikeBackup(bytes)) return undefined;
    return { kind: "backup-damaged", reason: "not-a-backup", offsetBytes: 0 };
  }
  if (beginsWith(bytes, AGE_VERSION_LINE)) return undefined;
  if (kind === "archive") return { kind: "archive-refused", problem: { kind: "not-an-archive" } };
  const isArmored = beginsWith(bytes, AGE_ARMOR);
  return { kind: "bundle-refused", problem: { kind: isArmored ? "armored" : "not-a-bundle" } };
}

const AGE_VERSION_LINE = Buffer.from(VERSION_LINE);
const AGE_ARMOR = Buffer.from("-----BEGIN AGE ENCRYPTED FILE-----");

function beginsWith(bytes: Uint8Array, start: Uint8Array): boolean {
  return Buffer.compare(bytes.subarray(0, start.length), start) === 0;
}
