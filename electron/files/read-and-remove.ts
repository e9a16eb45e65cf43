import type { FilePort } from "./file-port.ts";

const CHUNK_SIZE_BYTES = 1_048_576;

/** The bytes of a file that was made to be fetched once; it is gone afterwards, also when the fetching ends early. */
export async function* readAndRemove(files: FilePort, path: string): AsyncGenerator<Uint8Array> {
  const file = await files.openForReading(path);
  try {
    for (let position = 0; ;) {
      const buffer = Buffer.allocUnsafe(CHUNK_SIZE_BYTES);
      const taken = await file.read(buffer, position);
      if (taken === 0) return;
      position += taken;
      yield buffer.subarray(0, taken);
    }
  } finally {
    await file.close();
    await files.removeFile(path);
  }
}
