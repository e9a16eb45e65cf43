import { describe, expect, test } from "vitest";
import { RECORD_DEFINITIONS } from "../../../../electron/storage/records/record-definitions-table.ts";
import type { LinkFacts } from "../../../../electron/storage/links/link-columns.ts";
import { sightingDefinition } from "../../../../electron/storage/links/sighting-definition.ts";
import { createRecord, editRecord } from "../../../../shared/exchange/record/edit-record.ts";
import {
  EXCHANGE_KINDS,
  type ExchangeKind,
} from "../../../../shared/exchange/record/exchange-record.ts";
import { findFieldFault } from "../../../../shared/exchange/record/check-fields.ts";
import {
  fieldRuleOf,
  missingFields,
  registerValue,
  withinReach,
} from "../../../../shared/exchange/record/field-rules.ts";
import { KIND_RULES } from "../../../../shared/exchange/record/fields-table.ts";
import { at, INCIDENT_ID, OURS, record, tag, text, title } from "../merge/records.ts";

/** Kinds whose fields the journal's write path knows one by one; links and sightings have their own tables. */
const STORED = EXCHANGE_KINDS.filter(
  (kind): kind is Exclude<ExchangeKind, "sighting" | "observable-link"> =>
    kind !== "sighting" && kind !== "observable-link",
);

/** Complete by its type: a fact that is added there must be named here. */
const FIELD_OF_FACT: Readonly<Record<keyof LinkFacts, string>> = {
  type: "type",
  value: "value",
  category: "category",
  isForDetection: "isForDetection",
  comment: "comment",
  tlp: "tlp",
  tags: "tags",
  objectName: "objectName",
  objectRelation: "objectRelation",
  objectKey: "objectKey",
  sourceUuid: "sourceUuid",
  addedAtMs: "addedAt",
};

describe("the table of fields that travel", () => {
  test.each(STORED)(
    "says of every stored field of a %s whether it leaves, and of no other",
    (kind) => {
      const { fields, stays } = KIND_RULES[kind];
      const stored = Object.keys(RECORD_DEFINITIONS[kind].fields).toSorted();
      expect([...Object.keys(fields), ...Object.keys(stays)].toSorted()).toEqual(stored);
    },
  );

  test("says it of sightings and of uses of observables too", () => {
    const noInterner = (): never => {
      throw new Error("no field is read here");
    };
    expect(Object.keys(KIND_RULES.sighting.fields)).toEqual(
      Object.keys(sightingDefinition(noInterner).fields),
    );
    expect(Object.keys(KIND_RULES["observable-link"].fields).toSorted()).toEqual(
      [...Object.values(FIELD_OF_FACT), "incidentId", "reportId"].toSorted(),
    );
  });

  test("gives a reason for whatever stays", () => {
    const reasons = EXCHANGE_KINDS.flatMap((kind) => Object.values(KIND_RULES[kind].stays));
    expect(reasons.filter((reason) => reason.length < 10)).toEqual([]);
  });

  test("keeps analysts' names, call-backs, custody and what nobody marked inside the organisation", () => {
    const internal = EXCHANGE_KINDS.flatMap((kind) =>
      Object.entries(KIND_RULES[kind].fields).flatMap(([field, { reach }]) =>
        reach === "own-devices" ? [`${kind} ${field}`] : [],
      ),
    );
    expect(internal).toEqual([
      "incident owner",
      "report callBack",
      "report notices",
      "report detailsJson",
      "evidence custody",
      "task owner",
      "note author",
      "clock-entry detail",
      "clock-entry author",
    ]);
  });

  test("has defaults that its own schemas take", () => {
    const odd = EXCHANGE_KINDS.flatMap((kind) =>
      Object.entries(KIND_RULES[kind].fields).flatMap(([field, rule]) =>
        rule.class === "register" &&
        rule.whenMissing.kind === "value" &&
        !rule.schema.safeParse(rule.whenMissing.value).success
          ? [`${kind} ${field}`]
          : [],
      ),
    );
    expect(odd).toEqual([]);
  });
});

describe("a new record", () => {
  test("gets what stands in the place of what did not come", () => {
    const bare = createRecord("incident", INCIDENT_ID, OURS, at("ours", 5));
    const values = ["title", "severity", "mergedInto", "createdAt"].map((field) => {
      const rule = fieldRuleOf("incident", field);
      return rule?.class === "register" ? registerValue(bare, field, rule) : undefined;
    });
    // The id says when it was made.
    expect(values).toEqual(["", "medium", null, "2024-12-25T22:46:27.584Z"]);
  });

  test("can't be stored without what has no substitute", () => {
    const kinds = EXCHANGE_KINDS.map((kind) => [
      kind,
      missingFields(createRecord(kind, INCIDENT_ID, OURS, at("ours", 5))),
    ]);
    expect(Object.fromEntries(kinds)).toEqual({
      incident: [],
      report: [],
      evidence: ["sizeBytes", "sha256"],
      task: ["incidentId"],
      note: ["incidentId"],
      "timeline-event": ["incidentId", "at"],
      investigation: ["incidentId"],
      countermeasure: ["incidentId"],
      "clock-entry": ["incidentId", "type", "at"],
      "observable-link": ["type", "value"],
      hypothesis: ["incidentId"],
      "weighed-item": ["incidentId"],
      sighting: ["observable", "kind"],
      relation: ["fromKind", "fromId", "toKind", "toId", "type"],
    });
  });
});

describe("what leaves the organisation", () => {
  test("is only what a rule names, so that a field of a newer version stays", () => {
    const whole = record(
      "incident",
      OURS,
      [at("ours", 2), title("Title")],
      [at("ours", 2), { kind: "register", field: "owner", value: "A. Analyst" }],
      [at("ours", 2), { kind: "register", field: "newField", value: 1 }],
      [at("ours", 2), tag("a")],
      [at("ours", 2), text("Text")],
    );
    const external = withinReach(whole, "everyone");
    expect(Object.keys(external.registers)).toEqual(["title"]);
    expect([Object.keys(external.sets), Object.keys(external.texts)]).toEqual([
      ["tags"],
      ["description"],
    ]);
    expect(withinReach(whole, "own-devices")).toBe(whole);
  });
});

describe("a value that no record of the desk can hold is found", () => {
  const custody =
    '{"act":"received","actor":"A","at":"2026-01-01T00:00:00.000Z","detail":"","sha256":""}';

  test.each([
    ["text for a number", "evidence", "sizeBytes", "12"],
    ["a status of another kind", "incident", "status", "done"],
    ["a day without time", "incident", "closedAt", "2026-01-01"],
    ["a hash in capitals", "evidence", "sha256", "A".repeat(64)],
    ["an object with less", "sighting", "observable", { type: "ip-dst" }],
    ["a reference that is no id", "note", "incidentId", "incident 7"],
  ] as const)("%s", (_name, kind, field, value) => {
    const begun = createRecord(kind, INCIDENT_ID, OURS, at("ours", 1));
    const odd = editRecord(begun, { kind: "register", field, value }, at("ours", 2));
    expect(findFieldFault(odd)).toMatchObject({ field });
  });

  test.each([
    ["a tag with a space before it", "incident", "tags", " a"],
    ["a class of no taxonomy", "incident", "classification", "fraud"],
    ["an entry in another spelling", "evidence", "custody", custody.replace(",", ", ")],
    ["an entry that is no object", "evidence", "custody", "received"],
  ] as const)("%s", (_name, kind, field, value) => {
    const begun = createRecord(kind, INCIDENT_ID, OURS, at("ours", 1));
    const edit = { kind: "element", field, value, isPresent: true } as const;
    expect(findFieldFault(editRecord(begun, edit, at("ours", 2)))).toMatchObject({ field });
  });

  test("but not in one that fits, nor in a field that only a newer version knows", () => {
    const begun = createRecord("evidence", INCIDENT_ID, OURS, at("ours", 1));
    const fits = [
      { kind: "element", field: "custody", value: custody, isPresent: true },
      { kind: "register", field: "sizeBytes", value: 12 },
      { kind: "register", field: "newField", value: { anything: [1] } },
    ] as const;
    const whole = fits.reduce((state, edit) => editRecord(state, edit, at("ours", 2)), begun);
    expect(findFieldFault(whole)).toBeUndefined();
  });
});
