import { useCallback } from "react";

import type { Incident, IncidentPatch } from "../../../shared/model/incident.ts";
import { useApi } from "../../api.ts";
import { useChange } from "../../cases/use-change.ts";

/**
 * Saves fields of an incident in place. It states the revision that the analyst saw, so that a change by somebody else
 * is not overwritten. Rejects when it failed, after the toast has said why.
 */
export function useIncidentEdit(
  incident: Incident,
): (patch: IncidentPatch, done: string | null) => Promise<void> {
  const { client } = useApi();
  const change = useChange();
  const { id, revision } = incident;
  return useCallback(
    async (patch: IncidentPatch, done: string | null) => {
      const result = await change({
        call: () => client.incidents.update({ id, patch, revision }),
        done: done === null ? null : () => done,
      });
      if (!result.ok) throw new Error(result.error);
    },
    [change, client, id, revision],
  );
}
