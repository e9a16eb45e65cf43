import { decideRollBack, type RollBack } from "../../../shared/exchange/merge/decide-roll-back.ts";
import type {
  ExchangeKind,
  ExchangeRecord,
} from "../../../shared/exchange/record/exchange-record.ts";
import type { ReadHandle } from "../../storage/database.ts";
import type { JournaledChange, LinkSubject } from "../../storage/journal/change.ts";
import {
  parseChanges,
  readActionRows,
  type JournalRow,
} from "../../storage/journal/journal-rows.ts";
import { idsOfRanges, uuidBytes, uuidText } from "../../storage/records/uuid.ts";
import { actionsOfBundle, idsBefore } from "./before-states.ts";
import { findBundleInRecord, type BundleInRecord } from "./bundle-layers.ts";
import { readHistories } from "./read-histories.ts";
import { idsOfStatesAt, readStoredState } from "./stored-states.ts";

/** What comes of one record of a bundle that is rolled back. */
export interface RolledBackRecord {
  readonly record: ExchangeRecord;
  readonly subject: LinkSubject;
  readonly outcome: RollBack<ExchangeKind>;
  /** Where the bundle stands in it. */
  readonly layers: BundleInRecord;
  /**
   * Why it stays: `changed-since` (here, by us), `decided-since` (a proposal or conflict was settled), `brought-since` (another bundle
   * told it too, in between), `in-use` (something that stays belongs to it or names it), `evidence-gone` (its content is not there any
   * more). Null when it goes or is put back.
   */
  readonly why:
    "changed-since" | "decided-since" | "brought-since" | "in-use" | "evidence-gone" | null;
}

/**
 * A bundle is taken out as a whole; later ones on the same incidents have to go first. Of two that came in parts, one between the other,
 * the one that was taken in last is the later one.
 */
export type RollBackRefusal =
  | { readonly kind: "not-known" }
  | { readonly kind: "later-bundles"; readonly bundleIds: readonly string[] };

export interface RollBackPlan {
  readonly records: readonly RolledBackRecord[];
}

/** @param goneEvidence digests of evidence that can't be put back */
export function planRollBack(
  read: ReadHandle,
  bundleId: string,
  ours: string,
  goneEvidence: ReadonlySet<string> = new Set(),
): RollBackPlan | RollBackRefusal {
  const actions = actionsOfBundle(read, bundleId);
  const latest = actions.at(-1);
  if (latest === undefined) return { kind: "not-known" };
  const rows = actions.flatMap(({ action }) => (action === 0 ? [] : readActionRows(read, action)));
  const subjectIds = [...new Set(rows.map(({ subjectId }) => subjectId))];
  const laterIds = laterBundles(read, bundleId, latest.action, subjectIds);
  if (laterIds.length > 0) return { kind: "later-bundles", bundleIds: laterIds };
  const states = readHistories(read, subjectIds, ours);
  const last = new Set(actions.map(({ lastSequence }) => lastSequence));
  const ids = new Set([
    ...rows.flatMap(createdIds),
    ...idsBefore(read, bundleId),
    ...[...last].flatMap((sequence) => idsOfStatesAt(read, sequence, subjectIds)),
  ]);
  const decided = states.flatMap((now): readonly RolledBackRecord[] => {
    const stored = ids.has(now.id) ? readStoredState(read, now.id) : undefined;
    if (stored === undefined) return [];
    const layers = findBundleInRecord(read, bundleId, stored, last);
    const { subject } = stored;
    if (layers.after !== undefined && layers.above.length > 0) {
      const stays = { kind: "keep", kept: [] } as const;
      return [{ record: now, subject, outcome: stays, why: "brought-since", layers }];
    }
    const outcome = decideRollBack({ before: layers.own?.before, after: layers.after, now });
    const decidedHere = layers.after === undefined ? "decided-since" : "changed-since";
    const why = outcome.kind === "keep" ? decidedHere : null;
    return [{ record: now, subject, outcome, why, layers }];
  });
  const restorable = decided.map((one) => keepWithoutEvidence(one, goneEvidence));
  return { records: keepWhatIsUsed(read, restorable, states) };
}

/** Digests of the evidence that would be put back. */
export function evidenceToRestore({ records }: RollBackPlan): readonly string[] {
  return records.flatMap(({ record, outcome }) => {
    if (outcome.kind !== "restore" || record.kind !== "evidence") return [];
    const sha256 = outcome.target.registers["sha256"]?.value;
    const comesBack = outcome.target.life.isAlive && !record.life.isAlive;
    return comesBack && typeof sha256 === "string" ? [sha256] : [];
  });
}

function createdIds(row: JournalRow): readonly string[] {
  return parseChanges(row.changesJson).flatMap((change: JournaledChange) => {
    if (change.op === "create") return [change.id];
    return change.op === "create-links" ? [...idsOfRanges(change.ids)].map(uuidText) : [];
  });
}

function laterBundles(
  read: ReadHandle,
  bundleId: string,
  after: number,
  subjectIds: readonly string[],
): readonly string[] {
  const touches = read.prepareRead(
    "SELECT 1 FROM journal WHERE subject_id = ? AND sequence BETWEEN ? AND ? LIMIT 1",
  );
  const later = read.all<{
    readonly bundle: Uint8Array;
    readonly action: number;
    readonly last: number;
  }>(
    `SELECT bundle, action, last_sequence AS last FROM bundle_applied
       WHERE action > ? AND bundle <> ? ORDER BY action DESC`,
    [after, uuidBytes(bundleId)],
  );
  const found = later.filter(({ action, last }) =>
    subjectIds.some((id) => touches.get([uuidBytes(id), action, last]) !== undefined),
  );
  return [...new Set(found.map(({ bundle }) => uuidText(bundle)))];
}

function keepWithoutEvidence(one: RolledBackRecord, gone: ReadonlySet<string>): RolledBackRecord {
  const digests = evidenceToRestore({ records: [one] });
  return digests.some((sha256) => gone.has(sha256)) ? kept(one, "evidence-gone") : one;
}

function kept(one: RolledBackRecord, why: RolledBackRecord["why"]): RolledBackRecord {
  return { ...one, outcome: { kind: "keep", kept: [] }, why };
}

/**
 * A record can't go while something that stays belongs to it, refers to it or names it. What has to stay for that keeps what it
 * belongs to in turn, so this goes round until nothing changes.
 */
function keepWhatIsUsed(
  read: ReadHandle,
  decided: readonly RolledBackRecord[],
  states: readonly ExchangeRecord[],
): readonly RolledBackRecord[] {
  let current = decided;
  for (;;) {
    const going = new Set(
      current.flatMap(({ record, outcome }) => (outcome.kind === "forget" ? [record.id] : [])),
    );
    const staying = states.filter(({ id, life }) => life.isAlive && !going.has(id));
    const used = new Set(staying.flatMap(namedBy));
    const next = current.map((one) => {
      if (one.outcome.kind !== "forget") return one;
      const { id } = one.record;
      return used.has(id) || isNamedElsewhere(read, id, going) ? kept(one, "in-use") : one;
    });
    if (next.every((one, at) => one === current[at])) return next;
    current = next;
  }
}

function namedBy({ registers }: ExchangeRecord): readonly string[] {
  return ["incidentId", "reportId", "fromId", "toId", "mergedInto"].flatMap((name) => {
    const value = registers[name]?.value;
    return typeof value === "string" ? [value] : [];
  });
}

/** By records in the histories of other incidents and reports, which were not read. */
function isNamedElsewhere(read: ReadHandle, id: string, going: ReadonlySet<string>): boolean {
  const uuid = uuidBytes(id);
  const rows = read.all<{ readonly uuid: Uint8Array }>(
    `SELECT uuid FROM relation WHERE from_uuid = :uuid OR to_uuid = :uuid
     UNION ALL SELECT uuid FROM report WHERE incident_id = (SELECT id FROM incident WHERE uuid = :uuid)
     UNION ALL SELECT uuid FROM incident WHERE merged_into = (SELECT id FROM incident WHERE uuid = :uuid)`,
    { uuid },
  );
  return rows.some((row) => !going.has(uuidText(row.uuid)));
}
