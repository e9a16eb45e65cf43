import { fillSizeBytes, MEMBER_NAME } from "../../../shared/exchange/bundle/archive-plan.ts";
import {
  refuseManifest,
  type BundleAudience,
  type EnvelopeFacts,
  type VersionFloor,
} from "../../../shared/exchange/bundle/admit.ts";
import { BUNDLE_LIMITS } from "../../../shared/exchange/bundle/limits.ts";
import {
  decodeManifest,
  type ManifestExtensions,
} from "../../../shared/exchange/bundle/manifest-codec.ts";
import type { Manifest } from "../../../shared/exchange/bundle/manifest.ts";
import type { BundleRefusal, SignerRefusal } from "../../../shared/exchange/bundle/refusal.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { parseTarHeader } from "../tar/tar-header.ts";
import { BLOCK_SIZE_BYTES } from "../../../shared/exchange/bundle/padded-size.ts";
import type { ByteReader } from "./byte-reader.ts";
import { isManifestSignedBy, readManifestSignature } from "./manifest-signature.ts";

/** What a manifest claims about who signed it. Nothing of it is proven when the trust store is asked. */
export type SignerClaim = Pick<
  Manifest,
  "sender" | "certificates" | "revocations" | "createdLogical" | "purpose" | "bundleId"
>;

/** Answer of the trust store: the one key that may have signed, and how far back this sender may fall. */
export interface TrustedSigner {
  readonly publicKey: Uint8Array;
  readonly floor: VersionFloor;
}

export type AskTrust = (claim: SignerClaim) => Promise<Result<TrustedSigner, SignerRefusal>>;

/** A manifest that is signed by whom we trust, and meant for us. */
export interface AdmittedManifest {
  readonly manifest: Manifest;
  /** As received: what was signed, and what `previousManifestSha256` refers to. */
  readonly bytes: Uint8Array;
  readonly extensions: ManifestExtensions;
  readonly signatureSizeBytes: number;
}

/** How far the archive was read when something was wrong with it. */
interface Member {
  readonly bytes: Uint8Array;
  readonly endBytes: number;
}

/** Steps 10 to 22 of docs/bundle-format.md §8: takes the first two members and decides on them. */
export async function readManifest(
  reader: ByteReader,
  envelope: EnvelopeFacts,
  audience: BundleAudience,
  askTrust: AskTrust,
): Promise<Result<AdmittedManifest, BundleRefusal>> {
  const first = await readSmallMember(reader, MEMBER_NAME.manifest, "manifestSizeBytes", 0);
  if (!first.ok) return first;
  const { bytes, endBytes } = first.value;
  const decoded = decodeManifest(bytes);
  if (!decoded.ok) return decoded;
  const { manifest, extensions } = decoded.value;
  const second = await readSmallMember(
    reader,
    MEMBER_NAME.signature,
    "signatureSizeBytes",
    endBytes,
  );
  if (!second.ok) return second;
  const signature = readManifestSignature(second.value.bytes, {
    bundleId: manifest.bundleId,
    deviceKeyId: manifest.sender.deviceKeyId,
  });
  if (!signature.ok) return signature;
  const signer = await askTrust(manifest);
  if (!signer.ok) return err({ kind: "signer-refused", why: signer.error });
  if (!isManifestSignedBy(signer.value.publicKey, bytes, signature.value)) {
    return err({ kind: "signature-invalid" });
  }
  const refusal = refuseManifest(manifest, envelope, audience, signer.value.floor);
  if (refusal !== undefined) return err(refusal);
  return ok({ manifest, bytes, extensions, signatureSizeBytes: second.value.bytes.length });
}

/** One of the first members, which are small: within its limit, and filled up with zeros. */
export async function readSmallMember(
  reader: ByteReader,
  name: string,
  limit: "manifestSizeBytes" | "signatureSizeBytes",
  atBytes: number,
): Promise<Result<Member, BundleRefusal>> {
  const block = await reader.readExactly(BLOCK_SIZE_BYTES);
  const header = block === undefined ? undefined : parseTarHeader(block);
  if (header?.ok !== true || header.value.name !== name) return malformed(atBytes, name);
  const { sizeBytes } = header.value;
  if (sizeBytes > BUNDLE_LIMITS[limit]) {
    return err({ kind: "limit-exceeded", limit, allowed: BUNDLE_LIMITS[limit] });
  }
  const fillBytes = fillSizeBytes(sizeBytes);
  const content = await reader.readExactly(sizeBytes + fillBytes);
  const contentAt = atBytes + BLOCK_SIZE_BYTES;
  if (content === undefined) return malformed(contentAt, `${String(sizeBytes)} bytes`);
  if (content.subarray(sizeBytes).some((byte) => byte !== 0)) {
    return malformed(contentAt + sizeBytes, "zeros");
  }
  return ok({
    bytes: content.subarray(0, sizeBytes),
    endBytes: contentAt + sizeBytes + fillBytes,
  });
}

function malformed(offsetBytes: number, expected: string): Result<never, BundleRefusal> {
  return err({ kind: "archive-malformed", offsetBytes, expected });
}
