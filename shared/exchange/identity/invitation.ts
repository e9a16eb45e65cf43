import { z } from "zod";

import { FINGERPRINT_WORDS } from "../../vault/fingerprint-words-data.ts";
import { err, ok, type Result } from "../../result.ts";
import { readCanonicalDocument, type DocumentFault } from "../canonical/canonical-document.ts";
import { ageSecretsSchema, MAX_STATE_CHARS } from "./organisation-state.ts";
import { epochSchema, signedInstantSchema } from "./values.ts";

export const INVITATION_DOMAIN = "watchpost device invitation v1";
export const SEALED_INVITATION_DOMAIN = "watchpost sealed device invitation v1";

/** 64 bits by voice behind a slow hash. */
export const CODE_WORD_COUNT = 8;
/** A laptop is set up within the week, or invited anew. */
export const INVITATION_LIFETIME_MS = 7 * 86_400_000;
/** The state twice over, for the spelling in base 64. */
export const MAX_INVITATION_CHARS = 2 * MAX_STATE_CHARS;

const base64Schema = z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/);

/** What the joining laptop gets: its own keys and everything that the organisation's laptops know. */
export const invitationSchema = z.strictObject({
  $domain: z.literal(INVITATION_DOMAIN),
  validUntil: signedInstantSchema,
  device: z.strictObject({
    deviceId: z.uuid(),
    epoch: epochSchema,
    /** Seed of its signing key. */
    seedBase64: base64Schema.length(44),
    ...ageSecretsSchema.shape,
  }),
  /** Seed of the organisation's own key, if the laptop may certify others. */
  rootSeedBase64: base64Schema.length(44).nullable(),
  /** Statement of the organisation state. */
  state: z.string(),
});
export type Invitation = z.infer<typeof invitationSchema>;

/** The file: how the key is derived from the spoken code, and what is sealed under it. */
export const sealedInvitationSchema = z.strictObject({
  $domain: z.literal(SEALED_INVITATION_DOMAIN),
  kdf: z.strictObject({
    algorithm: z.literal("argon2id"),
    memoryKib: z.int().min(0).max(0xffff_ffff),
    passes: z.int().min(0).max(0xffff_ffff),
    saltBase64: base64Schema.length(24),
  }),
  nonceBase64: base64Schema.length(32),
  sealedBase64: base64Schema,
});
export type SealedInvitation = z.infer<typeof sealedInvitationSchema>;

const LIMITS = { maxChars: MAX_INVITATION_CHARS, maxDepth: 3 };

export function parseInvitation(text: string): Result<Invitation, DocumentFault> {
  return readCanonicalDocument(text, INVITATION_DOMAIN, invitationSchema, LIMITS);
}

/** Reads the file as far as it is not sealed. A line feed may end it. */
export function parseSealedInvitation(text: string): Result<SealedInvitation, DocumentFault> {
  const line = text.endsWith("\n") ? text.slice(0, -1) : text;
  return readCanonicalDocument(line, SEALED_INVITATION_DOMAIN, sealedInvitationSchema, LIMITS);
}

/** The words of a code for as many random bytes. */
export function codeWords(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => FINGERPRINT_WORDS[byte] ?? "").join(" ");
}

/** A code as typed, whatever its case, spacing and punctuation: its letters. Fails with the number of words found. */
export function normaliseCode(typed: string): Result<string, number> {
  const words =
    typed
      .slice(0, MAX_TYPED_CHARS)
      .normalize("NFKC")
      .toLowerCase()
      .match(/[a-z]+/g) ?? [];
  const letters = words.join("");
  return letters.length >= MIN_CODE_LETTERS ? ok(letters) : err(words.length);
}

const MAX_TYPED_CHARS = 512;
/** The shortest words have four letters. */
const MIN_CODE_LETTERS = 4 * CODE_WORD_COUNT;
