import { z } from "zod";

/** Why a cell, or a whole row, could not be taken. */
export const ROW_PROBLEMS = [
  "missing",
  "too-long",
  "not-a-country",
  "unknown-sector",
  "unknown-sub-sector",
  "unknown-kind",
  "not-a-language",
  "not-a-date",
  "ends-before-it-begins",
  "not-a-network",
  "not-an-asn",
  "not-a-domain",
  "not-a-product",
  "not-a-mail-address",
  "unlike-an-earlier-row",
  "wrong-number-of-cells",
  "broken-row",
] as const;

export const rowFaultSchema = z.object({
  /** Line of the file, from 1. */
  line: z.int(),
  /** Column by our name; empty for the whole row. */
  column: z.string(),
  problem: z.enum(ROW_PROBLEMS),
  /** Shortened. */
  found: z.string(),
});
export type RowFault = z.infer<typeof rowFaultSchema>;

const SHOWN_CHARS = 120;

export function shorten(text: string): string {
  return text.length <= SHOWN_CHARS ? text : `${text.slice(0, SHOWN_CHARS)}…`;
}
