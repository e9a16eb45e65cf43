import { describe, expect, test } from "vitest";
import { mergeRecords } from "../../../../shared/exchange/merge/merge-record.ts";
import {
  createRecord,
  editRecord,
  type RecordEdit,
} from "../../../../shared/exchange/record/edit-record.ts";
import type { ExchangeRecord } from "../../../../shared/exchange/record/exchange-record.ts";
import { latestStamp } from "../../../../shared/exchange/record/record-stamps.ts";
import {
  nextStamp,
  receiveStamp,
  type HybridTime,
} from "../../../../shared/exchange/stamp/stamp.ts";
import { OWNER, RECORD_ID, REPLICAS } from "./arbitrary-records.ts";
import { digestOf } from "./judge-history.ts";

const START = { ms: 1_000, counter: 0, replica: REPLICAS[0] };
/** All laptops read the same time, so that counter and replica decide. */
const NOW_MS = 1_000;

type EditOf = (replica: number) => RecordEdit;

/** Every kind of operation; each replica writes a text and a title of its own, and all of them the same tag. */
const OPERATIONS: readonly (readonly [name: string, edit: EditOf])[] = [
  ["title", ownTitle],
  ["same title", sameTitle],
  ["tag", () => ({ kind: "element", field: "tags", value: "a", isPresent: true })],
  ["untag", () => ({ kind: "element", field: "tags", value: "a", isPresent: false })],
  ["text", (replica) => ({ kind: "text", field: "description", value: `text ${String(replica)}` })],
  ["delete", () => ({ kind: "life", isAlive: false })],
  ["revive", () => ({ kind: "life", isAlive: true })],
];
const PAIRS = OPERATIONS.flatMap((first) => OPERATIONS.map((second) => [first, second] as const));

/** Each replica does its three operations in order; 9! / (3! 3! 3!) ways to interleave them. */
const INTERLEAVINGS = interleavings([3, 3, 3]);
const JOIN_ORDERS = permutations([0, 1, 2]);

describe("three laptops that each change, hear of their neighbour and change again", () => {
  test("are 1,680 interleavings", () => {
    expect(new Set(INTERLEAVINGS.map(String)).size).toBe(1_680);
  });

  test.each(PAIRS.map(([first, second]) => [first[0], second[0], first[1], second[1]] as const))(
    "%s and then %s end in one state in every order",
    (_first, _second, first, second) => {
      const split = INTERLEAVINGS.filter((order) => !endsInOneState(play(order, first, second)));
      expect(split).toEqual([]);
    },
  );

  test("would not, were an equal value to keep the older stamp", () => {
    const split = INTERLEAVINGS.filter(
      (order) => !endsInOneState(play(order, ownTitle, sameTitle), forgetful),
    );
    expect(split).not.toEqual([]);
  });
});

function ownTitle(replica: number): RecordEdit {
  return { kind: "register", field: "title", value: `title ${String(replica)}` };
}

function sameTitle(): RecordEdit {
  return { kind: "register", field: "title", value: "same" };
}

interface Laptop {
  readonly record: ExchangeRecord;
  readonly last: HybridTime;
}

/** The states of the laptops after all nine operations. */
function play(order: readonly number[], first: EditOf, second: EditOf): readonly ExchangeRecord[] {
  const begun = createRecord("incident", RECORD_ID, OWNER, START);
  const laptops: Laptop[] = REPLICAS.map(() => ({ record: begun, last: START }));
  const done = REPLICAS.map(() => 0);
  for (const replica of order) {
    const laptop = laptops[replica];
    const neighbour = laptops[(replica + 1) % laptops.length];
    if (laptop === undefined || neighbour === undefined) throw new Error("no such laptop");
    const step = done[replica] ?? 0;
    done[replica] = step + 1;
    laptops[replica] =
      step === 1 ? hear(laptop, neighbour) : change(laptop, replica, step === 0 ? first : second);
  }
  return laptops.map(({ record }) => record);
}

function change({ record, last }: Laptop, replica: number, edit: EditOf): Laptop {
  const stamp = nextStamp(last, NOW_MS, REPLICAS[replica] ?? "");
  return { record: editRecord(record, edit(replica), stamp), last: stamp };
}

function hear({ record, last }: Laptop, { record: other }: Laptop): Laptop {
  const clock = receiveStamp(last, latestStamp(other), NOW_MS);
  return { record: mergeRecords(record, other), last: clock.ok ? clock.value : last };
}

/** Joined in every order, and each order again with repetition. */
function endsInOneState(
  states: readonly ExchangeRecord[],
  join: (left: ExchangeRecord, right: ExchangeRecord) => ExchangeRecord = mergeRecords,
): boolean {
  const digests = JOIN_ORDERS.map((order) => {
    const [first, ...others] = order.flatMap((replica) => states[replica] ?? []);
    if (first === undefined) throw new Error("no state");
    const joined = [...others, first].reduce((state, other) => join(state, other), first);
    return digestOf(new Map([[joined.id, joined]]));
  });
  return new Set(digests).size === 1;
}

/** What must be found out: a title of equal value keeps the stamp that is there. */
function forgetful(left: ExchangeRecord, right: ExchangeRecord): ExchangeRecord {
  const joined = mergeRecords(left, right);
  const [ours, theirs] = [left.registers["title"], joined.registers["title"]];
  if (ours === undefined || ours.value !== theirs?.value) return joined;
  return { ...joined, registers: { ...joined.registers, title: ours } };
}

function interleavings(counts: readonly number[]): readonly (readonly number[])[] {
  if (counts.every((count) => count === 0)) return [[]];
  return counts.flatMap((count, replica) => {
    if (count === 0) return [];
    const rest = counts.map((other, index) => (index === replica ? other - 1 : other));
    return interleavings(rest).map((order) => [replica, ...order]);
  });
}

function permutations(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) =>
    permutations(items.filter((other) => other !== item)).map((order) => [item, ...order]),
  );
}
