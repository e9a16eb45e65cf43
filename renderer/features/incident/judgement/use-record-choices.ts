import { useQuery } from "@tanstack/react-query";

import type { GroundKind } from "../../../../shared/domain/judgement/scales.ts";
import { useApi } from "../../../api.ts";
import { defanged } from "../../../cases/observables/display.ts";
import { useText } from "../../../i18n/text-context.ts";

/** More than this is found by typing, and an item can do without a record. */
const MAX_OFFERED = 500;
const MAX_TITLE_CHARS = 100;

export interface RecordChoice {
  readonly kind: GroundKind;
  readonly id: string;
  readonly label: string;
}

/** The records of an incident that an item can rest on, with their kind before them. */
export function useRecordChoices(incidentId: string, number: string): readonly RecordChoice[] {
  const { client, query } = useApi();
  const { recordKinds } = useText("incident");
  const found = useQuery({
    queryKey: [...query.judgement.get.key({ input: { incidentId } }), "records"],
    queryFn: async ({ signal }) => {
      const options = { signal };
      const subject = { kind: "incident", id: incidentId } as const;
      const [links, evidence, notes, events, reports] = await Promise.all([
        client.observables.links({ subject, limit: MAX_OFFERED }, options),
        client.evidence.list({ subject }, options),
        client.notes.list({ incidentId }, options),
        client.timeline.list({ incidentId }, options),
        client.reports.list({ query: `incident:"${number}"`, limit: MAX_OFFERED }, options),
      ]);
      return [
        ...links.items.map((one) => choice("observable-link", one.linkId, shown(one))),
        ...evidence.items.map((one) => choice("evidence", one.id, one.name)),
        ...notes.items.map((one) => choice("note", one.id, one.text)),
        ...events.items.map((one) => choice("timeline-event", one.id, one.title)),
        ...reports.items.map((one) => choice("report", one.id, `${one.number} ${one.title}`)),
      ];
    },
  });
  return (found.data ?? []).map((one) => ({
    ...one,
    label: `${recordKinds[one.kind]}: ${one.label}`,
  }));
}

function shown({ type, value }: { readonly type: string; readonly value: string }): string {
  return defanged(type, value);
}

function choice(kind: GroundKind, id: string, title: string): RecordChoice {
  return { kind, id, label: title.replaceAll(/\s+/g, " ").slice(0, MAX_TITLE_CHARS) };
}
