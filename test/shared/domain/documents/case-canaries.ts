import fc from "fast-check";
import type { CaseFile, Marked } from "../../../../shared/domain/documents/case-file.ts";
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

const UUID = "019a0000-0000-7000-8000-000000000000";
export const AT = "2026-11-24T08:15:30.000Z";
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

export type Label = TlpLabel | null;
export type Kind = keyof typeof MAKERS;
export interface Canary {
  readonly kind: Kind;
  readonly tlp: Label;
  readonly text: string;
}

export const KINDS = Object.keys(MAKERS).filter((name): name is Kind => name in MAKERS);
const label = fc.constantFrom<Label>(null, ...TLP_LABELS);
export const canaries = fc
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

export function fileOf(tlp: Label, list: readonly Canary[]): CaseFile {
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

/** May a part with this label stand under this ceiling? */
export const isIn = (tlp: Label, ceiling: TlpLabel): boolean =>
  tlp !== null && compareTlp(tlp, ceiling) <= 0;
