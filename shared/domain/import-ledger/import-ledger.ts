import type { ImportNotice } from "../../formats/parsed.ts";
import type { ImportFileResult, ImportRun } from "../../model/import-run.ts";
import type { ReportId } from "../../model/ids.ts";

/** What storing one report of a file gave. */
export interface StoredReportCounts {
  readonly found: number;
  readonly stored: number;
  readonly duplicates: number;
  readonly skipped: number;
  readonly reports: number;
  readonly incidents: number;
  readonly observables: number;
  readonly evidence: number;
  readonly relations: number;
}

export interface FileOutcome {
  readonly path: string;
  readonly format: string | null;
  readonly counts: StoredReportCounts;
  /** Reports that were here before. */
  readonly duplicateReports: number;
  readonly warnings: readonly ImportNotice[];
  readonly errors: readonly ImportNotice[];
  readonly unmarkedReportIds: readonly ReportId[];
}

export const NOTHING_STORED: StoredReportCounts = {
  found: 0,
  stored: 0,
  duplicates: 0,
  skipped: 0,
  reports: 0,
  incidents: 0,
  observables: 0,
  evidence: 0,
  relations: 0,
};

/** Adds the counts of one report to those of its file. */
export function addCounts(left: StoredReportCounts, right: StoredReportCounts): StoredReportCounts {
  return {
    found: left.found + right.found,
    stored: left.stored + right.stored,
    duplicates: left.duplicates + right.duplicates,
    skipped: left.skipped + right.skipped,
    reports: left.reports + right.reports,
    incidents: left.incidents + right.incidents,
    observables: left.observables + right.observables,
    evidence: left.evidence + right.evidence,
    relations: left.relations + right.relations,
  };
}

/**
 * The ledger line of a file. `refused`: nothing could be read. `duplicate`: all of it was here before. `partial`:
 * something of it was left out. Throws when the numbers don't add up: an analyst must never be told «imported»
 * while items are missing (threats row 52).
 */
export function ledgerLine(outcome: FileOutcome): ImportFileResult {
  const { found, stored, duplicates, skipped } = outcome.counts;
  if (found !== stored + duplicates + skipped) {
    throw new Error(
      `the ledger of a file does not add up: ${String(found)} found, ${String(stored)} stored, ` +
        `${String(duplicates)} duplicates, ${String(skipped)} skipped`,
    );
  }
  const { counts, warnings, errors, unmarkedReportIds, path, format } = outcome;
  return {
    path,
    format,
    status: statusOf(outcome),
    ...counts,
    warnings: [...warnings],
    errors: [...errors],
    unmarkedReportIds: [...unmarkedReportIds],
  };
}

/** Totals of a run: each is the sum of the lines, so the totals add up as the lines do. */
export function ledgerTotals(files: readonly ImportFileResult[]): ImportRun["totals"] {
  const counts = files.reduce<StoredReportCounts>(addCounts, NOTHING_STORED);
  const withStatus = (status: ImportFileResult["status"]) =>
    files.filter((file) => file.status === status).length;
  return {
    ...pickCounts(counts),
    files: files.length,
    imported: withStatus("imported"),
    duplicate: withStatus("duplicate"),
    partial: withStatus("partial"),
    refused: withStatus("refused"),
  };
}

function statusOf({ counts, errors, duplicateReports }: FileOutcome): ImportFileResult["status"] {
  const isEmpty = counts.reports === 0 && counts.stored === 0;
  if (isEmpty && errors.length > 0) return "refused";
  if (isEmpty && duplicateReports > 0) return "duplicate";
  return errors.length > 0 || counts.skipped > 0 ? "partial" : "imported";
}

/** Adding file lines must not carry their other fields along. */
function pickCounts(counts: StoredReportCounts): StoredReportCounts {
  return addCounts(NOTHING_STORED, counts);
}
