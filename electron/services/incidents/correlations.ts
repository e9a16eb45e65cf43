import type { incidentsContract } from "../../../shared/contract/incidents.ts";
import { correlate } from "../../../shared/domain/correlation/correlation.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { gatherCorrelationLinks } from "../../storage/tables/correlation-links.ts";
import { readIncidentName } from "../../storage/tables/incidents.ts";
import type { Handlers } from "../../rpc/handlers.ts";

type Correlations = Extract<
  Awaited<ReturnType<Handlers<typeof incidentsContract>["correlations"]>>,
  { ok: true }
>["value"];

/** Other incidents that share values with this one, strongest first, each with why; and the values left out as noise. */
export function correlationsOf(
  read: ReadHandle,
  incidentRowId: number,
  limit: number,
): Correlations {
  const found = gatherCorrelationLinks(read, incidentRowId);
  const typeOf = new Map(found.map(({ observableId, type }) => [observableId, type]));
  const { incidents, suppressed } = correlate(found, { maxIncidents: limit });
  return {
    items: incidents.flatMap(({ incidentId, strength, links }) => {
      const name = readIncidentName(read, Number(incidentId));
      if (name === undefined) return [];
      return [
        {
          incidentId: name.id,
          incidentNumber: name.number,
          incidentTitle: name.title,
          tlp: name.tlp,
          status: name.status,
          strength,
          links: links.map((link) => ({
            observableId: link.observableId,
            type: link.type,
            value: link.value,
            otherType: link.otherType,
            otherValue: link.otherValue,
            reason: link.reason,
            score: link.score ?? null,
            rarity: link.rarity,
            incidentCount: link.incidentCount,
          })),
        },
      ];
    }),
    suppressed: suppressed.map(({ observableId, value, incidentCount }) => ({
      value,
      type: typeOf.get(observableId) ?? "other",
      incidentCount,
    })),
  };
}
