import type { z } from "zod";
import type { clocksContract } from "../../../shared/contract/clocks.ts";
import type { Failure } from "../../../shared/contract/failures.ts";
import { entryFault } from "../../../shared/domain/clocks/check-entry.ts";
import { clockEntrySchema, type clockEntryDraftSchema } from "../../../shared/model/case-parts.ts";
import type { StatedTime } from "../../../shared/model/values.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import { readClockEntries } from "../../storage/tables/clock-entries.ts";
import { findIncident } from "../../storage/tables/incidents.ts";
import { nowIso, notFound, type CaseContext } from "../case-context.ts";
import { partCalls, type PartRules } from "../case-parts/part-calls.ts";
import { givenFields } from "../case-parts/part-status.ts";
import { statedTimeFields } from "../patched-fields.ts";
import { dueClocks } from "./due-clocks.ts";
import { readHoldings, readKnownMoments } from "./holdings.ts";

type Draft = z.output<typeof clockEntryDraftSchema> & { readonly at: StatedTime };
interface Patch {
  readonly at?: StatedTime | undefined;
  readonly detail?: string | undefined;
}

/** What the calls on clocks do. */
export function clockCalls(context: CaseContext): Handlers<typeof clocksContract> {
  const calls = partCalls(
    context,
    entryRules(() => context.actor().name),
  );
  return {
    list: ({ incidentId }) => {
      const listed = calls.list({ incidentId });
      if (!listed.ok) return listed;
      const { read } = context.database;
      const holdings = readHoldings(read, incidentId);
      const known = [...readKnownMoments(read, incidentId)];
      return ok({ items: listed.value.items, holdings, known });
    },
    add: ({ incidentId, draft }) => {
      const checked = checkDraft(context, incidentId, draft);
      return checked.ok ? calls.add({ incidentId, draft: checked.value }) : checked;
    },
    update: calls.update,
    remove: calls.remove,
    due: (wanted) => dueClocks(context, wanted),
  };
}

function entryRules(author: () => string): PartRules<typeof clockEntrySchema, Draft, Patch> {
  return {
    kind: "clock-entry",
    verb: "clock",
    schema: clockEntrySchema,
    newFields: ({ type, instrument, target, at, detail }) => ({
      type,
      instrument,
      target,
      at: statedTimeFields(at),
      detail,
      author: author(),
    }),
    patchFields: (_current, { at, ...patch }) => {
      const plain = givenFields(patch, ["detail"]);
      return ok(at === undefined ? plain : { ...plain, at: statedTimeFields(at) });
    },
  };
}

/** Completes an entry with the present and our country, and refuses what the instrument does not have. */
function checkDraft(
  context: CaseContext,
  incidentId: string,
  draft: z.output<typeof clockEntryDraftSchema>,
): Result<Draft, Failure> {
  const { read } = context.database;
  const rowId = findIncident(read, incidentId);
  if (rowId === undefined) return err(notFound("incident", incidentId));
  const isOurs = draft.type === "applies" && draft.target === "";
  const target = isOurs ? context.settings().countryCode : draft.target;
  const now: StatedTime = { instant: nowIso(context.actor()), precision: "exact", zone: "UTC" };
  const complete = { ...draft, target, at: draft.at ?? now };
  const fault = entryFault(complete, readClockEntries(read, rowId));
  return fault === null ? ok(complete) : err({ kind: "invalid-value", ...fault });
}
