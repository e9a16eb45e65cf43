import { useCallback } from "react";

import type { Result } from "../../../shared/result.ts";
import { err, ok } from "../../../shared/result.ts";
import { isCancelled } from "../../api.ts";
import { useRefresh } from "../../cases/use-change.ts";
import { useToasts } from "../../ui/toasts/toast-context.ts";
import { useFailureText } from "../../use-failure-text.ts";

/** One act on keys or trust, and what to say about it. */
export interface KeyChange<T> {
  readonly call: () => Promise<T>;
  readonly done: (result: T) => string;
}

/**
 * Runs an act on keys or trust. It stands by its nature, so there is no undo; what is on screen is loaded anew also when it
 * failed, because a card that raised an alarm leaves the alarm with the peer. The caller shows the sentence of a failure.
 */
export function useKeyChange(): <T>(change: KeyChange<T>) => Promise<Result<T, string>> {
  const refresh = useRefresh();
  const { show } = useToasts();
  const { describe } = useFailureText();
  return useCallback(
    async <T>({ call, done }: KeyChange<T>): Promise<Result<T, string>> => {
      try {
        const result = await call();
        await refresh();
        show({ kind: "done", text: done(result) });
        return ok(result);
      } catch (error) {
        if (isCancelled(error)) return err("");
        await refresh();
        return err(describe(error));
      }
    },
    [describe, refresh, show],
  );
}
