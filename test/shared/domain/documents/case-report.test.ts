import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseFile, Marked } from "../../../../shared/domain/documents/case-file.ts";
import { caseReport } from "../../../../shared/domain/documents/case-report.ts";
import { renderHtml } from "../../../../shared/domain/documents/render-html.ts";
import { renderMarkdown } from "../../../../shared/domain/documents/render-markdown.ts";
import { REPORT_SECTIONS } from "../../../../shared/domain/documents/report-sections.ts";
import { compareTlp, TLP_LABELS, type TlpLabel } from "../../../../shared/domain/markings/tlp.ts";
import {
  countermeasureSchema,
  evidenceSchema,
  investigationSchema,
  noteSchema,
  taskSchema,
  timelineEventSchema,
} from "../../../../shared/model/case-parts.ts";
import { incidentSchema } from "../../../../shared/model/incident.ts";
import { hypothesisSchema, titledItemSchema } from "../../../../shared/model/judgement.ts";
import { observableLinkSchema } from "../../../../shared/model/observable.ts";
import { texts } from "../../../../shared/text/en/index.ts";

const UUID = "019a0000-0000-7000-8000-000000000000";
const AT = "2026-11-24T08:15:30.000Z";
const BASE = {
  id: UUID,
  incidentId: UUID,
  ownerOrganisationId: UUID,
  tlp: null,
  pap: null,
  createdAt: AT,
  updatedAt: AT,
  revision: 1,
};
const stated = { instant: AT, precision: "minute", zone: "Europe/Brussels" } as const;

/** Every text that a part has carries its canary. */
const MAKERS = {
  reports: (c: string) => ({ number: c, title: c, sender: c, receivedAt: AT }),
  timeline: (c: string) =>
    timelineEventSchema.parse({
      ...BASE,
      at: stated,
      clockSkewSeconds: 0,
      title: c,
      detail: c,
      source: c,
      tags: [c],
    }),
  observables: (c: string) =>
    observableLinkSchema.parse({
      linkId: UUID,
      observableId: UUID,
      type: "text",
      value: c,
      category: c,
      isForDetection: true,
      comment: c,
      tlp: null,
      tags: [c],
      objectName: c,
      objectRelation: c,
      addedAt: AT,
      incidentCount: 1,
      warninglists: [],
    }),
  evidence: (c: string) =>
    evidenceSchema.parse({
      ...BASE,
      reportId: null,
      name: c,
      mediaType: c,
      sizeBytes: 1,
      sha256: c,
      description: c,
      verifiedAt: null,
      isDamaged: false,
      custody: [{ at: AT, actor: c, act: "received", detail: c, sha256: c }],
    }),
  tasks: (c: string) =>
    taskSchema.parse({
      ...BASE,
      title: c,
      detail: c,
      phase: "contain",
      status: "open",
      owner: c,
      dueAt: null,
      position: 0,
      playbook: c,
      condition: c,
    }),
  notes: (c: string) => noteSchema.parse({ ...BASE, author: c, text: c }),
  investigations: (c: string) =>
    investigationSchema.parse({
      ...BASE,
      askedOf: c,
      question: c,
      answer: c,
      status: "open",
      dueAt: null,
    }),
  countermeasures: (c: string) =>
    countermeasureSchema.parse({
      ...BASE,
      kind: "block",
      target: c,
      detail: c,
      requestedOf: c,
      status: "active",
    }),
  hypotheses: (c: string) =>
    hypothesisSchema.parse({
      ...BASE,
      question: c,
      claim: c,
      likelihood: "likely",
      confidence: "low",
      wouldChange: c,
      status: "open",
    }),
  weighedItems: (c: string) =>
    titledItemSchema.parse({
      ...BASE,
      text: c,
      recordKind: "note",
      recordId: UUID,
      recordTitle: c,
      reliability: "B",
      credibility: "2",
      ratings: [],
    }),
  relations: (c: string) => ({ type: c, seenFrom: "from" as const, title: c, comment: c }),
};

type Label = TlpLabel | null;
type Kind = keyof typeof MAKERS;
interface Canary {
  readonly kind: Kind;
  readonly tlp: Label;
  readonly text: string;
}

const KINDS = Object.keys(MAKERS).filter((name): name is Kind => name in MAKERS);
const label = fc.constantFrom<Label>(null, ...TLP_LABELS);
const canaries = fc
  .array(fc.record({ kind: fc.constantFrom(...KINDS), tlp: label }), { maxLength: 12 })
  .map((list) => list.map((one, at): Canary => ({ ...one, text: `canary${String(at)}x` })));

function incidentOf(tlp: Label) {
  return incidentSchema.parse({
    ...BASE,
    number: "CERT-XX-2026-000001",
    title: "Web shell",
    status: "new",
    severity: "high",
    score: 70,
    classification: [],
    tlp,
    owner: "alice",
    tags: [],
    observableCount: 0,
    evidenceCount: 0,
    openTaskCount: 0,
    reportCount: 0,
    description: "text",
    statusReason: null,
    occurredAt: stated,
    detectedAt: null,
    closedAt: null,
    mergedInto: null,
    effectiveTlp: null,
  });
}

function fileOf(tlp: Label, list: readonly Canary[]): CaseFile {
  const of = <T>(kind: Kind, make: (canary: string) => T): readonly Marked<T>[] =>
    list
      .filter((one) => one.kind === kind)
      .map((one) => ({ tlp: one.tlp, pap: null, value: make(one.text) }));
  return {
    incident: incidentOf(tlp),
    scoreReasons: [],
    parts: {
      reports: of("reports", MAKERS.reports),
      timeline: of("timeline", MAKERS.timeline),
      observables: of("observables", MAKERS.observables),
      evidence: of("evidence", MAKERS.evidence),
      tasks: of("tasks", MAKERS.tasks),
      notes: of("notes", MAKERS.notes),
      investigations: of("investigations", MAKERS.investigations),
      countermeasures: of("countermeasures", MAKERS.countermeasures),
      hypotheses: of("hypotheses", MAKERS.hypotheses),
      weighedItems: of("weighedItems", MAKERS.weighedItems),
      relations: of("relations", MAKERS.relations),
    },
    history: [],
  };
}

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

const isIn = (tlp: Label, ceiling: TlpLabel) => tlp !== null && compareTlp(tlp, ceiling) <= 0;

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
