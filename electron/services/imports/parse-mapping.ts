import type { Failure } from "../../../shared/contract/failures.ts";
import {
  columnMappingSchema,
  type ColumnMapping,
} from "../../../shared/formats/table/column-mapping.ts";
import { err, ok, type Result } from "../../../shared/result.ts";

/** A column mapping as the user wrote it; the failure `invalid-value` says which member is wrong. */
export function parseMapping(text: string): Result<ColumnMapping, Failure> {
  const parsed = columnMappingSchema.safeParse(readJson(text));
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  return err({
    kind: "invalid-value",
    field: ["mapping", ...(issue?.path ?? [])].map(String).join("."),
    found: text.slice(0, 40),
    expected: issue?.message ?? "a column mapping",
  });
}

/** Text that is no JSON is no mapping: the schema refuses the text as it would any other value. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
