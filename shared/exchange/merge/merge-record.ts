import { canonicalJson } from "../../vault/canonical-json.ts";
import { compareText } from "../release/compare-text.ts";
import type {
  FieldValue,
  LifeState,
  RecordState,
  RegisterState,
  SetElement,
} from "../record/exchange-record.ts";
import { compareStamps } from "../stamp/stamp.ts";
import { mergeTexts } from "./merge-text.ts";

/**
 * Joins two states of the same record: any order, any grouping and any repetition of states ends in the same state. What both
 * have merges field by field, what only one has is taken over. A stamp counts also where the value is the same.
 * Gives `left` itself when `right` adds nothing. Throws when the states are not of one record: authority is
 * checked before (plan-merge.ts).
 */
export function mergeRecords<Kind extends string>(
  left: RecordState<Kind>,
  right: RecordState<Kind>,
): RecordState<Kind> {
  if (left === right) return left;
  if (left.kind !== right.kind || left.id !== right.id || left.owner !== right.owner) {
    throw new Error("only states of one record can be joined");
  }
  const life = mergeLives(left.life, right.life);
  const registers = mergeMembers(left.registers, right.registers, mergeRegisters);
  const sets = mergeMembers(left.sets, right.sets, mergeElements);
  const texts = mergeMembers(left.texts, right.texts, mergeTexts);
  const isLeft =
    life === left.life &&
    registers === left.registers &&
    sets === left.sets &&
    texts === left.texts;
  return isLeft ? left : { ...left, life, registers, sets, texts };
}

/** The newer one. The same stamp twice comes from one action, or from a cloned replica: then being there wins. */
export function mergeLives(left: LifeState, right: LifeState): LifeState {
  const order = compareStamps(left.stamp, right.stamp) || rank(left.isAlive, right.isAlive);
  return order >= 0 ? left : right;
}

/** The newer one; of a cloned replica's two values for one stamp the one whose canonical JSON sorts last. */
export function mergeRegisters(left: RegisterState, right: RegisterState): RegisterState {
  const order =
    compareStamps(left.stamp, right.stamp) ||
    compareText(canonicalJson(left.value), canonicalJson(right.value));
  return order >= 0 ? left : right;
}

/** Element by element the newer one; for one stamp twice being there wins. */
export function mergeElements(
  left: readonly SetElement[],
  right: readonly SetElement[],
): readonly SetElement[] {
  if (left === right) return left;
  const elements = new Map(left.map((element) => [element.value, element]));
  let isLeft = true;
  for (const theirs of right) {
    const ours = elements.get(theirs.value);
    if (ours !== undefined && compareElements(ours, theirs) >= 0) continue;
    elements.set(theirs.value, theirs);
    isLeft = false;
  }
  if (isLeft) return left;
  return [...elements.values()].toSorted((a, b) => compareText(a.value, b.value));
}

/** Equal as values, whatever the order of their members. */
export function isSameValue(left: FieldValue, right: FieldValue): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object") return false;
  return canonicalJson(left) === canonicalJson(right);
}

function compareElements(left: SetElement, right: SetElement): number {
  return compareStamps(left.stamp, right.stamp) || rank(left.isPresent, right.isPresent);
}

function rank(left: boolean, right: boolean): number {
  return Number(left) - Number(right);
}

type Members<T> = Readonly<Record<string, T>>;

function mergeMembers<T>(
  left: Members<T>,
  right: Members<T>,
  join: (left: T, right: T) => T,
): Members<T> {
  if (left === right) return left;
  const members = new Map(Object.entries(left));
  let isLeft = true;
  let isNewName = false;
  for (const [name, theirs] of Object.entries(right)) {
    const ours = members.get(name);
    const joined = ours === undefined ? theirs : join(ours, theirs);
    if (joined === ours) continue;
    members.set(name, joined);
    isLeft = false;
    isNewName ||= ours === undefined;
  }
  if (isLeft) return left;
  const entries = [...members];
  if (isNewName) entries.sort(([a], [b]) => compareText(a, b));
  return Object.fromEntries(entries);
}
