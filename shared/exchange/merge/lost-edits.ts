import {
  ownMember,
  type RecordState,
  type SetElement,
  type TextState,
} from "../record/exchange-record.ts";
import { compareStamps, type Stamp } from "../stamp/stamp.ts";
import { isSameValue, mergeElements, mergeLives, mergeRegisters } from "./merge-record.ts";
import type { LostEdit } from "./merge-plan.ts";
import { mergeTexts } from "./merge-text.ts";

/** The name under which the life of a record stands beside its fields; no field is called so. */
export const LIFE = "$life";

/**
 * Changes of either side whose value is not in the joined state: of two values for one thing the one that lost. A text that somebody
 * replaced in knowledge of it is not lost.
 */
export function lostEdits(
  local: RecordState<string>,
  remote: RecordState<string>,
): readonly LostEdit[] {
  return [
    ...lostLife(local, remote),
    ...pairs(local.registers, remote.registers).flatMap(([field, ours, theirs]) =>
      isSameValue(ours.value, theirs.value)
        ? []
        : [loser(field, [ours, theirs], mergeRegisters(ours, theirs) === theirs, registerEdit)],
    ),
    ...pairs(local.sets, remote.sets).flatMap((pair) => lostElements(...pair)),
    ...pairs(local.texts, remote.texts).flatMap((pair) => lostTexts(...pair)),
  ];
}

interface Stamped {
  readonly stamp: Stamp;
}

function loser<T extends Stamped>(
  field: string,
  [ours, theirs]: readonly [T, T],
  isOursLost: boolean,
  editOf: (lost: T) => LostEdit["edit"],
): LostEdit {
  const [side, lost, won] = isOursLost
    ? (["ours", ours, theirs] as const)
    : (["theirs", theirs, ours] as const);
  return { side, field, edit: editOf(lost), stamp: lost.stamp, lostTo: won.stamp };
}

function lostLife(
  { life: ours }: RecordState<string>,
  { life: theirs }: RecordState<string>,
): readonly LostEdit[] {
  if (ours.isAlive === theirs.isAlive) return [];
  const isOursLost = mergeLives(ours, theirs) === theirs;
  return [loser(LIFE, [ours, theirs], isOursLost, ({ isAlive }) => ({ kind: "life", isAlive }))];
}

function registerEdit({ value }: RecordState<string>["registers"][string]): LostEdit["edit"] {
  return { kind: "register", value };
}

function lostElements(
  field: string,
  ours: readonly SetElement[],
  theirs: readonly SetElement[],
): readonly LostEdit[] {
  const byValue = new Map(ours.map((element) => [element.value, element]));
  return theirs.flatMap((element) => {
    const own = byValue.get(element.value);
    if (own === undefined || own.isPresent === element.isPresent) return [];
    const isOursLost = mergeElements([own], [element])[0] === element;
    return [
      loser(field, [own, element], isOursLost, ({ value, isPresent }) => ({
        kind: "element",
        value,
        isPresent,
      })),
    ];
  });
}

/**
 * A text is replaced only by one that has seen it, so there is always one left. Only a replica that exists twice can make each side claim
 * to have seen the other's.
 */
function lostTexts(field: string, ours: TextState, theirs: TextState): readonly LostEdit[] {
  if (mergeTexts(ours, theirs).siblings.length > 0) return [];
  const lost = (side: LostEdit["side"], from: TextState, to: TextState): readonly LostEdit[] =>
    from.siblings.map(({ value, stamp }) => ({
      side,
      field,
      edit: { kind: "text", value },
      stamp,
      lostTo: newestSeen(to) ?? stamp,
    }));
  return [...lost("ours", ours, theirs), ...lost("theirs", theirs, ours)];
}

function newestSeen({ seen }: TextState): Stamp | undefined {
  return seen.toSorted(compareStamps).at(-1);
}

/** What both sides have. */
function pairs<T>(
  ours: Readonly<Record<string, T>>,
  theirs: Readonly<Record<string, T>>,
): readonly (readonly [field: string, ours: T, theirs: T])[] {
  return Object.entries(theirs).flatMap(([field, other]) => {
    const own = ownMember(ours, field);
    return own === undefined || own === other ? [] : [[field, own, other] as const];
  });
}
