import { z } from "zod";
import { rowFaultSchema } from "../domain/constituents/row-fault.ts";
import { CONSTITUENT_COLUMNS } from "../formats/constituents/columns.ts";
import { constituentFieldsSchema, constituentSchema } from "../model/constituent.ts";
import { actionIdSchema, constituentIdSchema, incidentIdSchema } from "../model/ids.ts";
import { bytesSchema, call, changedSchema } from "./call.ts";

const namedSchema = z.object({ id: constituentIdSchema, name: z.string() });
const lookupKindSchema = z.enum(["network", "domain", "asn"]);
const heldSchema = z.object({ entry: z.string(), constituent: namedSchema });
const validitySchema = z.object({
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  onDate: z.string(),
});

/** See `shared/domain/constituents/match-constituent.ts`. */
export const matchStepSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("read-as"), as: lookupKindSchema, value: z.string() }),
  z.object({ kind: z.literal("not-readable") }),
  z.object({
    kind: z.literal("won"),
    rule: z.enum(["longest-prefix", "longest-suffix", "same-number"]),
    ...heldSchema.shape,
    ...validitySchema.shape,
  }),
  z.object({ kind: z.literal("same-entry"), ...heldSchema.shape }),
  z.object({ kind: z.literal("less-specific"), ...heldSchema.shape }),
  z.object({ kind: z.literal("not-valid"), ...heldSchema.shape, ...validitySchema.shape }),
  z.object({ kind: z.literal("nothing-holds") }),
  z.object({ kind: z.literal("fallback"), to: z.enum(["address-registry", "domain-registry"]) }),
]);

export const constituentMatchSchema = z.object({
  value: z.string(),
  constituent: namedSchema.nullable(),
  by: z.object({ kind: lookupKindSchema, entry: z.string() }).nullable(),
  alsoHeldBy: z.array(namedSchema).readonly(),
  steps: z.array(matchStepSchema).readonly(),
});

export const constituentLedgerSchema = z.object({
  rows: z.int(),
  organisations: z.int(),
  continuing: z.int(),
  refused: z.int(),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
});

/** A register is text that people keep; what is larger is none. */
const MAX_FILE_BYTES = 67_108_864;

/** The register of whom we serve. */
export const constituentsContract = {
  /** By name. `query`: words that all have to be found, `country:`, `sector:` and `kind:` as exact values. */
  list: call
    .input(
      z.object({
        query: z.string().max(4_096).default(""),
        limit: z.int().min(1).max(10_000).default(100),
        offset: z.int().min(0).default(0),
      }),
    )
    .output(z.object({ items: z.array(constituentSchema), total: z.int() })),
  get: call.input(z.object({ id: constituentIdSchema })).output(constituentSchema),
  /** A new one, or in place of one. Fails with `invalid-value` when another has the same name and country. */
  save: call
    .input(z.object({ id: constituentIdSchema.optional(), fields: constituentFieldsSchema }))
    .output(z.object({ id: constituentIdSchema, actionId: z.int().nonnegative() })),
  remove: call.input(z.object({ id: constituentIdSchema })).output(changedSchema),
  /**
   * Takes in a CSV. Rows with faults stay out and are named; the rest comes in as one action. `actionId` is null when nothing
   * changed. Fails with `invalid-value` when the header does not say what is what.
   */
  importTable: call
    .input(
      z.object({
        name: z.string().max(1_024),
        bytes: bytesSchema.refine(({ length }) => length <= MAX_FILE_BYTES, {
          message: "at most 64 MiB",
        }),
        mapping: z.partialRecord(z.enum(CONSTITUENT_COLUMNS), z.string().max(1_024)).default({}),
      }),
    )
    .output(
      z.object({
        actionId: actionIdSchema.nullable(),
        ledger: constituentLedgerSchema,
        faults: z.array(rowFaultSchema),
        unknownColumns: z.array(z.string()),
        guessedCells: z.int(),
      }),
    ),
  /** Whose values are, or all observables of an incident; `onDate` (a day in UTC) is today when left out. */
  match: call
    .input(
      z.object({
        values: z.array(z.string().max(65_536)).max(100_000).default([]),
        incidentId: incidentIdSchema.optional(),
        onDate: z.iso.date().optional(),
      }),
    )
    .output(z.object({ onDate: z.string(), items: z.array(constituentMatchSchema) })),
};
