import type { Failure } from "../../../shared/contract/failures.ts";
import { normaliseObservable } from "../../../shared/domain/observables/normalise.ts";
import { isObservableType, mispDefaults } from "../../../shared/domain/observables/types.ts";
import type { ObservableSubject } from "../../../shared/model/observable.ts";
import type { Tlp } from "../../../shared/model/values.ts";
import { ok, type Result } from "../../../shared/result.ts";
import type { ReadHandle } from "../../storage/database.ts";
import { applyAction } from "../../storage/journal/apply-action.ts";
import { toLinkColumns, type LinkFacts } from "../../storage/links/link-columns.ts";
import { storedValue } from "../../storage/links/observable-value.ts";
import { changeVault, type CaseContext } from "../case-context.ts";
import { readSubject, type SubjectState } from "./subject.ts";

/** A typed value; `type` may be empty to have it found out. */
export interface ObservableDraft {
  readonly type: string;
  readonly value: string;
  readonly comment?: string | undefined;
  readonly isForDetection?: boolean | undefined;
  readonly tlp?: Tlp | undefined;
}

export interface AddedObservables {
  readonly actionId: number | null;
  readonly added: number;
  readonly duplicates: number;
  readonly refused: { value: string; why: string }[];
}

/**
 * Links values to an incident or report, checked and in canonical form. Those that it has already count as duplicates,
 * those that are not what their type says are refused with the reason. Fails with `not-found`.
 */
export function addObservables(
  context: CaseContext,
  subject: ObservableSubject,
  items: readonly ObservableDraft[],
): Result<AddedObservables, Failure> {
  const actor = context.actor();
  return changeVault<AddedObservables>(context.database, (write) => {
    const state = readSubject(write, subject);
    if (!state.ok) return state;
    const { links, duplicates, refused } = checkItems(write, state.value, items, actor.nowMs());
    if (links.length === 0) return ok({ actionId: null, added: 0, duplicates, refused });
    const { actionId } = applyAction(write, actor, {
      verb: "observables-added",
      subjects: [
        {
          subject: state.value.journal,
          changes: [
            {
              op: "create-links",
              subject: { kind: state.value.kind, id: state.value.id },
              ids: [actor.ids.newBlock(links.length)],
              columns: toLinkColumns(links),
            },
          ],
        },
      ],
    });
    return ok({ actionId, added: links.length, duplicates, refused });
  });
}

interface CheckedItems {
  readonly links: readonly LinkFacts[];
  readonly duplicates: number;
  readonly refused: { value: string; why: string }[];
}

function checkItems(
  read: ReadHandle,
  subject: SubjectState,
  items: readonly ObservableDraft[],
  nowMs: number,
): CheckedItems {
  const links: LinkFacts[] = [];
  const refused: { value: string; why: string }[] = [];
  const seen = new Set<string>();
  let duplicates = 0;
  for (const item of items) {
    const normalised = normaliseObservable(item.type, item.value);
    if (!normalised.ok) {
      refused.push({ value: item.value, why: normalised.error.kind });
      continue;
    }
    const { type, value } = normalised.value;
    const key = `${type}\n${value}`;
    if (seen.has(key) || isLinked(read, subject, type, value)) {
      duplicates += 1;
      continue;
    }
    seen.add(key);
    links.push(linkFacts(item, type, value, nowMs));
  }
  return { links, duplicates, refused };
}

function linkFacts(item: ObservableDraft, type: string, value: string, nowMs: number): LinkFacts {
  const defaults = isObservableType(type) ? mispDefaults(type) : null;
  return {
    type,
    value,
    category: defaults?.category ?? null,
    isForDetection: item.isForDetection ?? defaults?.toIds ?? false,
    comment: item.comment ?? null,
    tlp: item.tlp ?? null,
    tags: [],
    objectName: null,
    objectRelation: null,
    objectKey: null,
    sourceUuid: null,
    addedAtMs: nowMs,
  };
}

function isLinked(read: ReadHandle, subject: SubjectState, type: string, value: string): boolean {
  const found = read.get(
    `SELECT 1 FROM observable o
       CROSS JOIN observable_type t ON t.id = o.type_id AND t.name = ?
       JOIN observable_link l ON l.observable_id = o.id AND l.${subject.kind}_id = ?
      WHERE o.value = ? LIMIT 1`,
    [type, subject.rowId, storedValue(value).key],
  );
  return found !== undefined;
}
