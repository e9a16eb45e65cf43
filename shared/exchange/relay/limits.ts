import { BUNDLE_LIMITS } from "../bundle/limits.ts";

const MEBIBYTE = 1_048_576;

/** What is spent on a relay, and on what comes from one. Each is checked before it is spent (threats row 93). */
export const RELAY_LIMITS = {
  /** Objects of a mailbox that one run looks at; a bundle of the largest size has a thousand. */
  objects: 4_000,
  /** One object: a part of a bundle. Larger ones are somebody's attempt to fill our disk. */
  objectSizeBytes: 64 * MEBIBYTE,
  /** The largest bundle that goes by relay; a stick carries more. */
  bundleSizeBytes: 16 * 1_024 * MEBIBYTE,
  /** Messages of which an object consists: below every server's usual limit, and all of one size. */
  chunkSizeBytes: 131_072,
  /** Certificate, credentials: small texts. */
  textSizeBytes: 65_536,
  /** Servers of one cluster. */
  urls: 16,
} as const;

/** What an interrupted transfer costs. */
const USUAL_PART_SIZE_BYTES = 4 * MEBIBYTE;

/** Size of the parts into which a bundle is cut: small, but never more parts than a bundle may have. */
export function partSizeFor(sizeBytes: number): number {
  const fewest = Math.ceil(sizeBytes / BUNDLE_LIMITS.parts);
  return Math.max(USUAL_PART_SIZE_BYTES, Math.ceil(fewest / MEBIBYTE) * MEBIBYTE);
}
