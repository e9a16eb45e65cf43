import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  compileWarningLists,
  type WarningListPack,
} from "../../../../shared/domain/observables/warninglists.ts";
import { normaliseObservable } from "../../../../shared/domain/observables/normalise.ts";
import { readWarningListFile } from "../../../../shared/formats/warning-list/parse.ts";
import { dataPath } from "../../../helpers/data.ts";
import { utf8 } from "../../../helpers/hostile/bytes.ts";

const FOLDER = dataPath("misp-warninglists/lists");
const publishedSchema = z.object({
  name: z.string(),
  type: z.string(),
  list: z.array(z.string()),
});
const PUBLISHED = readdirSync(FOLDER).map((folder) => {
  const bytes = readFileSync(`${FOLDER}/${folder}/list.json`);
  return { ...publishedSchema.parse(JSON.parse(bytes.toString("utf8"))), bytes };
});
const read = (document: unknown) => readWarningListFile(utf8(JSON.stringify(document)));
const problemOf = (bytes: Uint8Array): unknown => {
  const found = readWarningListFile(bytes);
  return found.ok ? null : found.error.problem;
};

const SMALL = {
  name: "Our own scanners",
  version: 20260102,
  description: "x",
  type: "cidr",
  matching_attributes: ["ip-src", "ip-dst"],
  list: ["192.0.2.0/24", "2001:db8::/32"],
};

describe("a warning list as MISP publishes it", () => {
  test.each(PUBLISHED.filter(({ type }) => type !== "regex"))(
    "$name is taken in with every entry",
    ({ name, list, bytes }) => {
      const found = readWarningListFile(bytes);
      if (!found.ok) throw new Error(found.error.problem);
      expect(found.value.list.name).toBe(name);
      expect(found.value.list.entries.split(" ").length + found.value.leftOut).toBe(list.length);
    },
  );

  test.each(PUBLISHED.filter(({ type }) => type === "regex"))(
    "$name is refused, because a pattern from outside is never run",
    ({ bytes }) => {
      const error = { problem: "unknown-type", detail: "regex" };
      expect(readWarningListFile(bytes)).toEqual({ ok: false, error });
    },
  );

  test("knows what it lists, for the types that it is meant for, with its day", () => {
    const found = read(SMALL);
    if (!found.ok) throw new Error(found.error.problem);
    const pack: WarningListPack = {
      format: "watchpost-warninglists/1",
      source: "test",
      snapshotDateIso: "2026-01-01",
      lists: [found.value.list],
    };
    const matcher = compileWarningLists(pack);
    const hits = (type: string, value: string) => {
      const observable = normaliseObservable(type, value);
      if (!observable.ok) throw new Error(value);
      return matcher.match(observable.value).map(({ name, dateIso }) => [name, dateIso]);
    };
    expect(hits("ip-dst", "192.0.2.77")).toEqual([["Our own scanners", "2026-01-02"]]);
    expect(hits("ip-dst", "198.51.100.1")).toEqual([]);
    expect(hits("domain", "example.net")).toEqual([]);
  });

  test("leaves entries out that have a blank inside, and counts them", () => {
    const found = read({ ...SMALL, type: "string", list: ["a", "b c", "", "  d  "] });
    expect(found).toMatchObject({ ok: true, value: { leftOut: 2, list: { entries: "a d" } } });
  });

  test.each([
    ["malformed", utf8('{"name":"x"')],
    ["malformed", utf8('{"name":"x","name":"y"}')],
    ["not-a-warning-list", utf8("[]")],
    ["not-a-warning-list", utf8(JSON.stringify({ ...SMALL, list: [1] }))],
    ["unknown-type", utf8(JSON.stringify({ ...SMALL, type: "regex" }))],
    ["empty", utf8(JSON.stringify({ ...SMALL, list: [] }))],
  ])("is refused as %s", (problem, bytes) => {
    expect(problemOf(bytes)).toBe(problem);
  });

  test("never throws, whatever it is", () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        readWarningListFile(utf8(text));
      }),
    );
  });
});
