import { useQuery } from "@tanstack/react-query";
import type { z } from "zod";

import type { CaseHoldings } from "../../../../shared/domain/clocks/gaps.ts";
import { incidentClocks } from "../../../../shared/domain/clocks/incident-clocks.ts";
import type {
  clockEntryDraftSchema,
  ClockEntryRecord,
} from "../../../../shared/model/case-parts.ts";
import type { Incident } from "../../../../shared/model/incident.ts";
import { useApi } from "../../../api.ts";
import { useChange } from "../../../cases/use-change.ts";
import { useText } from "../../../i18n/text-context.ts";
import { useNow } from "../../../i18n/use-now.ts";

export type EntryDraft = z.input<typeof clockEntryDraftSchema>;

const NO_ENTRIES: readonly ClockEntryRecord[] = [];
const NOTHING: CaseHoldings = {
  descriptionChars: 0,
  classificationCount: 0,
  observableCount: 0,
  measuresDone: 0,
  measuresOpen: 0,
};

/** The clocks of an incident as they stand now, and what can be put down about them. */
export function useClocks(incident: Incident) {
  const incidentId = incident.id;
  const { client, query } = useApi();
  const text = useText("clocks");
  const change = useChange();
  const nowMs = useNow();
  const list = useQuery(query.clocks.list.queryOptions({ input: { incidentId } }));
  const entries = list.data?.items ?? NO_ENTRIES;
  return {
    incident,
    list,
    entries,
    holdings: list.data?.holdings ?? NOTHING,
    known: list.data?.known ?? [],
    instruments: incidentClocks(entries, nowMs),
    put: (draft: EntryDraft) =>
      change({
        call: () => client.clocks.add({ incidentId, draft }),
        done: () => text.saved,
        failure: "here",
      }),
    remove: (id: string) =>
      void change({ call: () => client.clocks.remove({ id }), done: () => text.removed }),
  };
}

export type Clocks = ReturnType<typeof useClocks>;
