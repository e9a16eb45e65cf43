import { incidentClocks, nextDueMs } from "../../../shared/domain/clocks/incident-clocks.ts";
import type { WriteHandle } from "../database.ts";
import { readClockEntries } from "../tables/clock-entries.ts";

/** Notes the next date of incidents whose clocks changed. A date does not depend on when it is asked for. */
export function noteNextDue(
  write: WriteHandle,
  incidentRowIds: Iterable<number>,
  nowMs: number,
): void {
  for (const rowId of incidentRowIds) {
    const due = nextDueMs(incidentClocks(readClockEntries(write, rowId), nowMs));
    if (due === null) write.run("DELETE FROM clock_due WHERE incident_id = ?", [rowId]);
    else {
      write.run("INSERT OR REPLACE INTO clock_due (incident_id, due_ms) VALUES (?, ?)", [
        rowId,
        due,
      ]);
    }
  }
}
