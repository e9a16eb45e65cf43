import { expect } from "vitest";

import { applyRecords } from "../../../../electron/exchange/records/apply-records.ts";
import { applyRollBack } from "../../../../electron/exchange/records/apply-roll-back.ts";
import {
  forgetRollBack,
  keepBefore,
  noteApplied,
} from "../../../../electron/exchange/records/before-states.ts";
import { APPLIED_VERB, causeOfBundle } from "../../../../electron/exchange/records/bundle-verbs.ts";
import { foldChange } from "../../../../electron/exchange/records/fold-change.ts";
import { planRecords } from "../../../../electron/exchange/records/plan-records.ts";
import { readHistories } from "../../../../electron/exchange/records/read-histories.ts";
import {
  planRollBack,
  type RolledBackRecord,
} from "../../../../electron/exchange/records/roll-back.ts";
import { verifyTables } from "../../../../electron/storage/journal/verify-tables.ts";
import type { Fields } from "../../../../electron/storage/records/json-value.ts";
import { changesSince } from "../../../../shared/exchange/merge/changes-since.ts";
import { mergeRecords } from "../../../../shared/exchange/merge/merge-record.ts";
import { withoutInternalFields } from "../../../../shared/exchange/record/field-rules.ts";
import type { ExchangeRecord } from "../../../../shared/exchange/record/exchange-record.ts";
import {
  act,
  createIncident,
  createNote,
  INCIDENT_ID,
  updateIncident,
} from "../../storage/journal/sample-actions.ts";
import { ORGANISATION_ID, type TestVault } from "../../storage/test-vault.ts";

const PEER_ID = "0199c0de-0000-7000-8000-00000000beef";
const PEER_REPLICA = "0199c0de-0000-7000-8000-0000000000c3";

export const NOTE_IDS: readonly string[] = [1, 2, 3].map(
  (n) => `0199c0de-0000-7000-8000-00000000d00${String(n)}`,
);

/** What a peer tells in one bundle: fields of its incident, and texts of its notes by their number. */
export interface News {
  readonly incident: Fields;
  readonly notes?: readonly (string | null)[];
}

interface Sent {
  readonly id: string;
  readonly records: readonly ExchangeRecord[];
}

/** One piece of a record: what a bundle told of it, or what was changed here. */
interface Piece {
  /** Null: ours. */
  readonly bundleId: string | null;
  readonly state: ExchangeRecord;
}

/** Our vault, a peer that sends bundles of one incident, and beside them what has to stand here by now, kept without any storage. */
export class RollBackScene {
  readonly #vault: TestVault;
  readonly #peer = new Map<string, ExchangeRecord>();
  readonly #told = new Map<string, ExchangeRecord>();
  readonly #pieces = new Map<string, Piece[]>();
  readonly bundles: Sent[] = [];
  #applied: string[] = [];
  #ownNotes = 0;

  constructor(vault: TestVault) {
    this.#vault = vault;
  }

  /** Bundles that stand here, the one taken in last at the end. */
  get standing(): readonly string[] {
    return this.#applied;
  }

  get rolledBack(): readonly string[] {
    return this.bundles.map(({ id }) => id).filter((id) => !this.#applied.includes(id));
  }

  /** The peer writes a bundle of the records that have changed since its last. */
  send(news: News): string {
    this.#change(INCIDENT_ID, "incident", news.incident);
    for (const [index, text] of (news.notes ?? []).entries()) {
      const id = NOTE_IDS[index];
      if (id !== undefined && text !== null) this.#change(id, "note", { text });
    }
    const records = [...this.#peer.values()].filter(
      (record) => changesSince(record, this.#told.get(record.id)) !== undefined,
    );
    for (const [id, record] of this.#peer) this.#told.set(id, record);
    const id = `0199c0de-0000-7000-8000-0000000b${String(this.bundles.length).padStart(4, "0")}`;
    this.bundles.push({ id, records });
    return id;
  }

  /** Takes a bundle in, or only some records of it. */
  take(bundleId: string, only?: readonly string[]): void {
    const sent = this.bundles.find(({ id }) => id === bundleId);
    if (sent === undefined) throw new Error("no such bundle");
    const records = sent.records.filter(({ id }) => only?.includes(id) ?? true);
    const { database, actor } = this.#vault;
    const context = {
      ours: ORGANISATION_ID,
      senderOrganisation: PEER_ID,
      senderIsOwnDevice: false,
      latestMs: Number.MAX_SAFE_INTEGER,
    };
    const planned = database.transaction((write) => {
      const plans = planRecords(write, records, context, { bundleId, createdMs: 0 });
      forgetRollBack(write, bundleId);
      keepBefore(write, { bundleId, organisationId: PEER_ID }, plans);
      const cause = causeOfBundle(bundleId);
      noteApplied(
        write,
        bundleId,
        applyRecords(write, actor, plans, { verb: APPLIED_VERB, cause }),
      );
      return plans;
    });
    for (const { record, plan } of planned) {
      const state = withoutInternalFields(record);
      if (plan.kind === "merge") this.#note(record.id, { bundleId, state });
    }
    const isTaken = planned.some(({ plan }) => plan.kind === "merge");
    if (!isTaken && this.#applied.includes(bundleId)) return;
    this.#applied = [...this.#applied.filter((id) => id !== bundleId), bundleId];
  }

  arrive(news: News): string {
    const id = this.send(news);
    this.take(id);
    return id;
  }

  /** Changes fields of the incident here, if it is here. */
  edit(fields: Fields): void {
    const before = this.state(INCIDENT_ID);
    if (before?.life.isAlive !== true) return;
    act(this.#vault, "incident-updated", updateIncident(fields));
    const after = this.state(INCIDENT_ID);
    const delta = after === undefined ? undefined : changesSince(after, before);
    if (delta !== undefined) this.#note(INCIDENT_ID, { bundleId: null, state: delta });
  }

  /** Own work in the incident of the peer. */
  addNote(text: string): void {
    if (this.state(INCIDENT_ID)?.life.isAlive !== true) return;
    this.#ownNotes += 1;
    const note = createNote(text);
    if (note.op !== "create") throw new Error("a note expected");
    const id = `0199c0de-0000-7000-8000-00000000e${String(this.#ownNotes).padStart(3, "0")}`;
    act(this.#vault, "note-added", { ...note, id });
    const state = this.state(id);
    if (state !== undefined) this.#note(id, { bundleId: null, state });
  }

  /** Bundles that have to go first; empty when none has to. */
  laterThan(bundleId: string): readonly string[] {
    const planned = planRollBack(this.#vault.database.read, bundleId, ORGANISATION_ID);
    return "kind" in planned && planned.kind === "later-bundles" ? planned.bundleIds : [];
  }

  rollBack(bundleId: string): readonly RolledBackRecord[] {
    const { database, actor } = this.#vault;
    const plan = database.transaction((write) => {
      const planned = planRollBack(write, bundleId, ORGANISATION_ID);
      if ("kind" in planned) throw new Error(`not rolled back: ${planned.kind}`);
      applyRollBack(write, actor, bundleId, planned);
      return planned;
    });
    this.#applied = this.#applied.filter((id) => id !== bundleId);
    for (const one of plan.records) this.#takeOut(bundleId, one);
    return plan.records;
  }

  state(id: string): ExchangeRecord | undefined {
    const states = readHistories(this.#vault.database.read, [INCIDENT_ID], ORGANISATION_ID);
    return states.find((state) => state.id === id);
  }

  /** What has to stand of each record, as far as something was told or changed. */
  expected(): ReadonlyMap<string, ExchangeRecord | undefined> {
    const joined = [...this.#pieces].map(([id, pieces]) => {
      const [first, ...others] = pieces.map(({ state }) => state);
      return [id, first && others.reduce((a, b) => mergeRecords(a, b), first)] as const;
    });
    return new Map(joined);
  }

  /** Where the tables say something else than the journal. */
  tableProblems(): readonly unknown[] {
    const check = verifyTables(this.#vault.database.read);
    let step = check.next();
    while (step.done !== true) step = check.next();
    return step.value;
  }

  #change(id: string, kind: "incident" | "note", fields: Fields): void {
    const stamp = { ms: this.#vault.actor.nowMs(), counter: 0, replica: PEER_REPLICA };
    const isOpen = (): boolean => true;
    const entry = { stamp, ours: PEER_ID, isOpen };
    if (!this.#peer.has(id)) {
      const begun = kind === "incident" ? createIncident() : { ...createNote(), id };
      if (begun.op !== "create") throw new Error("a new record expected");
      const whole = { ...begun.fields, ownerOrganisationId: PEER_ID };
      foldChange(this.#peer, { ...begun, fields: whole }, entry);
    }
    const pairs = Object.entries(fields).map(([name, value]) => [name, [null, value]] as const);
    foldChange(this.#peer, { op: "update", kind, id, fields: Object.fromEntries(pairs) }, entry);
  }

  #note(id: string, piece: Piece): void {
    this.#pieces.set(id, [...(this.#pieces.get(id) ?? []), piece]);
  }

  #takeOut(bundleId: string, one: RolledBackRecord): void {
    const { id } = one.record;
    const pieces = this.#pieces.get(id) ?? [];
    expectReason(one, pieces, bundleId);
    // What was changed here before another bundle came was changed in what this one had brought.
    const isBase = pieces[0]?.bundleId === bundleId && pieces[1]?.bundleId === null;
    const stays = one.why === "brought-since" ? isBase : one.outcome.kind === "keep";
    if (stays) this.#keepAll(id, bundleId);
    else
      this.#pieces.set(
        id,
        pieces.filter((piece) => piece.bundleId !== bundleId),
      );
  }

  #keepAll(id: string, bundleId: string): void {
    const pieces = this.#pieces.get(id) ?? [];
    const kept = pieces.map((piece) => (piece.bundleId === bundleId ? ours(piece) : piece));
    this.#pieces.set(id, kept);
  }
}

/** What only this bundle brought stays when it is ours by now, or when something of ours needs it. */
function expectReason(
  { outcome, why, record }: RolledBackRecord,
  pieces: readonly Piece[],
  bundleId: string,
): void {
  const rest = pieces.filter((piece) => piece.bundleId !== bundleId);
  const isOurs = rest.some((piece) => piece.bundleId === null);
  const isOthers = rest.some((piece) => piece.bundleId !== null);
  if (outcome.kind === "forget") expect(rest).toEqual([]);
  if (why === "brought-since") expect(isOthers, record.id).toBe(true);
  if (why === "changed-since") expect(isOurs, record.id).toBe(true);
  if (outcome.kind === "keep" && why !== "brought-since") {
    expect(["changed-since", "in-use"]).toContain(why);
    expect(pieces[0]?.bundleId, record.id).toBe(bundleId);
  }
}

/** Each record is the join of what stands of it, and the tables say the same as the journal. */
export function expectAsIfNeverCome(scene: RollBackScene): void {
  for (const [id, record] of scene.expected()) {
    expect(valuesOf(scene.state(id)), id).toEqual(valuesOf(record));
  }
  expect(scene.tableProblems()).toEqual([]);
}

/** From now on it stands here by our own will. */
function ours({ state }: Piece): Piece {
  return { bundleId: null, state };
}

/** What an analyst sees of a record. */
function valuesOf(record: ExchangeRecord | undefined): unknown {
  if (record === undefined) return undefined;
  const { registers, sets, texts, life } = record;
  const values = Object.entries(registers).map(([name, { value }]) => [name, value]);
  const elements = Object.entries(sets).map(([name, list]) => [
    name,
    list.filter(({ isPresent }) => isPresent).map(({ value }) => value),
  ]);
  const siblings = Object.entries(texts).map(([name, text]) => [
    name,
    [...new Set(text.siblings.map(({ value }) => value))].toSorted(),
  ]);
  return { life: life.isAlive, values, elements, siblings };
}
