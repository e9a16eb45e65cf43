import { basename } from "node:path";
import type { Failure } from "../../../shared/contract/failures.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { BlobStore } from "../../blobs/blob-store.ts";
import type { StoredBlob } from "../../blobs/put-blob.ts";
import { createByteQueue, type ByteQueue } from "./byte-queue.ts";
import { FileReadError, readRegularFile, regularFileSize } from "./read-regular-file.ts";

/** A file on its way in: from the window in chunks, or a file of this machine that the command line named. */
export interface Upload {
  /** As the analyst knows it: a file name or a path. Data, never used as a path of ours. */
  readonly name: string;
  readonly sizeBytes: number | null;
  /** Seals it in the blob store, once; what came through the window is sealed already. */
  readonly store: (signal?: AbortSignal) => Promise<Result<StoredBlob, Failure>>;
}

/**
 * Uploads of one open vault. What comes through the window goes straight into the sealed blob store, so that no
 * byte waits in clear on the disk; files that nothing refers to later are collected.
 */
export interface Uploads {
  readonly begin: (name: string, sizeBytes: number | null) => string;
  /** Gives the bytes received so far, after they were taken in. */
  readonly append: (uploadId: string, bytes: Uint8Array) => Promise<Result<number, Failure>>;
  readonly finish: (uploadId: string) => Promise<Result<StoredBlob, Failure>>;
  readonly cancel: (uploadId: string) => void;
  readonly offerFile: (path: string) => Promise<Result<string, Failure>>;
  readonly get: (uploadId: string) => Result<Upload, Failure>;
  readonly forget: (uploadIds: readonly string[]) => void;
}

interface WindowUpload {
  readonly kind: "window";
  readonly name: string;
  readonly sizeBytes: number | null;
  readonly queue: ByteQueue;
  readonly stored: Promise<Result<StoredBlob, Failure>>;
  receivedBytes: number;
}

interface FileUpload {
  readonly kind: "file";
  readonly name: string;
  readonly path: string;
  readonly sizeBytes: number;
}

export function createUploads(blobs: BlobStore, newId: () => string): Uploads {
  const uploads = new Map<string, WindowUpload | FileUpload>();
  const inWindow = (uploadId: string): WindowUpload | undefined => {
    const upload = uploads.get(uploadId);
    return upload?.kind === "window" ? upload : undefined;
  };
  return {
    begin: (name, sizeBytes) => {
      const uploadId = newId();
      const queue = createByteQueue();
      const stored = putQueue(blobs, queue);
      uploads.set(uploadId, { kind: "window", name, sizeBytes, queue, stored, receivedBytes: 0 });
      return uploadId;
    },
    append: async (uploadId, bytes) => {
      const upload = inWindow(uploadId);
      if (!upload) return err(unknownUpload(uploadId));
      await upload.queue.push(bytes);
      upload.receivedBytes += bytes.length;
      return ok(upload.receivedBytes);
    },
    finish: async (uploadId) => {
      const upload = inWindow(uploadId);
      if (!upload) return err(unknownUpload(uploadId));
      upload.queue.end();
      return upload.stored;
    },
    cancel: (uploadId) => {
      inWindow(uploadId)?.queue.abort(new UploadCancelled());
      uploads.delete(uploadId);
    },
    offerFile: async (path) => {
      const size = await regularFileSize(path);
      if (!size.ok) return size;
      const uploadId = newId();
      uploads.set(uploadId, { kind: "file", name: path, path, sizeBytes: size.value });
      return ok(uploadId);
    },
    get: (uploadId) => {
      const upload = uploads.get(uploadId);
      return upload ? ok(describe(upload, blobs)) : err(unknownUpload(uploadId));
    },
    forget: (uploadIds) => {
      for (const uploadId of uploadIds) uploads.delete(uploadId);
    },
  };
}

/** Last part of a name that may be a path of either kind of system. */
export function fileNameOf(name: string): string {
  return basename(name.replaceAll("\\", "/")) || "file";
}

class UploadCancelled extends Error {
  override readonly name = "UploadCancelled";
}

async function putQueue(blobs: BlobStore, queue: ByteQueue): Promise<Result<StoredBlob, Failure>> {
  try {
    return await blobs.put(queue.content);
  } catch (error) {
    if (error instanceof UploadCancelled) return err({ kind: "cancelled" });
    throw error;
  }
}

function describe(upload: WindowUpload | FileUpload, blobs: BlobStore): Upload {
  const { name, sizeBytes } = upload;
  if (upload.kind === "window") return { name, sizeBytes, store: () => upload.stored };
  return {
    name,
    sizeBytes,
    store: async (signal) => {
      const file = await readRegularFile(upload.path);
      if (!file.ok) return file;
      try {
        return await blobs.put(file.value, signal ? { signal } : {});
      } catch (error) {
        if (error instanceof FileReadError) return err(error.failure);
        throw error;
      }
    },
  };
}

function unknownUpload(uploadId: string): Failure {
  return {
    kind: "invalid-value",
    field: "uploadId",
    found: uploadId,
    expected: "an upload of this session",
  };
}
