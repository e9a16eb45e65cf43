import { z } from "zod";

const place = { line: z.int(), column: z.int() };

/** Why a template is refused; see `shared/domain/templates`. `filled-too-long`: what came out is above the limit. */
export const templateProblemSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("unknown-name"),
    ...place,
    found: z.string(),
    expected: z.array(z.string()).readonly(),
  }),
  z.object({ kind: z.literal("wrong-kind"), ...place, found: z.string() }),
  z.object({ kind: z.literal("bad-tag"), ...place, found: z.string() }),
  z.object({ kind: z.literal("unclosed"), ...place, found: z.string() }),
  z.object({ kind: z.literal("unopened"), ...place, found: z.string() }),
  z.object({ kind: z.literal("too-long"), ...place, limit: z.int() }),
  z.object({ kind: z.literal("too-deep"), ...place, limit: z.int() }),
  z.object({ kind: z.literal("filled-too-long"), limit: z.int() }),
]);
export type TemplateProblem = z.infer<typeof templateProblemSchema>;
