import type { LocalisedText } from "../../../../shared/domain/language/localised-text.ts";
import {
  CHOOSABLE_RELATION_TYPES,
  RELATION_TYPES,
  relationPhrase,
} from "../../../../shared/domain/relation/index.ts";
import type { RelationTypeName } from "../../../../shared/domain/relation/index.ts";
import type { Relation } from "../../../../shared/model/case-parts.ts";
import type { RecordKind } from "../../../../shared/model/ids.ts";
import { addressOf } from "../../../places.ts";

const COMMON: ReadonlySet<string> = new Set(["related-to", "duplicate-of", "derived-from"]);
const WRITTEN_BY_ACTIONS: ReadonlySet<string> = new Set([
  "merged-into",
  "merged-from",
  "split-from",
]);

/** A relation as it reads from one of its ends. */
export interface SeenRelation {
  readonly id: string;
  readonly phrase: LocalisedText;
  readonly otherTitle: string;
  /** Where the other end is shown; none for records without a screen of their own. */
  readonly address: string | undefined;
  readonly comment: string;
  /** Merging and splitting write their own relations: they go when those are taken back. */
  readonly canRemove: boolean;
}

export function seenFrom(relation: Relation, recordId: string): SeenRelation {
  const { id, type, comment, fromId, fromKind, fromTitle, toId, toKind, toTitle } = relation;
  const isFrom = fromId === recordId;
  return {
    id,
    comment,
    phrase: relationPhrase(type, isFrom ? "from" : "to"),
    otherTitle: isFrom ? toTitle : fromTitle,
    address: isFrom ? addressOfRecord(toKind, toId) : addressOfRecord(fromKind, fromId),
    canRemove: !WRITTEN_BY_ACTIONS.has(type),
  };
}

/** Between two incidents our own types and the three common ones of STIX make sense; the rest is for objects. */
export const INCIDENT_RELATION_TYPES: readonly RelationTypeName[] = CHOOSABLE_RELATION_TYPES.filter(
  (name) => RELATION_TYPES[name].origin === "case" || COMMON.has(name),
);

function addressOfRecord(kind: RecordKind, id: string): string | undefined {
  return kind === "incident" || kind === "report" || kind === "observable"
    ? addressOf(kind, id)
    : undefined;
}
