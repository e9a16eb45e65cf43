import { assertNever } from "../../assert-never.ts";
import { statedSpan, type StatedTime } from "../time/stated-time.ts";
import { UTC_ZONE, openZone, type Zone } from "../time/zone.ts";
import { isAnchorEvent, type AnchorEvent } from "./anchor-text-data.ts";
import type { ClockEntry } from "./clock-entry.ts";
import { zoneNameOf } from "./country-zones-data.ts";
import type { Anchor, Stage } from "./instrument.ts";
import type { Reading } from "./national-reading.ts";
import { pausesOf, type PauseState } from "./pauses.ts";
import { dueOf, type Due, type Place } from "./periods/due-of.ts";

export const CLOCK_STATES = [
  "overdue",
  "due-soon",
  "running",
  "paused",
  "waiting",
  "met",
  "met-late",
  "not-applicable",
] as const;
export type ClockState = (typeof CLOCK_STATES)[number];

/** Why a clock stands as it does; `clock-words.ts` says it. */
export type ClockReason =
  | { readonly kind: "waits-for-event"; readonly event: AnchorEvent }
  | { readonly kind: "waits-for-stage"; readonly stages: readonly string[] }
  | { readonly kind: "waits-for-condition"; readonly event: AnchorEvent }
  | { readonly kind: "counted"; readonly due: Due }
  | { readonly kind: "no-term" }
  | { readonly kind: "paused"; readonly reason: string; readonly sinceMs: number }
  | { readonly kind: "sent"; readonly atMs: number }
  | { readonly kind: "replaced"; readonly event: AnchorEvent }
  | { readonly kind: "said-so"; readonly detail: string }
  | { readonly kind: "before-it-applied"; readonly appliesFrom: string };

/** One stage of one instrument in one incident, at one moment. */
export interface StageClock {
  readonly stage: Stage;
  readonly state: ClockState;
  readonly reason: ClockReason;
  /** The earliest moment that the stated anchor can mean; null before it has happened. */
  readonly anchorMs: number | null;
  /** null: no term runs, or none is known. Never a date before the anchor has happened. */
  readonly dueMs: number | null;
  readonly extendedMs: number | null;
  readonly sentMs: number | null;
}

/** The clocks of an instrument that applies, from what was put down about it. Entries of other instruments are left alone. */
export function stageClocks(
  reading: Reading,
  entries: readonly ClockEntry[],
  nowMs: number,
): readonly StageClock[] {
  const own = entries.filter(({ instrument }) => instrument === reading.instrument.id);
  const book = createBook(reading, own);
  const clock = { book, reading, nowMs, pauses: pausesOf(own) };
  return reading.stages.map((stage) => stageClock(stage, clock));
}

interface Context {
  readonly book: Book;
  readonly reading: Reading;
  readonly nowMs: number;
  readonly pauses: PauseState;
}

interface Book {
  readonly place: Place;
  /** Earliest moment that is stated for an event. */
  readonly eventMs: (event: AnchorEvent) => number | null;
  /** First moment at which a stage was sent, as it is stated. */
  readonly sentMs: (stage: string) => number | null;
  /** The latest repetition of one of the stages, which a following term counts from. */
  readonly lastSentMs: (stages: readonly string[]) => number | null;
  readonly notApplicable: (stage: string) => ClockEntry | undefined;
}

function createBook({ country }: Reading, entries: readonly ClockEntry[]): Book {
  const zone = zoneNamed(zoneNameOf(country));
  const times = (type: ClockEntry["type"], target: string) =>
    entries.filter((entry) => entry.type === type && entry.target === target).map(earliestMs);
  const first = (all: readonly number[]) => (all.length === 0 ? null : Math.min(...all));
  return {
    place: { zone, country },
    eventMs: (event) => first(times("anchor", event)),
    sentMs: (stage) => first(times("sent", stage)),
    lastSentMs: (stages) => {
      const all = stages.flatMap((stage) => times("sent", stage));
      return all.length === 0 ? null : Math.max(...all);
    },
    notApplicable: (stage) =>
      entries.find(({ type, target }) => type === "not-applicable" && target === stage),
  };
}

function stageClock(stage: Stage, context: Context): StageClock {
  const { book, reading } = context;
  const sentMs = book.sentMs(stage.id);
  const anchorMs = anchorAt(stage.anchor, book);
  const due = dueAt(stage, anchorMs, context);
  const base = {
    stage,
    anchorMs,
    sentMs,
    dueMs: due?.dueMs ?? null,
    extendedMs: due?.extendedMs ?? null,
  };
  if (sentMs !== null) {
    const isLate = due !== null && sentMs > due.dueMs;
    return { ...base, state: isLate ? "met-late" : "met", reason: { kind: "sent", atMs: sentMs } };
  }
  const idle = idleReason(stage, anchorMs, reading, book);
  // No date is shown where nothing is owed, or not yet.
  if (idle !== null) return { ...base, ...idle, dueMs: null, extendedMs: null };
  return { ...base, ...running(due, anchorMs ?? context.nowMs, context) };
}

type Standing = Pick<StageClock, "state" | "reason">;

/** Why nothing runs; null when it does. */
function idleReason(
  stage: Stage,
  anchorMs: number | null,
  { instrument }: Reading,
  book: Book,
): Standing | null {
  const exempt = book.notApplicable(stage.id);
  if (exempt !== undefined) {
    return { state: "not-applicable", reason: { kind: "said-so", detail: exempt.detail } };
  }
  if (stage.condition !== undefined) {
    const { event, effect } = stage.condition;
    const hasHappened = book.eventMs(event) !== null;
    if (hasHappened && effect === "replaced") {
      return { state: "not-applicable", reason: { kind: "replaced", event } };
    }
    if (!hasHappened && effect === "needed") {
      return { state: "waiting", reason: { kind: "waits-for-condition", event } };
    }
  }
  if (anchorMs === null) return { state: "waiting", reason: waitsFor(stage.anchor) };
  const { appliesFrom } = instrument;
  return appliesFrom !== null && anchorMs < Date.parse(appliesFrom)
    ? { state: "not-applicable", reason: { kind: "before-it-applied", appliesFrom } }
    : null;
}

function running(due: Due | null, anchorMs: number, { nowMs, pauses, reading }: Context): Standing {
  if (pauses.open !== null && reading.instrument.kind === "service-level") {
    const { reason, sinceMs } = pauses.open;
    return { state: "paused", reason: { kind: "paused", reason, sinceMs } };
  }
  if (due === null) return { state: "running", reason: { kind: "no-term" } };
  return { state: urgencyOf(due.dueMs, anchorMs, nowMs), reason: { kind: "counted", due } };
}

const HOUR_MS = 3_600_000;

/** Due soon: the last quarter of the term, but no less than its last hour and no more than its last three days. */
function urgencyOf(dueMs: number, anchorMs: number, nowMs: number): ClockState {
  if (nowMs > dueMs) return "overdue";
  const noticeMs = Math.min(Math.max((dueMs - anchorMs) / 4, HOUR_MS), 72 * HOUR_MS);
  return dueMs - nowMs <= noticeMs ? "due-soon" : "running";
}

function dueAt(stage: Stage, anchorMs: number | null, { book, pauses, reading }: Context) {
  if (anchorMs === null || stage.term === null) return null;
  const isPausable = reading.instrument.kind === "service-level";
  // While a pause is open nobody knows when it ends: there is no date.
  if (isPausable && pauses.open !== null) return null;
  const due = dueOf(anchorMs, stage.term, book.place, isPausable ? pauses.closed : []);
  const limitFrom = stage.atLatest === undefined ? null : anchorAt(stage.atLatest.anchor, book);
  if (stage.atLatest === undefined || limitFrom === null) return due;
  const limit = dueOf(limitFrom, stage.atLatest.term, book.place);
  return anchorMs <= limit.dueMs && limit.dueMs < due.dueMs ? limit : due;
}

function anchorAt(anchor: Anchor, book: Book): number | null {
  switch (anchor.kind) {
    case "event":
      return book.eventMs(anchor.event);
    case "sent":
      return book.lastSentMs(anchor.stages);
    default:
      return assertNever(anchor);
  }
}

function waitsFor(anchor: Anchor): ClockReason {
  return anchor.kind === "event"
    ? { kind: "waits-for-event", event: anchor.event }
    : { kind: "waits-for-stage", stages: anchor.stages };
}

/** A time that is only roughly known counts from its beginning: the safe side. */
function earliestMs({ at }: { readonly at: StatedTime }): number {
  return statedSpan(at, zoneNamed(at.zone)).fromMs;
}

function zoneNamed(name: string): Zone {
  const opened = openZone(name);
  return opened.ok ? opened.value : UTC_ZONE;
}

/** Events that anything in a reading waits for or depends on, each once. */
export function anchorEventsOf({ stages }: Pick<Reading, "stages">): readonly AnchorEvent[] {
  const names = stages.flatMap(({ anchor, atLatest, condition }) => [
    ...(anchor.kind === "event" ? [anchor.event] : []),
    ...(atLatest?.anchor.kind === "event" ? [atLatest.anchor.event] : []),
    ...(condition === undefined ? [] : [condition.event]),
  ]);
  return [...new Set(names)].filter(isAnchorEvent);
}
