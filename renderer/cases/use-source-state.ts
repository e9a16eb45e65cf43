import type { RowSource } from "../ui/grid/row-source.ts";
import type { EmptyState, ViewState } from "../ui/states/four-state.tsx";
import { useFailureText } from "../use-failure-text.ts";

/** The state of a view over the rows of a grid. */
export function useSourceState(
  source: Pick<RowSource<unknown>, "state" | "rowCount" | "error" | "retry">,
  empty: EmptyState,
): ViewState {
  const { toFailed } = useFailureText();
  switch (source.state) {
    case "failed":
      return { kind: "failed", failed: toFailed(source.error, source.retry) };
    case "loading":
      return { kind: "loading" };
    case "ready":
      return source.rowCount === 0 ? { kind: "empty", empty } : { kind: "filled" };
  }
}
