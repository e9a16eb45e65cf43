import type { Failure } from "../../../shared/contract/failures.ts";
import type { Tlp } from "../../../shared/model/values.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { applyAction, type AppliedAction } from "../../storage/journal/apply-action.ts";
import { readLinkRow, subjectOfRow, type LinkRow } from "../../storage/links/link-rows.ts";
import { rangesOfIds, uuidBytes } from "../../storage/records/uuid.ts";
import { tlpOf } from "../../storage/tables/json-columns.ts";
import { observableSubjectSchema } from "../../../shared/model/observable.ts";
import { changeVault, notFound, nowIso, Refused, type CaseContext } from "../case-context.ts";
import { givenFields } from "../case-parts/part-status.ts";
import { refuseMarkings } from "../marking-change.ts";
import { readSubject } from "./subject.ts";

export interface LinkPatch {
  readonly comment?: string | null | undefined;
  readonly isForDetection?: boolean | undefined;
  readonly tlp?: Tlp | null | undefined;
}

/** Changes one use of an observable. A label of its own may be raised or taken back to the subject's, not lowered. */
export function updateLink(
  context: CaseContext,
  linkId: string,
  patch: LinkPatch,
): Result<AppliedAction, Failure> {
  const tlp = patch.tlp ?? undefined;
  return changeVault(context.database, (write) => {
    const row = readLinkRow(write, uuidBytes(linkId));
    if (row === undefined) return err(notFound("observable-link", linkId));
    const refused = refuseMarkings({ tlp: tlpOf(row.tlp), pap: null }, { tlp }, undefined);
    if (refused !== undefined) return err(refused);
    const fields = givenFields(patch, ["comment", "isForDetection", "tlp"]);
    return ok(
      applyAction(write, context.actor(), {
        verb: "observable-updated",
        subjects: [
          {
            subject: journalSubject(write, row),
            changes: [{ op: "update", kind: "observable-link", id: linkId, fields }],
          },
        ],
      }),
    );
  });
}

/** Removes uses; observables that nothing refers to any more go with them. Fails with `not-found`. */
export function removeLinks(
  context: CaseContext,
  linkIds: readonly string[],
): Result<AppliedAction, Failure> {
  return changeVault(context.database, (write) => {
    const bySubject = new Map<string, LinkRow[]>();
    for (const linkId of new Set(linkIds)) {
      const row = readLinkRow(write, uuidBytes(linkId));
      if (row === undefined) return err(notFound("observable-link", linkId));
      const key = `${String(row.incident_id)} ${String(row.report_id)}`;
      bySubject.set(key, [...(bySubject.get(key) ?? []), row]);
    }
    const subjects = [...bySubject.values()].flatMap((rows) => {
      const [first] = rows;
      if (first === undefined) return [];
      const ids = rangesOfIds(rows.map(({ uuid }) => uuid));
      return [
        { subject: journalSubject(write, first), changes: [{ op: "delete-links", ids } as const] },
      ];
    });
    return ok(applyAction(write, context.actor(), { verb: "observables-removed", subjects }));
  });
}

/** Notes that an observable was seen, or is no threat, or no longer. Fails with `not-found`. */
export function addSighting(
  context: CaseContext,
  sighting: {
    readonly observableId: string;
    readonly kind: string;
    readonly source: string | null;
  },
): Result<AppliedAction, Failure> {
  const actor = context.actor();
  return changeVault(context.database, (write) => {
    const { observableId, kind, source } = sighting;
    const identity = readIdentity(write, observableId);
    if (identity === undefined) return err(notFound("observable", observableId));
    const observable = { type: identity.type, value: identity.value };
    const fields = { observable, kind, at: nowIso(actor), source };
    return ok(
      applyAction(write, actor, {
        verb: "sighting-added",
        subjects: [
          {
            subject: {
              kind: "observable",
              id: observableId,
              title: observable.value.slice(0, 256),
            },
            changes: [{ op: "create", kind: "sighting", id: actor.ids.newId(), fields }],
          },
        ],
      }),
    );
  });
}

function readIdentity(read: ReadHandle, id: string) {
  return read.get<{ readonly type: string; readonly value: string }>(
    `SELECT t.name AS type, coalesce(o.full_value, o.value) AS value
       FROM observable o CROSS JOIN observable_type t ON t.id = o.type_id WHERE o.uuid = ?`,
    [uuidBytes(id)],
  );
}

function journalSubject(read: ReadHandle, row: LinkRow) {
  const state = readSubject(read, observableSubjectSchema.parse(subjectOfRow(read, row)));
  if (!state.ok) throw new Refused(state.error);
  return state.value.journal;
}
