import { z } from "zod";

/** Who holds the vault, as far as the holder wrote it down before it was asked. */
export const vaultHolderSchema = z.object({
  /** Name of the program, for example `watchpost desk`. */
  program: z.string(),
  host: z.string(),
  pid: z.int(),
  sinceIso: z.string(),
});
export type VaultHolder = z.infer<typeof vaultHolderSchema>;

export const kdfParameterSchema = z.enum(["memoryKib", "passes"]);

/**
 * Everything that can go wrong with a vault as a container, as data.
 *
 * A wrong secret and an altered slot look the same under authenticated encryption: `wrong-passphrase` and
 * `wrong-recovery-code` claim no more than that the slot did not open.
 */
export const vaultFailureSchema = z.discriminatedUnion("kind", [
  // Finding the vault.
  z.object({ kind: z.literal("vault-missing"), path: z.string() }),
  z.object({ kind: z.literal("directory-not-empty"), path: z.string() }),
  z.object({ kind: z.literal("not-a-regular-file"), path: z.string() }),
  z.object({ kind: z.literal("network-mount-refused"), path: z.string(), mountType: z.string() }),
  z.object({ kind: z.literal("vault-in-use"), openedBy: vaultHolderSchema.nullable() }),

  // Public header.
  z.object({ kind: z.literal("header-malformed"), place: z.string(), expected: z.string() }),
  /** Opened by the right key, but something in it was changed by someone who did not have the key. */
  z.object({ kind: z.literal("header-altered") }),
  z.object({
    kind: z.literal("vault-from-newer-version"),
    foundVersion: z.int(),
    supportedVersion: z.int(),
  }),
  z.object({
    kind: z.literal("kdf-parameters-refused"),
    parameter: kdfParameterSchema,
    found: z.int(),
    minimum: z.int(),
    maximum: z.int(),
  }),

  // Unlocking.
  z.object({
    kind: z.literal("slot-missing"),
    slot: z.enum(["passphrase", "recovery", "keychain"]),
  }),
  z.object({ kind: z.literal("wrong-passphrase") }),
  z.object({ kind: z.literal("wrong-recovery-code") }),
  z.object({
    kind: z.literal("recovery-code-mistyped"),
    reason: z.enum(["length", "character", "checksum"]),
    /** 1-based position among the code's characters without spaces and dashes; 0 when no single place is known. */
    position: z.int(),
  }),
  z.object({
    kind: z.literal("passphrase-refused"),
    reason: z.enum(["too-short", "too-long", "too-common", "too-uniform", "control-character"]),
    minimumLength: z.int(),
    maximumLength: z.int(),
  }),
  z.object({ kind: z.literal("keychain-unavailable"), why: z.string() }),
  z.object({ kind: z.literal("keychain-weak"), backend: z.string() }),

  // Database.
  z.object({ kind: z.literal("database-missing"), path: z.string() }),
  z.object({ kind: z.literal("database-unreadable"), path: z.string() }),
  /** The database belongs to another vault, or to one of the other kind. */
  z.object({ kind: z.literal("database-mismatch"), field: z.enum(["vault_id", "kind"]) }),
  z.object({ kind: z.literal("engine-refused"), foundVersion: z.string() }),

  // Evidence files. `name` is the sealed file's name, which says nothing about the content.
  z.object({ kind: z.literal("blob-missing"), name: z.string() }),
  z.object({
    kind: z.literal("blob-damaged"),
    name: z.string(),
    reason: z.enum(["header", "chunk", "truncated", "digest"]),
    /** Where the first damaged part starts in the sealed file. */
    offsetBytes: z.int(),
  }),
  z.object({ kind: z.literal("too-large"), what: z.string(), limit: z.int(), found: z.int() }),

  // Backups.
  z.object({ kind: z.literal("backup-missing"), path: z.string() }),
  z.object({
    kind: z.literal("backup-damaged"),
    /** `incomplete`: the file ends early. `altered`: its parts do not fit the key. `not-a-backup`: it never was one. */
    reason: z.enum(["not-a-backup", "incomplete", "altered", "content"]),
    offsetBytes: z.int(),
  }),
  z.object({ kind: z.literal("backup-target-exists"), path: z.string() }),

  // Disk and person.
  z.object({ kind: z.literal("disk-full") }),
  z.object({ kind: z.literal("cancelled") }),
]);

export type VaultFailure = z.infer<typeof vaultFailureSchema>;
export type VaultFailureKind = VaultFailure["kind"];

/** The failures with these kinds, for signatures that promise less than all of them. */
export type VaultFailureOf<Kind extends VaultFailureKind> = Extract<VaultFailure, { kind: Kind }>;
