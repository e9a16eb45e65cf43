import type { AgeRecipients } from "../../../shared/exchange/identity/values.ts";
import { openSigningKey, SIGNING_SEED_SIZE_BYTES, type SigningKey } from "../../crypto/ed25519.ts";
import type { RandomPort } from "../../crypto/random.ts";
import { generateAgeIdentity, type AgeIdentity } from "../age/recipients.ts";
import type { StoredSecret } from "./secret-rows.ts";

/** A new signing key with the seed that is to be stored. */
export interface NewSigningKey {
  readonly key: SigningKey;
  readonly seed: Uint8Array;
  /** Base 64. */
  readonly publicKey: string;
}

/** A new pair of age identities. */
export interface NewAgeKeys {
  readonly x25519: AgeIdentity;
  readonly hybrid: AgeIdentity;
}

export function newSigningKey(random: RandomPort): NewSigningKey {
  const seed = random(SIGNING_SEED_SIZE_BYTES);
  const key = openSigningKey(seed);
  return { key, seed, publicKey: Buffer.from(key.publicKey).toString("base64") };
}

export async function newAgeKeys(): Promise<NewAgeKeys> {
  return {
    x25519: await generateAgeIdentity("x25519"),
    hybrid: await generateAgeIdentity("hybrid"),
  };
}

export function recipientsOfKeys({ x25519, hybrid }: NewAgeKeys): Omit<AgeRecipients, "epoch"> {
  return { x25519: x25519.recipient, hybrid: hybrid.recipient };
}

/** The rows that keep a signing key. */
export function signingSecret(
  purpose: "root" | "device",
  made: Pick<NewSigningKey, "seed" | "publicKey">,
  where: { readonly epoch: number; readonly replicaId: string | null; readonly nowMs: number },
): StoredSecret {
  return {
    purpose,
    epoch: where.epoch,
    publicText: made.publicKey,
    secret: made.seed,
    replicaId: where.replicaId,
    createdMs: where.nowMs,
    retiredMs: null,
  };
}

/** The rows that keep a pair of age identities. */
export function ageSecrets(
  holder: "organisation" | "device",
  keys: NewAgeKeys,
  where: { readonly epoch: number; readonly replicaId: string | null; readonly nowMs: number },
): readonly StoredSecret[] {
  return (["x25519", "hybrid"] as const).map((kind) => ({
    purpose: `${holder}-${kind}` as const,
    epoch: where.epoch,
    publicText: keys[kind].recipient,
    secret: Buffer.from(keys[kind].secret, "utf8"),
    replicaId: where.replicaId,
    createdMs: where.nowMs,
    retiredMs: null,
  }));
}
