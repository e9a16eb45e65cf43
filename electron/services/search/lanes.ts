import type { Failure } from "../../../shared/contract/failures.ts";
import { laneSchema, type Lane } from "../../../shared/model/settings.ts";
import { laneIdSchema } from "../../../shared/model/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { applyAction, type AppliedAction } from "../../storage/journal/apply-action.ts";
import { uuidText } from "../../storage/records/uuid.ts";
import { changeVault, notFound, readQuery, type CaseContext } from "../case-context.ts";
import { countList } from "../read-list.ts";

export interface LaneDraft {
  readonly id?: string | undefined;
  readonly name: string;
  readonly entity: Lane["entity"];
  readonly query: string;
  readonly sort: string;
  readonly position?: number | undefined;
}

/** Saved queries in their order, with how many records each finds; null where a query no longer makes sense. */
export function listLanes(context: CaseContext): (Lane & { count: number | null })[] {
  return readLanes(context.database.read).map((lane) => {
    const counted = countList(context, lane.entity, lane.query);
    return { ...lane, count: counted.ok ? counted.value.count : null };
  });
}

/** Saves a query as a lane, a new one or in place of one. Fails with `query-error` or `not-found`. */
export function saveLane(
  context: CaseContext,
  draft: LaneDraft,
): Result<{ readonly id: string }, Failure> {
  const query = readQuery(draft.query, draft.entity);
  if (!query.ok) return query;
  const actor = context.actor();
  return changeVault(context.database, (write) => {
    const lanes = readLanes(write);
    const known = lanes.find(({ id }) => id === draft.id);
    if (draft.id !== undefined && known === undefined) return err(notFound("lane", draft.id));
    const id = known?.id ?? laneIdSchema.parse(actor.ids.newId());
    const position = draft.position ?? known?.position ?? lanes.length;
    const { name, entity, sort } = draft;
    const fields = { name, entity, query: draft.query, sort, position };
    const op = known === undefined ? "create" : "update";
    applyAction(write, actor, {
      verb: "lane-saved",
      subjects: [
        { subject: { kind: "lane", id, title: name }, changes: [{ op, kind: "lane", id, fields }] },
      ],
    });
    return ok({ id });
  });
}

export function removeLane(context: CaseContext, id: string): Result<AppliedAction, Failure> {
  return changeVault(context.database, (write) => {
    const lane = readLanes(write).find((one) => one.id === id);
    if (lane === undefined) return err(notFound("lane", id));
    return ok(
      applyAction(write, context.actor(), {
        verb: "lane-removed",
        subjects: [
          {
            subject: { kind: "lane", id, title: lane.name },
            changes: [{ op: "delete", kind: "lane", id }],
          },
        ],
      }),
    );
  });
}

function readLanes(read: ReadHandle): readonly Lane[] {
  return read
    .all<Omit<Lane, "id"> & { readonly uuid: Uint8Array }>(
      "SELECT uuid, name, entity, query, sort, position FROM lane ORDER BY position, id",
    )
    .map(({ uuid, ...lane }) => laneSchema.parse({ ...lane, id: uuidText(uuid) }));
}
