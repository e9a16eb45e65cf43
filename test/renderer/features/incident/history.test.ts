import { describe, expect, test } from "vitest";

import type { FieldChange } from "../../../../renderer/features/incident/history/rows.ts";
import {
  changesByRecord,
  recordNames,
} from "../../../../renderer/features/incident/history/rows.ts";
import { valueWords } from "../../../../renderer/features/incident/history/value-words.ts";
import type { ValueContext } from "../../../../renderer/features/incident/history/value-words.ts";
import { createWords } from "../../../../renderer/cases/words.ts";
import { createFormatter } from "../../../../renderer/i18n/format.ts";
import type { JournalEntry } from "../../../../shared/model/journal.ts";
import { actionIdSchema } from "../../../../shared/model/ids.ts";
import { texts } from "../../../../shared/text/de/index.ts";

const TASK = "01890000-0000-7000-8000-000000000001";

describe("the changes of a journal entry", () => {
  test("stand together by record, without fields of the machinery and empty ones", () => {
    const changes: readonly FieldChange[] = [
      { recordKind: "task", recordId: TASK, field: "title", new: "Secure evidence" },
      { recordKind: "task", recordId: TASK, field: "position", new: 3 },
      { recordKind: "task", recordId: TASK, field: "owner", new: null },
      { recordKind: "task", recordId: TASK, field: "phase", new: "identify" },
    ];
    const [record] = changesByRecord(changes);
    expect(record).toMatchObject({ kind: "task", op: "created", name: "Secure evidence" });
    expect(record?.fields.map(({ field }) => field)).toEqual(["title", "phase"]);
  });

  test("say whether a record was made, changed or removed", () => {
    const change = (before: string | undefined, after: string | undefined): FieldChange => ({
      recordKind: "note",
      recordId: TASK,
      field: "text",
      ...(before === undefined ? {} : { old: before }),
      ...(after === undefined ? {} : { new: after }),
    });
    expect(changesByRecord([change(undefined, "a")])[0]?.op).toBe("created");
    expect(changesByRecord([change("a", "b")])[0]?.op).toBe("changed");
    expect(changesByRecord([change("a", undefined)])[0]?.op).toBe("removed");
  });

  test("never show an observable live", () => {
    const [record] = changesByRecord([
      {
        recordKind: "observable-link",
        recordId: TASK,
        field: "value",
        new: "url: https://evil.example/a",
      },
    ]);
    expect(record?.name).toBe("url: hxxps://evil[.]example/a");
  });

  test("are named by the entry that made the record", () => {
    const made: FieldChange = {
      recordKind: "task",
      recordId: TASK,
      field: "title",
      new: "Secure evidence",
    };
    const done: FieldChange = {
      recordKind: "task",
      recordId: TASK,
      field: "status",
      old: "open",
      new: "done",
    };
    expect(recordNames([entry([done]), entry([made])]).get(TASK)).toBe("Secure evidence");
  });
});

describe("a value in words", () => {
  const context: ValueContext = {
    words: createWords("de", texts.cases),
    format: createFormatter("de", "Europe/Brussels"),
    cases: texts.cases,
    common: texts.commonUi,
  };
  test.each([
    ["incident", "status", "in-progress", "in Arbeit"],
    ["task", "status", "skipped", "ausgelassen"],
    ["task", "phase", "contain", "Eindämmen"],
    ["incident", "severity", "high", texts.commonUi.severityHigh],
    ["incident", "tlp", "TLP:AMBER", "TLP:AMBER"],
    ["observable-link", "isForDetection", true, texts.cases.yes],
    ["incident", "tags", ["a", "b"], "a, b"],
    ["incident", "owner", null, texts.commonUi.none],
    ["task", "dueAt", "2026-11-24T12:00:00.000Z", "2026-11-24 12:00:00 UTC"],
  ] as const)("%s %s %j is %s", (kind, field, value, words) => {
    expect(valueWords(kind, field, value, context)).toBe(words);
  });

  test("tells a stated time no more exactly than it was stated", () => {
    const time = { instant: "2026-11-24T08:00:00.000Z", precision: "hour", zone: "UTC" };
    expect(valueWords("incident", "occurredAt", time, context)).toBe("2026-11-24 08 h UTC");
  });
});

function entry(changes: readonly FieldChange[]): JournalEntry {
  return {
    sequence: 1,
    actionId: actionIdSchema.parse(1),
    at: "2026-11-24T08:00:00.000Z",
    actor: "A",
    verb: "task-updated",
    subjectKind: "incident",
    subjectId: TASK,
    subjectTitle: "",
    cause: null,
    changes,
    changeCount: changes.length,
    undoneBy: null,
    canUndo: true,
    hash: "",
  };
}
