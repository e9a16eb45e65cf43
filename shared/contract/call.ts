import { oc } from "@orpc/contract";
import { z } from "zod";
import { failureSchema } from "./failures.ts";

/** Start of every call: one declared error, whose data is a typed failure. Nothing else is thrown across the border. */
export const call = oc.errors({ FAILED: { data: failureSchema } });

/** Bytes cross as `Uint8Array`; over message ports and sockets see `serializers.ts`. */
export const bytesSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array, {
  error: "expected bytes",
});

/** One page of a list by key: `after` is the opaque `next` of the page before, `offset` serves jumps of a virtual list. */
export const pageInputSchema = z.object({
  /** In the one query grammar (`shared/domain/query`). */
  query: z.string().max(4_096).default(""),
  /** Field name, with `-` before it for descending. */
  sort: z.string().max(64).optional(),
  limit: z.int().min(1).max(1_000).default(100),
  after: z.string().max(1_024).optional(),
  offset: z.int().min(0).max(100_000_000).optional(),
});

export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

/** A made file that waits to be fetched once through the shell: the host serves it, Electron asks where to save it. */
export const downloadTicketSchema = z.object({
  ticket: z.string(),
  name: z.string(),
  sizeBytes: z.int(),
});

/** Progress of long work; `total` is null while unknown. */
export const progressSchema = z.object({
  done: z.number(),
  total: z.number().nullable(),
  what: z.string(),
});

/** Result of a change: the action that undo takes back. */
export const changedSchema = z.object({ actionId: z.int(), changed: z.int() });

/** Records named one by one, or all that a query finds. */
export const targetSchema = z.union([
  z.object({ ids: z.array(z.uuid()).min(1).max(100_000) }),
  z.object({ query: z.string().max(4_096) }),
]);
