import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { HOLDING_STATUSES } from "../exchange/release/register/holdings.ts";
import { recordRefSchema } from "../exchange/release/record-ref.ts";
import { instantSchema, reasonSchema, tlpSchema } from "../model/values.ts";
import { call, changedSchema, downloadTicketSchema, progressSchema } from "./call.ts";
import { recallsContract } from "./exchange-notices.ts";
import { requestsContract } from "./exchange-questions.ts";
import {
  bundleReceiptSchema,
  bundleStateSchema,
  quarantinedSchema,
  rollBackSchema,
} from "./exchange-bundles.ts";
import { arrivalSchema, openConflictSchema, openProposalSchema } from "./exchange-receipt.ts";
import { releaseFieldSchema, releaseOrderSchema, releaseViewSchema } from "./exchange-release.ts";
import { failureSchema } from "./failures.ts";

const countsSchema = z.record(z.string(), z.record(z.string(), z.int()));

/** Peers that one exchange names at most. */
const peerIdsSchema = z.array(z.uuid()).min(1).max(1_000);
const incidentIdsSchema = z.array(z.uuid()).max(1_000);

/** A bundle that went out or came in. */
export const knownBundleSchema = z.object({
  bundleId: z.uuid(),
  direction: z.enum(["sent", "received"]),
  /** With whom: the sender, or those it went to. */
  organisationIds: z.array(z.uuid()),
  sequence: z.int(),
  at: instantSchema,
  sizeBytes: z.number(),
  /** By kind and label; a receipt has none. */
  counts: countsSchema,
  /** Those of them that have confirmed it, with the time; of what came in nobody has to. */
  /** `leftOut`: records that the recipient says it did not take. */
  deliveredTo: z.array(z.object({ organisationId: z.uuid(), at: instantSchema, leftOut: z.int() })),
  state: bundleStateSchema,
  receipt: bundleReceiptSchema,
});
export type KnownBundleView = z.infer<typeof knownBundleSchema>;

/** A bundle for a peer on a carrier, or on its way to one. */
const carriedSchema = z.object({
  peerId: z.uuid(),
  bundleId: z.uuid().nullable(),
  sequence: z.int().nullable(),
  isReceipt: z.boolean(),
  /** Null for one that an earlier run wrote. */
  records: countsSchema.nullable(),
  tlpCeiling: tlpSchema.nullable(),
  withheldCount: z.int(),
  fileNames: z.array(z.string()),
  sizeBytes: z.number(),
});
export type CarriedBundle = z.infer<typeof carriedSchema>;

/** What an exchange with a folder did, or would do. */
export const folderLedgerSchema = z.object({
  directory: z.string(),
  received: z.array(z.object({ fileName: z.string(), arrival: arrivalSchema })),
  sent: z.array(carriedSchema),
  /** There from an earlier run, and not confirmed by the peer. */
  waiting: z.array(carriedSchema),
  /** Due, and kept here by the marking rules, all of it. */
  held: z.array(z.object({ peerId: z.uuid(), withheldCount: z.int() })),
  refused: z.array(z.object({ fileName: z.string(), failure: failureSchema })),
  unsent: z.array(z.object({ peerId: z.uuid(), failure: failureSchema })),
  /** Bundles that were taken in by an earlier run. */
  knownCount: z.int(),
  removedCount: z.int(),
  notLookedAtCount: z.int(),
  isSafeToRemove: z.boolean(),
  isCancelled: z.boolean(),
});
export type FolderLedgerView = z.infer<typeof folderLedgerSchema>;

/** Absolute path of a folder of this machine, as the analyst typed or chose it. */
const directorySchema = z
  .string()
  .min(1)
  .max(4_096)
  .refine((path) => !path.includes("\0"), { error: "a path" });

/** A bundle that was written, read back and noted. */
export const writtenBundleSchema = downloadTicketSchema.extend({
  /** Null when it lies in a folder already. */
  ticket: z.string().nullable(),
  bundleId: z.uuid(),
  sequence: z.int(),
  sha256: z.string(),
  records: z.int(),
});
export type WrittenBundleView = z.infer<typeof writtenBundleSchema>;

const folderOrderSchema = z.object({
  directory: directorySchema,
  /** Absent: everybody who is trusted. */
  peerIds: peerIdsSchema.optional(),
  /** Shared with those peers from now on; naming them names the peers for them (TLP:AMBER). */
  incidentIds: incidentIdsSchema.default([]),
});

/** One line of the register: what one peer has of one thing. */
const registerLineSchema = z.object({
  since: instantSchema,
  last: instantSchema,
  /** Strictest label among what is held. */
  tlp: tlpSchema.nullable(),
  countByKind: z.record(z.string(), z.int()),
  /** Records whose arrival was not confirmed. */
  undeliveredCount: z.int(),
});

export const heldRecordSchema = recordRefSchema.extend({
  title: z.string(),
  tlp: tlpSchema,
  since: instantSchema,
  last: instantSchema,
  deliveredAt: instantSchema.nullable(),
  status: z.enum(HOLDING_STATUSES),
});
export type HeldRecord = z.infer<typeof heldRecordSchema>;

export const incidentDisclosureSchema = registerLineSchema.extend({
  organisationId: z.uuid(),
  /** Whether changes of it go to the peer by themselves. */
  isKeptUp: z.boolean(),
});
export type IncidentDisclosure = z.infer<typeof incidentDisclosureSchema>;

export const peerDisclosureSchema = registerLineSchema.extend({
  /** Incident or report; null for what belongs to none. */
  rootId: z.uuid().nullable(),
  rootKind: z.enum(["incident", "report"]).nullable(),
  title: z.string(),
});
export type PeerDisclosure = z.infer<typeof peerDisclosureSchema>;

/** Which records of a bundle are taken: these, or all but these. */
const choiceSchema = z.object({
  kind: z.enum(["only", "except"]),
  ids: z.array(z.uuid()).min(1).max(100_000),
});
export type RecordChoiceView = z.infer<typeof choiceSchema>;

/** Bundles by file. Nothing leaves but by `write`, and nothing comes in but by `apply`. */
const bundlesContract = {
  /** What the rules would let go to one peer, and what stays and why. Nothing is written. */
  preview: call.input(releaseOrderSchema).output(releaseViewSchema),
  /** What goes of one record, field by field. Failure: `not-found` when it does not go. */
  previewRecord: call
    .input(releaseOrderSchema.extend({ record: recordRefSchema }))
    .output(z.object({ fields: z.array(releaseFieldSchema) })),
  /**
   * Writes what was seen and keeps what went to whom. Failures: `release-changed` when it is not what the digest names,
   * `nothing-to-send`, `bundle-refused`, those of a folder, and those that keep a peer from being sent anything.
   */
  write: call
    .input(
      releaseOrderSchema.extend({
        digest: z.string().max(128),
        /** Folder to write it into, where it is read back; absent: it waits to be saved by its ticket. */
        directory: directorySchema.optional(),
      }),
    )
    .output(eventIterator(progressSchema, writtenBundleSchema)),
  /** Verifies an uploaded bundle and says what would come of it. */
  inspect: call
    .input(z.object({ uploadId: z.uuid() }))
    .output(eventIterator(progressSchema, arrivalSchema)),
  /**
   * The same, and takes it in, whole or only what is chosen; the rest stays offered in quarantine; the upload is used up then. `again`: also one that was rolled back here, which
   * else fails with `bundle-rolled-back`.
   */
  apply: call
    .input(
      z.object({
        uploadId: z.uuid(),
        again: z.literal(true).optional(),
        choice: choiceSchema.optional(),
      }),
    )
    .output(eventIterator(progressSchema, arrivalSchema)),
  /** Those that went and came, newest first. */
  list: call
    .input(z.object({ limit: z.int().min(1).max(1_000).default(500) }))
    .output(z.object({ items: z.array(knownBundleSchema) })),
  /**
   * What a roll back of a bundle that was taken in would do. Nothing is written. Failures: `unknown-bundle`, `cannot-roll-back`,
   * `bundle-rolled-back`.
   */
  previewRollBack: call.input(z.object({ bundleId: z.uuid() })).output(rollBackSchema),
  /** Takes it out again, as a whole; what was changed here since stays. Fails like the preview, and with `later-bundles`. */
  rollBack: call.input(z.object({ bundleId: z.uuid() })).output(rollBackSchema),
};

/** Bundles that are kept over sessions because their sender is unknown, not compared or not trusted any more. */
const quarantineContract = {
  /** Newest first. */
  list: call.output(z.object({ items: z.array(quarantinedSchema) })),
  /**
   * Keeps an uploaded bundle if its sender is all that is wrong with it; the upload is used up then. Null: it may be taken in, is
   * refused for good, or the quarantine is full.
   */
  hold: call.input(z.object({ uploadId: z.uuid() })).output(z.object({ id: z.uuid().nullable() })),
  /** Verifies it by what is known of its sender now. Fails as `bundles.inspect` does, and with `not-in-quarantine`. */
  inspect: call
    .input(z.object({ id: z.uuid() }))
    .output(eventIterator(progressSchema, arrivalSchema)),
  /** The same, and takes it in, or what is chosen of it. Refused, or with something left out, it stays. */
  release: call
    .input(z.object({ id: z.uuid(), choice: choiceSchema.optional() }))
    .output(eventIterator(progressSchema, arrivalSchema)),
  /** Throws it away unread. Failure: `not-in-quarantine`. */
  discard: call.input(z.object({ id: z.uuid() })).output(z.void()),
};

/** Sticks, shares and synced folders. */
const folderContract = {
  /** Media that can be taken out and are there now, by their paths. */
  places: call.output(z.object({ items: z.array(z.string()) })),
  /** What would be taken in and what would go. Nothing is written, neither here nor there. */
  preview: call.input(folderOrderSchema).output(eventIterator(progressSchema, folderLedgerSchema)),
  /** Takes in what is there for us, then writes what is due. Ending the stream early cancels: what was finished stays. */
  run: call.input(folderOrderSchema).output(eventIterator(progressSchema, folderLedgerSchema)),
  /** From now on changes of the incidents go to the peers by themselves, and the peers are named for them. */
  share: call
    .input(z.object({ peerIds: peerIdsSchema, incidentIds: incidentIdsSchema.min(1) }))
    .output(z.void()),
  /** Nothing further of them goes by itself; what the peers have they keep. */
  stop: call
    .input(z.object({ peerIds: peerIdsSchema, incidentIds: incidentIdsSchema.min(1) }))
    .output(z.void()),
};

/** Who has what since when. */
const registerContract = {
  ofIncident: call
    .input(z.object({ incidentId: z.uuid() }))
    .output(z.object({ items: z.array(incidentDisclosureSchema) })),
  ofPeer: call
    .input(z.object({ peerId: z.uuid() }))
    .output(z.object({ items: z.array(peerDisclosureSchema) })),
  /** Record by record, for one peer and one incident or report. */
  records: call
    .input(z.object({ peerId: z.uuid(), rootId: z.uuid() }))
    .output(z.object({ items: z.array(heldRecordSchema), count: z.int() })),
};

export const exchangeContract = {
  bundles: bundlesContract,
  quarantine: quarantineContract,
  folders: folderContract,
  disclosures: registerContract,
  proposals: {
    /** Oldest first. */
    list: call.output(z.object({ items: z.array(openProposalSchema) })),
    /** Failures: `unknown-proposal`, `open-conflict`. */
    answer: call
      .input(
        z.object({
          id: z.string().max(64),
          answer: z.enum(["accept", "reject"]),
          reason: reasonSchema.optional(),
        }),
      )
      .output(changedSchema),
  },
  conflicts: {
    list: call.output(z.object({ items: z.array(openConflictSchema) })),
    /** Says which text is to stand. Failures: `unknown-conflict`, `invalid-value`. */
    resolve: call
      .input(
        z.object({
          id: z.string().max(64),
          choice: z.discriminatedUnion("kind", [
            z.object({ kind: z.literal("keep"), number: z.int().positive() }),
            z.object({ kind: z.literal("text"), text: z.string().max(1_048_576) }),
          ]),
        }),
      )
      .output(changedSchema),
  },
  recalls: recallsContract,
  requests: requestsContract,
};
