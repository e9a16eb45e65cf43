import { useCallback, useRef, useState } from "react";

import type { Failure } from "../shared/contract/failures.ts";
import type { Result } from "../shared/result.ts";
import { err, ok } from "../shared/result.ts";
import { failureOf, isCancelled } from "./api.ts";
import { useFailureText } from "./use-failure-text.ts";

/** One thing that a form tries to do, with what became of the last try. */
export interface Attempt {
  readonly isBusy: boolean;
  /** The sentence about the last try, to be shown in place; absent when it went well or was cancelled. */
  readonly message: string | undefined;
  /** The declared failure of the last try, for forms that show it beside the field it is about. */
  readonly failure: Failure | undefined;
  /** Runs the work; a second run while one is under way is refused. Never rejects. */
  readonly run: <T>(work: () => Promise<T>) => Promise<Result<T, unknown>>;
  /** Takes the message away, once the analyst changes what it was about. */
  readonly clear: () => void;
}

/** The busy and failed states of a form. */
export function useAttempt(): Attempt {
  const { describe } = useFailureText();
  const [error, setError] = useState<unknown>(undefined);
  const [isBusy, setBusy] = useState(false);
  const isRunning = useRef(false);
  const run = useCallback(async <T>(work: () => Promise<T>): Promise<Result<T, unknown>> => {
    if (isRunning.current) return err(undefined);
    isRunning.current = true;
    setBusy(true);
    setError(undefined);
    try {
      return ok(await work());
    } catch (thrown) {
      setError(thrown);
      return err(thrown);
    } finally {
      isRunning.current = false;
      setBusy(false);
    }
  }, []);
  const clear = useCallback(() => setError(undefined), []);
  const isQuiet = error === undefined || isCancelled(error);
  return {
    isBusy,
    message: isQuiet ? undefined : describe(error),
    failure: error === undefined ? undefined : failureOf(error),
    run,
    clear,
  };
}
