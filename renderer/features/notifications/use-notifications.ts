import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { strictestTlp } from "../../../shared/domain/markings/tlp.ts";
import type { NotificationSubject } from "../../../shared/model/notification.ts";
import { useApi } from "../../api.ts";
import { useNow } from "../../i18n/use-now.ts";
import { useShowsMarking } from "../../ui/marking/on-screen.ts";
import { useViewState } from "../../ui/view-state/view-state.ts";
import { LANES, shownItems, type Lane, type NotificationItem } from "./rows.ts";

const NO_ITEMS: readonly NotificationItem[] = [];
/** As many as a mass incident has victims; beyond, the counts still hold. */
const MOST = 10_000;

/** The messages about one subject or all, with lane, filter and place remembered. */
export function useNotifications(subject: NotificationSubject | null) {
  const { query: calls } = useApi();
  const list = useQuery(calls.notifications.list.queryOptions({ input: { subject, limit: MOST } }));
  const [lane, setLane] = useViewState<Lane>("notifications.lane", "all", isLane);
  const [query, setQuery] = useViewState("notifications.query", "", isText);
  const [cursor, setCursor] = useViewState("notifications.cursor", 0, isIndex);
  const all = list.data?.items ?? NO_ITEMS;
  const today = new Date(useNow()).toISOString().slice(0, 10);
  const items = useMemo(() => shownItems(all, lane, query, today), [all, lane, query, today]);
  useShowsMarking(strictestTlp(items.map(({ tlp }) => tlp)));
  return {
    list,
    all,
    items,
    today,
    lane,
    setLane: (next: Lane) => {
      setLane(next);
      setCursor(0);
    },
    query,
    setQuery: (next: string) => {
      setQuery(next);
      setCursor(0);
    },
    cursor: Math.min(cursor, items.length - 1),
    setCursor,
  };
}

function isLane(value: unknown): value is Lane {
  return LANES.some((lane) => lane === value);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isIndex(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}
