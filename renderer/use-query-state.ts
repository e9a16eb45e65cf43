import type { UseQueryResult } from "@tanstack/react-query";

import type { EmptyState, ViewState } from "./ui/states/four-state.tsx";
import { useFailureText } from "./use-failure-text.ts";

/** The state of a view over one query. Data that came before a failed renewal stays in view. */
export function useQueryState<T>(
  query: Pick<UseQueryResult<T>, "data" | "error" | "refetch">,
  isEmpty: (data: T) => boolean,
  empty: EmptyState,
): ViewState {
  const { toFailed } = useFailureText();
  if (query.data !== undefined)
    return isEmpty(query.data) ? { kind: "empty", empty } : { kind: "filled" };
  if (query.error !== null)
    return { kind: "failed", failed: toFailed(query.error, () => void query.refetch()) };
  return { kind: "loading" };
}
