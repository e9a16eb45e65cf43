import { describe, expect, test } from "vitest";

import {
  changesByRecord,
  describeFieldValue,
  describeSubject,
  describeValue,
  describeVerb,
  isTelling,
} from "../../../renderer/journal/describe-change.ts";
import { RECORD_DEFINITIONS } from "../../../electron/storage/records/record-definitions-table.ts";
import { INCIDENT_STATUS_NAMES } from "../../../shared/domain/status/status-text-data.ts";
import { vaultSettingsSchema } from "../../../shared/model/settings.ts";
import { journal as german } from "../../../shared/text/de/journal.ts";
import { journal as english } from "../../../shared/text/en/journal.ts";

const ID = "01a20bf6-a9d3-7359-b8ae-d0e940cd079e";
const status = { recordKind: "incident", field: "status" } as const;

describe("a change of the journal in words", () => {
  test("statuses and classifications carry the field's words of the language", () => {
    expect(describeFieldValue(status, "in-progress", english, "en")).toBe(
      INCIDENT_STATUS_NAMES["in-progress"].en,
    );
    expect(describeFieldValue(status, "in-progress", german, "de")).toBe(
      INCIDENT_STATUS_NAMES["in-progress"].de,
    );
    const classification = { recordKind: "report", field: "classification" } as const;
    const value = ['rsit:fraud="phishing"', "made-up"];
    expect(describeFieldValue(classification, value, english, "en")).toBe("Phishing, made-up");
  });

  test("severities and stated times are words, a setting goes by its name", () => {
    const severity = { recordKind: "incident", field: "severity" } as const;
    expect(describeFieldValue(severity, "high", german, "de")).toBe("hoch");
    const time = { instant: "2026-11-24T08:00:00.000Z", precision: "about", zone: "UTC" };
    const occurred = { recordKind: "incident", field: "occurredAt" } as const;
    expect(describeFieldValue(occurred, time, english, "en")).toBe("≈ 2026-11-24 08:00 UTC");
    const setting = { subjectKind: "setting", subjectTitle: "lockAfterMinutes" } as const;
    expect(describeSubject(setting, german)).toBe("Automatische Sperre");
    const task = { subjectKind: "task", subjectTitle: "analyst" } as const;
    expect(describeSubject(task, english)).toBe("analyst");
  });

  test("every setting of the vault has a name", () => {
    for (const name of Object.keys(vaultSettingsSchema.shape))
      expect(Object.keys(english.settingNames)).toContain(name);
  });

  test("a status of another kind of record is shown as it stands", () => {
    const other = { recordKind: "sighting", field: "status" } as const;
    expect(describeFieldValue(other, "in-progress", english, "en")).toBe("in-progress");
  });

  test("nothing, truth, times and lists are written out", () => {
    expect(describeValue(null, english)).toBe("nothing");
    expect(describeValue(true, english)).toBe("yes");
    expect(describeValue("2026-11-24T08:15:30.000Z", english)).toBe("2026-11-24 08:15 UTC");
    expect(describeValue(["a", "b"], english)).toBe("a, b");
  });

  test("a verb that this version does not know stands as it is", () => {
    expect(describeVerb("report-accepted", english)).toBe("Report accepted");
    expect(describeVerb("peer-trusted", english)).toBe("peer-trusted");
  });

  test("changes are grouped by the record that they belong to", () => {
    const change = (recordId: string, field: string) =>
      ({ recordKind: "incident", recordId, field, new: "x" }) as const;
    const groups = changesByRecord([change("a", "title"), change(ID, "title"), change("a", "tlp")]);
    expect(groups.map(({ recordId, changes }) => [recordId, changes.length])).toEqual([
      ["a", 2],
      [ID, 1],
    ]);
  });
});

test("every field that the journal can name has a word", () => {
  const fields = Object.values(RECORD_DEFINITIONS).flatMap(({ fields: of }) => Object.keys(of));
  const words: Readonly<Record<string, string>> = english.fields;
  expect([...new Set(fields)].filter((field) => words[field] === undefined)).toEqual([]);
});

describe("what a list row and the table leave out", () => {
  const created = { recordKind: "report", recordId: "r", field: "sender" } as const;

  test("fields of a new record that stayed empty", () => {
    expect(isTelling({ ...created, new: null })).toBe(false);
    expect(isTelling({ ...created, new: [] })).toBe(false);
    expect(isTelling({ ...created, new: "" })).toBe(false);
    expect(isTelling({ ...created, new: false })).toBe(true);
    expect(isTelling({ ...created, old: "a", new: null })).toBe(true);
  });
});
