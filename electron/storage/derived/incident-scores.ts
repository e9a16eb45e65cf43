import { z } from "zod";
import { isRsitMachineValue } from "../../../shared/domain/rsit/rsit.ts";
import { SEVERITIES, DEFAULT_SEVERITY } from "../../../shared/domain/severity/severity.ts";
import { INCIDENT_STATUSES } from "../../../shared/domain/status/statuses.ts";
import {
  triageScore,
  type ScoreFacts,
  type TriageScore,
} from "../../../shared/domain/triage-score/triage-score.ts";
import type { ReadHandle, WriteHandle } from "../database.ts";
import { scoreFactsSchema } from "./incident-counts.ts";
import type { ScoreBasis } from "./derived.ts";

/** Brings the stored scores of incidents up to date; lists sort by them. */
export function scoreIncidents(
  write: WriteHandle,
  incidentRowIds: Iterable<number>,
  nowMs: number,
  basis: ScoreBasis,
): void {
  for (const rowId of incidentRowIds) {
    const row = write.get<ScoreRow>(SELECT, [rowId]);
    if (row === undefined) continue;
    const { score } = triageScore(factsOf(row), basis.knownExploited, nowMs, basis.weights);
    if (score !== row.score)
      write.run("UPDATE incident SET score = ? WHERE id = ?", [score, rowId]);
  }
}

/** The score of one incident now, with its reasons. */
export function explainScore(
  read: ReadHandle,
  incidentRowId: number,
  nowMs: number,
  basis: ScoreBasis,
): TriageScore | undefined {
  const row = read.get<ScoreRow>(SELECT, [incidentRowId]);
  return row && triageScore(factsOf(row), basis.knownExploited, nowMs, basis.weights);
}

interface ScoreRow {
  readonly status: number;
  readonly severity: number;
  readonly score: number;
  readonly classification: string;
  readonly reportCount: number;
  readonly scoreFacts: string | null;
  readonly createdAt: number;
  readonly receivedAt: number | null;
  readonly updatedAt: number;
}

const SELECT = `
SELECT status, severity, score, classification, report_count AS reportCount, score_facts AS scoreFacts,
  created_at AS createdAt, updated_at AS updatedAt,
  CASE WHEN report_count = 0 THEN NULL
    ELSE (SELECT min(received_at) FROM report WHERE incident_id = incident.id) END AS receivedAt
FROM incident WHERE id = ?`;

const classificationSchema = z.array(z.string());

function factsOf(row: ScoreRow): ScoreFacts {
  const stored =
    row.scoreFacts === null ? undefined : scoreFactsSchema.parse(JSON.parse(row.scoreFacts));
  const status = INCIDENT_STATUSES[row.status] ?? "new";
  return {
    severity: SEVERITIES[row.severity] ?? DEFAULT_SEVERITY,
    status,
    classification: classificationSchema
      .parse(JSON.parse(row.classification))
      .filter(isRsitMachineValue),
    cves: stored?.cves ?? [],
    reportCount: row.reportCount,
    victimCount: 0,
    seenElsewhere: (stored?.seen ?? []).map(([value, otherIncidentCount]) => ({
      value,
      otherIncidentCount,
    })),
    receivedAtMs: row.receivedAt ?? row.createdAt,
    // Whoever takes an incident out of `new` has looked at it and answered; until then the reporter waits.
    answeredAtMs: status === "new" ? null : row.updatedAt,
  };
}
