import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changesAfter, changesSince } from "../../../../shared/exchange/merge/changes-since.ts";
import { mergeRecords } from "../../../../shared/exchange/merge/merge-record.ts";
import { planMerge } from "../../../../shared/exchange/merge/plan-merge.ts";
import type { ExchangeRecord } from "../../../../shared/exchange/record/exchange-record.ts";
import { knowledgeIn } from "../../../../shared/exchange/record/record-stamps.ts";
import { recordArbitrary, OWNER } from "./arbitrary-records.ts";

const RUNS = { numRuns: 1_000 };

describe("joining states of a record, whatever they are", () => {
  test("does not depend on their order", () => {
    fc.assert(
      fc.property(recordArbitrary, recordArbitrary, (a, b) => {
        expect(mergeRecords(a, b)).toEqual(mergeRecords(b, a));
      }),
      RUNS,
    );
  });

  test("does not depend on their grouping", () => {
    fc.assert(
      fc.property(recordArbitrary, recordArbitrary, recordArbitrary, (a, b, c) => {
        expect(mergeRecords(mergeRecords(a, b), c)).toEqual(mergeRecords(a, mergeRecords(b, c)));
      }),
      RUNS,
    );
  });

  test("does nothing the second time, and gives the very same state back", () => {
    fc.assert(
      fc.property(recordArbitrary, recordArbitrary, (a, b) => {
        const joined = mergeRecords(a, b);
        expect(mergeRecords(joined, a)).toBe(joined);
        expect(mergeRecords(joined, b)).toBe(joined);
        expect(mergeRecords(a, structuredClone(a))).toBe(a);
      }),
      RUNS,
    );
  });
});

describe("the changes since a known state", () => {
  test("bring who has that state to where the whole would", () => {
    fc.assert(
      fc.property(recordArbitrary, recordArbitrary, (known, record) => {
        const changes = changesSince(record, known);
        const whole = mergeRecords(known, record);
        expect(changes === undefined ? known : mergeRecords(known, changes)).toEqual(whole);
      }),
      RUNS,
    );
  });

  test("are none for who has them all", () => {
    fc.assert(
      fc.property(recordArbitrary, recordArbitrary, (a, b) => {
        expect(changesSince(a, mergeRecords(a, b))).toBeUndefined();
      }),
      RUNS,
    );
  });

  test("leave out whatever stamps show to be known", () => {
    fc.assert(
      fc.property(recordArbitrary, (record) => {
        expect(changesAfter(record, knowledgeIn([record]))).toBeUndefined();
        expect(changesAfter(record, new Map())).toEqual(record);
      }),
      RUNS,
    );
  });
});

describe("a plan between own devices", () => {
  const context = {
    ours: OWNER,
    senderOrganisation: OWNER,
    senderIsOwnDevice: true,
    latestMs: 1_000,
  };
  // `other` is no field of an incident, so that fields of a newer version are merged as well.
  const validArbitrary = recordArbitrary.map(withoutOddValues);

  test("ends in the joined state, and its writes are what changes", () => {
    fc.assert(
      fc.property(validArbitrary, validArbitrary, (local, remote) => {
        const plan = planMerge(local, remote, context);
        if (plan.kind !== "unchanged" && plan.kind !== "merge") throw new Error(plan.kind);
        const [merged, writes] =
          plan.kind === "merge" ? [plan.merged, plan.writes.length] : [local, 0];
        const joined = mergeRecords(local, remote);
        expect(merged).toEqual(joined);
        expect(writes > 0).toBe(joined !== local);
      }),
      RUNS,
    );
  });

  test("names each value of either side that the joined state does not hold", () => {
    fc.assert(
      fc.property(validArbitrary, validArbitrary, (local, remote) => {
        const plan = planMerge(local, remote, context);
        if (plan.kind !== "unchanged" && plan.kind !== "merge") throw new Error(plan.kind);
        const joined = mergeRecords(local, remote);
        const lost = new Set(plan.lost.map(({ side, field, edit }) => nameOf(side, field, edit)));
        const gone = [
          ...valuesOf(local).map(([field, edit]) => ["ours", field, edit] as const),
          ...valuesOf(remote).map(([field, edit]) => ["theirs", field, edit] as const),
        ].filter(([, field, edit]) => !holds(joined, field, edit));
        expect(
          gone
            .map(([side, field, edit]) => nameOf(side, field, edit))
            .filter((name) => !lost.has(name)),
        ).toEqual([]);
      }),
      RUNS,
    );
  });
});

/** Registers and elements by what they say; texts have a rule of their own. */
function valuesOf(record: ExchangeRecord): readonly (readonly [field: string, edit: object])[] {
  return [
    ...Object.entries(record.registers).map(
      ([field, { value }]) => [field, { kind: "register", value }] as const,
    ),
    ...Object.entries(record.sets).flatMap(([field, elements]) =>
      elements.map(
        ({ value, isPresent }) => [field, { kind: "element", value, isPresent }] as const,
      ),
    ),
    ["$life", { kind: "life", isAlive: record.life.isAlive }],
  ];
}

function holds(record: ExchangeRecord, field: string, edit: object): boolean {
  return valuesOf(record).some(
    ([name, held]) => name === field && JSON.stringify(held) === JSON.stringify(edit),
  );
}

function nameOf(side: string, field: string, edit: object): string {
  return JSON.stringify([side, field, edit]);
}

/** Values that the field table allows. */
function withoutOddValues(record: ExchangeRecord): ExchangeRecord {
  const registers = Object.entries(record.registers).map(
    ([field, { value, stamp }]) =>
      [field, { value: value === "low" ? "low" : "high", stamp }] as const,
  );
  const { classification: _, ...sets } = record.sets;
  return { ...record, registers: Object.fromEntries(registers), sets };
}
