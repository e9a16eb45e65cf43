import { ownMember, type RecordState } from "../record/exchange-record.ts";
import { compareStamps, isSameStamp, type Stamp } from "../stamp/stamp.ts";
import { changesSince } from "./changes-since.ts";
import type { LostEdit, MergeConflict } from "./merge-plan.ts";
import { differentTexts } from "./merge-text.ts";

/** What a person has to settle after `local` and `remote` were joined to `merged`, and had not to settle before. */
export function findConflicts(
  local: RecordState<string> | undefined,
  remote: RecordState<string>,
  merged: RecordState<string>,
  lost: readonly LostEdit[],
): readonly MergeConflict[] {
  const late = merged.life.isAlive ? [] : fieldsAfterDeletion([local, remote], merged);
  return [
    ...textConflicts(local, merged),
    ...(late.length > 0 ? [{ kind: "changed-after-deletion", fields: late } as const] : []),
    ...lost.flatMap(({ field, stamp, lostTo }) => sameStamp(field, stamp, lostTo)),
  ];
}

function textConflicts(
  local: RecordState<string> | undefined,
  merged: RecordState<string>,
): readonly MergeConflict[] {
  return Object.entries(merged.texts).flatMap(([field, text]): readonly MergeConflict[] => {
    const siblings = differentTexts(text);
    if (siblings.length < 2 || (local && ownMember(local.texts, field)) === text) return [];
    const twice = siblings.slice(1).flatMap((sibling, index) => {
      const newer = siblings[index];
      return newer === undefined ? [] : sameStamp(field, sibling.stamp, newer.stamp);
    });
    return [{ kind: "text", field, siblings }, ...twice];
  });
}

function sameStamp(field: string, one: Stamp, other: Stamp): readonly MergeConflict[] {
  return isSameStamp(one, other) ? [{ kind: "same-stamp", field, stamp: one }] : [];
}

/**
 * Fields that were changed by somebody who did not know of the deletion, as far as it shows: changed after it by their stamp, or
 * newer than what the one who deleted had.
 */
function fieldsAfterDeletion(
  sides: readonly (RecordState<string> | undefined)[],
  merged: RecordState<string>,
): readonly string[] {
  const fields = new Set<string>();
  const note = (field: string, stamp: Stamp): void => {
    if (compareStamps(stamp, merged.life.stamp) > 0) fields.add(field);
  };
  for (const [field, { stamp }] of Object.entries(merged.registers)) note(field, stamp);
  for (const [field, elements] of Object.entries(merged.sets)) {
    for (const { stamp } of elements) note(field, stamp);
  }
  for (const [field, { siblings }] of Object.entries(merged.texts)) {
    for (const { stamp } of siblings) note(field, stamp);
  }
  for (const side of sides) {
    if (side === undefined || side.life.isAlive) continue;
    for (const field of fieldsNewerThan(side, merged)) fields.add(field);
  }
  return [...fields].toSorted();
}

/** Of the fields that `known` has at all: a deletion may travel without any. */
function fieldsNewerThan(
  known: RecordState<string>,
  merged: RecordState<string>,
): readonly string[] {
  const newer = changesSince(merged, known);
  if (newer === undefined) return [];
  const classes = [
    [newer.registers, known.registers],
    [newer.sets, known.sets],
    [newer.texts, known.texts],
  ] as const;
  return classes.flatMap(([changed, had]) =>
    Object.keys(changed).filter((field) => Object.hasOwn(had, field)),
  );
}
