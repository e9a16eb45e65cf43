import { useMemo } from "react";
import type { z } from "zod";

import { useDraft, useDrafts } from "../../drafts/drafts-context.ts";
import type { Draft } from "../../drafts/drafts-context.ts";

/** The unsaved values of a form, kept sealed; values of an older shape are dropped. `schema` and `initial` are stable. */
export function useFormDraft<S extends z.ZodType>(
  name: string,
  schema: S,
  initial: z.output<S>,
): Draft<z.output<S>> {
  const check = useMemo(
    () =>
      (value: unknown): value is z.output<S> =>
        schema.safeParse(value).success,
    [schema],
  );
  return useDraft(name, initial, check);
}

/** Whether something unsaved was kept under this name: a form that was open before a crash opens again. */
export function useHasDraft(name: string): boolean {
  return useDrafts().read(`draft.${name}`) !== undefined;
}
