import { decryptKey, generateKey, readPrivateKey, revokeKey, type PrivateKey } from "openpgp";
import { err, ok, type Result } from "../../shared/result.ts";
import { MAX_KEY_CHARS, messageOf, type UnreadableKey } from "./key-description.ts";

/** Who the key says it belongs to. */
export interface KeyHolder {
  readonly name: string;
  readonly email: string;
}

/** Signatures shall stay valid for years; a key without an end outlives everybody who could revoke it. */
export const DEFAULT_VALID_DAYS = 3 * 365;

const SECONDS_A_DAY = 86_400;

/**
 * A new key of the organisation: Ed25519 to sign, Curve25519 to be encrypted to, in the form (version 4) that GnuPG 2.2 reads too.
 * It has no passphrase of its own: it never lies anywhere but in the vault, which seals it.
 */
export async function createOrganisationKey(
  { name, email }: KeyHolder,
  { nowMs, validDays }: { readonly nowMs: number; readonly validDays: number },
): Promise<PrivateKey> {
  const { privateKey } = await generateKey({
    type: "ecc",
    curve: "ed25519Legacy",
    userIDs: [{ name, email }],
    date: wholeSecond(nowMs),
    keyExpirationTime: validDays * SECONDS_A_DAY,
    format: "object",
  });
  return privateKey;
}

/** Takes in a key that the organisation has already. A protected one is opened with its passphrase. */
export async function readOrganisationKey(
  armored: string,
  passphrase: string | null,
): Promise<Result<PrivateKey, UnreadableKey>> {
  if (armored.length > MAX_KEY_CHARS)
    return err({ kind: "openpgp-key-unreadable", detail: `longer than ${String(MAX_KEY_CHARS)}` });
  try {
    const privateKey = await readPrivateKey({ armoredKey: armored });
    if (privateKey.isDecrypted()) return ok(privateKey);
    if (passphrase === null)
      return err({ kind: "openpgp-key-unreadable", detail: "it is protected by a passphrase" });
    return ok(await decryptKey({ privateKey, passphrase }));
  } catch (error) {
    return err({ kind: "openpgp-key-unreadable", detail: messageOf(error) });
  }
}

/** The same key with its revocation: it signs nothing any more, and its public half tells everybody. */
export async function revokedOrganisationKey(
  key: PrivateKey,
  reason: string,
  nowMs: number,
): Promise<PrivateKey> {
  const { privateKey } = await revokeKey({
    key,
    reasonForRevocation: { string: reason },
    date: wholeSecond(nowMs),
    format: "object",
  });
  return privateKey;
}

/** OpenPGP counts in seconds; a fraction would lie after the check that uses the same time. */
export function wholeSecond(milliseconds: number): Date {
  return new Date(Math.floor(milliseconds / 1000) * 1000);
}
