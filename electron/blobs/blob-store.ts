import type { Result } from "../../shared/result.ts";
import type { VaultFailureOf } from "../../shared/vault/failures.ts";
import type { RandomPort } from "../crypto/random.ts";
import type { FilePort } from "../files/file-port.ts";
import { createBlobSealing, createClearSealing, type BlobSealing } from "./blob-file.ts";
import { createBlobLayout, type BlobLayout } from "./blob-layout.ts";
import { collectBlobs, createRemovals, type CollectOptions } from "./collect.ts";
import { readBlob, readBlobRange, verifyBlob, verifyBlobName } from "./read-blob.ts";
import { putBlob, type PutOptions, type StoredBlob } from "./put-blob.ts";

export type BlobFailure = VaultFailureOf<"blob-missing" | "blob-damaged">;

/**
 * Evidence, sealed at rest. A blob is addressed by the SHA-256 of its content in lower-case hexadecimal;
 * on disk it has a keyed hash of that for a name, so that nobody without the key can tell whether a known file is there.
 */
export interface BlobStore {
  /**
   * Streams content in. When it settles well, content and name survive a power cut. The same content is kept once.
   * Fails with `too-large`, `cancelled` or `disk-full`; then nothing stays behind. What the content's own
   * iterator throws goes on to the caller, and nothing stays behind either.
   */
  readonly put: (
    content: AsyncIterable<Uint8Array>,
    options?: PutOptions,
  ) => Promise<Result<StoredBlob, VaultFailureOf<"too-large" | "cancelled" | "disk-full">>>;
  /**
   * Streams content out, every part verified before it is handed over and the digest at the end.
   * Iterating throws {@link BlobError} with `blob-missing` or `blob-damaged`: do not use what came before.
   */
  readonly read: (sha256Hex: string) => AsyncIterable<Uint8Array>;
  /** A part of the content, shorter at the end. Verified as far as it was read; the digest is not checked. */
  readonly readRange: (
    sha256Hex: string,
    offsetBytes: number,
    lengthBytes: number,
  ) => Promise<Result<Uint8Array, BlobFailure>>;
  /** Reads everything and compares the digest. `onProgress` gets the bytes read so far. */
  readonly verify: (
    sha256Hex: string,
    onProgress?: (doneBytes: number) => void,
  ) => Promise<Result<StoredBlob, BlobFailure>>;
  /** The same for a sealed file of which only the name on disk is known. */
  readonly verifyName: (name: string) => Promise<Result<StoredBlob, BlobFailure>>;
  /** Whether a sealed file of that name is there; its content is not looked at. */
  readonly has: (sha256Hex: string) => Promise<boolean>;
  /** Removes the sealed file; nothing happens when there is none. Waits for a running backup. */
  readonly remove: (sha256Hex: string) => Promise<void>;
  /** Removes old sealed files that no row refers to. Returns how many. */
  readonly collect: (options: CollectOptions) => Promise<number>;
  /** Names of all sealed files. */
  readonly listNames: () => AsyncIterable<string>;
  readonly nameOf: (sha256Hex: string) => string;
  /** Keeps every file in place until the returned function is called: for a backup that is under way. */
  readonly holdRemovals: () => () => Promise<void>;
  readonly layout: BlobLayout;
}

export interface BlobStoreOptions {
  /** Folder `blobs` of the vault; must exist. */
  readonly directory: string;
  readonly files: FilePort;
  readonly random: RandomPort;
  /** Keys of 32 bytes each, asked for at each use: once the vault is locked, they throw and nothing is sealed any more. */
  readonly contentKey: () => Uint8Array;
  readonly nameKey: () => Uint8Array;
  /** See canary-control.ts. */
  readonly isClear: boolean;
}

/** What reading needs. */
export interface BlobAccess {
  readonly files: FilePort;
  readonly random: RandomPort;
  readonly layout: BlobLayout;
  readonly sealing: BlobSealing;
}

/** @see BlobStore */
export function createBlobStore(options: BlobStoreOptions): BlobStore {
  const { files, random } = options;
  const layout = createBlobLayout(options.directory, options.nameKey);
  const sealing = options.isClear
    ? createClearSealing(random)
    : createBlobSealing(options.contentKey, random);
  const access: BlobAccess = { files, random, layout, sealing };
  const removals = createRemovals(files);
  // A row for a blob that was just put is not written yet when the collector looks.
  const namesPutSinceOpen = new Set<string>();
  return {
    put: async (content, putOptions = {}) => {
      const stored = await putBlob(access, content, putOptions);
      if (stored.ok) {
        namesPutSinceOpen.add(stored.value.name);
        removals.keep(layout.pathOfName(stored.value.name));
      }
      return stored;
    },
    read: (sha256Hex) => readBlob(access, sha256Hex),
    readRange: async (sha256Hex, offsetBytes, lengthBytes) =>
      readBlobRange(access, sha256Hex, offsetBytes, lengthBytes),
    verify: async (sha256Hex, onProgress) => verifyBlob(access, sha256Hex, onProgress),
    verifyName: async (name) => verifyBlobName(access, name),
    has: async (sha256Hex) => (await files.status(layout.pathOf(sha256Hex)))?.kind === "file",
    remove: async (sha256Hex) => removals.remove(layout.pathOf(sha256Hex)),
    collect: async (collectOptions) =>
      collectBlobs(access, removals, collectOptions, namesPutSinceOpen),
    listNames: () => layout.listNames(files),
    nameOf: layout.nameOf,
    holdRemovals: removals.hold,
    layout,
  };
}
