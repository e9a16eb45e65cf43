import { createHash, type Hash } from "node:crypto";

import {
  BLOB_NAME_PREFIX,
  END_SIZE_BYTES,
  fillSizeBytes,
  MEMBER_NAME,
  type ArchivePlan,
  type PlacedMember,
} from "../../../shared/exchange/bundle/archive-plan.ts";
import type { BundleMember, Manifest } from "../../../shared/exchange/bundle/manifest.ts";
import { BLOCK_SIZE_BYTES } from "../../../shared/exchange/bundle/padded-size.ts";
import { formatTarHeader } from "../tar/tar-header.ts";
import { BundleError } from "./bundle-error.ts";
import type { ByteReader } from "./byte-reader.ts";
import { linesOfChanges, type ChangesClaim } from "./expand-changes.ts";

/** What was signed about the members behind the signature. */
export interface MembersClaim {
  readonly members: readonly BundleMember[];
  /** Of those that hold lines. */
  readonly lines: readonly ChangesClaim[];
}

/**
 * Steps 23 to 25 of docs/bundle-format.md §8: goes through everything behind the signature to the last byte. Gives nothing
 * out; throws a {@link BundleError} at the first thing that is not as signed.
 */
export async function verifyMembers(
  reader: ByteReader,
  plan: ArchivePlan,
  { members, lines }: MembersClaim,
): Promise<void> {
  const digests = new Map(members.map(({ name, sha256 }) => [name, sha256]));
  for (const member of plan.members.slice(2)) {
    const headerAt = member.offsetBytes - BLOCK_SIZE_BYTES;
    const block = await reader.readExactly(BLOCK_SIZE_BYTES);
    if (block?.equals(formatTarHeader(member)) !== true) throw malformed(headerAt, member.name);
    if (member.name === MEMBER_NAME.padding) await verifyPadding(reader, member);
    else {
      const claim = lines.find(({ name }) => name === member.name);
      await verifyContent(reader, member, digests.get(member.name), claim);
    }
    await verifyZeros(reader, fillSizeBytes(member.sizeBytes), () =>
      malformed(member.offsetBytes + member.sizeBytes, "zeros"),
    );
  }
  const endAt = plan.sizeBytes - END_SIZE_BYTES;
  await verifyZeros(reader, END_SIZE_BYTES, () => malformed(endAt, "two empty blocks"));
}

/** What the manifest says about the lines. */
export function changesClaim({ members: [changes], limits }: Manifest): ChangesClaim {
  const { expandedSizeBytes, lineCount } = limits;
  return {
    name: MEMBER_NAME.changes,
    compressedSizeBytes: changes?.sizeBytes ?? 0,
    expandedSizeBytes,
    lineCount,
  };
}

/** Passes a member's content on and throws at its end when its digest is another one than signed. */
export async function* verifiedContent(
  content: AsyncIterable<Uint8Array>,
  { name }: PlacedMember,
  sha256: string,
): AsyncGenerator<Uint8Array> {
  const digest = createHash("sha256");
  for await (const bytes of content) {
    digest.update(bytes);
    yield bytes;
  }
  compareDigest(digest, name, sha256);
}

async function verifyContent(
  reader: ByteReader,
  member: PlacedMember,
  sha256: string | undefined,
  claim: ChangesClaim | undefined,
): Promise<void> {
  const content = reader.take(member.sizeBytes);
  if (claim !== undefined) {
    const digest = createHash("sha256");
    for await (const line of linesOfChanges(hashing(content, digest), claim)) {
      // Being a line is all that is asked of it here.
      if (line === "") throw new Error("lines are not empty");
    }
    compareDigest(digest, member.name, sha256);
    return;
  }
  const digest = createHash("sha256");
  for await (const bytes of content) digest.update(bytes);
  compareDigest(digest, member.name, sha256);
}

async function* hashing(
  content: AsyncIterable<Uint8Array>,
  digest: Hash,
): AsyncGenerator<Uint8Array> {
  for await (const bytes of content) {
    digest.update(bytes);
    yield bytes;
  }
}

function compareDigest(digest: Hash, name: string, sha256: string | undefined): void {
  if (digest.digest("hex") === sha256) return;
  const part = name.startsWith(BLOB_NAME_PREFIX) ? "blob" : "changes";
  throw new BundleError({ kind: "altered", part, offsetBytes: null, name });
}

async function verifyPadding(reader: ByteReader, { name, sizeBytes }: PlacedMember): Promise<void> {
  await verifyZeros(
    reader,
    sizeBytes,
    () => new BundleError({ kind: "altered", part: "padding", offsetBytes: null, name }),
  );
}

const ZEROS = Buffer.alloc(65_536);

async function verifyZeros(
  reader: ByteReader,
  sizeBytes: number,
  problem: () => BundleError,
): Promise<void> {
  for await (const bytes of reader.take(sizeBytes)) {
    if (!ZEROS.subarray(0, bytes.length).equals(bytes)) throw problem();
  }
}

function malformed(offsetBytes: number, expected: string): BundleError {
  return new BundleError({ kind: "archive-malformed", offsetBytes, expected });
}
