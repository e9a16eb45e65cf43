import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  createChangesHeader,
  type ChangesHeader,
} from "../../../../shared/exchange/record/changes-header.ts";
import {
  createChangesDecoder,
  createChangesEncoder,
  type DecodedLine,
} from "../../../../shared/exchange/record/changes-lines.ts";
import type {
  ExchangeRecord,
  RecordState,
} from "../../../../shared/exchange/record/exchange-record.ts";
import type { LineFault } from "../../../../shared/exchange/record/line-fault.ts";
import { RECORD_LIMITS } from "../../../../shared/exchange/record/record-limits.ts";
import { mergeRecords } from "../../../../shared/exchange/merge/merge-record.ts";
import { OWNER, recordArbitrary, REPLICAS } from "../merge/arbitrary-records.ts";
import {
  at,
  changed,
  DELETED,
  OURS,
  PEER,
  record,
  tag,
  text,
  title,
  untag,
} from "../merge/records.ts";

const HEADER = createChangesHeader(
  [OURS, PEER, OWNER],
  [...REPLICAS, at("ours", 0).replica, at("sibling", 0).replica, at("peer", 0).replica],
);
const HEADER_LINE = createChangesEncoder(HEADER).headerLine;

describe("the lines of a file", () => {
  test("begin with what they name by number", () => {
    const header = createChangesHeader(
      [PEER, OURS, OURS],
      [at("sibling", 0).replica, at("ours", 0).replica],
    );
    expect(createChangesEncoder(header).headerLine).toBe(
      `{"$domain":"watchpost changes v1","owners":["${OURS}","${PEER}"],"replicas":["${at("ours", 0).replica}","${at("sibling", 0).replica}"]}`,
    );
  });

  test("say of a record what standard tools can read, and nothing twice", () => {
    const ms = Date.parse("2024-12-25T22:46:27.584Z");
    const header = createChangesHeader([OURS], [at("ours", 0).replica, at("sibling", 0).replica]);
    const begun: ExchangeRecord = {
      ...record("incident", OURS),
      life: { isAlive: true, stamp: at("ours", ms + 2) },
    };
    const made = [
      title("Phishing"),
      { kind: "register", field: "createdAt", value: new Date(ms).toISOString() },
      { kind: "register", field: "mergedInto", value: PEER },
      tag("a"),
      tag("b"),
      text("First"),
    ] as const;
    const whole = changed(
      begun,
      ...made.map((edit) => [at("ours", ms + 2), edit] as const),
      [at("sibling", ms + 60_000, 1), { kind: "register", field: "status", value: "closed" }],
      [at("sibling", ms + 60_000, 1), tag("c")],
      [at("ours", ms + 90_000), untag("b")],
      [at("ours", ms + 90_000), text("Second")],
    );
    const line = createChangesEncoder(header).encode(whole);
    expect(line).toEqual({
      ok: true,
      value: [
        '{"at":{"status":1}',
        '"fields":{"status":"closed","title":"Phishing"}',
        '"id":"AZQAAAAAcACAAAAAAAAA8Q"',
        '"kind":"incident"',
        '"owner":0',
        '"refs":{"mergedInto":"AZQAAAAAcACAAAAAAAAAsg"}',
        '"sets":{"tags":["a",["b",2,0],["c",1]]}',
        '"stamps":[[0,2],[1,60000,1],[0,90000]]',
        '"texts":{"description":{"siblings":[["Second",2]]}}',
        '"times":{"createdAt":0}}',
      ].join(","),
    });
  });

  test("give back every state that can be joined", () => {
    fc.assert(
      fc.property(recordArbitrary, (state) => {
        expect(roundTrip(state)).toEqual(state);
      }),
      { numRuns: 1_000 },
    );
  });

  test("give back every text, whatever is in it, as it was reported", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }), (one, other) => {
        const state = record(
          "incident",
          OURS,
          [at("ours", 2), title(one)],
          [at("ours", 2), text(other)],
          [at("ours", 2), tag(one)],
        );
        expect(roundTrip(state)).toEqual(state);
      }),
    );
  });

  test("keep a record's fields in one order, whatever order they were written in", () => {
    const first = record(
      "incident",
      OURS,
      [at("ours", 2), title("x")],
      [at("ours", 3), { kind: "register", field: "pap", value: { b: 1, a: [{ d: 1, c: 2 }] } }],
    );
    const { pap, title: named } = first.registers;
    const other = {
      ...first,
      registers: {
        ...(named && { title: named }),
        ...(pap && { pap: { ...pap, value: { a: [{ c: 2, d: 1 }], b: 1 } } }),
      },
    };
    expect(lineOf(other)).toBe(lineOf(first));
  });

  test("leave nothing of a tombstone but what it holds", () => {
    expect(lineOf(record("incident", OURS, [at("ours", 5), DELETED]))).toBe(
      '{"gone":true,"id":"AZQAAAAAcACAAAAAAAAA8Q","kind":"incident","owner":0,"stamps":[[3,-1735166787579]]}',
    );
  });

  test("carry kinds and fields that only a newer version knows", () => {
    const newer: RecordState<string> = {
      ...record("incident", OURS, [
        at("ours", 2),
        { kind: "register", field: "newField", value: [1] },
      ]),
      kind: "hunt",
    };
    expect(decodeAll([HEADER_LINE, lineOf(newer)]).at(-1)).toEqual({
      ok: true,
      value: { kind: "foreign", record: newer },
    });
    const known = { ...newer, kind: "incident" };
    expect(decodeAll([HEADER_LINE, lineOf(known)]).at(-1)).toMatchObject({
      value: { kind: "record", record: { registers: { newField: { value: [1] } } } },
    });
  });
});

describe("a line is refused, with its number, its place and what was expected,", () => {
  const good = lineOf(
    record(
      "incident",
      OURS,
      [at("ours", 2), title("x")],
      [at("sibling", 3), tag("a")],
      [at("ours", 4), text("y")],
    ),
  );

  test.each<[string, string, Partial<LineFault>]>([
    ["that is no JSON", good.slice(0, -1), { kind: "not-json" }],
    ["that is no object", "[]", { kind: "malformed", place: "" }],
    ["with a space", good.replace(":", ": "), { kind: "not-canonical" }],
    [
      "with a name twice",
      good.replace('"kind"', '"id":"AZQAAAAAcACAAAAAAAAA8Q","kind"'),
      { kind: "not-canonical" },
    ],
    [
      "in another order",
      good.replace(/("kind":"incident"),("owner":0)/, "$2,$1"),
      { kind: "not-canonical" },
    ],
    [
      "with an escape that need not be",
      good.replace('"x"', String.raw`"\u0078"`),
      { kind: "not-canonical" },
    ],
    [
      "with a member that is not of this version",
      good.replace('"kind"', '"extra":1,"kind"'),
      { kind: "malformed", place: "/extra" },
    ],
    ["whose id is none", good.replace("AZQ", "AZ"), { kind: "malformed", place: "/id" }],
    [
      "of an owner that the header lacks",
      good.replace('"owner":0', '"owner":9'),
      { kind: "malformed", place: "/owner" },
    ],
    [
      "with a stamp of a replica that the header lacks",
      good.replace('"stamps":[[3', '"stamps":[[9'),
      { kind: "malformed", place: "/stamps" },
    ],
    [
      "with a stamp that nothing has",
      good.replace('"stamps":[', '"stamps":[[0,7],'),
      { kind: "not-canonical" },
    ],
    [
      "without a stamp",
      good.replace(/"stamps":\[.*?\]\]/, '"stamps":[]'),
      { kind: "malformed", place: "/stamps" },
    ],
    [
      "with the number of no stamp",
      good.replace('"at":{"title":1}', '"at":{"title":7}'),
      { kind: "malformed", place: "/at/title" },
    ],
    [
      "with a stamp for no field",
      good.replace('"at":{', '"at":{"other":1,'),
      { kind: "not-canonical" },
    ],
    ["with an id among the fields", good.replace('"x"', `"${PEER}"`), { kind: "not-canonical" }],
    [
      "with an instant among the fields",
      good.replace('"x"', '"2026-01-01T00:00:00.000Z"'),
      { kind: "not-canonical" },
    ],
    ["with a fraction", good.replace('"x"', "0.5"), { kind: "malformed", place: "/fields/title" }],
    ["with minus zero", good.replace('"x"', "-0"), { kind: "malformed", place: "/fields/title" }],
    [
      "with a number beyond the safe ones",
      good.replace('"x"', "9007199254740993"),
      { kind: "malformed", place: "/fields/title" },
    ],
    [
      "with half a character",
      good.replace('"x"', String.raw`"\ud800"`),
      { kind: "malformed", place: "/fields/title" },
    ],
    ["with a field in two classes", good.replace('"tags":', '"title":'), { kind: "malformed" }],
    [
      "with a field called __proto__",
      good.replace('"title":"x"', '"__proto__":"x"'),
      { kind: "malformed" },
    ],
    [
      "with an element twice",
      good.replace('"tags":[["a",2]]', '"tags":[["a",1],["a",2]]'),
      { kind: "malformed" },
    ],
    [
      "with elements out of order",
      good.replace('"tags":[["a",2]]', '"tags":[["b",2],["a",2]]'),
      { kind: "not-canonical" },
    ],
    ["with an empty set", good.replace('"tags":[["a",2]]', '"tags":[]'), { kind: "not-canonical" }],
    [
      "with a text that has more than siblings",
      good.replace('"siblings"', '"more":1,"siblings"'),
      { kind: "not-canonical" },
    ],
    [
      "of a kind without which a reader must not go on",
      good.replace('"kind":"incident"', '"kind":"!hunt"'),
      { kind: "unknown-critical", place: "kind" },
    ],
    [
      "of a field without which a reader must not go on",
      good.replace('"fields":{', '"fields":{"!rule":1,'),
      { kind: "unknown-critical", place: "!rule" },
    ],
  ])("%s", (_name, line, fault) => {
    expect(line).not.toBe(good);
    expect(decodeAll([HEADER_LINE, line]).at(-1)).toMatchObject({
      ok: false,
      error: { line: 2, ...fault },
    });
  });

  test("at any depth beyond the limit, without falling over", () => {
    const nested = (levels: number): string =>
      good.replace('"x"', "[".repeat(levels) + "]".repeat(levels));
    expect(decodeAll([HEADER_LINE, nested(RECORD_LIMITS.valueDepth)]).at(-1)).toMatchObject({
      ok: true,
    });
    for (const levels of [RECORD_LIMITS.valueDepth + 1, 1_000_000]) {
      expect(decodeAll([HEADER_LINE, nested(levels)]).at(-1)).toMatchObject({ ok: false });
    }
  });

  test("one past the number of fields, of elements and of characters", () => {
    const withFields = (count: number): RecordState<string> => ({
      ...record("incident", OURS),
      registers: Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
          `f${String(index).padStart(4, "0")}`,
          { value: 1, stamp: at("ours", 2) },
        ]),
      ),
    });
    const withElements = (count: number): RecordState<string> => ({
      ...record("incident", OURS),
      sets: {
        tags: Array.from({ length: count }, (_, index) => ({
          value: String(index).padStart(6, "0"),
          stamp: at("ours", 2),
          isPresent: true,
        })),
      },
    });
    const withText = (chars: number): RecordState<string> =>
      record("incident", OURS, [at("ours", 2), text("x".repeat(chars))]);
    const { fields, setElements, longTextChars } = RECORD_LIMITS;
    for (const [make, limit] of [
      [withFields, fields],
      [withElements, setElements],
      [withText, longTextChars],
    ] as const) {
      const encode = (state: RecordState<string>): boolean =>
        createChangesEncoder(HEADER).encode(state).ok;
      expect([encode(make(limit)), encode(make(limit + 1))]).toEqual([true, false]);
    }
  });

  test("that was changed anywhere and still reads, unless it is the one spelling of what it then says", () => {
    const bytes = '{}[]",:0129aAzZ-_ n'.split("");
    fc.assert(
      fc.property(
        fc.nat(good.length - 1),
        fc.constantFrom(...bytes),
        fc.constantFrom(0, 1),
        (place, byte, removed) => {
          const mutated = good.slice(0, place) + byte + good.slice(place + removed);
          const decoded = decodeAll([HEADER_LINE, mutated]).at(-1);
          const again =
            decoded?.ok === true && decoded.value.kind !== "header"
              ? lineOf(decoded.value.record)
              : mutated;
          expect(again).toBe(mutated);
        },
      ),
      { numRuns: 5_000 },
    );
  });

  test("whatever it is, without a throw", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (line) => {
        expect(decodeAll([line])[0]?.ok).toBe(false);
        expect(decodeAll([HEADER_LINE, line]).at(-1)?.ok).toBe(false);
      }),
    );
  });
});

describe("a file is refused", () => {
  const first = lineOf(record("incident", OURS, [at("ours", 2), title("x")]));
  const note = lineOf(
    record("note", OURS, [at("ours", 2), { kind: "register", field: "author", value: "x" }]),
  );
  const second = first.replace("A8Q", "A8g");

  test.each<[string, readonly string[], Partial<LineFault>]>([
    ["without a header", [first], { kind: "other-domain", line: 1 }],
    [
      "of another kind",
      ['{"$domain":"watchpost peer card v1"}'],
      { kind: "other-domain", line: 1 },
    ],
    ["of a newer version", [HEADER_LINE.replace("v1", "v2")], { kind: "newer-version", line: 1 }],
    [
      "whose header is out of order",
      ['{"$domain":"watchpost changes v1","replicas":[],"owners":[]}'],
      { kind: "not-canonical", line: 1 },
    ],
    [
      "whose header says more than this version knows",
      [HEADER_LINE.replace('"owners"', '"more":1,"owners"')],
      { line: 1 },
    ],
    ["that has a record twice", [HEADER_LINE, first, first], { kind: "out-of-order", line: 3 }],
    ["whose ids fall", [HEADER_LINE, second, first], { kind: "out-of-order", line: 3 }],
    [
      "that comes back to a kind",
      [HEADER_LINE, first, note, second],
      { kind: "out-of-order", line: 4 },
    ],
  ])("%s", (_name, lines, fault) => {
    expect(decodeAll(lines).at(-1)).toMatchObject({ ok: false, error: fault });
  });

  test("that has no line at all", () => {
    expect(createChangesDecoder().finish()).toMatchObject({
      ok: false,
      error: { kind: "no-header" },
    });
  });

  test("but not one that only says who could have changed something", () => {
    const decoder = createChangesDecoder();
    decoder.decode(HEADER_LINE);
    expect(decoder.finish()).toEqual({ ok: true, value: undefined });
  });
});

describe("joining what two files say of a record", () => {
  test("is the same as joining the records that were written", () => {
    fc.assert(
      fc.property(recordArbitrary, recordArbitrary, (a, b) => {
        expect(mergeRecords(roundTrip(a), roundTrip(b))).toEqual(mergeRecords(a, b));
      }),
      { numRuns: 300 },
    );
  });
});

function lineOf(state: RecordState<string>, header: ChangesHeader = HEADER): string {
  const line = createChangesEncoder(header).encode(state);
  if (!line.ok) throw new Error(line.error.expected);
  return line.value;
}

function decodeAll(
  lines: readonly string[],
): readonly ReturnType<ReturnType<typeof createChangesDecoder>["decode"]>[] {
  const decoder = createChangesDecoder();
  return lines.map((line) => decoder.decode(line));
}

function roundTrip(state: ExchangeRecord): ExchangeRecord {
  const decoded = decodeAll([HEADER_LINE, lineOf(state)]).at(-1);
  if (decoded?.ok !== true) throw new Error(JSON.stringify(decoded));
  return recordOf(decoded.value);
}

function recordOf(line: DecodedLine): ExchangeRecord {
  if (line.kind !== "record") throw new Error(`a line of kind ${line.kind}`);
  return line.record;
}
