import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { z } from "zod";
import type { ReactNode } from "react";

import type { ReportRow } from "../../../shared/model/report.ts";
import { useApi } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import { PATHS } from "../../places.ts";
import { useCommands } from "../../ui/palette/use-commands.ts";
import { FourState } from "../../ui/states/four-state.tsx";
import { useQueryState } from "../../use-query-state.ts";
import { ReportDetail } from "./report-detail.tsx";
import classes from "./report.module.css";
import { TriageDialogs } from "./triage-dialogs.tsx";
import { chosenRows, useTriageActions } from "./use-triage-actions.ts";

const paramsSchema = z.object({ reportId: z.string() });
const NO_ROWS: readonly ReportRow[] = [];

/** One report on a page of its own. */
export function ReportScreen(): ReactNode {
  const { reportId } = paramsSchema.parse(useParams({ strict: false }));
  const text = useText("triage");
  const { query } = useApi();
  const report = useQuery(query.reports.get.queryOptions({ input: { id: reportId } }));
  const state = useQueryState(report, () => false, { title: "" });
  const rows = report.data === undefined ? NO_ROWS : [report.data];
  const actions = useTriageActions(chosenRows(rows), () => undefined);
  useCommands(text.reportTitle, actions.commands);
  return (
    <>
      <nav className={classes.back}>
        <Link to={PATHS.triage}>{text.backToQueue}</Link>
      </nav>
      <FourState state={state}>
        {report.data && <ReportDetail report={report.data} actions={actions} isPage />}
      </FourState>
      <TriageDialogs actions={actions} onDone={() => undefined} />
    </>
  );
}
