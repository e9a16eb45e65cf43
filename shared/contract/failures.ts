import { z } from "zod";
import { recordKindSchema } from "../model/ids.ts";
import { custodyFindingSchema } from "../domain/custody/verify-hand-over.ts";
import { archiveProblemSchema } from "../exchange/archive/archive-problem.ts";
import { WARNING_LIST_PROBLEMS } from "../formats/warning-list/parse.ts";
import { identityFailureSchema } from "../exchange/identity/failures.ts";
import { noticeFailureSchema } from "../exchange/release/failures.ts";
import { relayFailureSchema } from "../exchange/relay/failures.ts";
import { kitRefusalSchema } from "../domain/victim-kit/kit-format.ts";
import { tlpSchema } from "../model/values.ts";
import { vaultFailureSchema } from "../vault/failures.ts";
import { templateProblemSchema } from "./template-problem.ts";
import { exchangeFailureSchema } from "./exchange-failures.ts";

/**
 * Everything that can go wrong in normal use, as data. Each kind has one sentence in the catalogue
 * (`shared/text/<language>/failures.ts`) that says what happened, to what, what was kept and what to do.
 */
export const deskFailureSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("vault-locked") }),
  z.object({ kind: z.literal("vault-open-already"), vaultName: z.string() }),
  z.object({ kind: z.literal("unknown-vault"), vaultName: z.string() }),
  z.object({ kind: z.literal("not-found"), recordKind: recordKindSchema, id: z.string() }),
  z.object({
    kind: z.literal("stale"),
    recordKind: recordKindSchema,
    id: z.string(),
    expectedRevision: z.int(),
    currentRevision: z.int(),
  }),
  z.object({ kind: z.literal("reason-required"), act: z.string() }),
  z.object({ kind: z.literal("transition-refused"), from: z.string(), to: z.string() }),
  z.object({ kind: z.literal("marking-required"), id: z.string() }),
  /** Nobody proposes this, or not any more: it was answered, or a change of our own overtook it. */
  z.object({ kind: z.literal("unknown-proposal"), id: z.string() }),
  /** No such texts stand side by side, or not any more. */
  z.object({ kind: z.literal("unknown-conflict"), id: z.string() }),
  /** Texts of ours stand side by side and have to be settled first. */
  z.object({ kind: z.literal("open-conflict"), field: z.string() }),
  /** A document may not hold what is stricter than its ceiling, and the incident itself is. */
  z.object({
    kind: z.literal("above-ceiling"),
    number: z.string(),
    tlp: tlpSchema,
    ceiling: tlpSchema,
  }),
  /** A template that can't be used, with the place; `expected`: the names that it could have used. */
  z.object({ kind: z.literal("template-refused"), problem: templateProblemSchema }),
  z.object({
    kind: z.literal("invalid-value"),
    field: z.string(),
    found: z.string(),
    expected: z.string(),
  }),
  z.object({
    kind: z.literal("query-error"),
    offset: z.int(),
    found: z.string(),
    expected: z.string(),
  }),
  z.object({ kind: z.literal("already-decided"), id: z.string(), status: z.string() }),
  z.object({ kind: z.literal("cannot-merge"), id: z.string(), why: z.string() }),
  z.object({ kind: z.literal("cannot-undo"), actionId: z.int(), why: z.string() }),
  z.object({ kind: z.literal("nothing-to-undo") }),
  /** A case archive that was not written or not taken in: nothing has changed. */
  z.object({ kind: z.literal("archive-refused"), problem: archiveProblemSchema }),
  /** A hand-over of evidence that does not hold, with everything that does not fit. */
  z.object({ kind: z.literal("custody-refused"), findings: z.array(custodyFindingSchema) }),
  z.object({ kind: z.literal("evidence-damaged"), name: z.string(), detail: z.string() }),
  /** A warning list that was not taken in. */
  z.object({
    kind: z.literal("warning-list-refused"),
    problem: z.enum(WARNING_LIST_PROBLEMS),
    detail: z.string(),
  }),
  /** Answers of a victim kit that were not taken in: nothing has changed. */
  z.object({
    kind: z.literal("kit-refused"),
    why: kitRefusalSchema,
    name: z.string(),
    detail: z.string(),
  }),
  z.object({ kind: z.literal("nothing-to-send") }),
  /** No draft of a notification is there that may leave now. */
  z.object({ kind: z.literal("no-notification"), held: z.int() }),
  z.object({ kind: z.literal("ticket-expired") }),
  z.object({ kind: z.literal("file-not-readable"), path: z.string(), code: z.string() }),
  z.object({ kind: z.literal("file-not-writable"), path: z.string(), code: z.string() }),
  z.object({ kind: z.literal("not-in-this-shell"), what: z.string() }),
  z.object({ kind: z.literal("internal"), reference: z.string() }),
]);

export const failureSchema = z.union([
  deskFailureSchema,
  vaultFailureSchema,
  identityFailureSchema,
  exchangeFailureSchema,
  noticeFailureSchema,
  relayFailureSchema,
]);
export type Failure = z.infer<typeof failureSchema>;
export type FailureKind = Failure["kind"];
