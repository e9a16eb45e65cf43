import { createHash } from "node:crypto";

import {
  bundleFileName,
  formatPartsList,
  partsListFileName,
} from "../../../shared/exchange/bundle/carrier-names.ts";
import { partSizeFor, RELAY_LIMITS } from "../../../shared/exchange/relay/limits.ts";
import type { FilePort, ReadableFile } from "../../files/file-port.ts";
import type { LongWork } from "../bundle/bundle-environment.ts";
import { throwIfAborted } from "../bundle/bundle-error.ts";
import { openCarriedBundle } from "../bundle/carried-bundle.ts";
import { slicesOf, type Slice } from "../bundle/carry-bundle.ts";
import { readRange } from "../bundle/hash-file.ts";
import { RelayError, type RelayConnection } from "./relay-port.ts";

export interface BringToRelayOptions extends LongWork {
  readonly name: string;
  /** Folder with the sealed bundle. */
  readonly from: string;
  readonly mailbox: string;
  readonly partSizeBytes?: number | undefined;
  /** Runs one step, again where it failed by chance. */
  readonly again: <T>(step: () => Promise<T>) => Promise<T>;
}

/** Objects of which a bundle consists on the relay. */
export interface StoredBundle {
  readonly fileNames: readonly string[];
  readonly sizeBytes: number;
  /** True when an earlier run had brought all of it. */
  readonly wasThere: boolean;
}

/**
 * Brings a sealed bundle into a mailbox, cut to parts as on a carrier; the list of parts comes last, so that a reader takes nothing for
 * whole that is still on its way. Parts that an earlier attempt brought are not sent again. Throws a {@link RelayError} or a `BundleError`.
 */
export async function bringToRelay(
  files: FilePort,
  relay: RelayConnection,
  options: BringToRelayOptions,
): Promise<StoredBundle> {
  const source = await openCarriedBundle(files, options.from, options.name);
  try {
    return await bring(source, relay, options);
  } finally {
    await source.close();
  }
}

async function bring(
  source: ReadableFile,
  relay: RelayConnection,
  options: BringToRelayOptions,
): Promise<StoredBundle> {
  const { name, mailbox, again } = options;
  const sizeBytes = await source.sizeBytes();
  if (sizeBytes > RELAY_LIMITS.bundleSizeBytes) throw tooLarge(name, sizeBytes);
  const slices = slicesOf(name, sizeBytes, options.partSizeBytes ?? partSizeFor(sizeBytes));
  const parts = slices.map(({ fileName }) => fileName);
  const isWhole = slices.length === 1;
  const last = isWhole ? bundleFileName(name) : partsListFileName(name);
  const fileNames = isWhole ? parts : [...parts, last];
  if (await again(() => relay.wasStored(mailbox, last))) {
    return { fileNames, sizeBytes, wasThere: true };
  }
  const digests: string[] = [];
  for (const slice of slices) {
    digests.push(await bringSlice(source, slice, relay, options));
    options.onProgress?.({ phase: "seal", doneBytes: slice.endBytes, totalBytes: sizeBytes });
  }
  if (!isWhole) {
    const list = Buffer.from(formatPartsList(name, digests), "latin1");
    const object = { name: last, sizeBytes: list.length };
    await again(() => relay.store(mailbox, object, oneOf(list)));
  }
  return { fileNames, sizeBytes, wasThere: false };
}

/** Gives the digest of a part, whether it had to be sent or not. */
async function bringSlice(
  source: ReadableFile,
  { fileName, startBytes, endBytes }: Slice,
  relay: RelayConnection,
  { mailbox, again, signal }: BringToRelayOptions,
): Promise<string> {
  const content = async function* (visit: (bytes: Uint8Array) => void) {
    for await (const piece of readRange(source, startBytes, endBytes)) {
      throwIfAborted(signal);
      visit(piece.content);
      yield piece.content;
    }
  };
  const digest = createHash("sha256");
  for await (const _piece of content((bytes) => digest.update(bytes))) continue;
  const object = { name: fileName, sizeBytes: endBytes - startBytes };
  await again(async () => {
    throwIfAborted(signal);
    // An attempt that seemed to fail may have arrived.
    if (await relay.wasStored(mailbox, fileName)) return;
    await relay.store(
      mailbox,
      object,
      content(() => undefined),
    );
  });
  return digest.digest("hex");
}

async function* oneOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function tooLarge(name: string, sizeBytes: number): RelayError {
  const allowedBytes = RELAY_LIMITS.bundleSizeBytes;
  return new RelayError({ kind: "relay-too-large", name, sizeBytes, allowedBytes });
}
