import type { FieldValue } from "../../model/journal.ts";
import type { Stamp } from "../stamp/stamp.ts";

export type { FieldValue };

/**
 * Kinds of records that travel, in the order in which a bundle lists them: what is referred to before what refers, so that most
 * references can be resolved on the way.
 */
export const EXCHANGE_KINDS = [
  "incident",
  "report",
  "evidence",
  "task",
  "note",
  "timeline-event",
  "investigation",
  "countermeasure",
  "clock-entry",
  "observable-link",
  "hypothesis",
  "weighed-item",
  "sighting",
  "relation",
] as const;
export type ExchangeKind = (typeof EXCHANGE_KINDS)[number];

/** Whether a record is there. Creation, deletion (tombstone) and revival: last writer wins. */
export interface LifeState {
  readonly isAlive: boolean;
  readonly stamp: Stamp;
}

/** A scalar: last writer wins. */
export interface RegisterState {
  readonly value: FieldValue;
  readonly stamp: Stamp;
}

/** One element of a set, such as a tag: last writer of this element wins. Removed ones stay, with their stamp. */
export interface SetElement {
  /** Text, or canonical JSON where the field table says so. */
  readonly value: string;
  readonly stamp: Stamp;
  readonly isPresent: boolean;
}

/** One version of a long text. */
export interface TextSibling {
  readonly value: string;
  readonly stamp: Stamp;
}

/**
 * Multi-value register: texts that were written without knowledge of each other stand side by side until somebody settles them.
 */
export interface TextState {
  /** Newest first. More than one different text is a conflict. */
  readonly siblings: readonly TextSibling[];
  /** For each replica the newest stamp that the siblings replace or are; by replica, each once. */
  readonly seen: readonly Stamp[];
}

/** The state of a record, or a part of it: whatever fields are there. Keys are names of fields, in code unit order. */
export interface RecordState<Kind extends string> {
  readonly kind: Kind;
  readonly id: string;
  /** UUID of the organisation that owns the record; never changes. */
  readonly owner: string;
  readonly life: LifeState;
  readonly registers: Readonly<Record<string, RegisterState>>;
  /** Elements in code unit order, each once. */
  readonly sets: Readonly<Record<string, readonly SetElement[]>>;
  readonly texts: Readonly<Record<string, TextState>>;
}

/**
 * What is exchanged of one record. It may lack fields: withheld at release, unknown to an older version, or not changed since.
 * Names of fields may be ones that this version does not know; they are kept and relayed.
 */
export type ExchangeRecord = RecordState<ExchangeKind>;

/** A record of a kind that only a newer version knows: kept and relayed, never shown. */
export type ForeignRecord = RecordState<string>;

export function isExchangeKind(kind: string): kind is ExchangeKind {
  return EXCHANGE_KINDS.some((known) => known === kind);
}

/** A member that is really there: names come from outside, and `constructor` is one too. */
export function ownMember<T>(members: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(members, name) ? members[name] : undefined;
}
