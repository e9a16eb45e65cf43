import type { FilePort } from "../files/file-port.ts";
import { systemErrorCode } from "../files/system-error.ts";
import type { BlobAccess } from "./blob-store.ts";

export interface CollectOptions {
  /** Whether a row refers to the sealed file of that name. */
  readonly isReferenced: (name: string) => boolean;
  /** Files younger than this stay: what refers to them may be on its way. */
  readonly modifiedBeforeMs: number;
}

/** Removes files, or notes them down while a backup counts on them. */
export interface Removals {
  readonly remove: (path: string) => Promise<void>;
  /** Takes a postponed removal back: somebody has stored the same content again. */
  readonly keep: (path: string) => void;
  /** Returns the function that ends the hold. Holds may overlap. */
  readonly hold: () => () => Promise<void>;
}

export function createRemovals(files: FilePort): Removals {
  const postponed = new Set<string>();
  let holds = 0;
  const removeNow = async (path: string): Promise<void> => {
    try {
      await files.removeFile(path);
    } catch (error) {
      if (systemErrorCode(error) !== "ENOENT") throw error;
    }
  };
  return {
    remove: async (path) => {
      if (holds === 0) await removeNow(path);
      else postponed.add(path);
    },
    keep: (path) => {
      postponed.delete(path);
    },
    hold: () => {
      holds += 1;
      let isHeld = true;
      return async () => {
        if (!isHeld) return;
        isHeld = false;
        holds -= 1;
        if (holds > 0) return;
        const paths = [...postponed];
        postponed.clear();
        for (const path of paths) await removeNow(path);
      };
    },
  };
}

/** @see BlobStore.collect */
export async function collectBlobs(
  access: BlobAccess,
  removals: Removals,
  options: CollectOptions,
  namesPutSinceOpen: ReadonlySet<string>,
): Promise<number> {
  const { files, layout } = access;
  let removed = 0;
  for await (const name of layout.listNames(files)) {
    if (namesPutSinceOpen.has(name) || options.isReferenced(name)) continue;
    const path = layout.pathOfName(name);
    const status = await files.status(path);
    if (status?.kind !== "file" || status.modifiedAtMs >= options.modifiedBeforeMs) continue;
    await removals.remove(path);
    removed += 1;
  }
  return removed;
}
