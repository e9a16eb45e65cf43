import type { ExchangeRecord } from "../../../shared/exchange/record/exchange-record.ts";
import type { WriteHandle } from "../../storage/database.ts";
import type { Actor } from "../../storage/journal/action-stamp.ts";
import { applyAction, type AppliedAction } from "../../storage/journal/apply-action.ts";
import type { Change, SubjectChanges } from "../../storage/journal/change.ts";
import { readHead } from "../../storage/journal/journal-rows.ts";
import type { Fields } from "../../storage/records/json-value.ts";
import { rangesOfIds, uuidBytes } from "../../storage/records/uuid.ts";
import { titleIn } from "../statements/statement-act.ts";
import { toLinkColumns } from "../../storage/links/link-columns.ts";
import { noteRollBack, restoreProposals } from "./before-states.ts";
import { passOn } from "./bundle-layers.ts";
import { causeOfBundle, ROLLED_BACK_VERB } from "./bundle-verbs.ts";
import { linkOfFields } from "./link-of-fields.ts";
import { createPlaces, type Places } from "./places.ts";
import type { RollBackPlan, RolledBackRecord } from "./roll-back.ts";
import { storedFields } from "./stored-fields.ts";
import { forgetStoredState, writeStoredState } from "./stored-states.ts";

/** Takes a bundle out: one action of the journal and the exchanged states beside it, in the caller's transaction. */
export function applyRollBack(
  write: WriteHandle,
  actor: Actor,
  bundleId: string,
  { records }: RollBackPlan,
): AppliedAction & { readonly proposals: number } {
  const gone = records.filter(({ outcome }) => outcome.kind !== "keep");
  const places = createPlaces(write);
  const applied = applyAction(write, actor, {
    verb: ROLLED_BACK_VERB,
    cause: causeOfBundle(bundleId),
    // The way back is to take the bundle in again.
    isUndoable: false,
    subjects: subjectsOf(write, gone, places),
  });
  const { sequence } = readHead(write);
  for (const { record, subject, outcome, layers } of gone) {
    if (outcome.kind === "forget") forgetStoredState(write, record.id);
    if (outcome.kind === "restore") {
      writeStoredState(write, subject, { record: outcome.target, sequence }, layers.own?.base);
    }
  }
  for (const { why, layers } of records) if (why === "brought-since") passOn(write, layers);
  const proposals = restoreProposals(write, bundleId);
  const ids = gone.map(({ record }) => record.id);
  noteRollBack(write, bundleId, ids, actor.nowMs());
  return { ...applied, proposals };
}

function subjectsOf(
  write: WriteHandle,
  gone: readonly RolledBackRecord[],
  places: Places,
): readonly SubjectChanges[] {
  const groups = [...Map.groupBy(gone, ({ subject }) => `${subject.kind} ${subject.id}`).values()];
  // Reports refer to incidents: what is put back needs the incident first, what goes needs the report to go first.
  const incidentsLast = groups.toSorted((a, b) => rankOf(a) - rankOf(b));
  return incidentsLast.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { kind, id } = first.subject;
    const subject = { kind, id, title: titleIn(write, kind, id) ?? "" };
    return [{ subject, changes: changesOf(group, places), isAct: true }];
  });
}

function rankOf([first]: readonly RolledBackRecord[]): number {
  return first?.subject.kind === "report" ? 0 : 1;
}

/** Heads that come back first, then what goes (relations before what they name), then the other parts, then heads that go. */
function changesOf(group: readonly RolledBackRecord[], places: Places): readonly Change[] {
  const steps = group.flatMap((one) => stepsOf(one, places));
  const links = steps.filter((step) => step.kind === "remove-link");
  const removed: Step[] =
    links.length === 0
      ? []
      : [{ kind: "remove-links", change: { op: "delete-links", ids: rangesOf(links) } }];
  return [...steps, ...removed]
    .filter((step) => step.kind !== "remove-link")
    .toSorted((a, b) => ORDER[a.kind] - ORDER[b.kind])
    .map(({ change }) => change);
}

interface Step {
  readonly kind: keyof typeof ORDER;
  readonly change: Change;
}

const ORDER = {
  update: 0,
  "remove-relation": 1,
  "remove-link": 2,
  "remove-links": 2,
  remove: 2,
  create: 3,
  "create-relation": 4,
  "remove-head": 5,
} as const;

function rangesOf(links: readonly Step[]) {
  const ids = links.flatMap(({ change }) =>
    change.op === "delete-links" ? change.ids.map(({ first }) => uuidBytes(first)) : [],
  );
  return rangesOfIds(ids.toSorted((a, b) => Buffer.compare(a, b)));
}

function stepsOf({ record, subject, outcome }: RolledBackRecord, places: Places): readonly Step[] {
  const { kind, id } = record;
  const isStored = places.isStored(record);
  const isHead = kind === "incident" || kind === "report";
  if (outcome.kind === "keep") return [];
  const target = outcome.kind === "restore" ? outcome.target : undefined;
  const stands = target !== undefined && (target.life.isAlive || (isHead && isStored));
  if (!stands) return isStored ? [removal(record)] : [];
  const fields = storedFields(target);
  if (isStored) {
    const changed = pick(fields, namesOf(record, target));
    if (kind === "sighting" || Object.keys(changed).length === 0) return [];
    return [{ kind: "update", change: { op: "update", kind, id, fields: changed } }];
  }
  if (kind === "observable-link") {
    const columns = toLinkColumns([linkOfFields(fields)]);
    const ids = [{ first: id, count: 1 }];
    return [{ kind: "create", change: { op: "create-links", subject, ids, columns } }];
  }
  const step = kind === "relation" ? "create-relation" : "create";
  return [{ kind: step, change: { op: "create", kind, id, fields } }];
}

function removal({ kind, id }: ExchangeRecord): Step {
  if (kind === "observable-link") {
    return { kind: "remove-link", change: { op: "delete-links", ids: [{ first: id, count: 1 }] } };
  }
  const isHead = kind === "incident" || kind === "report";
  const step = isHead ? "remove-head" : kind === "relation" ? "remove-relation" : "remove";
  return { kind: step, change: { op: "delete", kind, id } };
}

/** Fields that either of both states tells: what neither tells was never touched. */
function namesOf(now: ExchangeRecord, target: ExchangeRecord): ReadonlySet<string> {
  return new Set(
    [now, target].flatMap(({ registers, sets, texts }) =>
      [registers, sets, texts].flatMap((fields) => Object.keys(fields)),
    ),
  );
}

function pick(fields: Fields, names: ReadonlySet<string>): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => names.has(name)));
}
