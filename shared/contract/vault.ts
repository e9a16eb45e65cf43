import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { vaultIdSchema } from "../model/ids.ts";
import { vaultSettingsSchema } from "../model/settings.ts";
import { analystSchema, instantSchema } from "../model/values.ts";
import { bytesSchema, call, downloadTicketSchema, progressSchema } from "./call.ts";

const passphraseSchema = z.string().min(1).max(1_024);

/** A vault of this desk. The window knows vaults by name only; folders are the core's business (threats row 53). */
export const vaultEntrySchema = z.object({
  name: z.string(),
  vaultId: vaultIdSchema,
  kind: z.enum(["real", "exercise"]),
  createdAt: instantSchema,
  /** Shown before the passphrase box, so that a planted vault or an impostor page is noticed. */
  fingerprintWords: z.string(),
  hasKeychainSlot: z.boolean(),
  isDemonstration: z.boolean(),
});

/** What the analyst should know of a vault that was just opened. */
export const vaultNoticeSchema = z.enum([
  "not-closed-in-order",
  "not-closed-but-whole",
  "not-closed-and-damaged",
  "older-copy",
]);
export type VaultNotice = z.infer<typeof vaultNoticeSchema>;

export const vaultStateSchema = z.discriminatedUnion("phase", [
  z.object({ phase: z.literal("closed"), vaults: z.array(vaultEntrySchema) }),
  z.object({
    phase: z.literal("locked"),
    vault: vaultEntrySchema,
    vaults: z.array(vaultEntrySchema),
    why: z.string().nullable(),
  }),
  z.object({
    phase: z.literal("open"),
    vault: vaultEntrySchema,
    settings: vaultSettingsSchema,
    lastBackupAt: instantSchema.nullable(),
    /** The last check that found nothing wrong. */
    lastCheckAt: instantSchema.nullable(),
    notices: z.array(vaultNoticeSchema),
  }),
]);
export type VaultState = z.infer<typeof vaultStateSchema>;

const createInputSchema = z.object({
  name: z.string().trim().min(1).max(64),
  organisation: z.string().trim().min(1).max(255),
  countryCode: z.string().regex(/^[A-Z]{2}$/),
  analyst: analystSchema,
  kind: z.enum(["real", "exercise"]).default("real"),
  passphrase: passphraseSchema,
});

export const vaultCheckSchema = z.object({
  isOk: z.boolean(),
  counts: z.record(z.string(), z.int()),
  problems: z.array(z.object({ kind: z.string(), detail: z.string() })),
});

export const vaultInfoSchema = z.object({
  vault: vaultEntrySchema,
  organisationId: z.uuid(),
  replicaId: z.uuid(),
  schemaVersion: z.int(),
  kdf: z.object({ algorithm: z.string(), memoryKib: z.int(), passes: z.int() }),
  slots: z.array(z.string()),
  counts: z.record(z.string(), z.int()),
  sizeBytes: z.int(),
});

/** What a rehearsed restore found in a backup. */
export const rehearsalSchema = z.object({
  records: z.int(),
  /** Evidence files in it, and how many of them were damaged before the backup was made. */
  evidenceFiles: z.int(),
  damagedFiles: z.int(),
});
export type Rehearsal = z.infer<typeof rehearsalSchema>;

const draftSchema = z.object({
  name: z.string().min(1).max(512),
  value: z.string().max(1_048_576),
});

/** Vault: open, lock, keys, backup (design 4). Every call of the other areas fails with `vault-locked` while none is open. */
export const vaultContract = {
  /** Follows the state of the vault; the first event is the present state. */
  watch: call.output(eventIterator(vaultStateSchema)),
  state: call.output(vaultStateSchema),
  create: call
    .input(createInputSchema)
    .output(
      z.object({ vaultId: vaultIdSchema, organisationId: z.uuid(), recoveryCode: z.string() }),
    ),
  /** Picks the vault to be unlocked, by name. */
  select: call.input(z.object({ name: z.string() })).output(vaultStateSchema),
  unlock: call
    .input(
      z.object({
        name: z.string(),
        passphrase: passphraseSchema,
        analyst: analystSchema.optional(),
      }),
    )
    .output(vaultStateSchema),
  unlockWithKeychain: call.input(z.object({ name: z.string() })).output(vaultStateSchema),
  /** Sets a new passphrase with the printed recovery code and opens the vault. */
  recover: call
    .input(
      z.object({
        name: z.string(),
        recoveryCode: z.string().max(256),
        newPassphrase: passphraseSchema,
      }),
    )
    .output(z.object({ recoveryCode: z.string() })),
  lock: call.input(z.object({ why: z.string().max(64).default("key") })).output(z.void()),
  /** Tells that a person is here, for the idle lock. */
  touch: call.output(z.void()),
  changePassphrase: call
    .input(z.object({ oldPassphrase: passphraseSchema, newPassphrase: passphraseSchema }))
    .output(z.void()),
  setKeychain: call.input(z.object({ isEnabled: z.boolean() })).output(z.void()),
  info: call.output(vaultInfoSchema),
  check: call.output(eventIterator(progressSchema, vaultCheckSchema)),
  /** Makes one consistent encrypted file while work goes on. */
  backup: call.output(eventIterator(progressSchema, downloadTicketSchema)),
  /** Restores an uploaded backup as a new vault of this desk with a new replica id. */
  restore: call
    .input(
      z.object({
        uploadId: z.uuid(),
        name: z.string().trim().min(1).max(64),
        passphrase: passphraseSchema,
      }),
    )
    .output(eventIterator(progressSchema, z.object({ vaultId: vaultIdSchema, records: z.int() }))),
  /** Restores an uploaded backup beside the vaults and throws the result away: tells whether it would work. */
  rehearseRestore: call
    .input(z.object({ uploadId: z.uuid(), passphrase: passphraseSchema }))
    .output(eventIterator(progressSchema, rehearsalSchema)),
  /** Opens a vault with realistic sample data that is thrown away when it is locked or the desk closes. */
  demonstration: call.output(eventIterator(progressSchema, vaultStateSchema)),
  /** Key that seals the window's unsaved drafts; never stored, gone at lock. 32 bytes. */
  draftKey: call.output(z.object({ key: bytesSchema })),
  /** Unsaved work of the window by name, as JSON text: its own store does not outlive the program. */
  drafts: {
    list: call.output(z.object({ items: z.array(draftSchema) })),
    put: call.input(draftSchema).output(z.void()),
    remove: call.input(draftSchema.pick({ name: true })).output(z.void()),
  },
  settings: {
    get: call.output(vaultSettingsSchema),
    set: call.input(vaultSettingsSchema.partial()).output(vaultSettingsSchema),
  },
};
