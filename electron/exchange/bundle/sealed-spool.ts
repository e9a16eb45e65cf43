import { join } from "node:path";

import { createChunkCipher } from "../../crypto/chunk-cipher.ts";
import { KEY_SIZE_BYTES } from "../../crypto/keyed-hash.ts";
import { wipe } from "../../crypto/memory.ts";
import { randomName, type RandomPort } from "../../crypto/random.ts";
import { TEMPORARY_PREFIX } from "../../files/atomic-write.ts";
import type { FilePort, WritableFile } from "../../files/file-port.ts";
import { readSealedChunks } from "../../files/sealed-reader.ts";
import { systemErrorCode } from "../../files/system-error.ts";
import { createSealedWriter, type SealedWriter } from "../../files/sealed-writer.ts";

/** Holds bytes between the two passes of writing, never in clear on a disk. */
export interface SealedSpool {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  readonly finish: () => Promise<void>;
  readonly sizeBytes: () => number;
  /** After `finish`, from the first byte on. */
  readonly read: () => AsyncIterable<Uint8Array>;
  /** Wipes the key and removes the file if the system lets it; may be called at any time, also twice. */
  readonly remove: () => Promise<void>;
}

/** Most bundles are small and never touch the disk before they are sealed for their recipients. */
const IN_MEMORY_SIZE_BYTES = 8 * 1_048_576;

/**
 * Keeps little in memory and seals more into a temporary file under a key that exists only here, so that what a crash leaves
 * behind opens for nobody. `directory` must not be on a carrier.
 */
export function createSealedSpool(
  files: FilePort,
  directory: string,
  random: RandomPort,
): SealedSpool {
  const path = join(directory, `${TEMPORARY_PREFIX}${randomName(random)}`);
  const key = random(KEY_SIZE_BYTES);
  const cipher = createChunkCipher(key);
  wipe(key);
  const held: Uint8Array[] = [];
  let sizeBytes = 0;
  let file: { readonly target: WritableFile; readonly writer: SealedWriter } | undefined;
  let isThere = false;
  const spill = async (): Promise<SealedWriter> => {
    const target = await files.createFile(path);
    isThere = true;
    const writer = createSealedWriter(target, cipher);
    file = { target, writer };
    for (const bytes of held.splice(0)) await writer.write(bytes);
    return writer;
  };
  const close = async (): Promise<void> => {
    const open = file;
    file = undefined;
    await open?.target.close();
  };
  return {
    write: async (bytes) => {
      sizeBytes += bytes.length;
      if (!isThere && sizeBytes <= IN_MEMORY_SIZE_BYTES) {
        held.push(Uint8Array.from(bytes));
        return;
      }
      const writer = file?.writer ?? (await spill());
      await writer.write(bytes);
    },
    finish: async () => {
      await file?.writer.finish();
      await close();
    },
    sizeBytes: () => sizeBytes,
    read: () => (isThere ? readBack() : inMemory()),
    remove: async () => {
      await close();
      cipher.wipe();
      wipe(...held.splice(0));
      if (!isThere) return;
      isThere = false;
      try {
        await files.removeFile(path);
      } catch (error) {
        // What stays behind opens for nobody any more and goes at the next start: no reason to call a good bundle bad.
        if (systemErrorCode(error) === undefined) throw error;
      }
    },
  };

  async function* inMemory(): AsyncGenerator<Uint8Array> {
    yield* held;
  }

  async function* readBack(): AsyncGenerator<Uint8Array> {
    const source = await files.openForReading(path);
    try {
      const endBytes = await source.sizeBytes();
      yield* readSealedChunks({ file: source, cipher, startBytes: 0, endBytes });
    } finally {
      await source.close();
    }
  }
}
