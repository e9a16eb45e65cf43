import { BLOCK_SIZE_BYTES, paddedSizeBytes } from "./padded-size.ts";

/** Names of the members, in the order in which they stand. Evidence stands between changes and padding, sorted by name. */
export const MEMBER_NAME = {
  manifest: "manifest.json",
  signature: "manifest.json.minisig",
  changes: "changes.ndjson.zst",
  padding: "padding",
} as const;

export const BLOB_NAME_PREFIX = "blobs/";

export interface MemberSize {
  readonly name: string;
  readonly sizeBytes: number;
}

/** Where a member's content lies in the archive. */
export interface PlacedMember extends MemberSize {
  readonly offsetBytes: number;
}

export interface ArchivePlan {
  /** All members in their order, padding included. */
  readonly members: readonly PlacedMember[];
  readonly sizeBytes: number;
}

/**
 * Lays out an archive: each member a header block and its content, filled up to whole blocks; padding as the last member;
 * two empty blocks. Pure arithmetic, so that both sides come to the same sizes.
 */
export function planArchive(content: readonly MemberSize[]): ArchivePlan {
  const unpadded =
    content.reduce((sum, { sizeBytes }) => sum + memberSizeBytes(sizeBytes), 0) +
    memberSizeBytes(0) +
    END_SIZE_BYTES;
  const sizeBytes = paddedSizeBytes(unpadded);
  const padding = { name: MEMBER_NAME.padding, sizeBytes: sizeBytes - unpadded };
  let offsetBytes = 0;
  const members = [...content, padding].map((member) => {
    const placed = { ...member, offsetBytes: offsetBytes + BLOCK_SIZE_BYTES };
    offsetBytes += memberSizeBytes(member.sizeBytes);
    return placed;
  });
  return { members, sizeBytes };
}

/** Two empty blocks end an archive. */
export const END_SIZE_BYTES = 2 * BLOCK_SIZE_BYTES;

/** A member with its header, filled up to whole blocks. */
export function memberSizeBytes(contentSizeBytes: number): number {
  return BLOCK_SIZE_BYTES + contentSizeBytes + fillSizeBytes(contentSizeBytes);
}

/** Zeros after a content of this size. */
export function fillSizeBytes(contentSizeBytes: number): number {
  return (BLOCK_SIZE_BYTES - (contentSizeBytes % BLOCK_SIZE_BYTES)) % BLOCK_SIZE_BYTES;
}
