import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  ElementSplitter,
  listStartOf,
  type ListElement,
} from "../../../../shared/formats/json/element-splitter.ts";
import type { ParseFailure } from "../../../../shared/formats/format.ts";
import { utf8 } from "../../../helpers/hostile/bytes.ts";

interface Split {
  readonly elements: readonly ListElement[];
  readonly failure: ParseFailure | null;
}

function split(text: string, chunkBytes = 1_000, limitBytes = 1_000_000): Split {
  const bytes = utf8(text);
  const start = listStartOf(bytes);
  if (start === null) throw new Error("no list");
  const splitter = new ElementSplitter(start, limitBytes);
  const elements: ListElement[] = [];
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    const pieces = splitter.push(bytes.subarray(at, at + chunkBytes));
    for (;;) {
      const next = pieces.next();
      if (next.done !== true) elements.push(next.value);
      else if (next.value !== null) return { elements, failure: next.value };
      else break;
    }
  }
  const end = splitter.finish();
  return { elements, failure: end.ok ? null : end.error };
}

const textOf = (element: ListElement): string => new TextDecoder().decode(element.bytes).trim();

test.each([
  ["[1]", ""],
  [' \n [ {"a":1}]', ""],
  ['{"response":[1]}', "/response"],
  ['{ "response" : [', "/response"],
])("%j starts a list", (text, pointer) => {
  expect(listStartOf(utf8(text))?.pointer).toBe(pointer);
});

test.each(['{"a":[1]}', "1", '"[1]"', '{"Event":{}}', ""])("%j starts none", (text) => {
  expect(listStartOf(utf8(text))).toBeNull();
});

test("any list is cut into the members that JSON.parse gives, in pieces of any size", () => {
  const members = fc.array(fc.jsonValue({ maxDepth: 4 }), { maxLength: 8 });
  fc.assert(
    fc.property(
      members,
      fc.boolean(),
      fc.constantFrom(undefined, 1, 2),
      fc.integer({ min: 1, max: 40 }),
      (values, isWrapped, space, size) => {
        const text = JSON.stringify(isWrapped ? { response: values } : values, null, space);
        const { elements, failure } = split(text, size);
        expect(failure).toBeNull();
        expect(elements.map((element) => JSON.stringify(JSON.parse(textOf(element))))).toEqual(
          values.map((value) => JSON.stringify(value)),
        );
      },
    ),
  );
});

describe("refuses with the place", () => {
  test.each([
    ["text behind the list", "[1]\n x", 5],
    ["a second list", "[1][2]", 3],
    ["a wrapper that does not close", '{"response":[1]', 15],
    ["two closing braces", '{"response":[1]}}', 16],
    ["a list that does not close", "[1,2", 3],
  ])("%s", (_, text, byteOffset) => {
    for (const size of [1, 3, 1_000]) {
      expect(split(text, size).failure).toMatchObject({ kind: "malformed", place: { byteOffset } });
    }
  });

  test("a member past the limit", () => {
    const text = `["${"a".repeat(100)}"]`;
    expect(split(text, 10, 50).failure).toMatchObject({ kind: "limit" });
  });
});

test("an empty place between commas is a member that its reader refuses", () => {
  expect(split("[1,,2]").elements.map(textOf)).toEqual(["1", "", "2"]);
  expect(split("[1,]").elements.map(textOf)).toEqual(["1", ""]);
  expect(split("[ ]").elements).toEqual([]);
});

test("each member knows where it starts", () => {
  const { elements } = split('[{"a":1},\n{"b":"\\"],"},\n  3]', 4);
  expect(
    elements.map(({ index, line, column, byteOffset }) => [index, line, column, byteOffset]),
  ).toEqual([
    [0, 1, 2, 1],
    [1, 1, 10, 9],
    [2, 2, 14, 23],
  ]);
});
