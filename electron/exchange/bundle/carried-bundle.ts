import { join } from "node:path";

import {
  bundleFileName,
  MAX_PARTS_LIST_SIZE_BYTES,
  parsePartsList,
  partFileName,
  partsListFileName,
} from "../../../shared/exchange/bundle/carrier-names.ts";
import { readSmallFile } from "../../files/atomic-write.ts";
import type { FilePort, ReadableFile } from "../../files/file-port.ts";
import { systemErrorCode } from "../../files/system-error.ts";
import { BundleError } from "./bundle-error.ts";

/** A bundle on a carrier, whole or in parts, read as one file. */
export interface CarriedBundle extends ReadableFile {
  /** Sizes and digests of its parts as listed; undefined when it is one file. */
  readonly parts: readonly CarriedPart[] | undefined;
}

export interface CarriedPart {
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/**
 * Opens what a folder holds of a bundle. Throws a {@link BundleError}: `incomplete` with the name of the file that is missing or
 * short, `altered` for a list or part that can't be.
 */
export async function openCarriedBundle(
  files: FilePort,
  directory: string,
  name: string,
): Promise<CarriedBundle> {
  const whole = await openIfPresent(files, join(directory, bundleFileName(name)));
  if (whole !== undefined) return { ...whole, parts: undefined };
  const digests = await readPartsList(files, directory, name);
  const opened: ReadableFile[] = [];
  try {
    for (const [at] of digests.entries()) {
      const fileName = partFileName(name, at + 1);
      const part = await openIfPresent(files, join(directory, fileName));
      if (part === undefined) throw incomplete(fileName, 0, null);
      opened.push(part);
    }
    const sizes = await Promise.all(opened.map(async (part) => part.sizeBytes()));
    const parts = digests.map((sha256, at) => ({
      fileName: partFileName(name, at + 1),
      sizeBytes: sizes[at] ?? 0,
      sha256,
    }));
    refuseOddSizes(parts);
    return { ...joined(opened, sizes), parts };
  } catch (error) {
    await Promise.all(opened.map(async (part) => part.close()));
    throw error;
  }
}

async function readPartsList(
  files: FilePort,
  directory: string,
  name: string,
): Promise<readonly string[]> {
  const fileName = partsListFileName(name);
  const path = join(directory, fileName);
  // The list is written last: without it, parts are still missing.
  if ((await files.status(path)) === undefined) throw incomplete(fileName, 0, null);
  const bytes = await readSmallFile(files, path, MAX_PARTS_LIST_SIZE_BYTES);
  const digests = parsePartsList(name, Buffer.from(bytes ?? []).toString("latin1"));
  if (digests !== undefined) return digests;
  throw new BundleError({ kind: "altered", part: "part", offsetBytes: null, name: fileName });
}

/** All parts but the last have the size of the first, and the last is not larger. */
function refuseOddSizes(parts: readonly CarriedPart[]): void {
  const [first] = parts;
  const size = first?.sizeBytes ?? 0;
  for (const [at, part] of parts.entries()) {
    if (part.sizeBytes > size) {
      const name = part.fileName;
      throw new BundleError({ kind: "altered", part: "part", offsetBytes: size, name });
    }
    const isShort = part.sizeBytes === 0 || (part.sizeBytes < size && at + 1 < parts.length);
    if (isShort) throw incomplete(part.fileName, part.sizeBytes, size);
  }
}

function joined(parts: readonly ReadableFile[], sizes: readonly number[]): ReadableFile {
  const [size = 0] = sizes;
  const total = sizes.reduce((sum, next) => sum + next, 0);
  return {
    read: async (buffer, position) => {
      let filled = 0;
      while (filled < buffer.length && position + filled < total) {
        const at = position + filled;
        const index = Math.floor(at / size);
        const inPart = at - index * size;
        const wanted = buffer.subarray(filled, filled + (sizes[index] ?? 0) - inPart);
        const found = (await parts[index]?.read(wanted, inPart)) ?? 0;
        if (found === 0) break;
        filled += found;
      }
      return filled;
    },
    sizeBytes: async () => total,
    close: async () => {
      await Promise.all(parts.map(async (part) => part.close()));
    },
  };
}

async function openIfPresent(files: FilePort, path: string): Promise<ReadableFile | undefined> {
  try {
    return await files.openForReading(path);
  } catch (error) {
    if (systemErrorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

function incomplete(name: string, foundBytes: number, expectedBytes: number | null): BundleError {
  return new BundleError({ kind: "incomplete", foundBytes, expectedBytes, name });
}
