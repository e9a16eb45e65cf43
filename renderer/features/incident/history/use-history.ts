import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";

import { useApi } from "../../../api.ts";
import { useRefresh } from "../../../cases/use-change.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useToasts } from "../../../ui/toasts/toast-context.ts";
import { useFailureText } from "../../../use-failure-text.ts";
import { useQueryState } from "../../../use-query-state.ts";

const PAGE = 50;

/** What was done with the incident, the newest first, page by page; and the way back for each action. */
export function useHistory(incidentId: string) {
  const { query } = useApi();
  const text = useText("incident");
  const list = useInfiniteQuery(
    query.journal.list.infiniteOptions({
      input: (before: number | undefined) => ({
        subject: { kind: "incident", id: incidentId },
        limit: PAGE,
        ...(before === undefined ? {} : { before }),
      }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => (next === null ? undefined : Number(next)),
    }),
  );
  const entries = useMemo(
    () => (list.data?.pages ?? []).flatMap(({ items }) => items),
    [list.data],
  );
  const state = useQueryState(list, ({ pages }) => pages.every(({ items }) => items.length === 0), {
    title: text.historyNone,
  });
  return {
    entries,
    state,
    hasMore: list.hasNextPage,
    isLoadingMore: list.isFetchingNextPage,
    loadMore: () => void list.fetchNextPage(),
    ...useTakeBack(),
  };
}

/** Takes one action back; a refusal is kept beside the entry in words. */
function useTakeBack() {
  const { client } = useApi();
  const text = useText("cases");
  const refresh = useRefresh();
  const { show } = useToasts();
  const { describe } = useFailureText();
  const [refused, setRefused] = useState<ReadonlyMap<number, string>>(new Map());
  const takeBack = async (actionId: number): Promise<void> => {
    try {
      const undone = await client.journal.undo({ actionId });
      await refresh();
      show({ kind: "done", text: text.undone(undone.subjectTitle) });
    } catch (error) {
      setRefused(new Map(refused).set(actionId, describe(error)));
    }
  };
  return { refused, takeBack: (actionId: number) => void takeBack(actionId) };
}
