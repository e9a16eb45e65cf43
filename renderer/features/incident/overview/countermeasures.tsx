import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { useApi } from "../../../api.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useQueryState } from "../../../use-query-state.ts";
import { CountermeasureForm } from "./countermeasure-form.tsx";
import { CountermeasureRow } from "./countermeasure-row.tsx";
import { PartList } from "./part-list.tsx";

/** Blocks, take-downs and clean-ups, each with a status of its own. */
export function Countermeasures({ incidentId }: { readonly incidentId: string }): ReactNode {
  const text = useText("incident");
  const { query } = useApi();
  const list = useQuery(query.countermeasures.list.queryOptions({ input: { incidentId } }));
  const draftName = `incident.countermeasure.${incidentId}`;
  return (
    <PartList
      title={text.countermeasures}
      none={text.countermeasuresNone}
      state={useQueryState(list, () => false, { title: "" })}
      items={list.data?.items ?? []}
      add={{ id: "incident.countermeasure.add", label: text.countermeasureAdd, keys: "k" }}
      draftName={draftName}
      form={(onClose) => (
        <CountermeasureForm incidentId={incidentId} draftName={draftName} onClose={onClose} />
      )}
      row={(item) => <CountermeasureRow key={item.id} countermeasure={item} />}
    />
  );
}
