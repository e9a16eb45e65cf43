import { useCallback } from "react";

import { useApi } from "../../api.ts";
import type { RowSource } from "../../ui/grid/row-source.ts";
import { useCursorRows } from "../../ui/grid/use-cursor-rows.ts";
import type { RunRow } from "./rows.ts";

const PAGE = 100;

/** The import runs of this vault, newest first. */
export function useRuns(): RowSource<RunRow> {
  const { client, query } = useApi();
  const loadPage = useCallback(
    (after: string | undefined, signal: AbortSignal) =>
      client.imports.list({ limit: PAGE, ...(after === undefined ? {} : { after }) }, { signal }),
    [client],
  );
  return useCursorRows<RunRow>({ queryKey: [...query.imports.list.key(), "runs"], loadPage });
}
