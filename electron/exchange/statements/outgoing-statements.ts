import { compareTlp, strictestTlp } from "../../../shared/domain/markings/tlp.ts";
import type {
  Outgoing,
  ReleaseCounts,
} from "../../../shared/exchange/release/closure/release-outcome.ts";
import {
  compareStatementRecords,
  recordOfStatement,
} from "../../../shared/exchange/release/statement-record.ts";
import type { StoredStatement } from "./statement-rows.ts";

/**
 * What leaves, with the signed texts that are due to its one recipient after the records. Their labels were chosen when they were
 * written and count for the bundle as those of records do.
 */
export function withStatements(
  outgoing: Outgoing,
  statements: readonly StoredStatement[],
  from: { readonly organisationId: string; readonly replicaId: string },
): Outgoing {
  if (statements.length === 0) return outgoing;
  const records = statements
    .map((one) =>
      recordOfStatement(
        { ...one, sender: from.organisationId },
        { ms: one.atMs, replica: from.replicaId },
      ),
    )
    .toSorted(compareStatementRecords);
  const labels = statements.map(({ tlp }) => tlp);
  return {
    ...outgoing,
    records: [...outgoing.records, ...records],
    counts: { ...outgoing.counts, ...countsOf(statements) },
    tlpCeiling: strictestTlp(
      outgoing.tlpCeiling === null ? labels : [outgoing.tlpCeiling, ...labels],
    ),
  };
}

function countsOf(statements: readonly StoredStatement[]): ReleaseCounts {
  const counts: Record<string, Partial<Record<StoredStatement["tlp"], number>>> = {};
  for (const { kind, tlp } of statements.toSorted((a, b) => compareTlp(a.tlp, b.tlp))) {
    const byTlp = (counts[kind] ??= {});
    byTlp[tlp] = (byTlp[tlp] ?? 0) + 1;
  }
  return counts;
}
