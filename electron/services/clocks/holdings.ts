import type { AnchorEvent } from "../../../shared/domain/clocks/anchor-text-data.ts";
import type { CaseHoldings } from "../../../shared/domain/clocks/gaps.ts";
import { COUNTERMEASURE_STATUSES } from "../../../shared/domain/status/statuses.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { uuidBytes } from "../../storage/records/uuid.ts";

/** What an incident holds that stages may ask for; of one that isn't there nothing. */
export function readHoldings(read: ReadHandle, incidentId: string): CaseHoldings {
  return read.get<CaseHoldings>(HOLDINGS, [uuidBytes(incidentId)]) ?? NOTHING;
}

/** Moments that the vault knows by itself: when the first report came in and when the incident was opened here. */
export function readKnownMoments(
  read: ReadHandle,
  incidentId: string,
): readonly { readonly event: AnchorEvent; readonly at: string }[] {
  const row = read.get<{ readonly created: number; readonly received: number | null }>(MOMENTS, [
    uuidBytes(incidentId),
  ]);
  if (row === undefined) return [];
  const received = row.received === null ? [] : RECEIVED.map((event) => at(event, row.received));
  return [...received, at("incident-created", row.created)];
}

/** What a report that came in may have been: which of them, the analyst says. */
const RECEIVED = ["report-received", "early-warning-received", "notification-received"] as const;

function at(event: AnchorEvent, ms: number | null) {
  return { event, at: new Date(ms ?? 0).toISOString() };
}

const NOTHING: CaseHoldings = {
  descriptionChars: 0,
  classificationCount: 0,
  observableCount: 0,
  measuresDone: 0,
  measuresOpen: 0,
};

const rank = (...names: readonly (typeof COUNTERMEASURE_STATUSES)[number][]): string =>
  names.map((name) => String(COUNTERMEASURE_STATUSES.indexOf(name))).join(", ");
const measures = (statuses: string): string =>
  `(SELECT count(*) FROM countermeasure c WHERE c.incident_id = i.id AND c.status IN (${statuses}))`;

const HOLDINGS = `
SELECT length(i.description) AS descriptionChars, json_array_length(i.classification) AS classificationCount,
  i.observable_count AS observableCount, ${measures(rank("active", "lifted"))} AS measuresDone,
  ${measures(rank("requested", "active"))} AS measuresOpen
FROM incident i WHERE i.uuid = ?`;
const MOMENTS = `
SELECT i.created_at AS created, (SELECT min(r.received_at) FROM report r WHERE r.incident_id = i.id) AS received
FROM incident i WHERE i.uuid = ?`;
