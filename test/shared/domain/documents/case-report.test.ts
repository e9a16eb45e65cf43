import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseFile } from "../../../../shared/domain/documents/case-file.ts";
import { caseReport } from "../../../../shared/domain/documents/case-report.ts";
import { renderHtml } from "../../../../shared/domain/documents/render-html.ts";
import { renderMarkdown } from "../../../../shared/domain/documents/render-markdown.ts";
import { REPORT_SECTIONS } from "../../../../shared/domain/documents/report-sections.ts";
import { compareTlp, TLP_LABELS, type TlpLabel } from "../../../../shared/domain/markings/tlp.ts";
import { texts } from "../../../../shared/text/en/index.ts";
import { AT, canaries, fileOf, isIn, type Canary } from "./case-canaries.ts";

const reportOf = (file: CaseFile, ceiling: TlpLabel) =>
  caseReport(file, {
    ceiling,
    sections: REPORT_SECTIONS,
    language: "en",
    texts,
    organisation: "CERT-XX",
    analyst: "alice",
    nowIso: AT,
    isExercise: false,
  });

describe("a case report under a ceiling", () => {
  it("holds every part within it and no text of any other, whatever the case", () => {
    fc.assert(
      fc.property(canaries, fc.constantFrom(...TLP_LABELS), (list, ceiling) => {
        const made = reportOf(fileOf("TLP:CLEAR", list), ceiling);
        if (!made.ok) throw new Error(made.error.kind);
        const { document, withheld } = made.value;
        for (const text of [renderHtml(document), renderMarkdown(document)]) {
          const shown = list.filter((one) => text.includes(one.text));
          expect(shown).toEqual(list.filter(({ tlp }) => isIn(tlp, ceiling)));
        }
        expect(withheld).toHaveLength(list.filter(({ tlp }) => !isIn(tlp, ceiling)).length);
      }),
    );
  });

  it("is marked as strictly as the strictest text in it, never above the ceiling", () => {
    fc.assert(
      fc.property(canaries, fc.constantFrom(...TLP_LABELS), (list, ceiling) => {
        const made = reportOf(fileOf("TLP:CLEAR", list), ceiling);
        if (!made.ok) throw new Error(made.error.kind);
        const within = list.flatMap(({ tlp }) => (tlp !== null && isIn(tlp, ceiling) ? [tlp] : []));
        const strictest = ["TLP:CLEAR" as const, ...within].toSorted(compareTlp).at(-1);
        expect(made.value.document.marking.tlp).toBe(strictest);
      }),
    );
  });

  it("shows no score while a part is withheld, since the score is computed from it", () => {
    const red: Canary = { kind: "notes", tlp: "TLP:RED", text: "canary" };
    const sections = (list: readonly Canary[]) => {
      const made = reportOf(fileOf("TLP:GREEN", list), "TLP:AMBER");
      return made.ok ? made.value.document.sections.map(({ id }) => id) : [];
    };
    expect(sections([red])).not.toContain("score");
    expect(sections([])).toContain("score");
  });

  it("is refused for an incident that is not marked, or is above the ceiling itself", () => {
    expect(reportOf(fileOf(null, []), "TLP:RED")).toEqual({
      ok: false,
      error: { kind: "not-marked" },
    });
    expect(reportOf(fileOf("TLP:RED", []), "TLP:AMBER")).toEqual({
      ok: false,
      error: { kind: "above-ceiling", tlp: "TLP:RED" },
    });
  });

  it("gives each event in UTC, on the clock of the place, and as exactly as it was stated", () => {
    const event: Canary = { kind: "timeline", tlp: "TLP:GREEN", text: "login" };
    const made = reportOf(fileOf("TLP:GREEN", [event]), "TLP:GREEN");
    const table = made.ok && made.value.document.sections.find(({ id }) => id === "timeline");
    expect(table && table.blocks[0]).toMatchObject({
      rows: [
        [
          "2026-11-24 08:15Z",
          "2026-11-24 09:15+01:00\nEurope/Brussels",
          "to the minute",
          "login\nlogin",
          "login",
          "TLP:GREEN",
        ],
      ],
    });
  });
});
