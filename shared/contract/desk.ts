import { z } from "zod";
import { deskSettingsSchema } from "../model/settings.ts";
import { bytesSchema, call } from "./call.ts";

/** The desk itself: facts about the program, settings outside the vault, uploads from the window. */
export const deskContract = {
  about: call.output(
    z.object({
      version: z.string(),
      shell: z.enum(["electron", "host", "cli"]),
      platform: z.string(),
      sqlite: z.string(),
      hasKeychain: z.boolean(),
    }),
  ),
  settings: {
    get: call.output(deskSettingsSchema),
    set: call.input(deskSettingsSchema.partial()).output(deskSettingsSchema),
  },
  /** Files enter in chunks, so that a window never needs a path and the core never a whole file. Sealed while they wait. */
  upload: {
    begin: call
      .input(
        z.object({
          name: z.string().max(4_096),
          sizeBytes: z.int().nonnegative().nullable(),
          /** Content is sealed into the open vault. Backups, case archives and bundles are sealed already and wait as they are. */
          kind: z.enum(["content", "backup", "archive", "bundle"]).default("content"),
        }),
      )
      .output(z.object({ uploadId: z.uuid() })),
    append: call
      .input(z.object({ uploadId: z.uuid(), bytes: bytesSchema }))
      .output(z.object({ receivedBytes: z.int() })),
    finish: call
      .input(z.object({ uploadId: z.uuid() }))
      .output(z.object({ sizeBytes: z.int(), sha256: z.string() })),
    cancel: call.input(z.object({ uploadId: z.uuid() })).output(z.void()),
  },
};
