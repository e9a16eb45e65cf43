import type { TimelineEvent } from "../../../../shared/model/case-parts.ts";

/** What the timeline can be grouped by; within a group events stay in the order in which they happened. */
export const GROUPINGS = ["time", "tag", "source"] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface TimelineRow extends TimelineEvent {
  /** Names the row: an event with two tags stands in two groups. */
  readonly rowKey: string;
  /** Name of the group, on its first row alone; empty for events that have none. */
  readonly groupStart: string | undefined;
}

/** Rows of the timeline: groups in the order of their names, events without one last. */
export function groupEvents(
  events: readonly TimelineEvent[],
  by: Grouping,
  compare: (a: string, b: string) => number,
): readonly TimelineRow[] {
  if (by === "time") {
    return events.map((event) => ({ ...event, rowKey: event.id, groupStart: undefined }));
  }
  const groups = new Map<string, TimelineEvent[]>();
  for (const event of events) {
    for (const name of groupsOf(event, by)) {
      const group = groups.get(name);
      if (group) group.push(event);
      else groups.set(name, [event]);
    }
  }
  const names = [...groups.keys()].toSorted((a, b) =>
    a === "" || b === "" ? Number(a === "") - Number(b === "") : compare(a, b),
  );
  return names.flatMap((name) =>
    (groups.get(name) ?? []).map((event, at) => ({
      ...event,
      rowKey: `${name}\n${event.id}`,
      groupStart: at === 0 ? name : undefined,
    })),
  );
}

/** The next way to group, for a key that goes round. */
export function groupingAfter(by: Grouping): Grouping {
  return GROUPINGS[(GROUPINGS.indexOf(by) + 1) % GROUPINGS.length] ?? "time";
}

function groupsOf({ tags, source }: TimelineEvent, by: "tag" | "source"): readonly string[] {
  if (by === "source") return [source ?? ""];
  return tags.length === 0 ? [""] : tags;
}
