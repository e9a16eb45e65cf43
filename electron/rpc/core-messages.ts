import { z } from "zod";
import type { Frame } from "./frame-port.ts";

/**
 * What a shell (host or Electron main) and its core process tell each other. Both sides check every message:
 * the core is ours, but a message that does not parse is a defect that should be seen where it arises.
 */

const connectionSchema = z.string().min(1).max(64);
const requestSchema = z.int().nonnegative();
const frameSchema = z.custom<Frame>(
  (data) => typeof data === "string" || data instanceof Uint8Array,
);
const bytesSchema = z.custom<Uint8Array>((data) => data instanceof Uint8Array);
const ticketSchema = z.string().max(128);

/** Why the shell wants the vault locked; shown to the analyst by the window. */
export const lockReasonSchema = z.enum(["os-lock", "suspend", "shutdown", "renderer-gone"]);
export type LockReason = z.infer<typeof lockReasonSchema>;

export const shellAnswerSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("available"), isAvailable: z.boolean() }),
  z.object({ kind: z.literal("bytes"), bytes: bytesSchema }),
  z.object({ kind: z.literal("importer") }),
  z.object({ kind: z.literal("unavailable"), why: z.string() }),
]);
export type ShellAnswer = z.infer<typeof shellAnswerSchema>;

export const toCoreSchema = z.discriminatedUnion("kind", [
  /** A new window. In Electron its port comes with the message; in the host its frames follow as `frame`. */
  z.object({ kind: z.literal("connect"), connection: connectionSchema }),
  z.object({ kind: z.literal("frame"), connection: connectionSchema, data: frameSchema }),
  z.object({ kind: z.literal("disconnect"), connection: connectionSchema }),
  z.object({ kind: z.literal("lock"), why: lockReasonSchema }),
  z.object({ kind: z.literal("open-download"), request: requestSchema, ticket: ticketSchema }),
  z.object({ kind: z.literal("pull-download"), request: requestSchema }),
  z.object({ kind: z.literal("cancel-download"), request: requestSchema }),
  /** Electron: the path comes from main's own save dialog, never from a window. */
  z.object({
    kind: z.literal("save-download"),
    request: requestSchema,
    ticket: ticketSchema,
    path: z.string(),
  }),
  /** Answers an `ask` of the core; for an importer its port comes with the message. */
  z.object({ kind: z.literal("answer"), request: requestSchema, answer: shellAnswerSchema }),
  z.object({ kind: z.literal("shutdown") }),
]);
export type ToCore = z.infer<typeof toCoreSchema>;

export const askSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("keychain-available") }),
  z.object({ kind: z.literal("keychain-seal"), bytes: bytesSchema }),
  z.object({ kind: z.literal("keychain-open"), bytes: bytesSchema }),
  /** Electron: only main can start a parser process. */
  z.object({ kind: z.literal("importer") }),
]);
export type Ask = z.infer<typeof askSchema>;

export const saveFailureSchema = z.enum(["refused", "ticket", "disk"]);

export const fromCoreSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ready") }),
  z.object({ kind: z.literal("frame"), connection: connectionSchema, data: frameSchema }),
  z.object({ kind: z.literal("disconnect"), connection: connectionSchema }),
  z.object({
    kind: z.literal("download-opened"),
    request: requestSchema,
    name: z.string(),
    sizeBytes: z.int().nonnegative(),
  }),
  z.object({ kind: z.literal("download-chunk"), request: requestSchema, data: bytesSchema }),
  z.object({ kind: z.literal("download-ended"), request: requestSchema }),
  z.object({ kind: z.literal("download-failed"), request: requestSchema }),
  z.object({ kind: z.literal("saved"), request: requestSchema, sizeBytes: z.int().nonnegative() }),
  z.object({ kind: z.literal("save-failed"), request: requestSchema, reason: saveFailureSchema }),
  z.object({ kind: z.literal("ask"), request: requestSchema, ask: askSchema }),
  /** The core has no more use for the parser process that this request gave it. */
  z.object({ kind: z.literal("end-importer"), request: requestSchema }),
]);
export type FromCore = z.infer<typeof fromCoreSchema>;

/**
 * The line between a shell and its core process. `ports` are message ports that came along (Electron only).
 * `send` after the other side ended does nothing.
 */
export interface ControlChannel<Port> {
  readonly send: (message: ToCore | FromCore, ports?: readonly Port[]) => void;
  readonly onMessage: (listener: (message: unknown, ports: readonly Port[]) => void) => void;
  readonly onClose: (listener: () => void) => void;
}
