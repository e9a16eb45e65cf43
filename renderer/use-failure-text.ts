import { useCallback } from "react";

import { describeFailure } from "../shared/text/describe-failure.ts";
import { detailsOf, failureOf } from "./api.ts";
import { useText } from "./i18n/text-context.ts";
import type { FailedState } from "./ui/states/four-state.tsx";

export interface FailureWords {
  /** What happened, to what, what was kept and what to do: one sentence or two. */
  readonly describe: (error: unknown) => string;
  /** The same as the failed state of a view. */
  readonly toFailed: (error: unknown, retry?: () => void) => FailedState;
}

/** Puts errors of calls into the words of the catalogue. */
export function useFailureText(): FailureWords {
  const failures = useText("failures");
  const common = useText("commonUi");
  const describe = useCallback(
    (error: unknown) => {
      const failure = failureOf(error);
      return failure ? describeFailure(failure, failures) : common.failedTitle;
    },
    [common, failures],
  );
  const toFailed = useCallback(
    (error: unknown, retry?: () => void): FailedState => ({
      message: describe(error),
      details: detailsOf(error),
      ...(retry ? { retry } : {}),
    }),
    [describe],
  );
  return { describe, toFailed };
}
