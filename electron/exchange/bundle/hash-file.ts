import { createHash } from "node:crypto";

import type { FilePort, ReadableFile } from "../../files/file-port.ts";
import type { LongWork } from "./bundle-environment.ts";
import { throwIfAborted } from "./bundle-error.ts";

const READ_SIZE_BYTES = 1_048_576;

/** SHA-256 of a file as the medium gives it back, in hexadecimal. */
export async function hashFile(
  files: FilePort,
  path: string,
  { signal, onProgress }: LongWork,
): Promise<string> {
  const file = await files.openForReading(path);
  try {
    const totalBytes = await file.sizeBytes();
    const digest = createHash("sha256");
    for await (const bytes of readRange(file, 0, totalBytes)) {
      throwIfAborted(signal);
      digest.update(bytes.content);
      onProgress?.({ phase: "verify", doneBytes: bytes.endBytes, totalBytes });
    }
    return digest.digest("hex");
  } finally {
    await file.close();
  }
}

/** Bytes of a file from one offset to another, as far as they are there; each piece is valid until the next is asked for. */
export async function* readRange(
  file: ReadableFile,
  startBytes: number,
  endBytes: number,
): AsyncGenerator<{ readonly content: Uint8Array; readonly endBytes: number }> {
  const buffers = [Buffer.alloc(READ_SIZE_BYTES), Buffer.alloc(READ_SIZE_BYTES)] as const;
  const read = async (buffer: Buffer, at: number): Promise<Uint8Array> => {
    const part = buffer.subarray(0, Math.max(0, Math.min(READ_SIZE_BYTES, endBytes - at)));
    return part.subarray(0, await file.read(part, at));
  };
  let at = startBytes;
  let round = 0;
  let ahead = read(buffers[0], at);
  for (;;) {
    const content = await ahead;
    if (content.length === 0) return;
    at += content.length;
    round += 1;
    ahead = read(buffers[round % 2 === 0 ? 0 : 1], at);
    // Its failure is reported when its turn comes; a consumer that stops earlier must not crash the process.
    ahead.catch(() => undefined);
    yield { content, endBytes: at };
  }
}
