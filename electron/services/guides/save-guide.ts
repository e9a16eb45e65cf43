import type { Failure } from "../../../shared/contract/failures.ts";
import { guideKey } from "../../../shared/domain/guides/choose-guide.ts";
import type { Guide } from "../../../shared/domain/guides/guide.ts";
import { parseGuide } from "../../../shared/domain/guides/parse-guide.ts";
import { serializeGuide } from "../../../shared/domain/guides/serialize-guide.ts";
import { ownGuideIdSchema, type OwnGuideId } from "../../../shared/model/ids.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { WriteHandle } from "../../storage/database.ts";
import { applyAction } from "../../storage/journal/apply-action.ts";
import type { Change, SubjectChanges } from "../../storage/journal/change.ts";
import { changeVault, notFound, nowIso, type CaseContext } from "../case-context.ts";
import { allGuides, findOwnGuide } from "./all-guides.ts";

export interface SavedGuide {
  readonly recordId: OwnGuideId;
  readonly actionId: number;
  readonly id: string;
  readonly language: string;
  readonly version: number;
}

/** Takes a guide in from the text of its file. Failures: `invalid-value` with the line, or for a version that is not newer. */
export function saveGuide(context: CaseContext, text: string): Result<SavedGuide, Failure> {
  const parsed = parseGuide(text);
  if (!parsed.ok) {
    const { line, found, expected } = parsed.error;
    return err({ kind: "invalid-value", field: `line ${String(line)}`, found, expected });
  }
  const guide = parsed.value;
  return changeVault(context.database, (write) => {
    const present = findGuide(write, guide);
    if (present !== undefined && present.version >= guide.version) {
      const expected = `a version after ${String(present.version)}`;
      const found = String(guide.version);
      return err({ kind: "invalid-value", field: "version", found, expected });
    }
    return ok(keepGuide(context, write, guide, "guide-saved"));
  });
}

/** Puts down that somebody read a guide again. One that ships becomes our own, with the new days and the same version. */
export function reviewGuide(
  context: CaseContext,
  wanted: {
    readonly id: string;
    readonly language: string;
    readonly reviewed: string;
    readonly reviewBy: string;
  },
): Result<SavedGuide, Failure> {
  const { reviewed, reviewBy } = wanted;
  if (reviewBy < reviewed) {
    const expected = `a day that is not before ${reviewed}`;
    return err({ kind: "invalid-value", field: "review-by", found: reviewBy, expected });
  }
  return changeVault(context.database, (write) => {
    const guide = findGuide(write, wanted);
    if (guide === undefined) return err(notFound("guide", guideKey(wanted)));
    return ok(keepGuide(context, write, { ...guide, reviewed, reviewBy }, "guide-reviewed"));
  });
}

export function removeGuide(
  context: CaseContext,
  wanted: { readonly id: string; readonly language: string },
): Result<{ actionId: number; changed: number }, Failure> {
  return changeVault(context.database, (write) => {
    const own = findOwnGuide(write, wanted);
    if (own === undefined) return err(notFound("guide", guideKey(wanted)));
    const { recordId: id, guide } = own;
    const subject = { kind: "guide", id, title: guide.title } as const;
    const subjects: readonly SubjectChanges[] = [
      { subject, changes: [{ op: "delete", kind: "guide", id }] },
    ];
    return ok(applyAction(write, context.actor(), { verb: "guide-removed", subjects }));
  });
}

function findGuide(write: WriteHandle, wanted: Pick<Guide, "id" | "language">): Guide | undefined {
  return allGuides(write).find((one) => guideKey(one) === guideKey(wanted));
}

function keepGuide(
  context: CaseContext,
  write: WriteHandle,
  guide: Guide,
  verb: "guide-saved" | "guide-reviewed",
): SavedGuide {
  const actor = context.actor();
  const own = findOwnGuide(write, guide);
  const recordId = own?.recordId ?? ownGuideIdSchema.parse(actor.ids.newId());
  const key = guideKey(guide);
  const text = serializeGuide(guide);
  const record = { kind: "guide", id: recordId } as const;
  const change: Change =
    own === undefined
      ? { op: "create", ...record, fields: { createdAt: nowIso(actor), key, text } }
      : { op: "update", ...record, fields: { text } };
  const { actionId } = applyAction(write, actor, {
    verb,
    cause: `${key}, ${String(guide.version)}, ${guide.reviewed} – ${guide.reviewBy}`,
    subjects: [{ subject: { ...record, title: guide.title }, changes: [change] }],
  });
  const { id, language, version } = guide;
  return { recordId, actionId, id, language, version };
}
