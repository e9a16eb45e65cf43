import {
  generateHybridIdentity,
  generateX25519Identity,
  identityToRecipient,
} from "age-encryption";

import type { RecipientKind } from "../../../shared/exchange/bundle/manifest.ts";
import {
  hybridRecipientSchema,
  x25519RecipientSchema,
} from "../../../shared/exchange/identity/values.ts";
import { blake2b } from "../../crypto/blake2b.ts";

/** A secret that opens what was sealed to its recipient; both as age writes them. */
export interface AgeIdentity {
  readonly kind: RecipientKind;
  /** `AGE-SECRET-KEY-1…` or `AGE-SECRET-KEY-PQ-1…`. Never leaves the vault. */
  readonly secret: string;
  /** `age1…` or `age1pq1…`. */
  readonly recipient: string;
}

/** A new identity, from the library's own randomness (the system's). */
export async function generateAgeIdentity(kind: RecipientKind): Promise<AgeIdentity> {
  const secret = await (kind === "hybrid" ? generateHybridIdentity() : generateX25519Identity());
  return { kind, secret, recipient: await identityToRecipient(secret) };
}

/** The identity that a stored secret is. */
export async function openAgeIdentity(secret: string): Promise<AgeIdentity> {
  const kind = secret.startsWith("AGE-SECRET-KEY-PQ-1") ? "hybrid" : "x25519";
  return { kind, secret, recipient: await identityToRecipient(secret) };
}

/** Kind of a recipient by its form; undefined when it is no native one. */
export function recipientKind(recipient: string): RecipientKind | undefined {
  if (hybridRecipientSchema.safeParse(recipient).success) return "hybrid";
  return x25519RecipientSchema.safeParse(recipient).success ? "x25519" : undefined;
}

/** What a manifest calls a recipient (docs/bundle-format.md §5.4), in hexadecimal. */
export function recipientFingerprint(recipient: string): string {
  const input = Buffer.from(`${FINGERPRINT_DOMAIN}\0${recipient}`, "utf8");
  return Buffer.from(blake2b(input, 32)).toString("hex");
}

const FINGERPRINT_DOMAIN = "watchpost age recipient v1";
