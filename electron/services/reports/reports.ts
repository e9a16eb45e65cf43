import type { reportsContract } from "../../../shared/contract/reports.ts";
import { err, ok } from "../../../shared/result.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import { findReport, readReport, readReportRows } from "../../storage/tables/reports.ts";
import { notFound, type CaseContext } from "../case-context.ts";
import { countList, readList } from "../read-list.ts";
import { acceptReports } from "./accept-reports.ts";
import { rejectReports, reopenReports, updateReports } from "./change-reports.ts";
import { createReport } from "./create-report.ts";
import { similarRecords } from "./similar-records.ts";

/** What the calls of the area `reports` do. */
export function createReports(context: CaseContext): Handlers<typeof reportsContract> {
  const { read } = context.database;
  return {
    list: (input) => readList(context, "report", input, readReportRows),
    count: ({ query }) => countList(context, "report", query),
    get: ({ id }) => {
      const report = readReport(read, id);
      return report === undefined ? err(notFound("report", id)) : ok(report);
    },
    similar: ({ id }) => {
      const rowId = findReport(read, id);
      if (rowId === undefined) return err(notFound("report", id));
      return ok({ items: similarRecords(read, rowId) });
    },
    create: (draft) => createReport(context, draft),
    update: ({ target, patch }) => updateReports(context, target, patch),
    accept: (request) => acceptReports(context, request),
    reject: ({ target, reason }) => rejectReports(context, target, reason),
    reopen: ({ target }) => reopenReports(context, target),
  };
}
