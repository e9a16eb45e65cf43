import { join } from "node:path";

import { keyedHash } from "../crypto/keyed-hash.ts";
import type { FilePort } from "../files/file-port.ts";

/** Where the sealed files lie: `blobs/<first two digits>/<64 digits>`, as some file systems slow down past some thousand names. */
export interface BlobLayout {
  readonly directory: string;
  readonly nameOf: (sha256Hex: string) => string;
  readonly pathOf: (sha256Hex: string) => string;
  readonly directoryOfName: (name: string) => string;
  readonly pathOfName: (name: string) => string;
  readonly listNames: (files: FilePort) => AsyncIterable<string>;
}

/** What a sealed file may be called. */
export const BLOB_NAME_PATTERN = /^[0-9a-f]{64}$/;

export function createBlobLayout(directory: string, nameKey: () => Uint8Array): BlobLayout {
  const nameOf = (sha256Hex: string): string => {
    if (!BLOB_NAME_PATTERN.test(sha256Hex)) throw new Error("a SHA-256 has 64 hexadecimal digits");
    return Buffer.from(keyedHash(nameKey(), Buffer.from(sha256Hex, "hex"), 32)).toString("hex");
  };
  const directoryOfName = (name: string): string => join(directory, name.slice(0, 2));
  const pathOfName = (name: string): string => join(directoryOfName(name), name);
  return {
    directory,
    nameOf,
    pathOf: (sha256Hex) => pathOfName(nameOf(sha256Hex)),
    directoryOfName,
    pathOfName,
    listNames: (files) => listBlobNames(files, directory),
  };
}

/** Names in a folder of sealed files, in order. Anything that is not named like one is not ours and is passed over. */
export async function* listBlobNames(files: FilePort, directory: string): AsyncGenerator<string> {
  const shards = await files.readDirectory(directory);
  for (const shard of shards.filter((name) => SHARD_PATTERN.test(name)).toSorted()) {
    const shardDirectory = join(directory, shard);
    if ((await files.status(shardDirectory))?.kind !== "directory") continue;
    const names = await files.readDirectory(shardDirectory);
    yield* names
      .filter((name) => BLOB_NAME_PATTERN.test(name) && name.startsWith(shard))
      .toSorted();
  }
}

const SHARD_PATTERN = /^[0-9a-f]{2}$/;
