import { useCallback } from "react";

import type { JournalEntry } from "../../../shared/model/journal.ts";
import { useApi } from "../../api.ts";
import type { RowSource } from "../../ui/grid/row-source.ts";
import { useCursorRows } from "../../ui/grid/use-cursor-rows.ts";
import { requestOf } from "./rows.ts";
import type { JournalFilter } from "./rows.ts";

const PAGE = 200;

/** The entries that pass the filter, newest first, read on as the end comes near. */
export function useJournal(filter: JournalFilter): RowSource<JournalEntry> {
  const { client, query } = useApi();
  const request = JSON.stringify(requestOf(filter));
  const loadPage = useCallback(
    (after: string | undefined, signal: AbortSignal) =>
      client.journal.list(
        {
          ...requestOf(filter),
          limit: PAGE,
          ...(after === undefined ? {} : { before: Number(after) }),
        },
        { signal },
      ),
    [client, filter],
  );
  return useCursorRows<JournalEntry>({
    queryKey: [...query.journal.list.key(), request],
    loadPage,
  });
}
