import { z } from "zod";
import { victimKitIdSchema } from "../../model/ids.ts";

/** Names and limits of the format; see `docs/victim-kit-format.md`. */
export const KIT_FORMAT = "watchpost-victim-kit";
export const RETURN_FORMAT = "watchpost-victim-kit-return";
export const KIT_VERSION = 1;
/** Rounds of PBKDF2-SHA-256: some seconds on an old telephone, a million times that for every passphrase that is guessed. */
export const KDF_ITERATIONS = 1_000_000;
/** Words of the passphrase, each one of 256: 64 bits. */
export const PASSPHRASE_WORDS = 8;
/** What a kit asks and what comes back is text that a person typed. */
export const MAX_QUESTIONS = 30;
export const MAX_ANSWER = 20_000;
/** All answers at their longest, every character escaped, in Base64. */
export const MAX_RETURN_BYTES = 6_291_456;

const base64 = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/);

/** The sealed file that a victim sends back. */
export const returnFileSchema = z.strictObject({
  format: z.literal(RETURN_FORMAT),
  version: z.literal(KIT_VERSION),
  kit: victimKitIdSchema,
  /** Uncompressed point of P-256. */
  ephemeral: base64.length(88),
  nonce: base64.length(16),
  data: base64.max(MAX_RETURN_BYTES),
});
export type ReturnFile = z.infer<typeof returnFileSchema>;

/** What is sealed in it. */
export const returnContentSchema = z.strictObject({
  return: z.uuid(),
  kit: victimKitIdSchema,
  filledAt: z.iso.datetime(),
  answers: z
    .array(z.strictObject({ question: z.string().max(64), answer: z.string().max(MAX_ANSWER) }))
    .max(MAX_QUESTIONS),
});
export type ReturnContent = z.infer<typeof returnContentSchema>;

export const kitQuestionSchema = z.object({ id: z.string(), text: z.string() }).readonly();
export type KitQuestion = z.infer<typeof kitQuestionSchema>;

/** Everything that stands in clear before the sealed part of a kit: authenticated with it. */
export function kitAssociatedData(kit: string, iterations: number, salt: string): string {
  return [KIT_FORMAT, KIT_VERSION, kit, iterations, salt].join("\n");
}

/** The same for what comes back. */
export function returnAssociatedData(kit: string, ephemeral: string): string {
  return [RETURN_FORMAT, KIT_VERSION, kit, ephemeral].join("\n");
}

/** As the passphrase is typed: words in small letters, one space between. */
export function normalKitPassphrase(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .split(/[\s-]+/)
    .filter(Boolean)
    .join(" ");
}

/** Why answers were not taken in. */
export const KIT_REFUSALS = [
  "not-a-return",
  "is-a-kit",
  "unknown-kit",
  "altered",
  "other-case",
  "case-gone",
  "taken-in-before",
] as const;
export const kitRefusalSchema = z.enum(KIT_REFUSALS);
export type KitRefusal = z.infer<typeof kitRefusalSchema>;
