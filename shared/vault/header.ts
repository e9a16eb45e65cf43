import { z } from "zod";

import { err, ok, type Result } from "../result.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { VaultFailureOf } from "./failures.ts";

/** First member of `vault.json`. */
export const VAULT_FORMAT = "watchpost-vault";
export const VAULT_FORMAT_VERSION = 1;

/** Three slots need less than 2 KiB. More is not a header, and is refused before it is parsed. */
export const MAX_HEADER_SIZE_BYTES = 16_384;

export const vaultKindSchema = z.enum(["real", "exercise"]);
export type VaultKind = z.infer<typeof vaultKindSchema>;

export const slotKindSchema = z.enum(["passphrase", "recovery", "keychain"]);
export type SlotKind = z.infer<typeof slotKindSchema>;

/** Unused bits of the last character must be zero, so that there is one spelling for the same bytes. */
const CANONICAL_BASE64 =
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$/;

const base64OfSize = (sizeBytes: number) =>
  z
    .string()
    .length(4 * Math.ceil(sizeBytes / 3), `must be ${String(sizeBytes)} bytes in base 64`)
    .regex(CANONICAL_BASE64, "must be base 64");

const uint32Schema = z.int().min(0).max(0xffff_ffff);

/** Master key sealed with XChaCha20-Poly1305 under the slot's own key. */
const wrappedKeyShape = { nonceBase64: base64OfSize(24), wrappedKeyBase64: base64OfSize(48) };

/** For what people remember: slow on purpose. */
const argon2idSchema = z.strictObject({
  algorithm: z.literal("argon2id"),
  memoryKib: uint32Schema,
  passes: uint32Schema,
  saltBase64: base64OfSize(16),
});

/** For secrets of 160 bits and more, which need no slow hash. */
const blake2bSchema = z.strictObject({
  algorithm: z.literal("blake2b"),
  saltBase64: base64OfSize(16),
});

const passphraseSlotSchema = z.strictObject({ kdf: argon2idSchema, ...wrappedKeyShape });
const secretSlotSchema = z.strictObject({ kdf: blake2bSchema, ...wrappedKeyShape });

/**
 * The public header of a vault: the only thing that is readable without a key. It names no organisation and no
 * person. Unknown members are refused: whatever a newer version adds, it raises `formatVersion`.
 */
export const vaultHeaderSchema = z.strictObject({
  format: z.literal(VAULT_FORMAT),
  formatVersion: z.literal(VAULT_FORMAT_VERSION),
  vaultId: z.uuid(),
  kind: vaultKindSchema,
  createdAtIso: z.iso.datetime({ precision: 3 }),
  /** Commitment to the master key. The words shown before the passphrase box come from it. */
  fingerprintBase64: base64OfSize(16),
  slots: z.strictObject({
    passphrase: passphraseSlotSchema,
    recovery: secretSlotSchema,
    keychain: secretSlotSchema.optional(),
  }),
  /** Keyed hash over everything else. */
  macBase64: base64OfSize(32),
});

export type VaultHeader = z.infer<typeof vaultHeaderSchema>;
export type PassphraseSlot = VaultHeader["slots"]["passphrase"];
export type SecretSlot = VaultHeader["slots"]["recovery"];
export type SlotKdf = PassphraseSlot["kdf"] | SecretSlot["kdf"];
export type UnsealedVaultHeader = Omit<VaultHeader, "macBase64">;

export type HeaderParseFailure = VaultFailureOf<"header-malformed" | "vault-from-newer-version">;

/** Reads `vault.json`. What it says is a claim of whoever wrote the file until its MAC was checked. */
export function parseVaultHeader(bytes: Uint8Array): Result<VaultHeader, HeaderParseFailure> {
  if (bytes.length > MAX_HEADER_SIZE_BYTES) {
    return malformed("", `at most ${String(MAX_HEADER_SIZE_BYTES)} bytes`);
  }
  const json = parseJson(bytes);
  const claim = formatClaimSchema.safeParse(json);
  if (!claim.success) return malformed("/format", `"${VAULT_FORMAT}" and a version`);
  if (claim.data.formatVersion > VAULT_FORMAT_VERSION) {
    return err({
      kind: "vault-from-newer-version",
      foundVersion: claim.data.formatVersion,
      supportedVersion: VAULT_FORMAT_VERSION,
    });
  }
  const header = vaultHeaderSchema.safeParse(json);
  if (header.success) return ok(header.data);
  const [issue] = header.error.issues;
  return malformed(
    `/${(issue?.path ?? []).map(String).join("/")}`,
    issue?.message ?? "a vault header",
  );
}

/** Text of `vault.json`: format and version first, one member per line, for people who look into the file. */
export function serializeVaultHeader(header: VaultHeader): Uint8Array {
  const { format, formatVersion, ...rest } = header;
  return encoder.encode(`${JSON.stringify({ format, formatVersion, ...rest }, null, 2)}\n`);
}

/** The bytes that the header's MAC covers: all members but the MAC itself. */
export function headerMacInput(header: UnsealedVaultHeader): Uint8Array {
  const { format, formatVersion, vaultId, kind, createdAtIso, fingerprintBase64, slots } = header;
  return encoder.encode(
    canonicalJson({ format, formatVersion, vaultId, kind, createdAtIso, fingerprintBase64, slots }),
  );
}

/** Associated data of a wrapped key: a slot opens only in its own vault, kind, place and cost. */
export function slotAssociatedData(
  header: Pick<VaultHeader, "vaultId" | "kind">,
  slot: SlotKind,
  kdf: SlotKdf,
): Uint8Array {
  const { vaultId, kind } = header;
  return encoder.encode(
    canonicalJson({
      format: VAULT_FORMAT,
      formatVersion: VAULT_FORMAT_VERSION,
      vaultId,
      kind,
      slot,
      kdf,
    }),
  );
}

const encoder = new TextEncoder();

/** Read before the rest, so that a newer vault is named as such and not as malformed. */
const formatClaimSchema = z.object({
  format: z.literal(VAULT_FORMAT),
  formatVersion: z.int().min(1),
});

function malformed(place: string, expected: string): Result<never, HeaderParseFailure> {
  return err({ kind: "header-malformed", place, expected });
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return value;
  } catch (error) {
    // Bad UTF-8 is a TypeError, bad JSON a SyntaxError. Neither is a value that the schema could accept.
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}
