import { useMemo } from "react";

import type { ReportRow } from "../../../shared/model/report.ts";
import { useLanes } from "../../cases/lanes/use-lanes.ts";
import type { Lane } from "../../cases/lanes/lane.ts";
import { useCaseList } from "../../cases/list/use-case-list.ts";
import type { CaseList } from "../../cases/list/use-case-list.ts";
import { useWords } from "../../cases/words.ts";
import { useApi } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import type { GridColumn } from "../../ui/grid/column.ts";
import { reportColumns } from "./report-columns.tsx";
import { NEW_REPORTS, reportLanes } from "./rows.ts";

export interface Triage {
  readonly list: CaseList<ReportRow>;
  readonly lanes: readonly Lane[];
  readonly columns: readonly GridColumn<ReportRow>[];
}

/** Everything that the queue shows. */
export function useTriage(): Triage {
  const { client, query } = useApi();
  const text = useText("triage");
  const cases = useText("cases");
  const words = useWords();
  const calls = useMemo(
    () => ({ list: client.reports.list, count: client.reports.count }),
    [client],
  );
  const list = useCaseList<ReportRow>({
    name: "triage",
    initialQuery: NEW_REPORTS,
    initialSort: "-received",
    queryKey: query.reports.list.key(),
    calls,
  });
  const builtIn = useMemo(() => reportLanes(text), [text]);
  const showsStatus = !/^status:\w+( is:unmarked)?$/.test(list.query);
  const columns = useMemo(
    () => reportColumns(cases, words, showsStatus),
    [cases, words, showsStatus],
  );
  return { list, lanes: useLanes("report", builtIn, list.source), columns };
}
