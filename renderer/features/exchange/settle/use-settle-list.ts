import { useMemo, useState } from "react";
import type { UseQueryResult } from "@tanstack/react-query";

import { arraySource, type RowSource } from "../../../ui/grid/row-source.ts";
import type { EmptyState, ViewState } from "../../../ui/states/four-state.tsx";
import { useQueryState } from "../../../use-query-state.ts";

export interface SettleList<Row> {
  readonly state: ViewState;
  readonly source: RowSource<Row>;
  readonly active: number;
  readonly setActive: (index: number) => void;
  /** The row with the cursor. After it was answered the next one moves up to it. */
  readonly row: Row | undefined;
  readonly hasDetail: boolean;
  readonly setDetail: (isOpen: boolean) => void;
}

/** A short list that is all there, with its cursor: what it holds goes as it is answered. */
export function useSettleList<Row>(
  query: Pick<UseQueryResult<{ readonly items: readonly Row[] }>, "data" | "error" | "refetch">,
  empty: EmptyState,
): SettleList<Row> {
  const [active, setActive] = useState(0);
  const [hasDetail, setDetail] = useState(false);
  const items = query.data?.items;
  const source = useMemo(() => arraySource(items ?? []), [items]);
  const state = useQueryState(query, (data) => data.items.length === 0, empty);
  const at = Math.min(active, source.rowCount - 1);
  return { state, source, active: at, setActive, row: source.rowAt(at), hasDetail, setDetail };
}
