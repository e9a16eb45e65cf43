import { useQuery } from "@tanstack/react-query";

import type { Incident } from "../../../../shared/model/incident.ts";
import { useApi } from "../../../api.ts";
import { defanged } from "../../../cases/observables/display.ts";
import { useText } from "../../../i18n/text-context.ts";
import type { ViewState } from "../../../ui/states/four-state.tsx";
import { useQueryState } from "../../../use-query-state.ts";
import type { SplitGroup } from "./split-choice.ts";

/** More than this is chosen by filter, not by hand; the contract takes as many at once. */
const MAX_OFFERED = 1_000;

/** Every part of the incident that can move, by kind; kinds without any are left out. */
export function useSplitParts(incident: Incident): {
  readonly groups: readonly SplitGroup[];
  readonly state: ViewState;
} {
  const { client, query } = useApi();
  const text = useText("incident");
  const { id, number } = incident;
  const parts = useQuery({
    queryKey: [...query.incidents.get.key({ input: { id } }), "split"],
    queryFn: async ({ signal }): Promise<readonly SplitGroup[]> => {
      const options = { signal };
      const subject = { kind: "incident", id } as const;
      const [reports, observables, evidence, notes, tasks] = await Promise.all([
        client.reports.list({ query: `incident:"${number}"`, limit: MAX_OFFERED }, options),
        client.observables.links({ subject, limit: MAX_OFFERED }, options),
        client.evidence.list({ subject }, options),
        client.notes.list({ incidentId: id }, options),
        client.tasks.list({ incidentId: id }, options),
      ]);
      const groups: readonly SplitGroup[] = [
        {
          kind: "reports",
          items: reports.items.map((one) => ({ id: one.id, title: `${one.number} ${one.title}` })),
        },
        {
          kind: "observables",
          items: observables.items.map((one) => ({
            id: one.linkId,
            title: `${one.type}: ${defanged(one.type, one.value)}`,
          })),
        },
        {
          kind: "evidence",
          items: evidence.items.map(({ id: of, name }) => ({ id: of, title: name })),
        },
        {
          kind: "notes",
          items: notes.items.map((one) => ({ id: one.id, title: firstLine(one.text) })),
        },
        { kind: "tasks", items: tasks.items.map(({ id: of, title }) => ({ id: of, title })) },
      ];
      return groups.filter(({ items }) => items.length > 0);
    },
  });
  const state = useQueryState(parts, (groups) => groups.length === 0, { title: text.splitEmpty });
  return { groups: parts.data ?? [], state };
}

/** Enough of a note to know it again. */
function firstLine(text: string): string {
  const [line = ""] = text.trim().split("\n", 1);
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
