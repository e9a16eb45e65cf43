import { pipeline } from "node:stream/promises";
import { constants, createZstdDecompress } from "node:zlib";

import { BUNDLE_LIMITS, type BundleLimit } from "../../../shared/exchange/bundle/limits.ts";
import { BundleError } from "./bundle-error.ts";

/** What the lines must turn out to be, as signed. */
export interface ChangesClaim {
  /** Member that they are. */
  readonly name: string;
  readonly compressedSizeBytes: number;
  readonly expandedSizeBytes: number;
  readonly lineCount: number;
}

/**
 * Expands `changes.ndjson.zst` within what was signed, and gives its lines without their line feeds (docs/bundle-format.md §7).
 * Memory: a window of 8 MiB and one line. Throws a {@link BundleError}: `altered` when the lines are not what the manifest says,
 * `limit-exceeded` when they would cost more than allowed.
 */
export async function* linesOfChanges(
  compressed: AsyncIterable<Uint8Array>,
  claim: ChangesClaim,
): AsyncGenerator<string> {
  const decode = createDecoder(claim.name);
  const open = createOpenLine();
  let lineCount = 0;
  for await (const bytes of expand(compressed, claim)) {
    open.measure(bytes);
    for (const line of open.complete(decode(bytes))) {
      lineCount += 1;
      if (line === "" || lineCount > claim.lineCount) throw altered(claim.name);
      yield line;
    }
  }
  if (!open.isEmpty() || lineCount !== claim.lineCount) throw altered(claim.name);
}

/** Holds the line that has begun. Looks at each piece once, however long a line is. */
function createOpenLine(): {
  readonly measure: (bytes: Uint8Array) => void;
  readonly complete: (text: string) => readonly string[];
  readonly isEmpty: () => boolean;
} {
  let parts: string[] = [];
  let sizeBytes = 0;
  return {
    measure: (bytes) => {
      const first = bytes.indexOf(LINE_FEED);
      sizeBytes += first === -1 ? bytes.length : first + 1;
      if (sizeBytes > BUNDLE_LIMITS.lineSizeBytes) throw exceeded("lineSizeBytes");
      if (first !== -1) sizeBytes = bytes.length - bytes.lastIndexOf(LINE_FEED) - 1;
    },
    complete: (text) => {
      const [head = "", ...rest] = text.split("\n");
      parts.push(head);
      const last = rest.pop();
      if (last === undefined) return [];
      const lines = [parts.join(""), ...rest];
      parts = [last];
      return lines;
    },
    isEmpty: () => parts.every((part) => part === ""),
  };
}

const LINE_FEED = 0x0a;

async function* expand(
  compressed: AsyncIterable<Uint8Array>,
  { name, compressedSizeBytes, expandedSizeBytes }: ChangesClaim,
): AsyncGenerator<Uint8Array> {
  const expander = createZstdDecompress({
    params: { [constants.ZSTD_d_windowLogMax]: BUNDLE_LIMITS.windowLog },
  });
  const fed = pipeline(copiesOf(compressed), expander);
  // The reading side below hears of the same failure.
  fed.catch(() => undefined);
  let sizeBytes = 0;
  try {
    for await (const bytes of expander as AsyncIterable<unknown>) {
      if (!(bytes instanceof Uint8Array)) continue;
      sizeBytes += bytes.length;
      if (sizeBytes > expandedSizeBytes) throw altered(name);
      yield bytes;
    }
  } catch (error) {
    throw problemOfZstd(error, name);
  } finally {
    expander.destroy();
    await fed.catch(() => undefined);
  }
  // A frame that ends early, or something behind it that the library would pass over.
  if (sizeBytes !== expandedSizeBytes || expander.bytesWritten !== compressedSizeBytes) {
    throw altered(name);
  }
}

/** The library works on what it was given while its owner goes on. */
async function* copiesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) yield Uint8Array.from(piece);
}

/** Characters may lie across two pieces. */
function createDecoder(name: string): (bytes: Uint8Array) => string {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  return (bytes) => {
    try {
      return decoder.decode(bytes, { stream: true });
    } catch (error) {
      if (error instanceof TypeError) throw altered(name);
      throw error;
    }
  };
}

/** What the library says about a frame; everything else came from whoever hands the bytes in. */
function problemOfZstd(error: unknown, name: string): unknown {
  if (!(error instanceof Error) || !("code" in error)) return error;
  const { code } = error;
  if (typeof code !== "string" || !/^Z(?:STD)?_/.test(code)) return error;
  return code === "ZSTD_error_frameParameter_windowTooLarge"
    ? exceeded("windowLog")
    : altered(name);
}

function altered(name: string): BundleError {
  return new BundleError({ kind: "altered", part: "changes", offsetBytes: null, name });
}

function exceeded(limit: BundleLimit): BundleError {
  return new BundleError({ kind: "limit-exceeded", limit, allowed: BUNDLE_LIMITS[limit] });
}
