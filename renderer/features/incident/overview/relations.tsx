import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";

import { useApi } from "../../../api.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useQueryState } from "../../../use-query-state.ts";
import { PartList } from "./part-list.tsx";
import { RelationForm } from "./relation-form.tsx";
import { RelationRow } from "./relation-row.tsx";
import { seenFrom } from "./relation-rows.ts";

/** How this incident stands to other records. */
export function Relations({ incidentId }: { readonly incidentId: string }): ReactNode {
  const text = useText("incident");
  const { query } = useApi();
  const list = useQuery(
    query.relations.list.queryOptions({ input: { kind: "incident", id: incidentId } }),
  );
  const draftName = `incident.relation.${incidentId}`;
  return (
    <PartList
      title={text.relations}
      none={text.relationsNone}
      state={useQueryState(list, () => false, { title: "" })}
      items={list.data?.items ?? []}
      add={{ id: "incident.relation.add", label: text.relationAdd, keys: "r" }}
      draftName={draftName}
      form={(onClose) => (
        <RelationForm incidentId={incidentId} draftName={draftName} onClose={onClose} />
      )}
      row={(relation) => (
        <RelationRow key={relation.id} relation={seenFrom(relation, incidentId)} />
      )}
    />
  );
}
