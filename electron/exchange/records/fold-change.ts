import { assertNever } from "../../../shared/assert-never.ts";
import { mergeSeen } from "../../../shared/exchange/merge/merge-text.ts";
import { compareText } from "../../../shared/exchange/release/compare-text.ts";
import {
  isExchangeKind,
  ownMember,
  type ExchangeKind,
  type ExchangeRecord,
  type SetElement,
} from "../../../shared/exchange/record/exchange-record.ts";
import type { SetRule } from "../../../shared/exchange/record/field-rule.ts";
import { fieldRuleOf } from "../../../shared/exchange/record/field-rules.ts";
import type { Stamp } from "../../../shared/exchange/stamp/stamp.ts";
import { canonicalJson } from "../../../shared/vault/canonical-json.ts";
import type { JournaledChange, LinkSubject } from "../../storage/journal/change.ts";
import { fromLinkColumns, type LinkFacts } from "../../storage/links/link-columns.ts";
import type { Fields, JsonValue } from "../../storage/records/json-value.ts";
import { idsOfRanges, uuidText, type IdRange } from "../../storage/records/uuid.ts";

/** States of records by id, as far as the journal was read. */
export type RecordStates = Map<string, ExchangeRecord>;

/** The entry of the journal in which a change stands. */
export interface FoldedEntry {
  readonly stamp: Stamp;
  /** Our organisation: owner of what has no owner of its own, that is uses of observables, sightings and relations. */
  readonly ours: string;
  /** Whether the entry says anything new about a record. */
  readonly isOpen: (id: string) => boolean;
}

/**
 * Takes one change of the journal over into the states. The journal of a vault is one line of history: a later change was made in
 * knowledge of every earlier one, so it takes the place of what stood there.
 */
export function foldChange(
  states: RecordStates,
  change: JournaledChange,
  entry: FoldedEntry,
): void {
  const { stamp, isOpen } = entry;
  switch (change.op) {
    case "create":
      return create(states, change, entry);
    case "update": {
      const state = states.get(change.id);
      if (state === undefined || !isOpen(change.id)) return;
      const entries = Object.entries(change.fields);
      const fields = Object.fromEntries(entries.map(([name, [, value]]) => [name, value]));
      states.set(change.id, withFields(state, fields, stamp));
      return;
    }
    case "delete":
      return end(states, change.id, entry);
    case "create-links":
      return createLinks(states, change, entry);
    case "delete-links":
      for (const id of idsOfRanges(change.ids)) end(states, uuidText(id), entry);
      return;
    case "move-links":
      return moveLinks(states, change, entry);
    default:
      return assertNever(change);
  }
}

function create(
  states: RecordStates,
  { kind, id, fields }: Extract<JournaledChange, { readonly op: "create" | "delete" }>,
  { stamp, ours, isOpen }: FoldedEntry,
): void {
  if (!isExchangeKind(kind) || !isOpen(id)) return;
  const { ownerOrganisationId } = fields;
  const owner = typeof ownerOrganisationId === "string" ? ownerOrganisationId : ours;
  states.set(id, withFields(begin(states, kind, id, owner, stamp), fields, stamp));
}

/** A record that came back keeps the stamps of what it was, so that its texts replace those of before. */
function begin(
  states: RecordStates,
  kind: ExchangeKind,
  id: string,
  owner: string,
  stamp: Stamp,
): ExchangeRecord {
  const life = { isAlive: true, stamp };
  const known = states.get(id);
  return known === undefined
    ? { kind, id, owner, life, registers: {}, sets: {}, texts: {} }
    : { ...known, life };
}

function end(states: RecordStates, id: string, { stamp, isOpen }: FoldedEntry): void {
  const state = states.get(id);
  if (state !== undefined && isOpen(id))
    states.set(id, { ...state, life: { isAlive: false, stamp } });
}

function createLinks(
  states: RecordStates,
  change: { readonly subject: LinkSubject; readonly ids: readonly IdRange[] } & Extract<
    JournaledChange,
    { readonly op: "create-links" | "delete-links" }
  >,
  { stamp, ours, isOpen }: FoldedEntry,
): void {
  const ids = idsOfRanges(change.ids);
  for (const link of fromLinkColumns(change.columns)) {
    const next = ids.next();
    if (next.done === true) throw new Error("fewer ids than links");
    const id = uuidText(next.value);
    if (!isOpen(id)) continue;
    const state = begin(states, "observable-link", id, ours, stamp);
    states.set(id, withFields(state, linkFields(link, change.subject), stamp));
  }
}

function linkFields({ addedAtMs, ...link }: LinkFacts, subject: LinkSubject): Fields {
  return {
    ...link,
    incidentId: subject.kind === "incident" ? subject.id : null,
    reportId: subject.kind === "report" ? subject.id : null,
    addedAt: new Date(addedAtMs).toISOString(),
  };
}

function moveLinks(
  states: RecordStates,
  { ids, to }: Extract<JournaledChange, { readonly op: "move-links" }>,
  { stamp, isOpen }: FoldedEntry,
): void {
  for (const bytes of idsOfRanges(ids)) {
    const id = uuidText(bytes);
    const state = states.get(id);
    if (state !== undefined && isOpen(id))
      states.set(id, withFields(state, { incidentId: to }, stamp));
  }
}

/** The state after fields were written; those that never leave the vault are passed over. */
function withFields(state: ExchangeRecord, fields: Fields, stamp: Stamp): ExchangeRecord {
  const registers = { ...state.registers };
  const sets = { ...state.sets };
  const texts = { ...state.texts };
  for (const [name, value] of Object.entries(fields)) {
    const rule = fieldRuleOf(state.kind, name);
    if (rule === undefined) continue;
    if (rule.class === "register") registers[name] = { value, stamp };
    else if (rule.class === "set") {
      const before = ownMember(sets, name) ?? [];
      const elements = replaceElements(before, elementsOf(value, rule), stamp);
      // A set that never held anything is left out, as in a bundle.
      if (elements.length > 0) sets[name] = elements;
    } else if (typeof value === "string") {
      const seen = mergeSeen(ownMember(texts, name)?.seen ?? [], [stamp]);
      texts[name] = { siblings: [{ value, stamp }], seen };
    }
  }
  return {
    ...state,
    registers: inOrder(registers),
    sets: inOrder(sets),
    texts: inOrder(texts),
  };
}

function elementsOf(value: JsonValue, rule: SetRule): readonly string[] {
  if (!isList(value)) throw new Error("a set is stored as a list");
  return value.map((element) =>
    typeof element === "string" && rule.element === "text" ? element : canonicalJson(element),
  );
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Only what came or went gets the stamp: another device may change the other elements at the same time. */
function replaceElements(
  before: readonly SetElement[],
  values: readonly string[],
  stamp: Stamp,
): readonly SetElement[] {
  const byValue = new Map(before.map((element) => [element.value, element]));
  const wanted = new Set(values);
  for (const { value, isPresent } of before) {
    if (isPresent && !wanted.has(value)) byValue.set(value, { value, stamp, isPresent: false });
  }
  for (const value of wanted) {
    if (byValue.get(value)?.isPresent !== true) {
      byValue.set(value, { value, stamp, isPresent: true });
    }
  }
  return [...byValue.values()].toSorted((a, b) => compareText(a.value, b.value));
}

function inOrder<T>(members: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(members).toSorted(([a], [b]) => compareText(a, b)));
}
