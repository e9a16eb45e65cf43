import { readKey, type PublicKey, type PrivateKey } from "openpgp";
import { err, ok, type Result } from "../../shared/result.ts";

/** What people have to know of a key before they rely on it. */
export interface OpenPgpKeyView {
  /** Hexadecimal, in capitals. */
  readonly fingerprint: string;
  readonly userIds: readonly string[];
  readonly algorithm: string;
  readonly createdAtIso: string;
  /** Null when the key says of none. */
  readonly expiresAtIso: string | null;
  readonly state: "valid" | "expired" | "revoked";
  readonly canSign: boolean;
  readonly canEncrypt: boolean;
}

export interface UnreadableKey {
  readonly kind: "openpgp-key-unreadable";
  readonly detail: string;
}

/** Longest armoured key that is read: keys with hundreds of signatures of others stay far below. */
export const MAX_KEY_CHARS = 1_000_000;

/** Reads the public half of a key, of a correspondent or our own. A secret key that was handed in is reduced to its public half. */
export async function readPublicKey(armored: string): Promise<Result<PublicKey, UnreadableKey>> {
  if (armored.length > MAX_KEY_CHARS) return unreadable(`longer than ${String(MAX_KEY_CHARS)}`);
  try {
    return ok((await readKey({ armoredKey: armored })).toPublic());
  } catch (error) {
    return unreadable(messageOf(error));
  }
}

/** State of a key at a time. */
export async function describeKey(
  key: PublicKey | PrivateKey,
  nowMs: number,
): Promise<OpenPgpKeyView> {
  const now = new Date(nowMs);
  const expires = await key.getExpirationTime();
  const expiresAtIso = expires instanceof Date ? expires.toISOString() : null;
  const isRevoked = await key.isRevoked(undefined, undefined, now);
  const isExpired = expires === null || (expires instanceof Date && expires <= now);
  const { algorithm, bits, curve } = key.getAlgorithmInfo();
  return {
    fingerprint: key.getFingerprint().toUpperCase(),
    userIds: key.getUserIDs(),
    algorithm: `${algorithm}${curve === undefined ? "" : ` ${curve}`}${bits === undefined ? "" : ` ${String(bits)}`}`,
    createdAtIso: key.getCreationTime().toISOString(),
    expiresAtIso,
    state: isRevoked ? "revoked" : isExpired ? "expired" : "valid",
    canSign: await holds(key.getSigningKey(undefined, now)),
    canEncrypt: await holds(key.getEncryptionKey(undefined, now)),
  };
}

/** The library says "no" by throwing. */
async function holds(question: Promise<unknown>): Promise<boolean> {
  return question.then(
    () => true,
    () => false,
  );
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function unreadable(detail: string): Result<never, UnreadableKey> {
  return err({ kind: "openpgp-key-unreadable", detail });
}
