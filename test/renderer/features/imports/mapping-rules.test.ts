import { describe, expect, it } from "vitest";
import {
  columnLines,
  readMapping,
  roleOf,
  withDialect,
  withUse,
} from "../../../../renderer/features/imports/mapping/mapping-rules.ts";
import { headOf } from "../../../../renderer/features/imports/mapping/use-table-preview.ts";
import { columnMappingSchema } from "../../../../shared/formats/table/column-mapping.ts";

const MAPPING = columnMappingSchema.parse({
  version: 1,
  recognisedAs: null,
  columns: [
    { column: "ip", use: { role: "observable", type: "ip-src" } },
    { column: "note", use: { role: "ignore" } },
    { column: "note", use: { role: "comment" } },
  ],
});

describe("a column mapping", () => {
  it("is read from the JSON of the contract", () => {
    expect(readMapping(JSON.stringify(MAPPING))).toEqual(MAPPING);
  });

  it.each(["", "{", "[]", '{"version":2,"recognisedAs":null,"columns":[]}'])(
    "is none when the text is %j",
    (json) => {
      expect(readMapping(json)).toBeNull();
    },
  );

  it("changes the column at a place, though another has the same name", () => {
    const changed = withUse(MAPPING, 2, { role: "tags" });
    expect(changed.columns.map(({ use }) => use.role)).toEqual(["observable", "ignore", "tags"]);
  });

  it("keeps the type of a column that stays an observable", () => {
    const use = { role: "observable", type: "url" } as const;
    expect(roleOf("observable", use)).toBe(use);
    expect(roleOf("extract", use)).toEqual({ role: "extract" });
    expect(roleOf("observable", { role: "ignore" })).toEqual({
      role: "observable",
      type: "ip-dst",
    });
  });

  it("leaves delimiter and header to detection unless they are given", () => {
    const given = withDialect(MAPPING, { delimiter: ";", hasHeader: false });
    expect(given).toMatchObject({ delimiter: ";", hasHeader: false });
    expect(withDialect(given, { delimiter: undefined, hasHeader: undefined })).toEqual(MAPPING);
  });
});

describe("the lines of the wizard", () => {
  it("show up to three different values of each column, empty ones left out", () => {
    const rows = [
      ["192.0.2.1", "", ""],
      ["192.0.2.1", "a", ""],
      ["192.0.2.2", "b", ""],
      ["192.0.2.3", "c", ""],
      ["192.0.2.4", "d", ""],
    ];
    expect(columnLines(MAPPING, ["ip", "note"], rows)[0]).toEqual({
      column: "ip",
      use: { role: "observable", type: "ip-src" },
      samples: ["192.0.2.1", "192.0.2.2", "192.0.2.3"],
    });
  });
});

describe("the head of a table", () => {
  const file = {
    path: "big.csv",
    sizeBytes: 10,
    stream: () =>
      new ReadableStream<Uint8Array<ArrayBuffer>>({
        start(controller) {
          controller.enqueue(new Uint8Array([1, 2, 3, 4]));
          controller.enqueue(new Uint8Array([5, 6, 7, 8, 9, 10]));
          controller.close();
        },
      }),
  };

  it("ends after the first bytes, in the middle of a piece if need be", async () => {
    const head = headOf(file, 6);
    expect(head.sizeBytes).toBe(6);
    const bytes = new Uint8Array(await new Response(head.stream()).arrayBuffer());
    expect([...bytes]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("is the whole file when that is short", async () => {
    const head = headOf(file, 100);
    expect(head.sizeBytes).toBe(10);
    expect((await new Response(head.stream()).arrayBuffer()).byteLength).toBe(10);
  });
});
