import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import type { TimelineEvent } from "../../../../shared/model/case-parts.ts";
import { useApi } from "../../../api.ts";
import { useChange } from "../../../cases/use-change.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useFormat } from "../../../i18n/use-format.ts";
import { arraySource } from "../../../ui/grid/row-source.ts";
import { useQueryState } from "../../../use-query-state.ts";
import { useNamedObservables } from "./use-named-observables.ts";
import { groupEvents, type Grouping } from "./group-events.ts";

const NONE: readonly TimelineEvent[] = [];

/** The events of an incident in the order in which they happened, in groups if wanted. */
export function useTimeline(incidentId: string, grouping: Grouping, onAdd: () => void) {
  const { client, query } = useApi();
  const text = useText("incident");
  const change = useChange();
  const list = useQuery(query.timeline.list.queryOptions({ input: { incidentId } }));
  const { compare } = useFormat();
  const items = list.data?.items ?? NONE;
  const observablesIn = useNamedObservables(incidentId, grouping === "observable");
  const events = useMemo(
    () => groupEvents(items, { by: grouping, compare, observablesIn }),
    [items, grouping, compare, observablesIn],
  );
  const state = useQueryState(list, ({ items }) => items.length === 0, {
    title: text.timelineNone,
    text: text.timelineNoneText,
    action: { label: text.eventAdd, keys: "n", run: onAdd },
  });
  return {
    events,
    source: useMemo(() => arraySource(events), [events]),
    state,
    remove: (event: TimelineEvent) =>
      change({
        call: () => client.timeline.remove({ id: event.id }),
        done: () => text.removed(event.title),
      }),
  };
}
