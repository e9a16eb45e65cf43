import { blake2b } from "../../crypto/blake2b.ts";
import { isSoundPublicKey, verifySignature, type SigningKey } from "../../crypto/ed25519.ts";
import {
  formatSignature,
  KEY_ID_SIZE_BYTES,
  type MinisignPublicKey,
  type MinisignSignature,
} from "./minisign-text.ts";

/** What signs: a key pair, without the right to wipe it. */
export type FileSigner = Pick<SigningKey, "publicKey" | "sign">;

/** Id of a device key (docs/bundle-format.md §6.2): follows from the key, so that it needs no keeping. */
export function deviceKeyId(publicKey: Uint8Array): Uint8Array {
  const input = Buffer.concat([Buffer.from(`${KEY_ID_DOMAIN}\0`, "utf8"), publicKey]);
  return blake2b(input, 32).subarray(0, KEY_ID_SIZE_BYTES);
}

/** Text of a detached signature over a whole file; the trusted comment is signed with it and is one line. */
export function signFile(
  key: FileSigner,
  content: Uint8Array,
  comments: { readonly untrusted: string; readonly trusted: string },
): string {
  if (/\p{Cc}/u.test(comments.untrusted + comments.trusted)) throw new Error("comments are lines");
  const signature = key.sign(blake2b(content, PREHASH_SIZE_BYTES));
  return formatSignature({
    untrustedComment: comments.untrusted,
    keyId: deviceKeyId(key.publicKey),
    signature,
    trustedComment: comments.trusted,
    globalSignature: key.sign(globalMessage(signature, comments.trusted)),
  });
}

/** Whether file and trusted comment were signed with this key. Keys that may not be enrolled verify nothing. */
export function verifyFile(
  { keyId, publicKey }: MinisignPublicKey,
  content: Uint8Array,
  { signature, globalSignature, trustedComment, ...found }: MinisignSignature,
): boolean {
  return (
    Buffer.from(found.keyId).equals(keyId) &&
    isSoundPublicKey(publicKey) &&
    verifySignature(publicKey, blake2b(content, PREHASH_SIZE_BYTES), signature) &&
    verifySignature(publicKey, globalMessage(signature, trustedComment), globalSignature)
  );
}

const KEY_ID_DOMAIN = "watchpost device key id v1";
const PREHASH_SIZE_BYTES = 64;

function globalMessage(signature: Uint8Array, trustedComment: string): Uint8Array {
  return Buffer.concat([signature, Buffer.from(trustedComment, "utf8")]);
}
