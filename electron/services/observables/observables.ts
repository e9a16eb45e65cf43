import { z } from "zod";
import type { observablesContract } from "../../../shared/contract/observables.ts";
import { sightingSchema } from "../../../shared/model/observable.ts";
import { err, ok } from "../../../shared/result.ts";
import type { Handlers } from "../../rpc/handlers.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { uuidText } from "../../storage/records/uuid.ts";
import {
  countLinks,
  readLinkPage,
  readObservable,
  readObservableRows,
} from "../../storage/tables/observables.ts";
import { iso } from "../../storage/tables/json-columns.ts";
import { notFound, type CaseContext } from "../case-context.ts";
import { countList, readList } from "../read-list.ts";
import { addObservables } from "./add-observables.ts";
import { addSighting, removeLinks, updateLink } from "./change-links.ts";
import { extractCall } from "./extract-call.ts";
import { findObservable, incidentsWith, oddities, reportsWith } from "./find-observables.ts";
import { readSubject } from "./subject.ts";

/** What the calls of the area `observables` do. */
export function createObservables(context: CaseContext): Handlers<typeof observablesContract> {
  const { read } = context.database;
  return {
    list: (input) => readList(context, "observable", input, readObservableRows),
    count: ({ query }) => countList(context, "observable", query),
    get: ({ id }) => describeObservable(read, id),
    find: ({ values }) => {
      const { warninglistsOf } = context.actor();
      return ok({ items: values.map((value) => findObservable(read, value, warninglistsOf)) });
    },
    links: ({ subject, limit, offset }) => {
      const state = readSubject(read, subject);
      if (!state.ok) return state;
      const { kind, rowId } = state.value;
      return ok({
        items: readLinkPage(read, kind, rowId, limit, offset),
        total: countLinks(read, kind, rowId),
      });
    },
    add: ({ subject, items }) => addObservables(context, subject, items),
    updateLink: ({ linkId, patch }) => updateLink(context, linkId, patch),
    removeLinks: ({ linkIds }) => removeLinks(context, linkIds),
    addSighting: (sighting) => addSighting(context, sighting),
    extract: extractCall,
  };
}

function describeObservable(read: ReadHandle, id: string) {
  const found = readObservable(read, id);
  if (found === undefined) return err(notFound("observable", id));
  const { rowId, row } = found;
  const incidents = incidentsWith(read, rowId).map(({ id, number, title, tlp }) => ({
    kind: "incident" as const,
    id,
    number,
    title,
    tlp,
  }));
  const reports = reportsWith(read, rowId).map(({ id, number, title, tlp }) => ({
    kind: "report" as const,
    id,
    number,
    title,
    tlp,
  }));
  return ok({
    ...row,
    ...oddities(row),
    uses: [...incidents, ...reports],
    sightings: readSightings(read, rowId, row.id),
  });
}

const sightingsSchema = z.array(sightingSchema);

/** Newest first, a bounded number of them. */
function readSightings(read: ReadHandle, observableRowId: number, observableId: string) {
  const rows = read.all<{
    readonly uuid: Uint8Array;
    readonly kind: string;
    readonly at: number;
    readonly source: string | null;
  }>(
    "SELECT uuid, kind, at, source FROM sighting WHERE observable_id = ? ORDER BY at DESC LIMIT 500",
    [observableRowId],
  );
  return sightingsSchema.parse(
    rows.map(({ uuid, kind, at, source }) => ({
      id: uuidText(uuid),
      observableId,
      kind,
      at: iso(at),
      source,
    })),
  );
}
