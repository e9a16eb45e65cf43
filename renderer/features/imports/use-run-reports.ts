import { useQueries, useQuery } from "@tanstack/react-query";

import type { ImportRun } from "../../../shared/model/import-run.ts";
import type { Report } from "../../../shared/model/report.ts";
import { useApi } from "../../api.ts";
import { unmarkedIds } from "./rows.ts";

/** As many reports as are looked at one by one; beyond, the triage queue is the better place. */
const LIMIT = 60;

/** The first reports that a run brought, as they stand now. */
export function useRunReports(run: ImportRun): readonly Report[] {
  const { query } = useApi();
  const until = run.finishedAt ?? run.startedAt;
  // Times in queries go to the minute, so the answer may hold neighbours: each report names its run.
  const span = `received>=${minute(run.startedAt)} received<=${minute(until)}`;
  const list = useQuery(
    query.reports.list.queryOptions({ input: { query: span, limit: LIMIT, sort: "-received" } }),
  );
  return useReports((list.data?.items ?? []).map(({ id }) => id)).filter(
    (report) => report.importRunId === run.id,
  );
}

/** How many reports of the run still wait for a label. */
export function useUnmarkedCount(run: ImportRun): number {
  const ids = unmarkedIds(run);
  const reports = useReports(ids.slice(0, LIMIT));
  const waiting = reports.filter(({ tlp }) => tlp === null).length;
  return waiting === 0 || ids.length <= LIMIT ? waiting : ids.length - (reports.length - waiting);
}

function useReports(ids: readonly string[]): readonly Report[] {
  const { query } = useApi();
  return useQueries({
    queries: ids.map((id) => query.reports.get.queryOptions({ input: { id } })),
    combine: (results) => results.flatMap(({ data }) => (data === undefined ? [] : [data])),
  });
}

function minute(iso: string): string {
  return iso.slice(0, 16);
}
