import { expect, test } from "vitest";
import type { DueItem } from "../../../../shared/contract/clocks.ts";
import { incidentIdSchema } from "../../../../shared/model/ids.ts";
import { dueRows, rowBeside } from "../../../../renderer/features/due/rows.ts";

function item(stage: string, state: DueItem["state"], due: string | null): DueItem {
  return {
    incidentId: incidentIdSchema.parse("0194fdc2-fa2f-7cc0-81d3-ff12045b73c8"),
    incidentNumber: "CERT-XX-2026-000001",
    incidentTitle: "Ransomware",
    tlp: "TLP:GREEN",
    instrument: "nis2-article-23",
    country: "PT",
    article: "PT",
    stage,
    duty: "csirt",
    anchor: "aware",
    anchorAt: null,
    due,
    extendedTo: null,
    sentAt: null,
    state,
  };
}

test("what is owed stands by its date, in words of the country's reading, and what is done is left out", () => {
  const rows = dueRows(
    [
      item("intermediate-report", "running", null),
      item("notification", "running", "2026-10-04T08:00:00.000Z"),
      item("early-warning", "met", "2026-10-02T08:00:00.000Z"),
      item("end-notice", "overdue", "2026-10-01T08:00:00.000Z"),
      item("final-report", "waiting", null),
    ],
    "de",
  );
  expect(rows.map(({ what, whose }) => [what, whose])).toEqual([
    [
      "Mitteilung über das Ende der erheblichen Auswirkung · NIS2: erheblicher Sicherheitsvorfall",
      "unsere Pflicht als CSIRT",
    ],
    ["Meldung des Vorfalls · NIS2: erheblicher Sicherheitsvorfall", "unsere Pflicht als CSIRT"],
    ["Zwischenbericht · NIS2: erheblicher Sicherheitsvorfall", "unsere Pflicht als CSIRT"],
  ]);
  expect(rowBeside(rows, undefined, 1)).toBe(rows[0]);
  expect(rowBeside(rows, rows[0]?.key, 1)).toBe(rows[1]);
  expect(rowBeside(rows, rows[2]?.key, 1)).toBe(rows[2]);
});
