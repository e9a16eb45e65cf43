import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { z } from "zod";

import { PATHS } from "../../places.ts";

const searchSchema = z.object({ new: z.string().optional() });

/** Whether the dialog for a new incident is open: by key, or by the address `/incidents?new=incident`. */
export function useNewRequest(): {
  readonly isOpen: boolean;
  readonly open: () => void;
  readonly close: () => void;
} {
  const [isOpened, setOpened] = useState(false);
  const search = searchSchema.safeParse(useSearch({ strict: false }));
  const navigate = useNavigate();
  const isAsked = search.success && search.data.new === "incident";
  return {
    isOpen: isOpened || isAsked,
    open: () => setOpened(true),
    close: () => {
      setOpened(false);
      if (isAsked) void navigate({ to: PATHS.incidents, search: {}, replace: true });
    },
  };
}
