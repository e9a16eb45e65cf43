import type { LostEdit } from "../../../../shared/exchange/merge/merge-plan.ts";
import { changesSince } from "../../../../shared/exchange/merge/changes-since.ts";
import { mergeRecords } from "../../../../shared/exchange/merge/merge-record.ts";
import { planMerge } from "../../../../shared/exchange/merge/plan-merge.ts";
import { createRecord, editRecord } from "../../../../shared/exchange/record/edit-record.ts";
import type { RecordEdit } from "../../../../shared/exchange/record/edit-record.ts";
import type { ExchangeRecord } from "../../../../shared/exchange/record/exchange-record.ts";
import { latestStamp } from "../../../../shared/exchange/record/record-stamps.ts";
import {
  MAX_AHEAD_MS,
  nextStamp,
  receiveStamp,
  type HybridTime,
  type Stamp,
} from "../../../../shared/exchange/stamp/stamp.ts";
import { OWNER } from "./arbitrary-records.ts";
import { keyOfStamp, targetOf, targetsIn, valueOf, type MadeEdit } from "./made-edits.ts";

/** What takes in a record that another own device sent; a broken one must be found out. */
export type MergeUnderTest = (
  local: ExchangeRecord | undefined,
  remote: ExchangeRecord,
  latestMs: number,
) => { readonly merged: ExchangeRecord; readonly lost: readonly LostEdit[] } | "refused";

/** The real one. */
export const planned: MergeUnderTest = (local, remote, latestMs) => {
  const context = { ours: OWNER, senderOrganisation: OWNER, senderIsOwnDevice: true, latestMs };
  const plan = planMerge(local, remote, context);
  switch (plan.kind) {
    case "merge":
      return { merged: plan.merged, lost: plan.lost };
    case "unchanged":
      if (local === undefined) throw new Error("nothing is unchanged");
      return { merged: local, lost: plan.lost };
    case "refused":
      if (plan.refusal.kind !== "clock-ahead") throw new Error(plan.refusal.kind);
      return "refused";
    case "propose":
      throw new Error("own devices do not propose");
  }
};

/** What a vault holds; a backup is one of it. */
interface VaultState {
  readonly records: ReadonlyMap<string, ExchangeRecord>;
  readonly last: HybridTime | undefined;
  /** For each replica what of each record it has confirmed. */
  readonly confirmed: ReadonlyMap<string, ReadonlyMap<string, ExchangeRecord>>;
  /** Edits that this vault made or held, and, by what they are about, those that its analyst has seen. */
  readonly journal: ReadonlySet<MadeEdit>;
  readonly seen: ReadonlyMap<string, ReadonlySet<MadeEdit>>;
  /** Edits of which it was told that they lost. */
  readonly lost: ReadonlySet<string>;
  /** Edits that said what a newer one said too, which stands for them from then on. */
  readonly sameAs: ReadonlyMap<MadeEdit, MadeEdit>;
}

/** One laptop. */
export interface Vault {
  replica: string;
  state: VaultState;
  backup: VaultState;
  clockErrorMs: number;
  group: number;
}

interface Message {
  readonly to: Vault;
  readonly from: Vault;
  readonly records: readonly ExchangeRecord[];
}

const EMPTY: VaultState = {
  records: new Map(),
  last: undefined,
  confirmed: new Map(),
  journal: new Set(),
  seen: new Map(),
  lost: new Set(),
  sameAs: new Map(),
};

/** Laptops of one organisation and what is on the way between them. Nothing in it is random. */
export class ExchangeSimulator {
  readonly vaults: readonly Vault[];
  readonly #messages: Message[] = [];
  readonly #edits = new Map<string, MadeEdit>();
  readonly #merge: MergeUnderTest;
  #nowMs = Date.UTC(2026, 0, 1);
  #replicas = 0;

  constructor(vaultCount: number, merge: MergeUnderTest) {
    this.#merge = merge;
    this.vaults = Array.from({ length: vaultCount }, () => ({
      replica: this.#newReplica(),
      state: EMPTY,
      backup: EMPTY,
      clockErrorMs: 0,
      group: 0,
    }));
  }

  /** An analyst changes a record; the vault that owns its number begins it. */
  edit(vault: Vault, recordNumber: number, edit: RecordEdit): void {
    const id = `01940000-0000-7000-8000-${String(recordNumber).padStart(12, "0")}`;
    if (!vault.state.records.has(id)) {
      if (this.vaults[recordNumber % this.vaults.length] !== vault) return;
      const stamp = this.#nextStamp(vault);
      this.#make(vault, id, { kind: "life", isAlive: true }, stamp);
      this.#hold(vault, [createRecord("incident", id, OWNER, stamp)], new Set(), stamp);
    }
    const record = vault.state.records.get(id);
    if (record === undefined) throw new Error("just begun");
    const stamp = this.#nextStamp(vault);
    const made = this.#make(vault, id, edit, stamp);
    this.#hold(vault, [editRecord(record, edit, stamp)], new Set(), stamp);
    vault.state = { ...vault.state, journal: new Set([...vault.state.journal, made]) };
  }

  /** Writes what the other has not confirmed yet. */
  send(from: Vault, to: Vault): void {
    const confirmed = from.state.confirmed.get(to.replica);
    const records = [...from.state.records.values()].flatMap(
      (record) => changesSince(record, confirmed?.get(record.id)) ?? [],
    );
    if (from !== to && records.length > 0) this.#messages.push({ from, to, records });
  }

  /** Hands over one of the messages; kept, it will come again; without a receipt, the sender will send more than needed. */
  deliver(index: number, how: { readonly isKept: boolean; readonly hasReceipt: boolean }): void {
    const at = this.#messages.length === 0 ? 0 : index % this.#messages.length;
    const message = this.#messages[at];
    if (message === undefined || message.from.group !== message.to.group) return;
    if (!this.#take(message)) return;
    if (how.hasReceipt) confirm(message);
    if (!how.isKept) this.#messages.splice(at, 1);
  }

  lose(index: number): void {
    if (this.#messages.length > 0) this.#messages.splice(index % this.#messages.length, 1);
  }

  backUp(vault: Vault): void {
    vault.backup = vault.state;
  }

  /** A restored vault is another replica, so that none of its stamps was ever used before. */
  restore(vault: Vault): void {
    vault.state = vault.backup;
    vault.replica = this.#newReplica();
  }

  /** Everybody meets everybody, with clocks set right, until nothing is new. */
  settle(): void {
    for (const vault of this.vaults) [vault.group, vault.clockErrorMs] = [0, 0];
    this.#nowMs = Math.max(
      this.#nowMs,
      ...this.vaults.map(({ state }) => state.last?.ms ?? 0),
      ...[...this.#edits.values()].map(({ stamp }) => stamp.ms),
    );
    this.#deliverAll();
    for (let isNew = true; isNew;) {
      isNew = false;
      for (const from of this.vaults) {
        for (const to of this.vaults) {
          this.send(from, to);
          isNew ||= this.#messages.length > 0;
          this.#deliverAll();
        }
      }
    }
  }

  #deliverAll(): void {
    while (this.#messages.length > 0) this.deliver(0, { isKept: false, hasReceipt: true });
  }

  /** Messages wait as long as a clock seems too far ahead. */
  #take({ to, records }: Message): boolean {
    const { last } = to.state;
    const nowMs = this.#nowMs + to.clockErrorMs;
    const latestMs = Math.max(nowMs, last?.ms ?? 0) + MAX_AHEAD_MS;
    const taken: ExchangeRecord[] = [];
    const lost = new Set<string>();
    for (const remote of records) {
      const result = this.#merge(to.state.records.get(remote.id), remote, latestMs);
      if (result === "refused") return false;
      taken.push(result.merged);
      for (const { stamp, field, edit } of result.lost) {
        lost.add(keyOfStamp(targetOf(remote.id, field, edit), stamp));
      }
    }
    let clock = last;
    for (const remote of records) {
      const received = receiveStamp(clock, latestStamp(remote), nowMs);
      if (received.ok) clock = received.value;
    }
    this.#hold(to, taken, lost, clock);
    return true;
  }

  #hold(
    vault: Vault,
    records: readonly ExchangeRecord[],
    lost: ReadonlySet<string>,
    last: HybridTime | undefined,
  ): void {
    const { state } = vault;
    const seen = new Map(state.seen);
    const journal = new Set(state.journal);
    const sameAs = new Map(state.sameAs);
    for (const record of records) {
      const before = new Map(
        this.#editsIn(state.records.get(record.id)).map((edit) => [edit.target, edit]),
      );
      for (const edit of this.#editsIn(record)) {
        journal.add(edit);
        const { target } = edit;
        const known = seen.get(target);
        if (known?.has(edit) !== true) {
          seen.set(target, new Set([...(known ?? []), edit, ...edit.hasSeen]));
        }
        const other = before.get(target);
        // Texts stand beside each other.
        if (other === undefined || other === edit || edit.edit.kind === "text") continue;
        if (valueOf(other) === valueOf(edit)) sameAs.set(other, edit);
      }
    }
    vault.state = {
      ...state,
      records: new Map([
        ...state.records,
        ...records.map((record) => [record.id, record] as const),
      ]),
      last,
      journal,
      seen,
      lost: lost.size === 0 ? state.lost : new Set([...state.lost, ...lost]),
      sameAs,
    };
  }

  #editsIn(record: ExchangeRecord | undefined): readonly MadeEdit[] {
    if (record === undefined) return [];
    return targetsIn(record).flatMap(
      ([target, stamp]) => this.#edits.get(keyOfStamp(target, stamp)) ?? [],
    );
  }

  #make(vault: Vault, id: string, edit: RecordEdit, stamp: Stamp): MadeEdit {
    const target = targetOf(id, edit.kind === "life" ? "$life" : edit.field, edit);
    const key = keyOfStamp(target, stamp);
    if (this.#edits.has(key)) throw new Error(`the stamp of ${key} was used before`);
    const made = { target, edit, stamp, key, hasSeen: vault.state.seen.get(target) ?? new Set() };
    this.#edits.set(key, made);
    return made;
  }

  #nextStamp(vault: Vault): Stamp {
    this.#nowMs += 1;
    return nextStamp(vault.state.last, this.#nowMs + vault.clockErrorMs, vault.replica);
  }

  #newReplica(): string {
    this.#replicas += 1;
    return `01940000-0000-7000-9000-${String(this.#replicas).padStart(12, "0")}`;
  }
}

/** The receipt says what came, not what the sender has: the other may lack what a lost message held. */
function confirm({ from, to, records }: Message): void {
  const before = from.state.confirmed.get(to.replica);
  const confirmed = new Map(before);
  for (const record of records) {
    const known = confirmed.get(record.id);
    confirmed.set(record.id, known === undefined ? record : mergeRecords(known, record));
  }
  from.state = {
    ...from.state,
    confirmed: new Map([...from.state.confirmed, [to.replica, confirmed]]),
  };
}
