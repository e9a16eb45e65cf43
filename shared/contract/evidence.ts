import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { handOverViewSchema } from "../domain/custody/hand-over-view.ts";
import { evidenceSchema } from "../model/case-parts.ts";
import { actionIdSchema, evidenceIdSchema } from "../model/ids.ts";
import { observableSubjectSchema } from "../model/observable.ts";
import { bytesSchema, call, changedSchema, downloadTicketSchema, progressSchema } from "./call.ts";

/** Evidence: kept sealed, hashed on the way in, never opened and never previewed as anything active. */
export const evidenceContract = {
  list: call
    .input(z.object({ subject: observableSubjectSchema }))
    .output(z.object({ items: z.array(evidenceSchema) })),
  get: call.input(z.object({ id: evidenceIdSchema })).output(evidenceSchema),
  /** Takes finished uploads in. */
  add: call
    .input(
      z.object({
        subject: observableSubjectSchema,
        uploadIds: z.array(z.uuid()).min(1).max(1_000),
        description: z.string().max(65_536).default(""),
      }),
    )
    .output(z.object({ actionId: actionIdSchema, ids: z.array(evidenceIdSchema) })),
  update: call
    .input(
      z.object({
        id: evidenceIdSchema,
        patch: z.object({
          name: z.string().trim().min(1).max(4_096).optional(),
          description: z.string().max(65_536).optional(),
        }),
      }),
    )
    .output(changedSchema),
  verify: call
    .input(z.object({ ids: z.array(evidenceIdSchema).min(1).max(10_000) }))
    .output(
      eventIterator(
        progressSchema,
        z.object({ verified: z.int(), damaged: z.array(evidenceIdSchema) }),
      ),
    ),
  /**
   * `acknowledged` says that the analyst read the warning: the file leaves the vault and may be harmful. With `archive` it leaves
   * as a ZIP archive sealed with AES-256, without as it came in.
   */
  export: call
    .input(
      z.object({
        id: evidenceIdSchema,
        acknowledged: z.literal(true),
        reason: z.string().max(4_096).default(""),
        archive: z
          .object({ password: z.string().min(1).max(128) })
          .nullable()
          .default(null),
      }),
    )
    .output(downloadTicketSchema),
  /** Signed with the key of this device and noted in the custody log; it stands. */
  handOver: call
    .input(
      z.object({
        id: evidenceIdSchema,
        to: z.string().trim().min(1).max(255),
        organisation: z.string().trim().max(255).default(""),
        place: z.string().trim().max(255).default(""),
        /** What for. */
        detail: z.string().max(1_024).default(""),
        sealNumber: z.string().trim().max(64).default(""),
        /** `key`: has Watchpost and countersigns. `paper`: signs the printed sheet. */
        signs: z.enum(["key", "paper"]).default("paper"),
      }),
    )
    .output(changedSchema.extend({ handOverId: z.uuid() })),
  /** The signed hand-overs of a file, each verified, with everything that does not fit. */
  handOvers: call
    .input(z.object({ id: evidenceIdSchema }))
    .output(z.object({ items: z.array(handOverViewSchema) })),
  /** The file that goes with the evidence, for the taker to countersign and for anybody to verify. */
  handOverFile: call
    .input(z.object({ id: evidenceIdSchema, handOverId: z.uuid() }))
    .output(downloadTicketSchema),
  /** First bytes for a hex and text view: never more, never as anything but octets. */
  peek: call
    .input(
      z.object({
        id: evidenceIdSchema,
        offset: z.int().min(0).default(0),
        length: z.int().min(1).max(65_536).default(4_096),
      }),
    )
    .output(z.object({ bytes: bytesSchema, sizeBytes: z.int() })),
};
