import { describe, expect, test } from "vitest";

import {
  isFiltered,
  NO_FILTER,
  pageOf,
  requestOf,
  verbOptions,
} from "../../../../renderer/features/journal/rows.ts";
import { journal as text } from "../../../../shared/text/en/journal.ts";

const ID = "01a20bf6-a9d3-7359-b8ae-d0e940cd079e";

describe("the filter of the journal", () => {
  test("without any choice asks for everything", () => {
    expect(isFiltered(NO_FILTER)).toBe(false);
    expect(requestOf(NO_FILTER)).toEqual({});
  });

  test("asks only for what was chosen, and not for the title of a record", () => {
    const subject = { kind: "incident", id: ID, title: "CERT-XX-2026-000001" } as const;
    const filter = { actor: "M. Okafor", verb: null, subject };
    expect(isFiltered(filter)).toBe(true);
    expect(requestOf(filter)).toEqual({
      actor: "M. Okafor",
      subject: { kind: "incident", id: ID },
    });
  });

  test("offers the verbs by their names in order", () => {
    const labels = verbOptions(text, (a, b) => a.localeCompare(b)).map(({ label }) => label);
    expect(labels).toContain("Report accepted");
    expect(labels).toEqual(labels.toSorted((a, b) => a.localeCompare(b)));
  });
});

test("only records with a page of their own are links", () => {
  expect(pageOf({ subjectKind: "report", subjectId: ID })).toEqual({ kind: "report", id: ID });
  expect(pageOf({ subjectKind: "setting", subjectId: ID })).toBeNull();
});
