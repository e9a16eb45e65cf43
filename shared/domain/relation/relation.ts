import type { LocalisedText } from "../language/localised-text.ts";
import type { RelationType, RelationTypeName } from "./relation-types-table.ts";
import { RELATION_TYPES } from "./relation-types-table.ts";

/** The relation types in the order in which a menu offers them. */
export const RELATION_TYPE_NAMES: readonly RelationTypeName[] =
  Object.keys(RELATION_TYPES).filter(isRelationTypeName);

/** Types that our own actions write; a person doesn't choose them by hand. */
const WRITTEN_BY_ACTIONS: readonly RelationTypeName[] = [
  "merged-into",
  "merged-from",
  "split-from",
];

/** The types that a person can choose. */
export const CHOOSABLE_RELATION_TYPES: readonly RelationTypeName[] = RELATION_TYPE_NAMES.filter(
  (name) => !WRITTEN_BY_ACTIONS.includes(name),
);

export function isRelationTypeName(name: string): name is RelationTypeName {
  return Object.hasOwn(RELATION_TYPES, name);
}

/**
 * How a relation reads from one of its ends. An unknown type (MISP objects have their own) reads as it is spelled:
 * nothing that came in is renamed.
 */
export function relationPhrase(type: string, seenFrom: "from" | "to"): LocalisedText {
  const known: RelationType | null = isRelationTypeName(type) ? RELATION_TYPES[type] : null;
  if (known === null) {
    const spelled = seenFrom === "from" ? type : `← ${type}`;
    return { en: spelled, de: spelled, fr: spelled };
  }
  return seenFrom === "from" ? known.forward : known.backward;
}

/** True when two relations say the same: same type and ends, or swapped ends of a symmetric type. */
export function isSameRelation(left: RelationEnds, right: RelationEnds): boolean {
  if (left.type !== right.type) return false;
  if (left.fromId === right.fromId && left.toId === right.toId) return true;
  const isSymmetric = isRelationTypeName(left.type) && RELATION_TYPES[left.type].isSymmetric;
  return isSymmetric && left.fromId === right.toId && left.toId === right.fromId;
}

export interface RelationEnds {
  readonly type: string;
  readonly fromId: string;
  readonly toId: string;
}
