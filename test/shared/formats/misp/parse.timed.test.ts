import { describe, expect, test } from "vitest";
import type { ParsedReport } from "../../../../shared/formats/parsed.ts";
import { elapsedMs } from "../../../helpers/elapsed.ts";
import { utf8 } from "../../../helpers/hostile/bytes.ts";
import { readSource, type ReadOutcome } from "../../../helpers/read-format.ts";

const EVENT_UUID = "5abb8534-ba9c-48cd-bb63-02480a00020f";
const ATTRIBUTE_UUID = "5a4cb1c7-fa84-45fa-8d27-4822950d210f";
const OBJECT_UUID = "5a4cb2b8-4748-4c72-96e6-4588950d210f";

function readAll(document: unknown): ReadOutcome {
  const outcome = readSource(utf8(JSON.stringify(document)), "event.json");
  if (!outcome.ok) throw new Error(outcome.error.message);
  expect(outcome.value.summary.format).toBe("misp");
  return outcome.value;
}

function readEvent(event: Record<string, unknown>): ParsedReport {
  const [report] = readAll({ Event: { info: "An event", uuid: EVENT_UUID, ...event } }).reports;
  if (report === undefined) throw new Error("no report");
  return report;
}

const kinds = (report: ParsedReport): readonly string[] =>
  report.notices.map((notice) => notice.kind);

describe("finds events in every envelope", () => {
  const event = { info: "x", uuid: EVENT_UUID, Attribute: [{ type: "domain", value: "a.org" }] };
  test.each([
    ["{Event}", { Event: event }, 1],
    ["{response: [{Event}]}", { response: [{ Event: event }, { Event: event }] }, 2],
    ["{response: {Event}}", { response: { Event: event } }, 1],
    ["[{Event}]", [{ Event: event }, { Event: event }, { Event: event }], 3],
    ["a bare event", event, 1],
    ["a list of bare events", [event, event], 2],
    ["{response: {Attribute}}", { response: { Attribute: event.Attribute } }, 1],
  ])("%s", (_, document, reports) => {
    expect(readAll(document).reports).toHaveLength(reports);
  });

  test("a list member that is no event is one skipped item with its pointer", () => {
    const { summary } = readAll([{ Event: event }, { Event: event }, { other: 1 }]);
    expect(summary).toMatchObject({ foundItems: 3, skippedItems: 1 });
    expect(summary.notices).toContainEqual(
      expect.objectContaining({ kind: "misp-not-an-event", place: { pointer: "/2" } }),
    );
  });

  test("attributes without an event are one report with a notice", () => {
    const { reports } = readAll({ Attribute: event.Attribute });
    expect(reports.map(kinds)).toEqual([["misp-no-event"]]);
  });

  test("a feed's manifest gives no report but its entries", () => {
    const sha256 = "a".repeat(64);
    const manifest = {
      [EVENT_UUID]: { info: "x", timestamp: "1", "integrity:sha256": sha256, Orgc: {} },
    };
    const outcome = readSource(utf8(JSON.stringify(manifest)), "manifest.json");
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        reports: [],
        summary: {
          format: "misp-manifest",
          foundItems: 0,
          manifest: [{ uuid: EVENT_UUID, info: "x", timestamp: "1", sha256 }],
        },
      },
    });
  });
});

describe("maps the event", () => {
  test("identity, times, severity and sender", () => {
    const report = readEvent({
      timestamp: "1603642920",
      publish_timestamp: "1603642930",
      date: "2020-10-25",
      threat_level_id: "2",
      Orgc: { name: "CERT Example" },
    });
    expect(report).toMatchObject({
      intakeKind: "misp-event",
      sourceId: EVENT_UUID,
      sourceVersion: "1603642920",
      title: "An event",
      sender: "CERT Example",
      severity: "medium",
      reportedAtIso: "2020-10-25T16:22:10.000Z",
      occurredAtIso: "2020-10-25T00:00:00.000Z",
    });
  });

  test.each([
    ["1", "high"],
    ["2", "medium"],
    ["3", "low"],
    ["4", null],
    [1, "high"],
    ["9", null],
  ])("threat level %s is severity %s", (level, severity) => {
    expect(readEvent({ threat_level_id: level }).severity).toBe(severity);
  });

  test.each([
    [["tlp:white"], "TLP:CLEAR"],
    [["TLP:AMBER+STRICT"], "TLP:AMBER+STRICT"],
    [["tlp:green", "tlp:red"], "TLP:RED"],
    [["tlp:unclear", "tlp:green"], null],
    [["tlp:ex:chr", "tlp:green"], "TLP:GREEN"],
    [["osint"], null],
    [[], null],
  ])("tags %j are marked %s", (tags, tlp) => {
    expect(readEvent({ Tag: tags.map((name) => ({ name })) }).tlp).toBe(tlp);
  });

  test("PAP and RSIT tags", () => {
    const Tag = [{ name: "PAP:AMBER" }, { name: 'rsit:fraud="phishing"' }];
    expect(readEvent({ Tag })).toMatchObject({
      pap: "PAP:AMBER",
      classification: ['rsit:fraud="phishing"'],
      tags: ["PAP:AMBER", 'rsit:fraud="phishing"'],
    });
  });

  test("what is not mapped stays in the details and is named", () => {
    const report = readEvent({
      extends_uuid: ATTRIBUTE_UUID,
      analysis: "2",
      ShadowAttribute: [{ type: "domain", value: "b.org" }],
      Attribute: [{ type: "domain", value: "a.org", x_new_member: 1 }],
    });
    expect(kinds(report)).toEqual(["misp-extends", "misp-proposals", "misp-unknown-members"]);
    expect(JSON.parse(report.detailsJson)).toMatchObject({
      event: { analysis: "2", extends_uuid: ATTRIBUTE_UUID },
      proposals: [{ proposal: { value: "b.org" } }],
    });
    expect(report.foundItems).toBe(1);
  });

  test("event reports are part of the readable text", () => {
    const EventReport = [{ name: "Analysis", content: "# What happened" }];
    expect(readEvent({ EventReport }).body).toBe("An event\n\nAnalysis\n\n# What happened");
  });
});

describe("maps attributes", () => {
  test("all of an attribute", () => {
    const report = readEvent({
      Attribute: [
        {
          uuid: ATTRIBUTE_UUID.toUpperCase(),
          type: "domain",
          category: "Network activity",
          value: "a.org",
          to_ids: true,
          comment: "seen once",
          first_seen: "2020-01-01T02:00:00.000000+02:00",
          Tag: [{ name: "tlp:green" }],
          Sighting: [{ type: "1", date_sighting: "1603642920", source: "sensor" }],
        },
      ],
    });
    expect(report.observables).toEqual([
      {
        sourceUuid: ATTRIBUTE_UUID,
        type: "domain",
        category: "Network activity",
        value: "a.org",
        toIds: true,
        comment: "seen once",
        firstSeenIso: "2020-01-01T00:00:00.000Z",
        tags: ["tlp:green"],
        tlp: "TLP:GREEN",
        place: { pointer: "/Event/Attribute/0" },
      },
    ]);
    expect(report.sightings).toEqual([
      {
        observableUuid: ATTRIBUTE_UUID,
        kind: "false-positive",
        atIso: "2020-10-25T16:22:00.000Z",
        source: "sensor",
      },
    ]);
  });

  test("an attribute without type or value is skipped with its place, the others stay", () => {
    const report = readEvent({
      Attribute: [{ type: "domain" }, { value: "x" }, { type: "domain", value: "a.org" }],
    });
    expect(report).toMatchObject({ foundItems: 3, skippedItems: 2 });
    expect(report.observables).toHaveLength(1);
    expect(report.notices.map((notice) => notice.place?.pointer)).toEqual([
      "/Event/Attribute/0",
      "/Event/Attribute/1",
    ]);
  });

  test("what its author deleted is kept, not for detection", () => {
    const Attribute = [{ type: "domain", value: "a.org", to_ids: true, deleted: true }];
    const report = readEvent({ Attribute });
    expect(report.observables[0]?.toIds).toBe(false);
    expect(kinds(report)).toContain("misp-deleted");
  });

  test("embedded data becomes an attachment with its bytes", () => {
    const Attribute = [{ type: "malware-sample", value: "a.exe|0011", data: "aGVsbG8=" }];
    const report = readEvent({ Attribute });
    expect(report.observables[0]?.attachmentIndex).toBe(0);
    expect(report.attachments).toEqual([
      {
        name: "a.exe.zip",
        mediaType: "application/octet-stream",
        bytes: utf8("hello"),
        place: { pointer: "/Event/Attribute/0" },
      },
    ]);
  });
});

test("objects group their attributes and keep their references", () => {
  const report = readEvent({
    Object: [
      {
        uuid: OBJECT_UUID,
        name: "file",
        "meta-category": "file",
        comment: "dropper",
        Attribute: [{ type: "filename", value: "a.exe", object_relation: "filename" }],
        ObjectReference: [
          { referenced_uuid: ATTRIBUTE_UUID, relationship_type: "drops", comment: "c" },
          { referenced_uuid: "b", relationship_type: "drops" },
        ],
      },
    ],
  });
  expect(report.objects).toEqual([
    { sourceUuid: OBJECT_UUID, name: "file", metaCategory: "file", comment: "dropper" },
  ]);
  expect(report.observables[0]).toMatchObject({ objectIndex: 0, objectRelation: "filename" });
  expect(report.relations).toEqual([
    { fromUuid: OBJECT_UUID, toUuid: ATTRIBUTE_UUID, type: "drops", comment: "c" },
  ]);
  expect(kinds(report)).toContain("misp-reference-incomplete");
  expect(JSON.parse(report.detailsJson)).toMatchObject({
    unplacedReferences: [{ referenced_uuid: "b" }],
  });
});

test("reads and maps in at most twenty times the time of JSON.parse, which is 100,000 attributes per second", () => {
  const Attribute = Array.from({ length: 50_000 }, (_, index) => ({
    uuid: `7a1f92cb-dba7-425f-aacd-${String(index).padStart(12, "0")}`,
    type: "domain",
    category: "Network activity",
    to_ids: true,
    value: `host${index}.example.net`,
    comment: "",
    timestamp: "1603642920",
    distribution: "5",
  }));
  const bytes = utf8(JSON.stringify({ Event: { info: "x", uuid: EVENT_UUID, Attribute } }));
  const outcome = readSource(bytes, "event.json");
  const rounds = Array.from({ length: 5 }, () => ({
    ours: elapsedMs(() => readSource(bytes, "event.json")),
    native: elapsedMs(() => void JSON.parse(new TextDecoder().decode(bytes))),
  }));
  expect(outcome.ok && outcome.value.summary.foundItems).toBe(50_000);
  expect(Math.min(...rounds.map(({ ours, native }) => ours / native))).toBeLessThan(20);
});
