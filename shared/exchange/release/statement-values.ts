import { z } from "zod";
import { compareRefs, recordRefSchema } from "./record-ref.ts";
import type { Compartment } from "./rule/compartment.ts";

/** Real, or the exercise it belongs to: inside the signature, so that neither is ever taken for the other. */
export const purposeSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("real") }),
  z.strictObject({ kind: z.literal("exercise"), exerciseId: z.uuid().nullable() }),
]) satisfies z.ZodType<Compartment>;

/** Text that people write to each other; control characters other than line feed and tab have no place in it. */
export function messageTextSchema(maxLength: number) {
  return z
    .string()
    .min(1)
    .max(maxLength)
    .refine((text) => text.trim() !== "" && !/[^\P{Cc}\n\t]/u.test(text), "text");
}

/** Each record once, in one order, so that a list has one spelling. */
export function recordListSchema(maxLength: number) {
  return z
    .array(recordRefSchema)
    .min(1)
    .max(maxLength)
    .readonly()
    .refine(
      (refs) =>
        refs.every((ref, index) => {
          const before = refs[index - 1];
          return before === undefined || compareRefs(before, ref) < 0;
        }),
      "sorted by kind and id, each once",
    );
}
