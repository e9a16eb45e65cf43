import { isDiskFull } from "../files/system-error.ts";
import type { VaultEnvironment } from "./environment.ts";
import type { VaultPaths } from "./layout.ts";

/** Enough for deletions, a checkpoint of the log and a small export on a full disk (threats D4.8). */
export const RESERVE_SIZE_BYTES = 67_108_864;

/** Space that is set aside while there is some, to be given back when the disk is full. */
export interface Reserve {
  /** Sets the space aside if it is not yet. False when the disk has not that much left; then nothing is kept. */
  readonly keep: () => Promise<boolean>;
  /** Gives the space back. False when there was none. */
  readonly release: () => Promise<boolean>;
}

export function createReserve(
  { files, random }: VaultEnvironment,
  paths: VaultPaths,
  sizeBytes: number = RESERVE_SIZE_BYTES,
): Reserve {
  const release = async (): Promise<boolean> => {
    if ((await files.status(paths.reserve)) === undefined) return false;
    await files.removeFile(paths.reserve);
    return true;
  };
  return {
    release,
    keep: async () => {
      if ((await files.status(paths.reserve))?.sizeBytes === sizeBytes) return true;
      await release();
      const file = await files.createFile(paths.reserve);
      let isKept = false;
      try {
        // Random bytes, as some file systems store zeros in no space at all.
        const block = random(Math.min(sizeBytes, 1_048_576));
        for (let left = sizeBytes; left > 0; left -= block.length) {
          await file.write(block.subarray(0, Math.min(left, block.length)));
        }
        await file.sync();
        isKept = true;
      } catch (error) {
        if (!isDiskFull(error)) throw error;
      } finally {
        await file.close();
      }
      if (!isKept) await release();
      return isKept;
    },
  };
}
