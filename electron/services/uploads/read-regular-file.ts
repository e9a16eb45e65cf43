import { constants } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import type { Failure } from "../../../shared/contract/failures.ts";
import { err, ok, type Result } from "../../../shared/result.ts";

const CHUNK_SIZE_BYTES = 1_048_576;

/**
 * A regular file as a stream, read to its end through one handle: what is hashed is what is kept, also when the
 * file changes meanwhile. Pipes, devices and folders are refused before a byte is read (threats row 47). The stream
 * ends with a {@link FileReadError} when the device fails.
 */
export async function readRegularFile(
  path: string,
): Promise<Result<AsyncIterable<Uint8Array>, Failure>> {
  const handle = await openRegularFile(path);
  return handle.ok ? ok(chunks(path, handle.value)) : handle;
}

/** The device failed in the middle of a file: a stick was pulled, a share went away (threats row 48). */
export class FileReadError extends Error {
  override readonly name = "FileReadError";
  readonly failure: Failure;

  constructor(path: string, cause: unknown) {
    super(`reading stopped: ${codeOf(cause)}`, { cause });
    this.failure = { kind: "file-not-readable", path, code: codeOf(cause) };
  }
}

/** Size in bytes at this moment; the file may still change before it is read. */
export async function regularFileSize(path: string): Promise<Result<number, Failure>> {
  const handle = await openRegularFile(path);
  if (!handle.ok) return handle;
  try {
    return ok((await handle.value.stat()).size);
  } finally {
    await handle.value.close();
  }
}

async function openRegularFile(path: string): Promise<Result<FileHandle, Failure>> {
  let handle: FileHandle;
  try {
    // Without O_NONBLOCK, opening a pipe would wait for a writer for ever.
    handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    return err({ kind: "file-not-readable", path, code: codeOf(error) });
  }
  if ((await handle.stat()).isFile()) return ok(handle);
  await handle.close();
  return err({ kind: "not-a-regular-file", path });
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}

async function* chunks(path: string, handle: FileHandle): AsyncGenerator<Uint8Array> {
  try {
    for (;;) {
      const buffer = Buffer.allocUnsafe(CHUNK_SIZE_BYTES);
      const { bytesRead } = await handle
        .read(buffer, 0, buffer.length, null)
        .catch((error: unknown) => Promise.reject(new FileReadError(path, error)));
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}
