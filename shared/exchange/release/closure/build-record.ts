import type { FieldValue } from "../../../model/journal.ts";
import type {
  ExchangeKind,
  ExchangeRecord,
  ForeignRecord,
  RegisterState,
  SetElement,
  TextState,
} from "../../record/exchange-record.ts";
import { ownMember } from "../../record/exchange-record.ts";
import type { FieldRule, RegisterRule } from "../../record/field-rule.ts";
import { KIND_RULES } from "../../record/fields-table.ts";
import type { Stamp } from "../../stamp/stamp.ts";
import { compareText } from "../compare-text.ts";
import type { RecordRef } from "../record-ref.ts";
import { CONTAINER_FIELDS } from "./release-node.ts";
import type { WithheldReason } from "./withheld.ts";

/** What decides field by field, once the record as a whole may go. */
export interface BuildRules {
  /** Of the recipients: our own devices get what names analysts, nobody else does. */
  readonly reach: "everyone" | "own-devices";
  readonly leftOutFields: ReadonlySet<string>;
  /** May a record be referred to? */
  readonly isKnown: (ref: RecordRef) => boolean;
  /** Have all recipients had this element of a set? */
  readonly hasHadElement: (ref: RecordRef, field: string, value: string) => boolean;
}

export interface FieldCut {
  readonly field: string;
  readonly reason: WithheldReason;
}

export interface BuiltRecord {
  readonly record: ForeignRecord;
  /** What was cut from it in particular. */
  readonly cuts: readonly FieldCut[];
  /** Fields that it has and that never go so far, by the field table. */
  readonly staying: readonly string[];
}

/**
 * A new record, made of nothing but the fields that the table lets out and this recipient may have (threats row 85). Earlier
 * values, removed elements that were never told, and whatever the table does not know stay behind.
 */
export function buildRecord(record: ExchangeRecord, rules: BuildRules): BuiltRecord {
  const builder = new RecordBuilder(record, rules);
  return builder.build();
}

/** A deletion: which record, and when. */
export function buildTombstone(record: ForeignRecord): ForeignRecord {
  const { kind, id, owner, life } = record;
  return {
    kind,
    id,
    owner,
    life: { isAlive: false, stamp: copyStamp(life.stamp) },
    registers: {},
    sets: {},
    texts: {},
  };
}

/** A record of a kind that only a newer version of ours knows, whole: for our own devices, which may know it. */
export function copyForeign(record: ForeignRecord): ForeignRecord {
  const { kind, id, owner, life, registers, sets, texts } = record;
  return { kind, id, owner, life, registers, sets, texts };
}

/** Can the record do without it at the recipient's? Without its labels, or what it is part of, it would mean something else. */
export function isEssential(kind: ExchangeKind, field: string): boolean {
  const rule = ownMember(KIND_RULES[kind].fields, field);
  const isRequired = rule?.class === "register" && rule.whenMissing.kind === "required";
  return (
    isRequired || field === "tlp" || field === "pap" || CONTAINER_FIELDS[kind].includes(field)
  );
}

class RecordBuilder {
  readonly #record: ExchangeRecord;
  readonly #rules: BuildRules;
  readonly #cuts: FieldCut[] = [];
  readonly #staying: string[] = [];

  constructor(record: ExchangeRecord, rules: BuildRules) {
    this.#record = record;
    this.#rules = rules;
  }

  build(): BuiltRecord {
    const { kind, id, owner, life, registers, sets, texts } = this.#record;
    const record = {
      kind,
      id,
      owner,
      life: { isAlive: true, stamp: copyStamp(life.stamp) },
      registers: this.#each(registers, "register", (name, state, rule) =>
        this.#register(name, state, rule),
      ),
      sets: this.#each(sets, "set", (name, elements) => this.#elements(name, elements)),
      texts: this.#each(texts, "text", (_name, state) => copyText(state)),
    };
    return { record, cuts: this.#cuts, staying: this.#staying };
  }

  /** Members in code unit order; undefined leaves one out. */
  #each<State>(
    members: Readonly<Record<string, State>>,
    fieldClass: FieldRule["class"],
    build: (name: string, state: State, rule: FieldRule | undefined) => State | undefined,
  ): Readonly<Record<string, State>> {
    const built: [string, State][] = [];
    for (const name of Object.keys(members).toSorted(compareText)) {
      const state = ownMember(members, name);
      const rule = ownMember(KIND_RULES[this.#record.kind].fields, name);
      if (state === undefined || !this.#goes(name, rule, fieldClass)) continue;
      const member = build(name, state, rule);
      if (member !== undefined) built.push([name, member]);
    }
    return Object.fromEntries(built);
  }

  #goes(name: string, rule: FieldRule | undefined, fieldClass: FieldRule["class"]): boolean {
    const { kind } = this.#record;
    const isOurs = this.#rules.reach === "own-devices";
    if (rule === undefined) {
      // A newer version of ours made it; another of our devices may know it.
      const isRelayed = isOurs && !Object.hasOwn(KIND_RULES[kind].stays, name);
      if (!isRelayed) this.#staying.push(name);
      return isRelayed;
    }
    if (rule.class !== fieldClass) {
      this.#cuts.push({ field: name, reason: { kind: "malformed" } });
      return false;
    }
    if (rule.reach === "own-devices" && !isOurs) {
      this.#staying.push(name);
      return false;
    }
    if (this.#rules.leftOutFields.has(`${kind}.${name}`)) {
      this.#cuts.push({ field: name, reason: { kind: "left-out" } });
      return false;
    }
    return true;
  }

  #register(
    name: string,
    state: RegisterState,
    rule: FieldRule | undefined,
  ): RegisterState | undefined {
    const stamp = copyStamp(state.stamp);
    if (rule === undefined) return { value: state.value, stamp };
    if (rule.class !== "register") return undefined;
    const value = copyValue(state.value, rule);
    if (value === undefined) {
      this.#cuts.push({ field: name, reason: { kind: "malformed" } });
      return undefined;
    }
    if (rule.refersTo !== null && typeof value === "string" && !this.#isContainer(name)) {
      const target = { kind: rule.refersTo, id: value };
      if (!this.#rules.isKnown(target)) {
        this.#cuts.push({ field: name, reason: { kind: "reference-withheld", target } });
        return undefined;
      }
    }
    return { value, stamp };
  }

  /** It was decided about with the record itself. */
  #isContainer(field: string): boolean {
    return CONTAINER_FIELDS[this.#record.kind].includes(field);
  }

  #elements(name: string, elements: readonly SetElement[]): readonly SetElement[] {
    const isOurs = this.#rules.reach === "own-devices";
    const kept = elements.filter(
      ({ value, isPresent }) =>
        isPresent || isOurs || this.#rules.hasHadElement(this.#record, name, value),
    );
    if (kept.length < elements.length) {
      this.#cuts.push({ field: name, reason: { kind: "never-had" } });
    }
    return kept.map(({ value, stamp, isPresent }) => ({
      value,
      stamp: copyStamp(stamp),
      isPresent,
    }));
  }
}

/**
 * A value of the form that the table asks for, rebuilt from the members that it knows; undefined for any other. Scalars have
 * nothing inside that could come along.
 */
function copyValue(value: FieldValue, rule: RegisterRule): FieldValue | undefined {
  if (value === null || typeof value !== "object") return value;
  const parsed = rule.schema.safeParse(value);
  return parsed.success ? toFieldValue(parsed.data) : undefined;
}

function toFieldValue(value: unknown): FieldValue | undefined {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "number") return value;
  if (Array.isArray(value)) {
    const items = value.map(toFieldValue);
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if (typeof value !== "object") return undefined;
  const members = Object.entries(value).flatMap(([name, member]): [string, FieldValue][] => {
    const copied = toFieldValue(member);
    return copied === undefined ? [] : [[name, copied]];
  });
  return Object.fromEntries(members);
}

function copyText({ siblings, seen }: TextState): TextState {
  return {
    siblings: siblings.map(({ value, stamp }) => ({ value, stamp: copyStamp(stamp) })),
    seen: seen.map(copyStamp),
  };
}

function copyStamp({ ms, counter, replica }: Stamp): Stamp {
  return { ms, counter, replica };
}
