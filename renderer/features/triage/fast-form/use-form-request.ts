import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { z } from "zod";

import { PATHS } from "../../../places.ts";
import { isFormKind } from "./form.ts";
import type { FormKind } from "./form.ts";

const searchSchema = z.object({ new: z.string().optional() });

/** Whether the fast form is open, and for what: by key, or by an address such as `/triage?new=phone`. */
export function useFormRequest(): {
  readonly kind: FormKind | undefined;
  readonly open: (kind: FormKind) => void;
  readonly close: () => void;
} {
  const [opened, setOpened] = useState<FormKind | undefined>(undefined);
  const search = searchSchema.safeParse(useSearch({ strict: false }));
  const navigate = useNavigate();
  const asked = search.success && isFormKind(search.data.new) ? search.data.new : undefined;
  return {
    kind: opened ?? asked,
    open: setOpened,
    close: () => {
      setOpened(undefined);
      if (asked !== undefined) void navigate({ to: PATHS.triage, search: {}, replace: true });
    },
  };
}
