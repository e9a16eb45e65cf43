import { z } from "zod";

import {
  readCanonicalDocument,
  type DocumentFault,
} from "../../exchange/canonical/canonical-document.ts";
import { nameSchema, publicKeySchema } from "../../exchange/identity/values.ts";
import { instantSchema } from "../../model/values.ts";
import type { Result } from "../../result.ts";
import { canonicalJson } from "../../vault/canonical-json.ts";

export const HAND_OVER_DOMAIN = "watchpost custody hand-over v1";
export const RECEIPT_DOMAIN = "watchpost custody receipt v1";
export const CUSTODY_FILE_DOMAIN = "watchpost custody file v1";

/** Items that change hands together; an entry of a custody log has to hold the statement (RECORD_LIMITS). */
export const MAX_HAND_OVER_ITEMS = 25;

const line = (max: number) => nameSchema(max);
const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
const keyIdSchema = z.string().regex(/^[0-9A-F]{16}$/);

/** A person who signs with the key of a device, and what certifies that key. */
const signingPartySchema = z.strictObject({
  organisationId: z.uuid(),
  organisationName: line(255),
  person: line(255),
  deviceKeyId: keyIdSchema,
  publicKey: publicKeySchema,
  certificate: z.string().min(1).max(4_096),
});
export type SigningParty = z.infer<typeof signingPartySchema>;

const itemSchema = z.strictObject({
  id: z.uuid(),
  name: line(255),
  sealNumber: line(64).nullable(),
  sha256: sha256Schema,
  sizeBytes: z.int().min(0),
});
export type HandOverItem = z.infer<typeof itemSchema>;

/** What changes hands, from whom to whom, where, when and what for (docs/custody-format.md §2). */
const statementSchema = z.strictObject({
  $domain: z.literal(HAND_OVER_DOMAIN),
  handOverId: z.uuid(),
  at: instantSchema,
  giver: signingPartySchema,
  items: z
    .array(itemSchema)
    .min(1)
    .max(MAX_HAND_OVER_ITEMS)
    .refine((items) => items.every(({ id }, at) => at === 0 || (items[at - 1]?.id ?? "") < id), {
      error: "sorted by id, each once",
    }),
  place: line(255),
  purpose: line(1_024),
  taker: z.strictObject({
    organisationName: line(255),
    person: line(255),
    /** `paper`: has no Watchpost and signs the printed sheet; only the giver's signature can be verified here. */
    signs: z.enum(["key", "paper"]),
  }),
});
export type HandOverStatement = z.infer<typeof statementSchema>;

/** The taker's word for it: bound to the statement and to the giver's signature over it. */
const receiptSchema = z.strictObject({
  $domain: z.literal(RECEIPT_DOMAIN),
  handOverId: z.uuid(),
  at: instantSchema,
  giverSignatureSha256: sha256Schema,
  statementSha256: sha256Schema,
  taker: signingPartySchema,
});
export type HandOverReceipt = z.infer<typeof receiptSchema>;

/** A hand-over as it is kept in a custody log and travels: texts exactly as they were signed, with minisign signatures. */
export const handOverSchema = z.strictObject({
  statement: z.string().min(2).max(12_000),
  giverSignature: z.string().min(1).max(1_024),
  receipt: z.string().min(2).max(4_096).nullable(),
  takerSignature: z.string().min(1).max(1_024).nullable(),
});
export type HandOver = z.infer<typeof handOverSchema>;

const fileSchema = handOverSchema.extend({ $domain: z.literal(CUSTODY_FILE_DOMAIN) });

const LIMITS = { maxChars: 24_576, maxDepth: 4 } as const;

export function formatStatement(statement: HandOverStatement): string {
  return canonicalJson(statement);
}

export function parseHandOver(text: string): Result<HandOverStatement, DocumentFault> {
  return readCanonicalDocument(text, HAND_OVER_DOMAIN, statementSchema, LIMITS);
}

export function formatReceipt(receipt: HandOverReceipt): string {
  return canonicalJson(receipt);
}

export function parseReceipt(text: string): Result<HandOverReceipt, DocumentFault> {
  return readCanonicalDocument(text, RECEIPT_DOMAIN, receiptSchema, LIMITS);
}

/** The file that goes from hand to hand. */
export function formatCustodyFile(handOver: HandOver): string {
  return `${canonicalJson({ ...handOver, $domain: CUSTODY_FILE_DOMAIN })}\n`;
}

export function parseCustodyFile(text: string): Result<HandOver, DocumentFault> {
  const read = readCanonicalDocument(text.trimEnd(), CUSTODY_FILE_DOMAIN, fileSchema, LIMITS);
  if (!read.ok) return read;
  const { $domain: _, ...handOver } = read.value;
  return { ok: true, value: handOver };
}

/** What both signatures state in their signed comments. */
export function trustedComment(what: "hand-over" | "receipt", handOverId: string): string {
  return `watchpost custody ${what} ${handOverId}`;
}

/** One line that may be signed. */
export function signableLine(text: string, maxChars: number): string {
  const flat = text.replaceAll(/\p{Cc}+/gu, " ").slice(0, maxChars);
  return flat.toWellFormed().normalize("NFC").slice(0, maxChars).trim();
}
