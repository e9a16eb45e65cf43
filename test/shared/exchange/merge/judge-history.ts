import { canonicalJson } from "../../../../shared/vault/canonical-json.ts";
import type { ExchangeRecord } from "../../../../shared/exchange/record/exchange-record.ts";
import type { ExchangeSimulator } from "./exchange-simulator.ts";
import { keyOfStamp, targetsIn, type MadeEdit } from "./made-edits.ts";

/**
 * What is wrong after everybody met everybody; undefined when nothing is.
 *
 * - One state everywhere.
 * - Nothing comes back that somebody had replaced in knowledge of it.
 * - No edit disappears: each that still stands in any journal is in the final state, was replaced by somebody who had seen it, or was
 *   named as lost to the analyst of some vault; or a newer one that says the same stands for it. Texts are never lost.
 */
export function judgeHistory(simulator: ExchangeSimulator): string | undefined {
  const { vaults } = simulator;
  const [first] = vaults;
  if (first === undefined) return "no vaults";
  const digest = digestOf(first.state.records);
  const other = vaults.findIndex(({ state }) => digestOf(state.records) !== digest);
  if (other > 0) return `vault ${String(other)} has another state than vault 0`;
  const edits = new Set(vaults.flatMap(({ state }) => [...state.journal]));
  const replaced = new Set([...edits].flatMap(({ hasSeen }) => [...hasSeen]));
  const final = [...first.state.records.values()];
  const inForce = new Set(
    final.flatMap((record) =>
      targetsIn(record).map(([target, stamp]) => keyOfStamp(target, stamp)),
    ),
  );
  const back = [...replaced].find(({ key }) => inForce.has(key));
  if (back !== undefined) return `${back.key} came back`;
  const lost = new Set(vaults.flatMap(({ state }) => [...state.lost]));
  const sameAs = new Map(vaults.flatMap(({ state }) => [...state.sameAs]));
  const isKept = (edit: MadeEdit): boolean => {
    if (replaced.has(edit) || inForce.has(edit.key)) return true;
    if (edit.edit.kind !== "text" && lost.has(edit.key)) return true;
    const same = sameAs.get(edit);
    return same !== undefined && isKept(same);
  };
  const gone = [...edits].find((edit) => !isKept(edit));
  return gone === undefined ? undefined : `${gone.key} has disappeared`;
}

/** The same text for the same records. */
export function digestOf(records: ReadonlyMap<string, ExchangeRecord>): string {
  const sorted = [...records.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return sorted.map(textOf).join("\n");
}

function textOf({ id, owner, kind, life, registers, sets, texts }: ExchangeRecord): string {
  return canonicalJson({
    id,
    owner,
    kind,
    life: plain(life),
    registers: plain(registers),
    sets: plain(sets),
    texts: plain(texts),
  });
}

/** As a value of canonical JSON. */
function plain(value: unknown): string {
  return JSON.stringify(value);
}
