import { assertNever } from "../../assert-never.ts";
import type { InstrumentClocks } from "./incident-clocks.ts";
import type { Anchor, Duty } from "./instrument.ts";
import type { ClockState, StageClock } from "./stage-clock.ts";

/** One clock as lists and scripts show it; times ISO 8601 UTC. */
export interface ClockItem {
  readonly instrument: string;
  readonly country: string;
  readonly article: string;
  readonly stage: string;
  readonly duty: Duty;
  /** `aware` for an event, `sent:notification` for a stage. */
  readonly anchor: string;
  readonly anchorAt: string | null;
  readonly due: string | null;
  /** Where the last day is no working day: the end of the next one. */
  readonly extendedTo: string | null;
  readonly sentAt: string | null;
  readonly state: ClockState;
}

export function clockItems(all: readonly InstrumentClocks[]): readonly ClockItem[] {
  return all.flatMap(({ reading, clocks }) =>
    clocks.map((clock) => ({
      instrument: reading.instrument.id,
      country: reading.country,
      ...itemOf(clock),
    })),
  );
}

/** What presses first: by date, then what runs without one, then the rest. */
export function compareUrgency(left: ClockItem, right: ClockItem): number {
  return rankOf(left) - rankOf(right) || (left.due ?? "").localeCompare(right.due ?? "");
}

export function isOpen({ state }: { readonly state: ClockState }): boolean {
  return rankOf({ state, due: null }) < 3;
}

export function anchorName(anchor: Anchor): string {
  switch (anchor.kind) {
    case "event":
      return anchor.event;
    case "sent":
      return `sent:${anchor.stages.join(",")}`;
    default:
      return assertNever(anchor);
  }
}

function itemOf({ stage, state, anchorMs, dueMs, extendedMs, sentMs }: StageClock) {
  return {
    article: stage.article,
    stage: stage.id,
    duty: stage.duty,
    anchor: anchorName(stage.anchor),
    anchorAt: isoOf(anchorMs),
    due: isoOf(dueMs),
    extendedTo: isoOf(extendedMs),
    sentAt: isoOf(sentMs),
    state,
  };
}

function isoOf(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}

function rankOf({ state, due }: Pick<ClockItem, "state" | "due">): number {
  switch (state) {
    case "overdue":
    case "due-soon":
    case "running":
      return due === null ? 1 : 0;
    case "paused":
      return 2;
    case "waiting":
      return 3;
    case "met":
    case "met-late":
      return 4;
    case "not-applicable":
      return 5;
    default:
      return assertNever(state);
  }
}
