import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { parsedReportSchema, type ParsedReport } from "../../../shared/formats/parsed.ts";
import { baseName } from "../../../shared/formats/report-draft.ts";
import { dataPath } from "../../helpers/data.ts";
import { readSource, type ReadOutcome } from "../../helpers/read-format.ts";

const count = z.number().default(0);
const eventSchema = z.object({
  info: z.string(),
  uuid: z.string().optional(),
  objects: count,
  all_attrs: count,
  event_tags: count,
  refs: count,
  sightings: count,
  to_ids: count,
  data: count,
  shadow: count,
  related: count,
  clusters: count,
  types: z.record(z.string(), z.number()).default({}),
});
const mailSchema = z.object({
  subject: z.string().nullable(),
  from_: z.string().nullable(),
  date: z.string().nullable(),
  message_id: z.string().nullable(),
  received_headers: z.number(),
  leaf_parts: z.array(z.string()),
  attachments: z.array(z.tuple([z.string().nullable(), z.string(), z.number(), z.string()])),
});
const tableSchema = z.object({
  data_rows: z.number(),
  columns: z.number(),
  ip_column: z.string().nullable(),
  distinct_ips: z.number().nullable(),
});

const expected = z
  .record(z.string(), z.record(z.string(), z.unknown()))
  .parse(JSON.parse(readFileSync(dataPath("EXPECTED.json"), "utf8")));

function filesOf(suite: string): readonly (readonly [string, unknown])[] {
  return Object.entries(expected[suite] ?? {}).filter(([file]) =>
    existsSync(dataPath(`${suite}/${file}`)),
  );
}

function read(suite: string, file: string): ReadOutcome {
  const outcome = readSource(readFileSync(dataPath(`${suite}/${file}`)), file);
  if (!outcome.ok) throw new Error(`${file}: ${outcome.error.kind} ${outcome.error.message}`);
  const { reports, summary } = outcome.value;
  for (const report of reports) parsedReportSchema.parse(report);
  expect(summary.foundItems).toBe(sum(reports.map((report) => report.foundItems)));
  expect(summary.reportCount).toBe(reports.length);
  return outcome.value;
}

const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, next) => total + next, 0);
const detailsOf = (report: ParsedReport | undefined): Record<string, unknown> =>
  z.record(z.string(), z.unknown()).parse(JSON.parse(report?.detailsJson ?? "{}"));

const MISP_SUITES = ["misp-pymisp", "misp-core", "misp-eset", "misp-stix", "intelmq"];
const MISP_FILES = MISP_SUITES.flatMap((suite) =>
  filesOf(suite).flatMap(([file, entry]) => {
    const { events } = z.object({ events: z.array(eventSchema).default([]) }).parse(entry);
    return events.length === 0 ? [] : [{ suite, file, events }];
  }),
);

describe("MISP events keep every attribute, object, tag, reference and sighting", () => {
  test.each(MISP_FILES)("$suite/$file", ({ suite, file, events }) => {
    const { reports, summary } = read(suite, file);
    expect(summary.format).toBe("misp");
    expect(summary.skippedItems).toBe(0);
    expect(
      reports.map((report) => ({
        title: report.title.slice(0, 60),
        uuid: report.sourceId,
        attributes: report.foundItems,
        observables: report.observables.length,
        objects: report.objects.length,
        references: report.relations.length,
        sightings: report.sightings.length,
        toIds: report.observables.filter((observable) => observable.toIds).length,
        data: report.attachments.length,
        types: countBy(report.observables.map((observable) => observable.type)),
      })),
    ).toEqual(
      events.map((event) => ({
        title: event.info.replace(/\s+/g, " ").slice(0, 60),
        uuid: event.uuid ?? null,
        attributes: event.all_attrs,
        observables: event.all_attrs,
        objects: event.objects,
        references: event.refs,
        sightings: event.sightings,
        toIds: event.to_ids,
        data: event.data,
        types: event.types,
      })),
    );
    for (const [index, event] of events.entries()) {
      const details = detailsOf(reports[index]);
      expect(details["proposals"]).toHaveLength(event.shadow);
      expect(details["relatedEvents"]).toHaveLength(event.related);
      expect(reports[index]?.tags.length).toBeGreaterThanOrEqual(event.event_tags);
    }
  });

  test("documents that hold no event are kept as JSON, as attributes alone, or refused as empty", () => {
    const formats = MISP_SUITES.flatMap((suite) =>
      filesOf(suite).flatMap(([file, entry]) => {
        const note = z.object({ note: z.string().optional() }).parse(entry).note;
        if (note !== "no MISP event envelope") return [];
        const outcome = readSource(readFileSync(dataPath(`${suite}/${file}`)), file);
        const verdict = outcome.ok ? outcome.value.summary.format : outcome.error.kind;
        return [`${suite}/${file}: ${verdict}`];
      }),
    );
    expect(formats).toEqual([
      "misp-pymisp/describeTypes.json: json",
      "misp-pymisp/mispevent_testfiles/event_obj_attr_tag.json: misp",
      "misp-pymisp/mispevent_testfiles/galaxy.json: json",
      "misp-pymisp/mispevent_testfiles/simple.json: empty",
      "misp-pymisp/schema-lax.json: json",
      "misp-pymisp/schema.json: json",
      "misp-pymisp/sharing_groups.json: json",
      "misp-core/defaults.json: json",
      "misp-eset/dnsbirthday/rqz-dnsduvel_blocklist.json: json",
    ]);
  });
});

describe("mail keeps its header facts, parts and attachments", () => {
  const mails = filesOf("eml").map(([file, entry]) => ({ file, mail: mailSchema.parse(entry) }));
  test.each(mails)("$file", ({ file, mail }) => {
    const { reports, summary } = read("eml", file);
    const [report] = reports;
    const details = z
      .object({
        parts: z.array(z.object({ mediaType: z.string() })),
        messages: z.array(z.object({ hops: z.array(z.unknown()) })),
      })
      .parse(detailsOf(report));
    expect(summary.format).toBe("eml");
    expect(details.parts.map((part) => part.mediaType)).toEqual(mail.leaf_parts);
    expect(summary.foundItems).toBe(mail.leaf_parts.length);
    expect(details.messages[0]?.hops).toHaveLength(mail.received_headers);
    expect(report?.sender).toBe(mail.from_);
    expect(report?.sourceId).toBe(mail.message_id);
    expect(report?.reportedAtIso).toBe(
      mail.date === null ? null : new Date(mail.date).toISOString(),
    );
    expect(report?.title).toBe(mail.subject ?? baseName(file));
    const found = (report?.attachments ?? []).map(({ name, mediaType, bytes }) => [
      name,
      mediaType,
      bytes.length,
      createHash("sha256").update(bytes).digest("hex"),
    ]);
    // Inline images without a name are kept as well, and an unnamed file is called after its part.
    const named = found.map(([name, ...facts]) => [
      String(name).startsWith("part-") ? null : name,
      ...facts,
    ]);
    expect(named).toEqual(expect.arrayContaining(mail.attachments));
  });

  test("the addresses of a header stand in their order", () => {
    const { reports } = read("eml", "pymisp/mail_1_headers_only.eml");
    const { messages } = z
      .object({ messages: z.array(z.object({ receivedAddresses: z.array(z.string()) })) })
      .parse(detailsOf(reports[0]));
    expect(messages[0]?.receivedAddresses).toEqual([
      "64.98.42.207",
      "2603:10b6:207:3d::31",
      "2a01:111:f400:7e49::205",
      "43.230.105.145",
    ]);
  });
});

describe("tables keep every row", () => {
  const tables = filesOf("intelmq").flatMap(([file, entry]) => {
    const table = tableSchema.safeParse(entry);
    return table.success ? [{ file, table: table.data }] : [];
  });
  test.each(tables)("$file", ({ file, table }) => {
    const { reports, summary } = read("intelmq", file);
    const { columns } = z.object({ columns: z.array(z.unknown()) }).parse(detailsOf(reports[0]));
    expect(summary.format).toBe("csv");
    expect(summary.foundItems).toBe(table.data_rows);
    expect(summary.skippedItems).toBe(0);
    expect(columns).toHaveLength(table.columns);
    const type = table.ip_column === "dst_ip" ? "ip-dst" : "ip-src";
    const addresses = (reports[0]?.observables ?? []).filter((found) => found.type === type);
    const flagged = (reports[0]?.notices ?? []).filter(
      (notice) => notice.kind === "table-cell-invalid" && notice.message.includes(`valid ${type}`),
    );
    const flaggedValues = new Set(flagged.map((notice) => /“(.*?)”/.exec(notice.message)?.[1]));
    expect(addresses.length + flaggedValues.size).toBeGreaterThanOrEqual(table.distinct_ips ?? 0);
  });

  test.each([
    ["misp-stalkerware", "samples.csv"],
    ["misp-pymisp", "csv_testfiles/valid_fieldnames.csv"],
  ])("%s/%s", (suite, file) => {
    const { csv_rows_with_header: rows, columns } = z
      .object({ csv_rows_with_header: z.number(), columns: z.array(z.string()) })
      .parse(expected[suite]?.[file]);
    const { reports, summary } = read(suite, file);
    const details = z
      .object({ columns: z.array(z.object({ column: z.string() })) })
      .parse(detailsOf(reports[0]));
    expect(summary).toMatchObject({ format: "csv", foundItems: rows - 1, skippedItems: 0 });
    expect(details.columns.map(({ column }) => column)).toEqual(columns);
  });

  test("IntelMQ events as JSON lines", () => {
    const { summary, reports } = read("intelmq", "experts/aggregate/testdata/events.txt");
    expect(summary).toMatchObject({ format: "intelmq", foundItems: 25, skippedItems: 0 });
    expect(reports[0]?.classification).toContain('rsit:availability="ddos"');
  });
});

describe("texts give one report each, with the hashes and addresses that they hold", () => {
  const reportFiles = filesOf("ioc-eset-reports").flatMap(([file, entry]) => {
    const values = z
      .object({ md5: z.array(z.string()), sha1: z.array(z.string()), sha256: z.array(z.string()) })
      .safeParse(entry);
    return values.success ? [{ file, values: values.data }] : [];
  });
  test.each(reportFiles)("$file", ({ file, values }) => {
    const { reports, summary } = read("ioc-eset-reports", file);
    expect(summary).toMatchObject({ format: "text", foundItems: 1, reportCount: 1 });
    for (const type of ["md5", "sha1", "sha256"] as const) {
      const found = (reports[0]?.observables ?? [])
        .filter((observable) => observable.type === type)
        .map((observable) => observable.value);
      expect(new Set(found)).toEqual(new Set(values[type]));
    }
  });
});

test("every other file of these suites gets a verdict and items that add up", () => {
  const suites = Object.keys(expected).filter((suite) =>
    /^(?:misp-(?:pymisp|core|eset|stix)|eml|ioc-|intelmq)/.test(suite),
  );
  for (const suite of suites) {
    for (const [file] of filesOf(suite)) {
      if (file === "mispevent_testfiles/simple.json") continue;
      const { reports, summary } = read(suite, file);
      expect(reports.length, file).toBeGreaterThan(0);
      expect(summary.skippedItems, file).toBe(0);
    }
  }
});

function countBy(values: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
