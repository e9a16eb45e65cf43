import { SIGNATURE_SIZE_BYTES, PUBLIC_KEY_SIZE_BYTES } from "../../crypto/ed25519.ts";

/** Eight bytes that tell keys apart; they prove nothing. */
export const KEY_ID_SIZE_BYTES = 8;

/** A detached signature as `minisign` writes it (https://jedisct1.github.io/minisign, "Signature format"). */
export interface MinisignSignature {
  readonly untrustedComment: string;
  readonly keyId: Uint8Array;
  /** Over BLAKE2b-512 of the signed file. */
  readonly signature: Uint8Array;
  /** Signed together with the signature. */
  readonly trustedComment: string;
  readonly globalSignature: Uint8Array;
}

export interface MinisignPublicKey {
  readonly keyId: Uint8Array;
  readonly publicKey: Uint8Array;
}

export function formatSignature(signature: MinisignSignature): string {
  const { untrustedComment, keyId, trustedComment, globalSignature } = signature;
  const head = Buffer.concat([PREHASHED, keyId, signature.signature]);
  return [
    `${UNTRUSTED}${untrustedComment}`,
    head.toString("base64"),
    `${TRUSTED}${trustedComment}`,
    Buffer.from(globalSignature).toString("base64"),
    "",
  ].join("\n");
}

/**
 * Reads a signature strictly: four lines, each ended by a line feed, canonical base 64, the prehashed algorithm `ED`.
 * Undefined for anything else, the legacy algorithm `Ed` included.
 */
export function parseSignature(text: string): MinisignSignature | undefined {
  const lines = text.split("\n");
  const [untrusted, head, trusted, global, end, more] = lines;
  if (untrusted?.startsWith(UNTRUSTED) !== true || trusted?.startsWith(TRUSTED) !== true) {
    return undefined;
  }
  if (end !== "" || more !== undefined || lines.some((line) => HIDDEN.test(line))) return undefined;
  const headBytes = decodeExactly(
    head,
    PREHASHED.length + KEY_ID_SIZE_BYTES + SIGNATURE_SIZE_BYTES,
  );
  const globalSignature = decodeExactly(global, SIGNATURE_SIZE_BYTES);
  if (headBytes === undefined || globalSignature === undefined) return undefined;
  if (!PREHASHED.equals(headBytes.subarray(0, PREHASHED.length))) return undefined;
  const [keyId, signature] = splitAt(headBytes.subarray(PREHASHED.length), KEY_ID_SIZE_BYTES);
  return {
    untrustedComment: untrusted.slice(UNTRUSTED.length),
    keyId,
    signature,
    trustedComment: trusted.slice(TRUSTED.length),
    globalSignature,
  };
}

/** The one line that `minisign -P` takes: `RW…`. */
export function formatPublicKey({ keyId, publicKey }: MinisignPublicKey): string {
  return Buffer.concat([LEGACY, keyId, publicKey]).toString("base64");
}

/** The file that `minisign -p` takes. */
export function formatPublicKeyFile(key: MinisignPublicKey): string {
  return `${UNTRUSTED}minisign public key ${formatKeyId(key.keyId)}\n${formatPublicKey(key)}\n`;
}

/** Reads the line or the file of a public key. */
export function parsePublicKey(text: string): MinisignPublicKey | undefined {
  const lines = text.trimEnd().split("\n");
  const line = lines.length === 2 && lines[0]?.startsWith(UNTRUSTED) === true ? lines[1] : lines[0];
  if (lines.length > 2 || (lines.length === 2 && line === lines[0])) return undefined;
  const bytes = decodeExactly(line, LEGACY.length + KEY_ID_SIZE_BYTES + PUBLIC_KEY_SIZE_BYTES);
  if (bytes === undefined || !LEGACY.equals(bytes.subarray(0, LEGACY.length))) return undefined;
  const [keyId, publicKey] = splitAt(bytes.subarray(LEGACY.length), KEY_ID_SIZE_BYTES);
  return { keyId, publicKey };
}

/** As the tool prints it: the number that the bytes are in little-endian order, 16 upper-case digits. */
export function formatKeyId(keyId: Uint8Array): string {
  return Buffer.from(keyId.toReversed()).toString("hex").toUpperCase();
}

const UNTRUSTED = "untrusted comment: ";
const TRUSTED = "trusted comment: ";
const PREHASHED = Buffer.from("ED", "latin1");
/** Marks keys; in signatures it stands for the old way, which hashes no file first. */
const LEGACY = Buffer.from("Ed", "latin1");
/** What a terminal would act upon. */
const HIDDEN = /\p{Cc}/u;

function decodeExactly(text: string | undefined, sizeBytes: number): Buffer | undefined {
  if (text === undefined) return undefined;
  const bytes = Buffer.from(text, "base64");
  return bytes.length === sizeBytes && bytes.toString("base64") === text ? bytes : undefined;
}

function splitAt(bytes: Uint8Array, at: number): readonly [Uint8Array, Uint8Array] {
  return [bytes.subarray(0, at), bytes.subarray(at)];
}
