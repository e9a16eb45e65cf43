import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { z } from "zod";

import { PATHS } from "../../places.ts";

const addressSchema = z.object({
  run: z.enum(["backup", "rehearsal", "check", "passphrase"]).optional().catch(undefined),
});

export type AskedAct = "backup" | "rehearsal" | "check" | "passphrase";

/** Does once what the address asks for (the palette leads here), and takes it out of the address. */
export function useAskedAct(act: (asked: AskedAct) => void): void {
  const { run } = addressSchema.parse(useSearch({ strict: false }));
  const navigate = useNavigate();
  const done = useRef<AskedAct | undefined>(undefined);
  // No cleanup: the act is work of the vault that goes on by itself.
  useEffect(() => {
    if (done.current === run) return;
    done.current = run;
    if (run === undefined) return;
    void navigate({ to: PATHS.settings, search: { section: "vault" }, replace: true });
    act(run);
  }, [act, navigate, run]);
}
