import type { BundleRefusalOf } from "../../../shared/exchange/bundle/refusal.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { SIGNATURE_SIZE_BYTES } from "../../crypto/ed25519.ts";
import {
  formatKeyId,
  formatSignature,
  KEY_ID_SIZE_BYTES,
  parseSignature,
  type MinisignSignature,
} from "../minisign/minisign-text.ts";
import { deviceKeyId, signFile, verifyFile, type FileSigner } from "../minisign/sign.ts";

/** What has a signed manifest: a signature over one kind is never taken for one over the other. */
export type SignedContainer = "bundle" | "case archive";

/** Content of `manifest.json.minisig` (docs/bundle-format.md §6). */
export function signManifest(
  key: FileSigner,
  manifestBytes: Uint8Array,
  bundleId: string,
  what: SignedContainer = "bundle",
): Uint8Array {
  return Buffer.from(signFile(key, manifestBytes, commentsOf(what, bundleId)), "utf8");
}

/** Size of every signature of a manifest, which the layout of the archive needs before it can be signed. */
export function manifestSignatureSizeBytes(
  bundleId: string,
  what: SignedContainer = "bundle",
): number {
  const { untrusted: untrustedComment, trusted: trustedComment } = commentsOf(what, bundleId);
  const nothing = new Uint8Array(SIGNATURE_SIZE_BYTES);
  return Buffer.byteLength(
    formatSignature({
      untrustedComment,
      keyId: new Uint8Array(KEY_ID_SIZE_BYTES),
      signature: nothing,
      trustedComment,
      globalSignature: nothing,
    }),
  );
}

/** Reads the form: the very text that a writer makes around two signatures, by the key that the manifest names. */
export function readManifestSignature(
  bytes: Uint8Array,
  claim: { readonly bundleId: string; readonly deviceKeyId: string },
  what: SignedContainer = "bundle",
): Result<MinisignSignature, BundleRefusalOf<"signature-malformed">> {
  const text = Buffer.from(bytes).toString("latin1");
  const signature = parseSignature(text);
  const { untrusted, trusted } = commentsOf(what, claim.bundleId);
  const isOurs =
    signature?.untrustedComment === untrusted &&
    signature.trustedComment === trusted &&
    formatKeyId(signature.keyId) === claim.deviceKeyId;
  return isOurs ? ok(signature) : err({ kind: "signature-malformed" });
}

/** Whether this key signed these bytes. */
export function isManifestSignedBy(
  publicKey: Uint8Array,
  manifestBytes: Uint8Array,
  signature: MinisignSignature,
): boolean {
  return verifyFile({ keyId: deviceKeyId(publicKey), publicKey }, manifestBytes, signature);
}

function commentsOf(
  what: SignedContainer,
  id: string,
): { readonly untrusted: string; readonly trusted: string } {
  return { untrusted: `watchpost ${what}`, trusted: `watchpost ${what} ${id}` };
}
