import type { FieldValue } from "./exchange-record.ts";

/**
 * Whether a value read from JSON can be one of a field: whole numbers in the safe range, well-formed text, and no deeper than
 * `maxDepth` levels of lists and objects. Text keeps its form: what was reported is verbatim, also where it is not in NFC.
 */
export function isFieldValue(value: unknown, maxDepth: number): value is FieldValue {
  switch (typeof value) {
    case "boolean":
      return true;
    case "number":
      return Number.isSafeInteger(value) && !Object.is(value, -0);
    case "string":
      return value.isWellFormed();
    case "object":
      if (value === null) return true;
      if (maxDepth <= 0) return false;
      return Array.isArray(value)
        ? value.every((item) => isFieldValue(item, maxDepth - 1))
        : Object.entries(value).every(
            ([name, member]) => name.isWellFormed() && isFieldValue(member, maxDepth - 1),
          );
    default:
      return false;
  }
}

/** The value of a JSON text; undefined when it is none. */
export function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
