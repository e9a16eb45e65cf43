import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { bytesSchema, call, progressSchema } from "./call.ts";

/** The longest of the published lists has some 10 MB. */
export const MAX_WARNING_LIST_BYTES = 33_554_432;

export const warningListEntrySchema = z.object({
  name: z.string(),
  version: z.string(),
  /** Day of the list, or of the program's pack where the list has none. */
  date: z.string(),
  type: z.enum(["string", "hostname", "substring", "cidr"]),
  /** Null where the list is packed. */
  entries: z.int().nullable(),
  /** Null for one that comes with the program. */
  installedAt: z.string().nullable(),
  installedBy: z.string().nullable(),
});
export type WarningListEntry = z.infer<typeof warningListEntrySchema>;

/** Lists of values that everybody has: what a hit on them says is shown beside the value, with the day of the list. */
export const warningListsContract = {
  list: call.output(z.object({ items: z.array(warningListEntrySchema), isRechecked: z.boolean() })),
  /** One list of MISP's format; takes the place of one of the same name. Fails with `warning-list-refused`. */
  install: call
    .input(
      z.object({
        bytes: bytesSchema.refine(({ length }) => length <= MAX_WARNING_LIST_BYTES, {
          message: "at most 32 MiB",
        }),
      }),
    )
    .output(
      z.object({ name: z.string(), entries: z.int(), leftOut: z.int(), replaced: z.boolean() }),
    ),
  remove: call
    .input(z.object({ name: z.string().max(512) }))
    .output(z.object({ name: z.string() })),
  /** Looks the observables up again that were not since the lists changed; goes on where it was left. */
  recheck: call.output(
    eventIterator(progressSchema, z.object({ checked: z.int(), changed: z.int() })),
  ),
};
