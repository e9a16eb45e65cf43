import { createHash } from "node:crypto";
import { join } from "node:path";

import {
  bundleFileName,
  formatPartsList,
  partFileName,
  partsListFileName,
} from "../../../shared/exchange/bundle/carrier-names.ts";
import { BUNDLE_LIMITS } from "../../../shared/exchange/bundle/limits.ts";
import type { Result } from "../../../shared/result.ts";
import { TEMPORARY_PREFIX } from "../../files/atomic-write.ts";
import type { FilePort, ReadableFile } from "../../files/file-port.ts";
import type { LongWork } from "./bundle-environment.ts";
import { BundleError, settleBundle, throwIfAborted, type BundleProblem } from "./bundle-error.ts";
import { openCarriedBundle, type CarriedBundle, type CarriedPart } from "./carried-bundle.ts";
import { hashFile, readRange } from "./hash-file.ts";

export interface CarryOptions extends LongWork {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** Largest file that the carrier takes. */
  readonly partSizeBytes?: number;
}

export interface CarryReport {
  readonly fileNames: readonly string[];
  readonly sizeBytes: number;
  /** Files that an earlier attempt had brought already. */
  readonly resumed: number;
}

/**
 * Brings a sealed bundle from one folder to another, out to a carrier as well as in from one, cut to files that the carrier
 * can take. Each file is written to a temporary name, synced, renamed, read again and compared; the list of parts comes
 * last. What an earlier attempt finished is compared and kept, so that a stick that was pulled costs one part.
 *
 * Only when this ends well is it safe to remove the carrier, or to forget the source. Fails with `incomplete` or `altered` when the source
 * is, `written-wrong`, `disk-full`, `medium-failed`, `limit-exceeded` (more parts than there may be), or `cancelled`.
 */
export async function carryBundle(
  files: FilePort,
  options: CarryOptions,
): Promise<Result<CarryReport, BundleProblem>> {
  return settleBundle(options.to, async () => {
    const source = await settleSource(files, options);
    try {
      return await carry(files, source, options);
    } finally {
      await source.close();
    }
  });
}

async function settleSource(files: FilePort, { from, name }: CarryOptions): Promise<CarriedBundle> {
  const opened = await settleBundle(from, async () => openCarriedBundle(files, from, name));
  if (opened.ok) return opened.value;
  throw new BundleError(opened.error);
}

async function carry(
  files: FilePort,
  source: CarriedBundle,
  options: CarryOptions,
): Promise<CarryReport> {
  const { name, to, partSizeBytes = BUNDLE_LIMITS.partSizeBytes } = options;
  const sizeBytes = await source.sizeBytes();
  const slices = slicesOf(name, sizeBytes, partSizeBytes);
  const digests: string[] = [];
  let resumed = 0;
  for (const slice of slices) {
    const sha256 = await hashSlice(source, slice, sizeBytes, options);
    refuseOther(source.parts, slice, sha256);
    if (await isThere(files, join(to, slice.fileName), slice, sha256)) resumed += 1;
    else await placeSlice(files, source, slice, sha256, options);
    digests.push(sha256);
  }
  const fileNames = slices.map(({ fileName }) => fileName);
  if (slices.length === 1) return { fileNames, sizeBytes, resumed };
  const list = Buffer.from(formatPartsList(name, digests), "latin1");
  const listName = partsListFileName(name);
  const sha256 = createHash("sha256").update(list).digest("hex");
  const slice = { fileName: listName, startBytes: 0, endBytes: list.length };
  // A carrier that has everything is only read.
  if (!(await isThere(files, join(to, listName), slice, sha256))) {
    await placeFile(files, to, listName, sha256, oneOf(list));
  }
  return { fileNames: [...fileNames, listName], sizeBytes, resumed };
}

/** Part of the bundle that becomes one file. */
export interface Slice {
  readonly fileName: string;
  readonly startBytes: number;
  readonly endBytes: number;
}

export function slicesOf(name: string, sizeBytes: number, partSizeBytes: number): readonly Slice[] {
  if (sizeBytes <= partSizeBytes) {
    return [{ fileName: bundleFileName(name), startBytes: 0, endBytes: sizeBytes }];
  }
  const count = Math.ceil(sizeBytes / partSizeBytes);
  if (count > BUNDLE_LIMITS.parts) {
    throw new BundleError({ kind: "limit-exceeded", limit: "parts", allowed: BUNDLE_LIMITS.parts });
  }
  return Array.from({ length: count }, (_, at) => ({
    fileName: partFileName(name, at + 1),
    startBytes: at * partSizeBytes,
    endBytes: Math.min((at + 1) * partSizeBytes, sizeBytes),
  }));
}

async function hashSlice(
  source: ReadableFile,
  { startBytes, endBytes }: Slice,
  totalBytes: number,
  { signal, onProgress }: CarryOptions,
): Promise<string> {
  const digest = createHash("sha256");
  for await (const piece of readRange(source, startBytes, endBytes)) {
    throwIfAborted(signal);
    digest.update(piece.content);
    onProgress?.({ phase: "collect", doneBytes: piece.endBytes, totalBytes });
  }
  return digest.digest("hex");
}

/** A part that is not what its list says is named here: later only the whole could be called altered. */
function refuseOther(
  parts: readonly CarriedPart[] | undefined,
  { fileName, startBytes, endBytes }: Slice,
  sha256: string,
): void {
  const part = parts?.find((candidate) => candidate.fileName === fileName);
  if (part === undefined || part.sizeBytes !== endBytes - startBytes) return;
  if (part.sha256 === sha256) return;
  throw new BundleError({ kind: "altered", part: "part", offsetBytes: startBytes, name: fileName });
}

async function isThere(
  files: FilePort,
  path: string,
  { startBytes, endBytes }: Slice,
  sha256: string,
): Promise<boolean> {
  const status = await files.status(path);
  if (status?.kind !== "file" || status.sizeBytes !== endBytes - startBytes) return false;
  return (await hashFile(files, path, {})) === sha256;
}

async function placeSlice(
  files: FilePort,
  source: ReadableFile,
  { fileName, startBytes, endBytes }: Slice,
  sha256: string,
  { to, signal, onProgress }: CarryOptions,
): Promise<void> {
  const totalBytes = await source.sizeBytes();
  await placeFile(files, to, fileName, sha256, content());

  async function* content(): AsyncGenerator<Uint8Array> {
    for await (const piece of readRange(source, startBytes, endBytes)) {
      throwIfAborted(signal);
      yield piece.content;
      onProgress?.({ phase: "seal", doneBytes: piece.endBytes, totalBytes });
    }
  }
}

/** Writes one file durably and compares what the medium gives back. */
export async function placeFile(
  files: FilePort,
  directory: string,
  fileName: string,
  sha256: string,
  content: AsyncIterable<Uint8Array>,
): Promise<void> {
  const path = join(directory, fileName);
  // Not random: what an earlier attempt left behind is ours to replace.
  const temporary = join(directory, `${TEMPORARY_PREFIX}${fileName}`);
  await removeIfPresent(files, temporary);
  const file = await files.createFile(temporary);
  let isRenamed = false;
  try {
    try {
      for await (const bytes of content) await file.write(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await files.rename(temporary, path);
    isRenamed = true;
  } finally {
    if (!isRenamed) await removeIfPresent(files, temporary);
  }
  await files.syncDirectory(directory);
  if ((await hashFile(files, path, {})) === sha256) return;
  await removeIfPresent(files, path);
  throw new BundleError({ kind: "written-wrong", path });
}

async function removeIfPresent(files: FilePort, path: string): Promise<void> {
  if ((await files.status(path)) !== undefined) await files.removeFile(path);
}

async function* oneOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
