import { z } from "zod";

import { decodeBase64 } from "../../contract/serializers.ts";
import { instantSchema } from "../../model/values.ts";

/** Ed25519 public key. */
export const PUBLIC_KEY_SIZE_BYTES = 32;
/** Ed25519 signature. */
export const SIGNATURE_SIZE_BYTES = 64;

/** Unused bits of the last character must be zero, so that there is one spelling for the same bytes. */
const CANONICAL_BASE64 =
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$/;

function base64Of(sizeBytes: number) {
  return z
    .string()
    .length(4 * Math.ceil(sizeBytes / 3), `${String(sizeBytes)} bytes in base 64`)
    .regex(CANONICAL_BASE64, "base 64");
}

export const publicKeySchema = base64Of(PUBLIC_KEY_SIZE_BYTES);
export const signatureSchema = base64Of(SIGNATURE_SIZE_BYTES);

/** Counts the keys of one holder: 1, 2, 3 ... */
export const epochSchema = z.int().min(1).max(1_000_000);

/** Native age recipients in their one spelling; that the key inside is sound is checked where the library is. */
export const x25519RecipientSchema = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/, "age1...");
export const hybridRecipientSchema = z
  .string()
  .regex(/^age1pq1[02-9ac-hj-np-z]{1952}$/, "age1pq1...");

export const recipientsSchema = z.strictObject({
  epoch: epochSchema,
  x25519: x25519RecipientSchema,
  /** ML-KEM-768 with X25519. */
  hybrid: hybridRecipientSchema,
});
export type AgeRecipients = z.infer<typeof recipientsSchema>;

/** One line of text about somebody: control characters and line breaks have no place in a name. */
export function nameSchema(maxLength: number) {
  return z
    .string()
    .min(1)
    .max(maxLength)
    .refine((text) => text === text.trim() && !/\p{Cc}/u.test(text), "one line without margins");
}

export const deviceNameSchema = nameSchema(64);
export const signedInstantSchema = instantSchema;

/** Why a key is no longer used. `superseded`: replaced in order, nobody else has it. */
export const revocationReasonSchema = z.enum([
  "superseded",
  "device-lost",
  "key-compromised",
  "ceased",
]);
export type RevocationReason = z.infer<typeof revocationReasonSchema>;

/** The bytes of a value that {@link publicKeySchema} or {@link signatureSchema} let through. */
export function bytesOfBase64(text: string): Uint8Array {
  return decodeBase64(text);
}

/** Milliseconds since 1970 of an instant that the schema let through. */
export function millisecondsOf(instant: string): number {
  return Date.parse(instant);
}
