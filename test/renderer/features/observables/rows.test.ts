import { describe, expect, test } from "vitest";

import {
  builtInLanes,
  foundRows,
  looksLikeList,
  standingOf,
  unknownLines,
  valuesOf,
} from "../../../../renderer/features/observables/rows.ts";
import type { Found } from "../../../../renderer/features/observables/rows.ts";
import { parseQuery } from "../../../../shared/domain/query/index.ts";
import { observableIdSchema } from "../../../../shared/model/ids.ts";
import { observables as text } from "../../../../shared/text/en/observables.ts";

const ID = observableIdSchema.parse("01a20bf6-a9d3-7359-b8ae-d0e940cd079e");

function found(asked: string, type: string | null, isKnown = false): Found {
  const empty = { incidents: [], reports: [], sightings: 0, warninglists: [] };
  return { asked, type, value: asked, id: isKnown ? ID : null, ...empty };
}

const KNOWN = found("198.51.100.7", "ip-dst", true);
const UNKNOWN = found("http://bad.example.org/x", "url");
const NO_INDICATOR = found("hello", null);

describe("a look-up of many values", () => {
  test("takes one value a line, each once, whatever ends the lines", () => {
    expect(valuesOf(" a \r\nb\n\nb\rc")).toEqual(["a", "b", "c"]);
  });

  test("tells a list of values from running text", () => {
    expect(looksLikeList(["198.51.100.7", "bad[.]example"])).toBe(true);
    expect(looksLikeList(["the mail came from 198.51.100.7"])).toBe(false);
  });

  test("shows what is known first and keeps the order of the rest", () => {
    const items = [NO_INDICATOR, UNKNOWN, KNOWN];
    expect(foundRows(items, false)).toEqual([KNOWN, NO_INDICATOR, UNKNOWN]);
    expect(foundRows(items, true)).toEqual([KNOWN]);
    expect(items.map(standingOf)).toEqual(["not-read", "unknown", "known"]);
  });

  test("copies what is not known defanged, without what is no indicator", () => {
    expect(unknownLines([KNOWN, UNKNOWN, NO_INDICATOR])).toBe("hxxp://bad[.]example[.]org/x");
  });
});

test("the built-in lanes are queries that can be read", () => {
  for (const { query } of builtInLanes(text))
    expect([query, parseQuery(query).ok]).toEqual([query, true]);
});
