import * as fc from "fast-check";
import type {
  ExchangeRecord,
  LifeState,
  SetElement,
  TextState,
} from "../../../../shared/exchange/record/exchange-record.ts";
import { mergeSeen } from "../../../../shared/exchange/merge/merge-text.ts";
import type { Stamp } from "../../../../shared/exchange/stamp/stamp.ts";

export const RECORD_ID = "01940000-0000-7000-8000-0000000000f1";
export const OWNER = "01940000-0000-7000-8000-0000000000aa";
export const REPLICAS = [
  "01940000-0000-7000-8000-000000000001",
  "01940000-0000-7000-8000-000000000002",
  "01940000-0000-7000-8000-000000000003",
] as const;

/** So few that states clash in every way: one stamp for two values, one value with two stamps, ties that only the replica breaks. */
export const stampArbitrary: fc.Arbitrary<Stamp> = fc.record({
  ms: fc.integer({ min: 0, max: 2 }),
  counter: fc.integer({ min: 0, max: 1 }),
  replica: fc.constantFrom(...REPLICAS),
});

const valueArbitrary = fc.constantFrom(null, "low", "high", 7, ["a"], { a: 1, b: 2 });
const wordArbitrary = fc.constantFrom("a", "b", "c");

const lifeArbitrary: fc.Arbitrary<LifeState> = fc.record({
  isAlive: fc.boolean(),
  stamp: stampArbitrary,
});

const registerArbitrary = fc.record({ value: valueArbitrary, stamp: stampArbitrary });

const elementsArbitrary: fc.Arbitrary<readonly SetElement[]> = fc
  .uniqueArray(
    fc.record({ value: wordArbitrary, stamp: stampArbitrary, isPresent: fc.boolean() }),
    { selector: ({ value }) => value, minLength: 1 },
  )
  .map((elements) => elements.toSorted((a, b) => (a.value < b.value ? -1 : 1)));

/** Also what no replica that follows the rules would make: siblings of one replica, each side claiming to have seen the other's. */
const textArbitrary: fc.Arbitrary<TextState> = fc
  .tuple(
    fc.uniqueArray(fc.record({ value: wordArbitrary, stamp: stampArbitrary }), {
      selector: ({ value, stamp }) => JSON.stringify([value, stamp]),
      maxLength: 3,
    }),
    fc.array(stampArbitrary, { maxLength: 2 }),
  )
  .map(([siblings, replaced]) => ({
    siblings: siblings.toSorted(newestFirst),
    seen: mergeSeen([], [...siblings.map(({ stamp }) => stamp), ...replaced]),
  }))
  // A text that nobody ever wrote is no text.
  .filter(({ seen }) => seen.length > 0);

/** States of one record, with any of two fields in each class. */
export const recordArbitrary: fc.Arbitrary<ExchangeRecord> = fc.record({
  kind: fc.constant("incident"),
  id: fc.constant(RECORD_ID),
  owner: fc.constant(OWNER),
  life: lifeArbitrary,
  registers: fieldsOf(["severity", "title"], registerArbitrary),
  sets: fieldsOf(["classification", "tags"], elementsArbitrary),
  texts: fieldsOf(["description", "other"], textArbitrary),
});

function fieldsOf<T>(
  names: readonly string[],
  field: fc.Arbitrary<T>,
): fc.Arbitrary<Readonly<Record<string, T>>> {
  return fc
    .tuple(fc.subarray([...names]), fc.array(field, { minLength: 2, maxLength: 2 }))
    .map(([chosen, fields]) =>
      Object.fromEntries(
        chosen.flatMap((name, index) => {
          const member = fields[index];
          return member === undefined ? [] : [[name, member]];
        }),
      ),
    );
}

interface Sibling {
  readonly value: string;
  readonly stamp: Stamp;
}

function newestFirst(a: Sibling, b: Sibling): number {
  const key = ({ value, stamp: { ms, counter, replica } }: Sibling): readonly unknown[] => [
    ms,
    counter,
    replica,
    value,
  ];
  const [left, right] = [key(a), key(b)];
  // The newest stamp first; of one stamp the texts in order.
  const stamps = JSON.stringify(right.slice(0, 3)).localeCompare(JSON.stringify(left.slice(0, 3)));
  return stamps === 0 ? a.value.localeCompare(b.value) : stamps;
}
