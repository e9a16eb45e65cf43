import type { Lane as SavedLane } from "../../../shared/model/settings.ts";

/** A tab over a list: a query that comes with the program or was saved. */
export interface Lane {
  readonly id: string;
  readonly name: string;
  readonly query: string;
  readonly sort: string;
  readonly count: number | null;
  /** Absent for lanes that come with the program: those stay as they are. */
  readonly saved?: SavedLane;
}

/** The lane whose query is in effect; none while the analyst filters freely. */
export function activeLane(lanes: readonly Lane[], query: string): Lane | undefined {
  return lanes.find((lane) => lane.query === query.trim());
}

/** The saved lanes with one moved by a place; positions are numbered anew. Unchanged at either end. */
export function moveLane(
  lanes: readonly SavedLane[],
  id: string,
  by: -1 | 1,
): readonly SavedLane[] {
  const ordered = lanes.toSorted((a, b) => a.position - b.position);
  const from = ordered.findIndex((lane) => lane.id === id);
  const moved = ordered[from];
  const other = ordered[from + by];
  if (moved === undefined || other === undefined) return ordered;
  const swapped = ordered.with(from, other).with(from + by, moved);
  return swapped.map((lane, position) => ({ ...lane, position }));
}
