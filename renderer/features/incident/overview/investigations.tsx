import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { useApi } from "../../../api.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useQueryState } from "../../../use-query-state.ts";
import { InvestigationForm } from "./investigation-form.tsx";
import { InvestigationRow } from "./investigation-row.tsx";
import { PartList } from "./part-list.tsx";

/** Questions to others, each with a status of its own. */
export function Investigations({ incidentId }: { readonly incidentId: string }): ReactNode {
  const text = useText("incident");
  const { query } = useApi();
  const list = useQuery(query.investigations.list.queryOptions({ input: { incidentId } }));
  const draftName = `incident.investigation.${incidentId}`;
  return (
    <PartList
      title={text.investigations}
      none={text.investigationsNone}
      state={useQueryState(list, () => false, { title: "" })}
      items={list.data?.items ?? []}
      add={{ id: "incident.investigation.add", label: text.investigationAdd, keys: "i" }}
      draftName={draftName}
      form={(onClose) => (
        <InvestigationForm incidentId={incidentId} draftName={draftName} onClose={onClose} />
      )}
      row={(item) => <InvestigationRow key={item.id} investigation={item} />}
    />
  );
}
