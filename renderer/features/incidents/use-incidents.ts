import { useMemo } from "react";

import type { IncidentRow } from "../../../shared/model/incident.ts";
import { useApi } from "../../api.ts";
import type { Lane } from "../../cases/lanes/lane.ts";
import { useLanes } from "../../cases/lanes/use-lanes.ts";
import { useCaseList } from "../../cases/list/use-case-list.ts";
import type { CaseList } from "../../cases/list/use-case-list.ts";
import { useWords } from "../../cases/words.ts";
import { useText } from "../../i18n/text-context.ts";
import type { GridColumn } from "../../ui/grid/column.ts";
import { incidentColumns } from "./incident-columns.tsx";
import { incidentLanes, OPEN_INCIDENTS } from "./rows.ts";

export interface Incidents {
  readonly list: CaseList<IncidentRow>;
  readonly lanes: readonly Lane[];
  readonly columns: readonly GridColumn<IncidentRow>[];
}

/** Everything that the list of incidents shows. */
export function useIncidents(): Incidents {
  const { client, query } = useApi();
  const text = useText("incidents");
  const cases = useText("cases");
  const words = useWords();
  const calls = useMemo(
    () => ({ list: client.incidents.list, count: client.incidents.count }),
    [client],
  );
  const list = useCaseList<IncidentRow>({
    name: "incidents",
    initialQuery: OPEN_INCIDENTS,
    initialSort: "-score",
    queryKey: query.incidents.list.key(),
    calls,
  });
  const builtIn = useMemo(() => incidentLanes(text), [text]);
  const columns = useMemo(() => incidentColumns(cases, words), [cases, words]);
  return { list, lanes: useLanes("incident", builtIn, list.source), columns };
}
