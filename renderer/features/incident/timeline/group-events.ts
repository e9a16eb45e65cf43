import type { TimelineEvent } from "../../../../shared/model/case-parts.ts";
import { ATTACK_PHASES, phasesOf } from "../../../../shared/domain/timeline/phases.ts";

/** What the timeline can be grouped by; within a group events stay in the order in which they happened. */
export const GROUPINGS = ["time", "phase", "observable", "tag", "source"] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface TimelineRow extends TimelineEvent {
  /** Names the row: an event with two tags stands in two groups. */
  readonly rowKey: string;
  /** Name of the group, on its first row alone; empty for events that have none. */
  readonly groupStart: string | undefined;
}

export interface GroupOptions {
  readonly by: Grouping;
  readonly compare: (a: string, b: string) => number;
  /** Observables that an event names, as they are shown. */
  readonly observablesIn: (event: TimelineEvent) => readonly string[];
}

/** Rows of the timeline: groups in the order of their names (phases in that of an attack), events without one last. */
export function groupEvents(
  events: readonly TimelineEvent[],
  options: GroupOptions,
): readonly TimelineRow[] {
  const { by } = options;
  if (by === "time") {
    return events.map((event) => ({ ...event, rowKey: event.id, groupStart: undefined }));
  }
  const groups = new Map<string, TimelineEvent[]>();
  for (const event of events) {
    const names = groupsOf(event, by, options);
    for (const name of names.length === 0 ? [""] : names) {
      const group = groups.get(name);
      if (group) group.push(event);
      else groups.set(name, [event]);
    }
  }
  const compare = by === "phase" ? comparePhases : options.compare;
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

function groupsOf(
  event: TimelineEvent,
  by: Exclude<Grouping, "time">,
  { observablesIn }: GroupOptions,
): readonly string[] {
  switch (by) {
    case "source":
      return event.source === null ? [] : [event.source];
    case "tag":
      return event.tags;
    case "phase":
      return phasesOf(event.tags);
    case "observable":
      return observablesIn(event);
  }
}

function comparePhases(left: string, right: string): number {
  const place = (name: string): number => ATTACK_PHASES.findIndex(({ tag }) => tag === name);
  return place(left) - place(right);
}
