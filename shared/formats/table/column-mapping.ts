import { z } from "zod";

/** What a column is for. `extract` searches the cell's text for indicators of any type. */
export const columnRoleSchema = z.discriminatedUnion("role", [
  /** A value of this MISP type. */
  z.object({
    role: z.literal("observable"),
    type: z.string().min(1).max(64),
    toIds: z.boolean().optional(),
  }),
  z.object({ role: z.literal("extract") }),
  /** `value` of the row whose type stands in the column with role `type` (MISP CSV). */
  z.object({ role: z.literal("value") }),
  z.object({ role: z.literal("type") }),
  z.object({ role: z.literal("category") }),
  z.object({ role: z.literal("to-ids") }),
  z.object({ role: z.literal("uuid") }),
  z.object({ role: z.literal("first-seen") }),
  z.object({ role: z.literal("last-seen") }),
  z.object({ role: z.literal("comment") }),
  /** Tags, apart by `;`, `,` or `|`, or as a JSON list. */
  z.object({ role: z.literal("tags") }),
  z.object({ role: z.literal("tlp") }),
  /** RSIT type or machine value. */
  z.object({ role: z.literal("classification") }),
  z.object({ role: z.literal("classification-class") }),
  /** Kept with the row, nothing more. */
  z.object({ role: z.literal("ignore") }),
]);
export type ColumnRole = z.infer<typeof columnRoleSchema>;

/** How a table is read: made by the user or proposed by {@link proposeMapping}, saved as JSON. */
export const columnMappingSchema = z.object({
  version: z.literal(1),
  /** Known layout that the proposal is based on, or null. */
  recognisedAs: z.string().max(64).nullable(),
  /** Overrides detection when set. */
  delimiter: z.enum([",", ";", "\t", "|"]).optional(),
  hasHeader: z.boolean().optional(),
  /** By header name as it stands (`column 1`, … without a header); a column that is not named is ignored. */
  columns: z.array(z.object({ column: z.string().max(1_024), use: columnRoleSchema })).max(1_024),
});
export type ColumnMapping = z.infer<typeof columnMappingSchema>;
