import type { DueItem } from "../../../shared/contract/clocks.ts";
import type { Failure } from "../../../shared/contract/failures.ts";
import { clockItems, compareUrgency } from "../../../shared/domain/clocks/clock-item.ts";
import { incidentClocks } from "../../../shared/domain/clocks/incident-clocks.ts";
import type { ClockState } from "../../../shared/domain/clocks/stage-clock.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { incidentsWithClocks, readClockEntries } from "../../storage/tables/clock-entries.ts";
import { findIncident, readIncidentRows } from "../../storage/tables/incidents.ts";
import { notFound, type CaseContext } from "../case-context.ts";

const HOUR_MS = 3_600_000;

export interface DueWanted {
  readonly incidentId?: string | undefined;
  readonly withinHours?: number | undefined;
  readonly states?: readonly ClockState[] | undefined;
  readonly limit: number;
}

/** Clocks of one incident or of all, what presses first. Fails with `not-found`. */
export function dueClocks(
  context: CaseContext,
  { incidentId, withinHours, states, limit }: DueWanted,
): Result<{ items: DueItem[] }, Failure> {
  const { read } = context.database;
  const nowMs = context.actor().nowMs();
  const untilMs = withinHours === undefined ? null : nowMs + withinHours * HOUR_MS;
  const only = incidentId === undefined ? null : findIncident(read, incidentId);
  if (only === undefined) return err(notFound("incident", incidentId ?? ""));
  const rowIds = only === null ? incidentsWithClocks(read, untilMs, limit) : [only];
  const items = rowIds
    .flatMap((rowId) => clocksOf(read, rowId, nowMs))
    .filter((item) => states === undefined || states.includes(item.state))
    .filter((item) => untilMs === null || isDueUntil(item, untilMs));
  return ok({ items: items.toSorted(compareUrgency) });
}

/** What is still owed and due until a moment, what is overdue included. */
export function isDueUntil({ state, due }: DueItem, untilMs: number): boolean {
  const isOwed = state === "overdue" || state === "due-soon" || state === "running";
  return isOwed && due !== null && Date.parse(due) <= untilMs;
}

/** The clocks of one incident, named by it. */
export function clocksOf(read: ReadHandle, rowId: number, nowMs: number): readonly DueItem[] {
  const items = clockItems(incidentClocks(readClockEntries(read, rowId), nowMs));
  if (items.length === 0) return [];
  return readIncidentRows(read, [rowId]).flatMap(({ id, number, title, tlp }) =>
    items.map((item) => ({
      incidentId: id,
      incidentNumber: number,
      incidentTitle: title,
      tlp,
      ...item,
    })),
  );
}
