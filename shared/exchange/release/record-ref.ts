import { z } from "zod";
import { compareText } from "./compare-text.ts";

/** Names one record across organisations. */
export const recordRefSchema = z.strictObject({ kind: z.string().min(1).max(64), id: z.uuid() });
export type RecordRef = z.infer<typeof recordRefSchema>;

/** As a key of a map: ids of different kinds are never taken for each other. */
export function keyOf(ref: RecordRef): string {
  return `${ref.kind} ${ref.id}`;
}

export function compareRefs(left: RecordRef, right: RecordRef): number {
  return compareText(left.kind, right.kind) || compareText(left.id, right.id);
}
