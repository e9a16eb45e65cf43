import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { z } from "zod";

import { useApi } from "../../api.ts";
import { useText } from "../../i18n/text-context.ts";
import { FourState } from "../../ui/states/four-state.tsx";
import { useQueryState } from "../../use-query-state.ts";
import { IncidentPage } from "./incident-page.tsx";

const paramsSchema = z.object({ incidentId: z.string() });

/** The page of one incident. */
export function IncidentScreen(): ReactNode {
  const { incidentId } = paramsSchema.parse(useParams({ strict: false }));
  const text = useText("incident");
  const { query } = useApi();
  const incident = useQuery(query.incidents.get.queryOptions({ input: { id: incidentId } }));
  const state = useQueryState(incident, () => false, { title: "" });
  return (
    <>
      {state.kind !== "filled" && <h1 className="wp-hidden">{text.title}</h1>}
      <FourState state={state}>
        {incident.data && <IncidentPage key={incidentId} incident={incident.data} />}
      </FourState>
    </>
  );
}
