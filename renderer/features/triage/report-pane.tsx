import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { useApi } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import { Empty, FourState } from "../../ui/states/four-state.tsx";
import { useQueryState } from "../../use-query-state.ts";
import { ReportDetail } from "./report-detail.tsx";
import type { TriageActions } from "./use-triage-actions.ts";

export interface ReportPaneProps {
  readonly reportId: string | undefined;
  readonly actions: TriageActions;
}

/** The report with the cursor, beside the queue. */
export function ReportPane({ reportId, actions }: ReportPaneProps): ReactNode {
  const text = useText("triage");
  if (reportId === undefined) return <Empty title={text.noneChosen} />;
  return <LoadedReport key={reportId} reportId={reportId} actions={actions} />;
}

function LoadedReport({
  reportId,
  actions,
}: {
  readonly reportId: string;
  readonly actions: TriageActions;
}): ReactNode {
  const { query } = useApi();
  const report = useQuery(query.reports.get.queryOptions({ input: { id: reportId } }));
  const state = useQueryState(report, () => false, { title: "" });
  return (
    <FourState state={state}>
      {report.data && <ReportDetail report={report.data} actions={actions} />}
    </FourState>
  );
}
