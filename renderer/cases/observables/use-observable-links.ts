import { useCallback } from "react";

import type { ObservableLink, ObservableSubject } from "../../../shared/model/observable.ts";
import { useApi } from "../../api.ts";
import type { RowSource } from "../../ui/grid/row-source.ts";
import { usePagedRows } from "../../ui/grid/use-paged-rows.ts";
import type { PageRequest } from "../../ui/grid/use-paged-rows.ts";

/** The observables of an incident or report, loaded as they come into view. */
export function useObservableLinks(subject: ObservableSubject): RowSource<ObservableLink> {
  const { client, query } = useApi();
  const { kind, id } = subject;
  const loadPage = useCallback(
    async ({ offset, after, limit, signal }: PageRequest) => {
      // The call counts by offset; the grid hands the `next` of the page before back as `after`.
      const from = after === undefined ? (offset ?? 0) : Number(after);
      const { items, total } = await client.observables.links(
        { subject: subjectOf(kind, id), offset: from, limit },
        { signal },
      );
      const end = from + items.length;
      return { items, next: end < total ? String(end) : null };
    },
    [client, kind, id],
  );
  const loadCount = useCallback(
    async (signal: AbortSignal) =>
      (await client.observables.links({ subject: subjectOf(kind, id), limit: 1 }, { signal }))
        .total,
    [client, kind, id],
  );
  return usePagedRows({
    queryKey: [...query.observables.links.key(), kind, id],
    loadPage,
    loadCount,
  });
}

function subjectOf(
  kind: ObservableSubject["kind"],
  id: string,
): { readonly kind: typeof kind; readonly id: string } {
  return { kind, id };
}
