import { intakeKindSchema } from "../../formats/parsed.ts";
import { SEVERITIES } from "../severity/severity.ts";
import { INCIDENT_STATUSES, REPORT_STATUSES, TASK_STATUSES } from "../status/statuses.ts";

/** The kinds of record that one query can be put to. */
export const QUERY_ENTITIES = ["incident", "report", "observable", "task", "evidence"] as const;
export type QueryEntity = (typeof QUERY_ENTITIES)[number];

/**
 * How a field's values are read. `choice`: one of named values, which may be `ordered` (then `>=` and the like work).
 * `flag`: like choice, but each value makes sense for certain kinds of record only.
 */
export type QueryValueKind =
  | { readonly kind: "choice"; readonly values: readonly string[]; readonly ordered: boolean }
  | {
      readonly kind: "flag";
      readonly values: Readonly<Record<string, readonly QueryEntity[]>>;
    }
  | { readonly kind: "tlp" }
  | { readonly kind: "pap" }
  | { readonly kind: "classification" }
  | { readonly kind: "person" }
  | { readonly kind: "instant" }
  | { readonly kind: "number" }
  | { readonly kind: "size" }
  | { readonly kind: "text" };

export interface QueryField {
  readonly entities: readonly QueryEntity[];
  readonly value: QueryValueKind;
  /** May be `none`: the record has no value there. */
  readonly allowsNone: boolean;
  /** Takes `>=`, `>`, `<=`, `<` beside the colon. */
  readonly comparable: boolean;
  /** Other names that are read, never written. */
  readonly aliases: readonly string[];
}

const text: QueryValueKind = { kind: "text" };
const number: QueryValueKind = { kind: "number" };
const instant: QueryValueKind = { kind: "instant" };
const plain = { allowsNone: false, comparable: false, aliases: [] } as const;
const count = { ...plain, value: number, comparable: true } as const;
const time = { ...plain, value: instant, comparable: true } as const;
const all = QUERY_ENTITIES;

function choice(values: readonly string[]): QueryValueKind {
  return { kind: "choice", values, ordered: false };
}

/**
 * Every field of the grammar. `since` and `until` stand for the main time of the kind of record: last change of an
 * incident or task, arrival of a report or evidence file, last sighting of an observable.
 */
export const QUERY_FIELDS = {
  kind: { ...plain, entities: all, value: choice(QUERY_ENTITIES) },
  is: {
    ...plain,
    entities: all,
    value: {
      kind: "flag",
      values: {
        open: ["incident", "report", "task"],
        closed: ["incident", "report", "task"],
        mine: ["incident", "task"],
        unassigned: ["incident", "task"],
        unmarked: all,
        unclassified: ["incident", "report"],
        overdue: ["task"],
        merged: ["incident"],
        shared: ["observable"],
        listed: ["observable"],
        "for-detection": ["observable"],
        verified: ["evidence"],
        damaged: ["evidence"],
      },
    },
  },
  has: {
    ...plain,
    entities: all,
    value: {
      kind: "flag",
      values: {
        report: ["incident"],
        observable: ["incident", "report"],
        evidence: ["incident", "report"],
        task: ["incident"],
        "open-task": ["incident"],
        note: ["incident"],
        event: ["incident"],
        relation: ["incident"],
        investigation: ["incident"],
        countermeasure: ["incident"],
        hypothesis: ["incident"],
        incident: ["report", "observable", "evidence"],
        owner: ["incident", "task"],
        tag: ["incident", "report", "observable"],
        classification: ["incident", "report"],
        notice: ["report"],
        sighting: ["observable"],
        warninglist: ["observable"],
        due: ["task"],
        condition: ["task"],
        description: ["incident", "evidence"],
      },
    },
  },
  status: {
    ...plain,
    entities: ["incident", "report", "task"],
    value: choice([...new Set([...INCIDENT_STATUSES, ...REPORT_STATUSES, ...TASK_STATUSES])]),
  },
  severity: {
    ...plain,
    entities: ["incident", "report"],
    value: { kind: "choice", values: SEVERITIES, ordered: true },
    allowsNone: true,
    comparable: true,
  },
  score: { ...count, entities: ["incident"] },
  tlp: { ...plain, entities: all, value: { kind: "tlp" }, allowsNone: true, comparable: true },
  pap: { ...plain, entities: all, value: { kind: "pap" }, allowsNone: true, comparable: true },
  class: {
    ...plain,
    entities: ["incident", "report"],
    value: { kind: "classification" },
    allowsNone: true,
    aliases: ["classification", "rsit"],
  },
  owner: {
    ...plain,
    entities: ["incident", "task"],
    value: { kind: "person" },
    allowsNone: true,
    aliases: ["assignee"],
  },
  tag: { ...plain, entities: ["incident", "report", "observable"], value: text, allowsNone: true },
  number: { ...plain, entities: ["incident", "report"], value: text, aliases: ["id"] },
  title: { ...plain, entities: ["incident", "report", "task"], value: text, aliases: ["subject"] },
  description: {
    ...plain,
    entities: ["incident", "report", "task", "evidence"],
    value: text,
    aliases: ["body"],
  },
  note: { ...plain, entities: ["incident"], value: text },
  sender: { ...plain, entities: ["report"], value: text, aliases: ["from"], allowsNone: true },
  intake: { ...plain, entities: ["report"], value: choice(intakeKindSchema.options) },
  observable: { ...plain, entities: ["incident", "report"], value: text, aliases: ["ioc"] },
  type: { ...plain, entities: ["observable"], value: text },
  value: { ...plain, entities: ["observable"], value: text },
  warninglist: { ...plain, entities: ["observable"], value: text, allowsNone: true },
  incidents: { ...count, entities: ["observable"] },
  sightings: { ...count, entities: ["observable"] },
  observables: { ...count, entities: ["incident", "report"] },
  reports: { ...count, entities: ["incident"] },
  incident: {
    ...plain,
    entities: ["report", "observable", "task", "evidence"],
    value: text,
    allowsNone: true,
  },
  name: { ...plain, entities: ["evidence"], value: text, aliases: ["file", "filename"] },
  hash: { ...plain, entities: ["evidence"], value: text, aliases: ["sha256"] },
  size: { ...plain, entities: ["evidence"], value: { kind: "size" }, comparable: true },
  phase: {
    ...plain,
    entities: ["task"],
    value: choice(["identify", "contain", "eradicate", "recover", "notify", "learn"]),
  },
  playbook: { ...plain, entities: ["task"], value: text, allowsNone: true },
  due: { ...time, entities: ["task"], allowsNone: true },
  created: { ...time, entities: all },
  updated: { ...time, entities: all },
  received: { ...time, entities: ["report"] },
  occurred: { ...time, entities: ["incident", "report"], allowsNone: true },
  detected: { ...time, entities: ["incident"], allowsNone: true },
  closed: { ...time, entities: ["incident"], allowsNone: true },
  seen: { ...time, entities: ["observable"], aliases: ["last-seen"] },
  "first-seen": { ...time, entities: ["observable"] },
  since: { ...plain, entities: all, value: instant, aliases: ["after"] },
  until: { ...plain, entities: all, value: instant, aliases: ["before"] },
} as const satisfies Readonly<Record<string, QueryField>>;

export type QueryFieldName = keyof typeof QUERY_FIELDS;
