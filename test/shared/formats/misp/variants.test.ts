import { describe, expect, test } from "vitest";
import type { ParsedReport } from "../../../../shared/formats/parsed.ts";
import { utf8 } from "../../../helpers/hostile/bytes.ts";
import { readSource, type ReadOutcome } from "../../../helpers/read-format.ts";

const EVENT_UUID = "5abb8534-ba9c-48cd-bb63-02480a00020f";
const ATTRIBUTE_UUID = "5a4cb1c7-fa84-45fa-8d27-4822950d210f";
const OBJECT_UUID = "5a4cb2b8-4748-4c72-96e6-4588950d210f";
const ATTRIBUTE = { type: "domain", category: "Network activity", value: "a.org" };

function readText(text: string, name = "event.json"): ReadOutcome {
  const outcome = readSource(utf8(text), name);
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

function readEvent(event: Record<string, unknown>): ParsedReport {
  const document = { Event: { info: "An event", uuid: EVENT_UUID, ...event } };
  const [report] = readText(JSON.stringify(document)).reports;
  if (report === undefined) throw new Error("no report");
  return report;
}

const kindsOf = (report: ParsedReport): readonly string[] =>
  report.notices.map((notice) => notice.kind);
const valuesOf = (report: ParsedReport | undefined): readonly string[] =>
  (report?.observables ?? []).map((found) => found.value);

describe("envelopes of look-ups and converters", () => {
  test.each([
    ["a list as Event", { Event: [{ info: "x", Attribute: [ATTRIBUTE] }] }],
    ["attributes alone", [ATTRIBUTE]],
    ["one attribute as the answer to a look-up", { Attribute: ATTRIBUTE }],
    ["one attribute without its list", { Event: { info: "x", Attribute: ATTRIBUTE } }],
    ["attributes by number", { Event: { info: "x", Attribute: { "0": ATTRIBUTE } } }],
    ["one object", { Object: { name: "domain-ip", Attribute: [ATTRIBUTE] } }],
  ])("%s", (_, document) => {
    const { summary, reports } = readText(JSON.stringify(document));
    expect(summary).toMatchObject({ format: "misp", foundItems: 1, skippedItems: 0 });
    expect(reports.map(valuesOf)).toEqual([["a.org"]]);
  });

  test("records that only happen to have a type and a value are no MISP attributes", () => {
    const { summary } = readText(JSON.stringify([{ type: "domain", value: "a.org" }]));
    expect(summary.format).toBe("json");
  });
});

describe("events one per line", () => {
  const line = (value: string): string =>
    JSON.stringify({ Event: { info: value, Attribute: [{ ...ATTRIBUTE, value }] } });

  test("are a report each", () => {
    const { summary, reports } = readText(`${line("a.org")}\n${line("b.org")}\n`, "events.ndjson");
    expect(summary).toMatchObject({ format: "misp", reportCount: 2, foundItems: 2 });
    expect(reports.map(valuesOf)).toEqual([["a.org"], ["b.org"]]);
  });

  test("lose no other when one of them is broken", () => {
    const lines = [line("a.org"), line("b.org"), '{"Event":', line("c.org"), line("d.org")];
    const { summary, reports } = readText(lines.join("\n"), "events.ndjson");
    expect(summary).toMatchObject({ reportCount: 4, foundItems: 5, skippedItems: 1 });
    expect(summary.notices).toContainEqual(
      expect.objectContaining({ kind: "misp-not-an-event", place: { row: 3, line: 3 } }),
    );
    expect(reports.map(valuesOf)).toEqual([["a.org"], ["b.org"], ["c.org"], ["d.org"]]);
  });
});

describe("flags", () => {
  test.each([true, 1, "1", "true", "True"])("deleted: %j", (deleted) => {
    const report = readEvent({ Attribute: [{ ...ATTRIBUTE, to_ids: true, deleted }] });
    expect(report.observables[0]?.toIds).toBe(false);
    expect(kindsOf(report)).toContain("misp-deleted");
  });

  test.each([false, 0, "0", "false", "", null])("not deleted: %j", (deleted) => {
    const report = readEvent({ Attribute: [{ ...ATTRIBUTE, to_ids: "true", deleted }] });
    expect(report.observables[0]?.toIds).toBe(true);
    expect(kindsOf(report)).not.toContain("misp-deleted");
  });

  test("a deleted object takes its attributes with it", () => {
    const Attribute = [{ ...ATTRIBUTE, to_ids: true, deleted: false }];
    const report = readEvent({ Object: [{ name: "domain-ip", deleted: "1", Attribute }] });
    expect(report.observables[0]?.toIds).toBe(false);
    expect(kindsOf(report)).toContain("misp-deleted");
  });
});

describe("what stands beside the attributes", () => {
  test("sightings of the event that name their attributes", () => {
    const report = readEvent({
      Attribute: [{ ...ATTRIBUTE, uuid: ATTRIBUTE_UUID }],
      Sighting: [
        { attribute_uuid: ATTRIBUTE_UUID, date_sighting: 1603642920, type: 0 },
        { Sighting: { attribute_uuid: ATTRIBUTE_UUID, date_sighting: "1603642921", type: "2" } },
      ],
    });
    expect(report.sightings).toEqual([
      { observableUuid: ATTRIBUTE_UUID, kind: "seen", atIso: "2020-10-25T16:22:00.000Z" },
      { observableUuid: ATTRIBUTE_UUID, kind: "expired", atIso: "2020-10-25T16:22:01.000Z" },
    ]);
  });

  test("tags as names alone, and those of clusters that have no tag of their own", () => {
    const tag_name = 'misp-galaxy:tool="X"';
    const Galaxy = [{ name: "Tool", GalaxyCluster: [{ value: "X", tag_name }] }];
    const report = readEvent({
      Tag: ["tlp:amber"],
      Galaxy,
      Attribute: [{ ...ATTRIBUTE, Tag: [{ name: tag_name }], Galaxy }],
    });
    expect(report.tags).toEqual(["tlp:amber", tag_name]);
    expect(report.tlp).toBe("TLP:AMBER");
    expect(report.observables[0]?.tags).toEqual([tag_name]);
    expect(report.body).toContain("Tool: X");
  });

  test("proposals of the event, of attributes and of objects' attributes", () => {
    const ShadowAttribute = [{ type: "domain", value: "b.org" }];
    const report = readEvent({
      ShadowAttribute,
      Attribute: [{ ...ATTRIBUTE, ShadowAttribute }],
      Object: [{ name: "x", uuid: OBJECT_UUID, Attribute: [{ ...ATTRIBUTE, ShadowAttribute }] }],
    });
    expect(JSON.parse(report.detailsJson)).toMatchObject({
      proposals: [
        { pointer: "/Event/Attribute/0" },
        { pointer: "/Event/Object/0/Attribute/0" },
        { pointer: "/Event" },
      ],
    });
    expect(valuesOf(report)).toEqual(["a.org", "a.org"]);
  });

  test("related events, and a galaxy and a report that came without a list around them", () => {
    const report = readEvent({
      RelatedEvent: [{ Event: { uuid: OBJECT_UUID, info: "other", date: "2020-01-01" } }],
      Galaxy: { name: "Tool", GalaxyCluster: { value: "X" } },
      EventReport: { name: "Analysis", content: "text" },
    });
    expect(JSON.parse(report.detailsJson)).toMatchObject({
      relatedEvents: [[OBJECT_UUID, "other", "2020-01-01"]],
    });
    expect(report.body).toBe("An event\n\nTool: X\n\nAnalysis\n\ntext");
  });
});

describe("numbers and missing fields", () => {
  test("numbers may stand for text everywhere", () => {
    const report = readEvent({
      timestamp: 1603642920,
      threat_level_id: 1,
      Attribute: [
        { type: "port", category: "Network activity", value: 443 },
        { ...ATTRIBUTE, first_seen: "1603642920000000", last_seen: 1603642921 },
      ],
    });
    expect(report).toMatchObject({ sourceVersion: "1603642920", severity: "high" });
    expect(valuesOf(report)).toEqual(["443", "a.org"]);
    expect(report.observables[1]).toMatchObject({
      firstSeenIso: "2020-10-25T16:22:00.000Z",
      lastSeenIso: "2020-10-25T16:22:01.000Z",
    });
  });

  test("an attribute of an unknown type and category is kept as it is", () => {
    const report = readEvent({ Attribute: [{ type: "brand-new", value: "x", category: "New" }] });
    expect(report.observables).toMatchObject([
      { type: "brand-new", value: "x", category: "New", toIds: false },
    ]);
    expect(report.skippedItems).toBe(0);
  });

  test("an event with nothing but its info is a report", () => {
    const { reports } = readText(JSON.stringify({ Event: { info: "x", Attribute: null } }));
    expect(reports).toMatchObject([{ title: "x", sourceId: null, observables: [] }]);
  });
});
