import { describe, expect, test } from "vitest";
import type { WithheldReason } from "../../../../../shared/exchange/release/closure/withheld.ts";
import { releaseGraph } from "../../../../../shared/exchange/release/closure/release-graph.ts";
import { NO_KNOWLEDGE } from "../../../../../shared/exchange/release/knowledge.ts";
import { findMentions } from "../../../../../shared/exchange/release/preview/find-mentions.ts";
import {
  previewFields,
  previewRelease,
} from "../../../../../shared/exchange/release/preview/preview.ts";
import { describeWithheld } from "../../../../../shared/exchange/release/preview/withheld-text-data.ts";
import { makeRecipient, makeRecord, makeRequest, PEER, THIRD } from "../closure/records.ts";

const I = "10000000-0000-4000-8000-000000000001";
const J = "10000000-0000-4000-8000-000000000002";
const N = "40000000-0000-4000-8000-000000000001";
const M = "40000000-0000-4000-8000-000000000002";
const O = "40000000-0000-4000-8000-000000000003";
const E = "50000000-0000-4000-8000-000000000001";

const incident = makeRecord("incident", I, {
  registers: { tlp: "TLP:GREEN", title: "Phishing", owner: "Maria", mergedInto: J },
  texts: { description: "see CERT-XX-2026-000002 first" },
});
const other = makeRecord("incident", J, {
  registers: { tlp: "TLP:RED", number: "CERT-XX-2026-000002", title: "Secret" },
});
const note = (id: string, tlp: string | null) =>
  makeRecord("note", id, { registers: { tlp, incidentId: I }, texts: { text: "Called." } });
const evidence = makeRecord("evidence", E, {
  registers: { tlp: null, incidentId: I, name: "mail.eml", sha256: "ab", sizeBytes: 70 },
});
const gone = makeRecord("note", O, { isAlive: false });
const graph = [incident, other, note(N, null), note(M, "TLP:AMBER"), evidence, gone];

const recipient = makeRecipient({
  knowledge: { ...NO_KNOWLEDGE, hadAs: ({ id }) => (id === I || id === O ? "TLP:GREEN" : null) },
});
const outcome = releaseGraph(graph, makeRequest([recipient]));
const preview = previewRelease(outcome, [PEER], graph);

describe("the preview", () => {
  test("has a row for each record that goes, with its label, its rule and its fields", () => {
    expect(
      preview.rows.map(({ title, tlp, rule, fields, isFirst }) => [
        title,
        tlp,
        rule,
        preview.fieldLists[fields],
        isFirst,
      ]),
    ).toEqual([
      ["Phishing", "TLP:GREEN", "green-to-community", ["description", "title", "tlp"], false],
      [
        "mail.eml",
        "TLP:GREEN",
        "green-to-community",
        ["incidentId", "name", "sha256", "sizeBytes", "tlp"],
        true,
      ],
      ["Called.", "TLP:GREEN", "green-to-community", ["incidentId", "text", "tlp"], true],
      [O, "TLP:GREEN", null, [], false],
    ]);
  });

  test("lists what stays, record by record and field by field, with the reason", () => {
    expect(
      preview.withheld.map(({ title, field, reason }) => [
        title,
        field,
        describeWithheld(reason).en,
      ]),
    ).toEqual([
      ["Phishing", "mergedInto", "It points to something that stays."],
      [
        "Secret",
        null,
        "TLP:RED goes only to persons named one by one. Name them for the incident first.",
      ],
      [
        "Called.",
        null,
        "TLP:AMBER goes only to organisations named for the incident and their clients. Name the organisation for it first.",
      ],
    ]);
    expect(preview.staying).toEqual([{ kind: "incident", field: "owner", count: 1 }]);
  });

  test("adds up", () => {
    expect(preview.totals).toEqual({
      records: 4,
      fields: 11,
      firsts: 2,
      deletions: 1,
      blobs: 1,
      blobBytes: 70,
      withheldRecords: 2,
      withheldFields: 1,
      byRule: { "green-to-community": 3 },
      byReason: { rule: 2, "reference-withheld": 1 },
    });
    expect(preview.tlpCeiling).toBe("TLP:GREEN");
  });

  test("tells which incident is as a whole stricter than its label", () => {
    expect(preview.containers).toEqual([
      { kind: "incident", id: I, tlp: "TLP:GREEN", effectiveTlp: "TLP:AMBER", stricterPartCount: 1 },
    ]);
  });

  test("points at a text that names something that stays", () => {
    expect(preview.mentions).toEqual([
      {
        ref: { kind: "incident", id: I },
        field: "description",
        written: "CERT-XX-2026-000002",
        names: { kind: "incident", id: J },
      },
    ]);
  });

  test("shows one record field by field", () => {
    const tagged = makeRecord("incident", I, {
      registers: { tlp: "TLP:GREEN", title: "Phishing" },
      sets: { tags: ["kept", "-dropped"] },
      texts: { description: "text" },
    });
    const [released] = releaseGraph(
      [tagged],
      makeRequest([{ ...recipient, knowledge: { ...recipient.knowledge, hasHadElement: () => true } }]),
    ).released;
    expect(released === undefined ? [] : previewFields(released)).toEqual([
      { field: "description", value: ["text"], removed: [] },
      { field: "tags", value: ["kept"], removed: ["dropped"] },
      { field: "title", value: "Phishing", removed: [] },
      { field: "tlp", value: "TLP:GREEN", removed: [] },
    ]);
  });

  test("stays small for ten thousand records: rows share their lists of fields", () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      note(`41000000-0000-4000-8000-${String(index).padStart(12, "0")}`, null),
    );
    const all = previewRelease(releaseGraph([incident, ...many], makeRequest([recipient])), [PEER], []);
    expect(all.rows).toHaveLength(10_001);
    expect(all.fieldLists).toHaveLength(2);
  });
});

describe("a mention", () => {
  const staying = [other];
  const says = (text: string) => findMentions([makeRecord("note", N, { texts: { text } })], staying);

  test.each([
    ["a number in another case", "as in cert-xx-2026-000002.", 1],
    ["an id", `see ${J}`, 1],
    ["a longer number", "CERT-XX-2026-0000021", 0],
    ["another number", "CERT-XX-2026-000003", 0],
  ])("is found or not: %s", (_name, text, count) => {
    expect(says(text)).toHaveLength(count);
  });
});

describe("in words", () => {
  const ref = { kind: "incident", id: I };
  const reasons: readonly WithheldReason[] = [
    { kind: "rule", rule: "unmarked-stays" },
    { kind: "container-withheld", container: ref },
    { kind: "container-unknown", container: ref },
    { kind: "container-left-behind", container: ref },
    { kind: "end-withheld", end: ref },
    { kind: "not-ours", owner: THIRD },
    { kind: "never-had" },
    { kind: "left-out" },
    { kind: "reference-withheld", target: ref },
    { kind: "malformed" },
    { kind: "unknown-kind" },
    { kind: "not-pseudonymisable" },
  ];

  test("each reason has its sentence in every language", () => {
    const sentences = reasons.map(describeWithheld).flatMap((text) => Object.values(text));
    expect(new Set(sentences).size).toBe(reasons.length * 3);
  });
});
