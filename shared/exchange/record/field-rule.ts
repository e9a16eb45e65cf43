import type { z } from "zod";
import type { ExchangeKind, FieldValue } from "./exchange-record.ts";

/**
 * How far a field travels. `everyone`: to other organisations as well, when the marking allows the record. `own-devices`: only to
 * devices of the same organisation, whatever the marking.
 */
export type Reach = "everyone" | "own-devices";

/**
 * What stands in a new record when the field did not come: a value, the time of the record's creation, or `required`: then the
 * record can't be stored.
 */
export type WhenMissing =
  | { readonly kind: "value"; readonly value: FieldValue }
  | { readonly kind: "creation-time" }
  | { readonly kind: "required" };

interface CommonRule {
  readonly reach: Reach;
  /** Names a person or how to reach one: pseudonyms take its place where a circle asks for them. */
  readonly isPersonal: boolean;
}

/** A scalar: last writer wins. */
export interface RegisterRule extends CommonRule {
  readonly class: "register";
  readonly schema: z.ZodType;
  readonly whenMissing: WhenMissing;
  /** The value is the id of a record of this kind, which may not have come yet or never comes. */
  readonly refersTo: ExchangeKind | null;
}

/** Elements that are added and removed one by one; empty when it did not come. */
export interface SetRule extends CommonRule {
  readonly class: "set";
  /** What one element is. */
  readonly schema: z.ZodType;
  /** `json`: an element is the canonical JSON of an object. */
  readonly element: "text" | "json";
}

/** Long text: edits made at the same time stand side by side; empty when it did not come. */
export interface TextRule extends CommonRule {
  readonly class: "text";
  readonly schema: z.ZodType;
}

export type FieldRule = RegisterRule | SetRule | TextRule;

export interface KindRule {
  /**
   * Others add records of this kind of their own; they can't propose changes to ours. Within the owner organisation its records
   * change as any other.
   */
  readonly isAppendOnly: boolean;
  /** The fields that travel. */
  readonly fields: Readonly<Record<string, FieldRule>>;
  /** The fields of the stored record that never leave this vault, with the reason. */
  readonly stays: Readonly<Record<string, string>>;
}
