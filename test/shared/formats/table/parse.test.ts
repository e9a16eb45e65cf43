import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { ParsedReport } from "../../../../shared/formats/parsed.ts";
import {
  columnMappingSchema,
  type ColumnMapping,
} from "../../../../shared/formats/table/column-mapping.ts";
import { previewTable } from "../../../../shared/formats/table/preview.ts";
import { RecordReader } from "../../../../shared/formats/table/records.ts";
import { utf8 } from "../../../helpers/hostile/bytes.ts";
import { readSource, type ReadSettings } from "../../../helpers/read-format.ts";

function readTable(text: string, settings: ReadSettings = {}): ParsedReport {
  const outcome = readSource(utf8(text), "table.csv", settings);
  if (!outcome.ok) throw new Error(outcome.error.message);
  expect(outcome.value.summary.format).toBe("csv");
  const [report] = outcome.value.reports;
  if (report === undefined) throw new Error("no report");
  return report;
}

const columnsOf = (report: ParsedReport): readonly unknown[] =>
  z.object({ columns: z.array(z.unknown()) }).parse(JSON.parse(report.detailsJson)).columns;

describe("records (RFC 4180)", () => {
  const cells = (text: string, size = text.length): readonly (readonly string[])[] => {
    const reader = new RecordReader(",");
    const records = [];
    for (let at = 0; at < text.length; at += size)
      records.push(...reader.push(text.slice(at, at + size)));
    return [...records, ...reader.finish()].map((record) => record.cells);
  };

  test.each([
    [
      "a,b\nc,d\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "a,b\r\nc,d",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ['"a,b","c""d"\n', [["a,b", 'c"d']]],
    ['"a\nb",c\n', [["a\nb", "c"]]],
    [
      "a,\n,b\n",
      [
        ["a", ""],
        ["", "b"],
      ],
    ],
    ['"",""\n', [["", ""]]],
    ["a\n\n\nb\n", [["a"], ["b"]]],
  ])("%j", (text, expected) => {
    for (const size of [1, 2, 3, text.length]) expect(cells(text, size)).toEqual(expected);
  });

  test("what is written by the standard is read back, in pieces of any size", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "é", '"', ",", "\n", "\r", " ", "b") });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1 });
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 9 }), (rows, size) => {
        const text = rows
          .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(","))
          .join("\r\n");
        expect(cells(text, size)).toEqual(rows);
      }),
    );
  });
});

describe("detection", () => {
  test.each([
    ["commas", "ip,domain\n192.0.2.1,a.org\n", 2],
    ["semicolons", "ip;domain;comment\n192.0.2.1;a.org;x, y\n", 3],
    ["tabs", "ip\tdomain\n192.0.2.1\ta.org\n", 2],
    ["bars below comments", "# feed\n# of today\nip|domain|date\n192.0.2.1|a.org|2026-01-01\n", 3],
  ])("%s", (_, text, columns) => {
    expect(columnsOf(readTable(text))).toHaveLength(columns);
  });

  test("a table without a header has numbered columns and loses no row", () => {
    const report = readTable("192.0.2.1,a.org\n192.0.2.2,b.org\n192.0.2.3,c.org\n");
    expect(report.foundItems).toBe(3);
    expect(columnsOf(report)).toMatchObject([{ column: "column 1" }, { column: "column 2" }]);
    expect(report.observables.map((found) => found.value)).toContain("192.0.2.3");
  });

  test.each([
    ["#", "# ip, asn, botname"],
    [";", "; ip, asn, botname"],
  ])("a header behind the comment mark %s names the columns", (_, header) => {
    const report = readTable(`${header}\n192.0.2.1,AS1,x\n192.0.2.2,AS1,y\n`);
    expect(report.observables.map((found) => found.value)).toEqual(["192.0.2.1", "192.0.2.2"]);
  });

  test("prose with commas is no table", () => {
    const outcome = readSource(utf8("Dear all, we saw this.\nIt, too, is bad.\n"), "note.txt");
    expect(outcome.ok && outcome.value.summary.format).toBe("text");
  });
});

describe("rows", () => {
  test("an invalid address keeps its row and flags the field", () => {
    const report = readTable("ip,domain\n148.81.111.11.12,a.org\n192.0.2.1,b.org\n");
    expect(report).toMatchObject({ foundItems: 2, skippedItems: 0 });
    expect(report.body).toContain("148.81.111.11.12\ta.org");
    expect(report.notices).toContainEqual(
      expect.objectContaining({
        kind: "table-cell-invalid",
        place: { row: 1, line: 2, column: 1 },
      }),
    );
    expect(report.observables.map((found) => found.value)).toEqual(["a.org", "192.0.2.1", "b.org"]);
  });

  test("a broken row is one skipped item with its number", () => {
    const report = readTable('ip,domain\n192.0.2.1,a.org\n"192.0.2.2"x,y,z\n192.0.2.3,c.org\n');
    expect(report).toMatchObject({ foundItems: 3, skippedItems: 1 });
    expect(report.notices).toContainEqual(
      expect.objectContaining({ kind: "table-row-rejected", place: { row: 2, line: 3 } }),
    );
  });

  test("the same value in many rows is one observable, first and last seen", () => {
    const report = readTable(
      "timestamp,ip,asn,geo\n2026-01-02 00:00:00,192.0.2.1,1,AT\n2026-01-01 00:00:00,192.0.2.1,1,AT\n",
    );
    expect(report.observables).toEqual([
      expect.objectContaining({
        type: "ip-src",
        value: "192.0.2.1",
        firstSeenIso: "2026-01-01T00:00:00.000Z",
        lastSeenIso: "2026-01-02T00:00:00.000Z",
      }),
    ]);
  });

  test("Latin-1 cells among UTF-8 are read and named", () => {
    const text = new Uint8Array([
      ...utf8("ip,comment\n192.0.2.1,"),
      0xe4,
      ...utf8("\n192.0.2.2,ä\n"),
    ]);
    const outcome = readSource(text, "a.csv");
    expect(outcome.ok && outcome.value.reports[0]?.body).toBe(
      "ip\tcomment\n192.0.2.1\tä\n192.0.2.2\tä",
    );
    expect(outcome.ok && outcome.value.summary.notices[0]?.kind).toBe("table-encoding-guessed");
  });
});

describe("mapping", () => {
  test.each([
    ["misp-csv", "uuid,category,type,value,to_ids\n,Network activity,domain,a.org,1\n"],
    [
      "intelmq",
      "source.ip,classification.type,time.source\n192.0.2.1,phishing,2026-01-01T00:00:00+00:00\n",
    ],
    ["shadowserver", "timestamp,ip,asn,geo\n2026-01-01 00:00:00,192.0.2.1,1,AT\n"],
  ])("%s is known by its columns", (layout, text) => {
    expect(JSON.parse(readTable(text).detailsJson)).toMatchObject({ recognisedAs: layout });
  });

  test.each([
    ["2026-11-24-scan_redis-xx-asn.csv", ['rsit:vulnerable="information-disclosure"']],
    ["event4_honeypot_brute_force.csv", ['rsit:intrusion-attempts="brute-force"']],
    ["table.csv", []],
  ])("Shadowserver: the name of the report %s gives the class", (name, classification) => {
    const text = "timestamp,ip,asn,geo\n2026-01-01 00:00:00,192.0.2.1,1,AT\n";
    const outcome = readSource(utf8(text), name);
    expect(outcome.ok && outcome.value.reports[0]?.classification).toEqual(classification);
  });

  test("Shadowserver: hosts, payloads and files of a report are observables", () => {
    const report = readTable(
      "timestamp,ip,asn,geo,http_host,payload_url,file_sha256,http_referer_ip,dst_network\n" +
        `2026-01-01 00:00:00,192.0.2.1,1,AT,www.example.org:8080,http://a.example/x,${"ab".repeat(32)},192.0.2.9,198.51.100.0/24\n`,
    );
    expect(report.observables.map(({ type, value }) => `${type} ${value}`)).toEqual(
      expect.arrayContaining([
        "ip-src 192.0.2.1",
        "ip-dst 192.0.2.9",
        "url http://a.example/x",
        `sha256 ${"ab".repeat(32)}`,
        "ip-dst 198.51.100.0/24",
      ]),
    );
    expect(report.observables.map(({ value }) => value)).toContain("www.example.org|8080");
  });

  test("IntelMQ: an older type is read by the mapping of the field", () => {
    const text = "source.ip,classification.type,time.source\n192.0.2.1,ddos,2026-01-01T00:00:00Z\n";
    expect(readTable(text.replace("ddos", "botnet drone")).classification).toEqual([
      'rsit:malicious-code="infected-system"',
    ]);
  });

  test("MISP CSV: each row is a value of its own type", () => {
    const report = readTable(
      "uuid,category,type,value,comment,to_ids\n5a4cb1c7-fa84-45fa-8d27-4822950d210f,Payload delivery,md5,d41d8cd98f00b204e9800998ecf8427e,c,1\n",
    );
    expect(report.observables).toEqual([
      {
        sourceUuid: "5a4cb1c7-fa84-45fa-8d27-4822950d210f",
        type: "md5",
        value: "d41d8cd98f00b204e9800998ecf8427e",
        category: "Payload delivery",
        comment: "c",
        toIds: true,
        place: { row: 1, line: 2 },
      },
    ]);
  });

  test("IntelMQ: class, TLP and spelling of the type", () => {
    const report = readTable(
      "source.ip,classification.taxonomy,classification.type,tlp\n192.0.2.1,fraud,unauthorized-use-of-resources,GREEN\n",
    );
    expect(report).toMatchObject({
      classification: ['rsit:fraud="unauthorised-use-of-resources"'],
      tlp: "TLP:GREEN",
    });
  });

  test("a saved mapping decides, whatever the names are", () => {
    const mapping: ColumnMapping = columnMappingSchema.parse({
      version: 1,
      recognisedAs: null,
      columns: [
        { column: "Wert", use: { role: "observable", type: "sha256", toIds: true } },
        { column: "Notiz", use: { role: "comment" } },
      ],
    });
    const hash = "ab".repeat(32);
    const report = readTable(`Wert,Notiz,Rest\n${hash},gut,192.0.2.1\n`, {
      format: "csv",
      mapping,
    });
    expect(report.observables).toEqual([
      { type: "sha256", value: hash, toIds: true, comment: "gut", place: { row: 1, line: 2 } },
    ]);
  });

  test("the preview shows columns, rows and the proposal", () => {
    const bytes = utf8("ip,domain,other\n192.0.2.1,a.org,x\n");
    const preview = previewTable({ bytes, name: "a.csv", isWhole: true });
    expect(preview).toMatchObject({
      ok: true,
      value: {
        columns: ["ip", "domain", "other"],
        rows: [["192.0.2.1", "a.org", "x"]],
        mapping: {
          columns: [
            { column: "ip", use: { role: "observable", type: "ip-dst" } },
            { column: "domain", use: { role: "observable", type: "domain" } },
            { column: "other", use: { role: "ignore" } },
          ],
        },
      },
    });
  });
});

test("a large table gives a report per ten thousand rows that together hold all of them", () => {
  const rows = Array.from({ length: 25_000 }, (_, index) => `192.0.2.${index % 256},n${index}\n`);
  const outcome = readSource(utf8(`ip,name\n${rows.join("")}`), "large.csv");
  expect(
    outcome.ok && outcome.value.reports.map((report) => [report.title, report.foundItems]),
  ).toEqual([
    ["large.csv (rows 1 to 10000)", 10_000],
    ["large.csv (rows 10001 to 20000)", 10_000],
    ["large.csv (rows 20001 to 25000)", 5_000],
  ]);
});
