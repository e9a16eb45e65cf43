import { ownMember, type FieldValue, type RecordState } from "../record/exchange-record.ts";
import { fieldRuleOf, registerValue } from "../record/field-rules.ts";
import { compareStamps } from "../stamp/stamp.ts";
import { isSameValue } from "./merge-record.ts";
import type { Proposal } from "./merge-plan.ts";
import { hasSeen } from "./merge-text.ts";

/**
 * What another organisation would have changed in a record of ours: whatever is newer than ours and says something else. Without a
 * record here, all of theirs.
 */
export function findProposals(
  local: RecordState<string> | undefined,
  remote: RecordState<string>,
): readonly Proposal[] {
  return [
    ...lifeProposals(local, remote),
    ...registerProposals(local, remote),
    ...elementProposals(local, remote),
    ...textProposals(local, remote),
  ];
}

type Local = RecordState<string> | undefined;

function lifeProposals(local: Local, { life }: RecordState<string>): readonly Proposal[] {
  const isOther =
    local === undefined ||
    (local.life.isAlive !== life.isAlive && compareStamps(life.stamp, local.life.stamp) > 0);
  return isOther ? [{ kind: "life", ...life }] : [];
}

function registerProposals(local: Local, remote: RecordState<string>): readonly Proposal[] {
  return Object.entries(remote.registers).flatMap(([field, theirs]): Proposal[] => {
    const known = local && ownMember(local.registers, field);
    if (known !== undefined && compareStamps(theirs.stamp, known.stamp) <= 0) return [];
    const ours = known?.value ?? (local && defaultOf(local, field));
    if (ours !== undefined && isSameValue(theirs.value, ours)) return [];
    return [{ kind: "register", field, ours, theirs: theirs.value, stamp: theirs.stamp }];
  });
}

/** What a register that was never written holds. */
function defaultOf(record: RecordState<string>, field: string): FieldValue | undefined {
  const rule = fieldRuleOf(record.kind, field);
  return rule?.class === "register" ? registerValue(record, field, rule) : undefined;
}

function elementProposals(local: Local, remote: RecordState<string>): readonly Proposal[] {
  return Object.entries(remote.sets).flatMap(([field, elements]) => {
    const known = (local && ownMember(local.sets, field)) ?? [];
    const ours = new Map(known.map((element) => [element.value, element]));
    return elements.flatMap((element): Proposal[] => {
      const own = ours.get(element.value);
      const isOther =
        element.isPresent !== (own?.isPresent ?? false) &&
        (own === undefined || compareStamps(element.stamp, own.stamp) > 0);
      return isOther ? [{ kind: "element", field, ...element }] : [];
    });
  });
}

function textProposals(local: Local, remote: RecordState<string>): readonly Proposal[] {
  return Object.entries(remote.texts).flatMap(([field, { siblings }]): Proposal[] => {
    const ours = local && ownMember(local.texts, field);
    const theirs = siblings.filter(
      ({ value, stamp }) =>
        !hasSeen(ours?.seen ?? [], stamp) &&
        !ours?.siblings.some((own) => own.value === value) &&
        (local === undefined || ours !== undefined || value !== ""),
    );
    return theirs.length === 0 ? [] : [{ kind: "text", field, ours, theirs }];
  });
}
