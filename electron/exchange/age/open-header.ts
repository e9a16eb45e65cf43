import { Decrypter } from "age-encryption";

import { err, ok, type Result } from "../../../shared/result.ts";
import type { BundleRefusalOf } from "../../../shared/exchange/bundle/refusal.ts";
import { hkdfSha256 } from "../../crypto/hkdf.ts";
import type { AgeHeader } from "./header-format.ts";
import type { AgeIdentity } from "./recipients.ts";

export type UnwrapRefusal = BundleRefusalOf<"not-for-us" | "altered" | "header-malformed">;

/** The key of a file, and which of our identities opened it. Wipe the key after use. */
export interface UnwrappedKey {
  readonly fileKey: Uint8Array;
  readonly identity: AgeIdentity;
}

/**
 * Opens the file key of a header that was found to be in order, and checks the header's MAC.
 * `not-for-us` when no identity opens any stanza: the file is for others, or somebody changed our stanza.
 */
export async function unwrapFileKey(
  header: AgeHeader,
  identities: readonly AgeIdentity[],
): Promise<Result<UnwrappedKey, UnwrapRefusal>> {
  for (const identity of identities) {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity.secret);
    const opened = await openWith(decrypter, header);
    if (opened.ok) return ok({ fileKey: opened.value, identity });
    if (opened.error.kind !== "not-for-us") return opened;
  }
  return err({ kind: "not-for-us" });
}

/** Key of the chunks (age v1, "Payload"). */
export function payloadKey(fileKey: Uint8Array, nonce: Uint8Array): Uint8Array {
  return hkdfSha256(fileKey, nonce, "payload");
}

/** Opens the file key by whatever the decrypter was given. */
export async function openWith(
  decrypter: Decrypter,
  { bytes }: AgeHeader,
): Promise<Result<Uint8Array, UnwrapRefusal>> {
  try {
    return ok(await decrypter.decryptHeader(bytes));
  } catch (error) {
    // The library tells its refusals apart by their messages only. Its version is pinned, and the published vectors hold
    // these two. All others are about a stanza: a share of small order, a length.
    if (!(error instanceof Error)) throw error;
    if (error.message === NO_MATCH) return err({ kind: "not-for-us" });
    if (error.message === BAD_MAC) {
      return err({ kind: "altered", part: "header", offsetBytes: null, name: null });
    }
    return err({ kind: "header-malformed", offsetBytes: 0 });
  }
}

const NO_MATCH = "no identity matched any of the file's recipients";
const BAD_MAC = "invalid header HMAC";
