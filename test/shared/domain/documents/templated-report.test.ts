import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caseReport } from "../../../../shared/domain/documents/case-report.ts";
import type { PrintDocument } from "../../../../shared/domain/documents/document.ts";
import { renderHtml } from "../../../../shared/domain/documents/render-html.ts";
import { REPORT_TEMPLATE_FIELDS } from "../../../../shared/domain/documents/report-template-fields.ts";
import { TLP_LABELS, type TlpLabel } from "../../../../shared/domain/markings/tlp.ts";
import { parseTemplate } from "../../../../shared/domain/templates/parse-template.ts";
import { texts } from "../../../../shared/text/en/index.ts";
import { AT, canaries, fileOf, isIn, KINDS, type Canary } from "./case-canaries.ts";

function reportOf(list: readonly Canary[], ceiling: TlpLabel, text: string): PrintDocument {
  const template = parseTemplate(text, REPORT_TEMPLATE_FIELDS);
  if (!template.ok) throw new Error(JSON.stringify(template.error));
  const made = caseReport(fileOf("TLP:CLEAR", list), {
    ceiling,
    sections: [],
    template: template.value,
    language: "en",
    texts,
    organisation: "CERT-XX",
    analyst: "alice",
    nowIso: AT,
    isExercise: false,
  });
  if (!made.ok) throw new Error(made.error.kind);
  return made.value.document;
}

const note = (text: string, tlp: TlpLabel): Canary => ({ kind: "notes", tlp, text });
/** Goes through every list with every field that it has, and has every whole section. */
const EVERYTHING = Object.entries(REPORT_TEMPLATE_FIELDS)
  .map(([name, field]) => {
    if (field === "flag") return `{{#if ${name}}}yes{{/if}}`;
    if (field === "text") return `{{${name}}}`;
    const own = Object.entries(field.each).map(([inner, kind]) =>
      kind === "text" ? `{{e.${inner}}}` : "",
    );
    return `{{#for e in ${name}}}\n- ${own.join(" ")}\n{{/for}}`;
  })
  .join("\n\n");

describe("a case report by a template", () => {
  it("has the sections, lists and tables that the template makes", () => {
    const text = [
      "Dear colleagues,",
      "{{title}} is {{severity}}.",
      "# What we know",
      "{{#if notes}}",
      "| When | What |",
      "| --- | --- |",
      "{{#for n in notes}}",
      "| {{n.at}} | {{n.text}} |",
      "{{/for}}",
      "{{#else}}",
      "Nothing yet.",
      "{{/if}}",
      "## To do",
      "- Call {{owner}}",
      "- Sleep",
      "```",
      "as  written",
      "```",
    ].join("\n");
    const { sections, title, marking } = reportOf([note("seen", "TLP:GREEN")], "TLP:AMBER", text);
    expect(title).toBe("Web shell");
    expect(marking.tlp).toBe("TLP:GREEN");
    expect(sections).toEqual([
      {
        id: "part-1",
        title: "Case report",
        blocks: [{ kind: "paragraph", text: "Dear colleagues,\nWeb shell is high." }],
      },
      {
        id: "part-2",
        title: "What we know",
        blocks: [
          {
            kind: "table",
            caption: "1 entry",
            columns: ["When", "What"],
            rows: [["2026-11-24 08:15Z", "seen"]],
          },
        ],
      },
      {
        id: "part-3",
        title: "To do",
        blocks: [
          { kind: "list", items: ["Call alice", "Sleep"] },
          { kind: "verbatim", text: "as  written" },
        ],
      },
    ]);
  });

  it("takes a whole section as the report without a template has it", () => {
    const { sections } = reportOf(
      [note("seen", "TLP:GREEN")],
      "TLP:AMBER",
      "# Ours\n{{sections.notes}}",
    );
    expect(sections).toMatchObject([
      { title: "Ours", blocks: [{ kind: "paragraph" }, { kind: "verbatim", text: "seen" }] },
    ]);
  });

  it("is marked by what the template speaks of", () => {
    const parts = [note("seen", "TLP:AMBER")];
    expect(reportOf(parts, "TLP:RED", "{{title}}").marking.tlp).toBe("TLP:CLEAR");
    expect(reportOf(parts, "TLP:RED", "{{#if notes}}x{{/if}}").marking.tlp).toBe("TLP:AMBER");
  });

  it("still says that something is withheld", () => {
    const text = "# Notes\n{{#for n in notes}}{{n.text}}{{/for}}";
    const { sections } = reportOf([note("x", "TLP:AMBER")], "TLP:GREEN", text);
    expect(sections[0]).toMatchObject({ id: "withheld" });
  });
});

describe("what a template can't do", () => {
  it("make a text of a part into structure", () => {
    const hostile = "# head\n- item\n| a | b |\n```\n\uE0000\uE001 {{title}}";
    const text = "# Notes\n{{#for n in notes}}\n| {{n.text}} | x |\n| {{n.text}} | y |\n{{/for}}";
    const { sections } = reportOf([note(hostile, "TLP:GREEN")], "TLP:GREEN", text);
    expect(sections).toMatchObject([
      {
        title: "Notes",
        blocks: [{ kind: "table", columns: [hostile, "x"], rows: [[hostile, "y"]] }],
      },
    ]);
  });

  it("reach a part above the ceiling, whatever it names", () => {
    fc.assert(
      fc.property(canaries, fc.constantFrom(...TLP_LABELS), (list, ceiling) => {
        const html = renderHtml(reportOf(list, ceiling, EVERYTHING));
        const shown = list.filter((one) => html.includes(one.text));
        expect(shown).toEqual(list.filter(({ tlp }) => isIn(tlp, ceiling)));
      }),
    );
  });

  it("leave out the marking or what the document is", () => {
    const document = reportOf([], "TLP:GREEN", " ");
    expect(document).toMatchObject({ kind: "Case report", marking: { tlp: "TLP:CLEAR" } });
  });

  it("tell the score while a part of any kind is withheld", () => {
    const scoreWith = (list: readonly Canary[]) =>
      reportOf(list, "TLP:GREEN", "{{#if score}}{{score}}{{#else}}none{{/if}}").sections.at(-1)
        ?.blocks;
    for (const kind of KINDS) {
      expect(scoreWith([{ kind, tlp: "TLP:RED", text: "x" }])).toEqual([
        { kind: "paragraph", text: "none" },
      ]);
    }
    expect(scoreWith([])).toEqual([{ kind: "paragraph", text: "70" }]);
  });
});
