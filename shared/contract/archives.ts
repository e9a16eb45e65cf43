import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { archiveLedgerSchema } from "../exchange/archive/archive-ledger.ts";
import { MAX_ARCHIVED_INCIDENTS } from "../exchange/archive/archive-manifest.ts";
import { incidentIdSchema } from "../model/ids.ts";
import { journalEntrySchema } from "../model/journal.ts";
import { tlpSchema } from "../model/values.ts";
import { call, downloadTicketSchema, pageOf, progressSchema } from "./call.ts";

const incidentIds = z.array(incidentIdSchema).min(1).max(MAX_ARCHIVED_INCIDENTS);

/** What an archive holds. Its label is the strictest of everything in it: nothing is left out. */
export const archiveContentSchema = z.object({
  incidents: z.array(z.object({ id: z.uuid(), number: z.string(), title: z.string() })),
  tlp: tlpSchema,
  /** By kind and label, deleted records included. */
  records: z.record(z.string(), z.record(z.string(), z.int())),
  evidence: z.object({ files: z.int(), bytes: z.int(), absent: z.int() }),
});

export const archiveSealingSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("passphrase"), passphrase: z.string().max(4_096) }),
  /** Ids of peers, or recipients as `age` writes them. The own organisation can always open it. */
  z.object({
    kind: z.literal("recipients"),
    recipients: z.array(z.string().min(1).max(4_096)).min(1).max(30).readonly(),
  }),
]);

const archiveFileShape = {
  /** An upload of kind `archive`. */
  uploadId: z.uuid(),
  /** Null for one that was sealed to our keys. */
  passphrase: z.string().max(4_096).nullable(),
};

/** Whole cases in one file, to keep or to move: docs/case-archive-format.md. */
export const archivesContract = {
  /** What would be in it. Fails with `not-found` or `marking-required`. */
  preview: call.input(z.object({ incidentIds })).output(archiveContentSchema),
  /**
   * Fails with `above-ceiling` when anything in it is stricter: TLP:RED is chosen by name. Further: `passphrase-refused`, what keeps a peer from being sent
   * anything, `evidence-damaged`, `archive-refused`.
   */
  create: call
    .input(
      z.object({
        incidentIds,
        ceiling: tlpSchema.default("TLP:AMBER+STRICT"),
        sealing: archiveSealingSchema,
        /** The analyst read that the whole case leaves the vault. */
        acknowledged: z.literal(true),
      }),
    )
    .output(
      eventIterator(
        progressSchema,
        archiveContentSchema.extend({
          ...downloadTicketSchema.shape,
          archiveId: z.uuid(),
          sha256: z.string(),
        }),
      ),
    ),
  /** Verifies a file whole and says what taking it in would come to. Fails with `archive-refused`. */
  inspect: call
    .input(z.object(archiveFileShape))
    .output(eventIterator(progressSchema, archiveLedgerSchema)),
  /** Takes the case in, whole or not at all, as one action. `vouchedKeyId`: the key of a signer whom nobody here compared. */
  take: call
    .input(
      z.object({
        ...archiveFileShape,
        vouchedKeyId: z
          .string()
          .regex(/^[0-9A-Fa-f]{16}$/)
          .nullable()
          .default(null),
      }),
    )
    .output(eventIterator(progressSchema, archiveLedgerSchema)),
  /** What was done to an incident or report in the vaults that it came from, newest first. */
  history: call
    .input(
      z.object({
        subjectId: z.uuid(),
        limit: z.int().min(1).max(1_000).default(100),
        /** Entries that were shown before. */
        offset: z.int().min(0).default(0),
      }),
    )
    .output(
      pageOf(
        journalEntrySchema.extend({
          /** Organisation in whose vault it was done, as the archive calls it. */
          origin: z.string(),
        }),
      ).extend({ total: z.int() }),
    ),
};
