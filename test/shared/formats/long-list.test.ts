import { describe, expect, test } from "vitest";
import { LIMITS } from "../../../shared/formats/limits.ts";
import { utf8 } from "../../helpers/hostile/bytes.ts";
import { readSource } from "../../helpers/read-format.ts";

const event = (index: number): string =>
  `{"Event":{"info":"Event ${index}","comment":"${"x".repeat(60_000)}","Attribute":[{"type":"domain","value":"h${index}.example.org"}]}}`;
const EVENTS = Array.from({ length: Math.ceil(LIMITS.jsonListBytes / 60_000) + 20 }, (_, index) =>
  event(index),
);

describe("a list of events larger than is read as a whole", () => {
  test.each([
    ["[…]", (list: string) => `[${list}]`, ""],
    ["{response: […]}", (list: string) => `{"response":[${list}]}`, "/response"],
  ])("%s gives every event with its place", (_, wrap, pointer) => {
    const outcome = readSource(utf8(wrap(EVENTS.join(",\n"))), "export.json");
    expect(outcome.ok && outcome.value.summary).toMatchObject({
      format: "misp",
      reportCount: EVENTS.length,
      foundItems: EVENTS.length,
    });
    const last = outcome.ok ? outcome.value.reports.at(-1) : undefined;
    expect(last?.title).toBe(`Event ${EVENTS.length - 1}`);
    expect(last?.observables[0]?.place).toEqual({
      pointer: `${pointer}/${EVENTS.length - 1}/Event/Attribute/0`,
    });
  });

  test("an error far inside is placed in the whole file", () => {
    const index = EVENTS.length - 3;
    const before = `[${EVENTS.slice(0, index).join(",\n")},\n`;
    const broken = '{"Event":{"info":"x","info":"y"}}';
    const outcome = readSource(utf8(`${before}${broken},${event(0)}]`), "export.json");
    expect(outcome).toMatchObject({
      ok: false,
      error: {
        kind: "malformed",
        place: {
          byteOffset: before.length + 21,
          line: index + 1,
          column: 22,
          pointer: `/${index}/Event/info`,
        },
      },
    });
  });

  test("a member that is no event is one skipped item", () => {
    const outcome = readSource(utf8(`[${EVENTS.join(",")},{"a":1}]`), "export.json");
    expect(outcome.ok && outcome.value.summary).toMatchObject({
      reportCount: EVENTS.length,
      skippedItems: 1,
    });
  });

  test("IntelMQ events are collected into reports", () => {
    const line = `{"source.ip":"192.0.2.1","classification.type":"phishing","raw":"${"x".repeat(3_000)}"}`;
    const count = Math.ceil(LIMITS.jsonListBytes / line.length) + 10;
    const list = Array.from({ length: count }, () => line).join(",");
    const outcome = readSource(utf8(`[${list}]`), "events.json");
    expect(outcome.ok && outcome.value.summary).toMatchObject({
      format: "intelmq",
      foundItems: count,
    });
  });

  test("a list of anything else keeps to the limit of whole documents", () => {
    const item = `{"a":"${"x".repeat(100_000)}"},`;
    const list = (bytes: number): Uint8Array => utf8(`[${item.repeat(bytes / item.length)}0]`);
    const small = readSource(list(LIMITS.jsonListBytes * 1.5), "list.json");
    expect(small.ok && small.value.summary.format).toBe("json");
    const large = readSource(list(LIMITS.documentBytes * 1.1), "list.json");
    expect(large).toMatchObject({ ok: false, error: { kind: "limit", limit: "documentBytes" } });
  });
});
