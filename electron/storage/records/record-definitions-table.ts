import {
  CONFIDENCES,
  HYPOTHESIS_STATUSES,
  INFORMATION_CREDIBILITIES,
  LIKELIHOODS,
  SOURCE_RELIABILITIES,
} from "../../../shared/domain/judgement/scales.ts";
import {
  COUNTERMEASURE_STATUSES,
  INCIDENT_STATUSES,
  INVESTIGATION_STATUSES,
  REPORT_STATUSES,
  TASK_STATUSES,
} from "../../../shared/domain/status/statuses.ts";
import { PAP_LABELS } from "../../../shared/domain/markings/pap.ts";
import { SEVERITIES } from "../../../shared/domain/severity/severity.ts";
import { TLP_LABELS } from "../../../shared/domain/markings/tlp.ts";
import { CIRCLE_DEFINITION } from "./circle-definition.ts";
import { CONSTITUENT_DEFINITION } from "./constituent-definition.ts";
import { NOTIFICATION_DEFINITIONS } from "./notification-definitions.ts";
import { GUIDE_DEFINITION } from "./guide-definition.ts";
import { IDENTITY_DEFINITIONS } from "./identity-definitions-table.ts";
import { numberKey, titleKey } from "./sort-keys.ts";
import {
  boolean,
  choice,
  instant,
  integer,
  json,
  optionalChoice,
  optionalInstant,
  optionalJson,
  optionalText,
  optionalUuid,
  organisation,
  reference,
  sortableText,
  statedTimeMs,
  text,
  uuid,
  type FieldCodec,
} from "./field-codecs.ts";

/** A kind of record whose rows the journal's write path makes, changes and removes field by field. */
export interface RecordDefinition {
  readonly table: string;
  /** Carries `updated_at`, set to the time of every change. */
  readonly hasUpdatedAt: boolean;
  /** Every field that has a history. What is not here is derived from what is. */
  readonly fields: Readonly<Record<string, FieldCodec>>;
}

const tlp = optionalChoice("tlp", TLP_LABELS);
const base = {
  ownerOrganisationId: organisation,
  tlp,
  pap: optionalChoice("pap", PAP_LABELS),
  createdAt: instant("created_at"),
};
const part = { ...base, incidentId: reference("incident_id", "incident") };

export const RECORD_DEFINITIONS = {
  incident: {
    table: "incident",
    hasUpdatedAt: true,
    fields: {
      ...base,
      number: text("number", { number_key: numberKey }),
      title: text("title", { title_key: titleKey }),
      description: text("description"),
      status: choice("status", INCIDENT_STATUSES),
      statusReason: optionalText("status_reason"),
      severity: choice("severity", SEVERITIES),
      owner: sortableText("owner"),
      classification: json("classification"),
      tags: json("tags"),
      occurredAt: optionalJson("occurred_at", { occurred_ms: statedTimeMs }),
      detectedAt: optionalJson("detected_at", { detected_ms: statedTimeMs }),
      closedAt: optionalInstant("closed_at"),
      mergedInto: reference("merged_into", "incident"),
    },
  },
  report: {
    table: "report",
    hasUpdatedAt: true,
    fields: {
      ...base,
      number: text("number", { number_key: numberKey }),
      intakeKind: text("intake_kind"),
      title: text("title", { title_key: titleKey }),
      sender: sortableText("sender"),
      status: choice("status", REPORT_STATUSES),
      statusReason: optionalText("status_reason"),
      severity: optionalChoice("severity", SEVERITIES),
      classification: json("classification"),
      tags: json("tags"),
      receivedAt: instant("received_at"),
      incidentId: reference("incident_id", "incident"),
      sourceId: optionalText("source_id"),
      sourceVersion: optionalText("source_version"),
      sourceFormat: optionalText("source_format"),
      importRunId: optionalUuid("import_run"),
      originalEvidenceId: optionalUuid("original_evidence"),
      reportedAt: optionalJson("reported_at", { reported_ms: statedTimeMs }),
      occurredAt: optionalJson("occurred_at", { occurred_ms: statedTimeMs }),
      callBack: optionalJson("call_back"),
      notices: json("notices"),
      detailsJson: text("details_json"),
      body: text("body"),
    },
  },
  task: {
    table: "task",
    hasUpdatedAt: true,
    fields: {
      ...part,
      title: text("title"),
      detail: text("detail"),
      phase: text("phase"),
      status: choice("status", TASK_STATUSES),
      statusReason: optionalText("status_reason"),
      owner: sortableText("owner"),
      dueAt: optionalInstant("due_at"),
      position: integer("position"),
      playbook: optionalText("playbook"),
      condition: optionalText("condition"),
    },
  },
  note: {
    table: "note",
    hasUpdatedAt: true,
    fields: { ...part, author: text("author"), text: text("text") },
  },
  "timeline-event": {
    table: "timeline_event",
    hasUpdatedAt: true,
    fields: {
      ...part,
      at: json("at", { sort_ms: statedTimeMs }),
      clockSkewSeconds: integer("clock_skew_seconds"),
      title: text("title"),
      detail: text("detail"),
      source: optionalText("source"),
      tags: json("tags"),
    },
  },
  investigation: {
    table: "investigation",
    hasUpdatedAt: true,
    fields: {
      ...part,
      askedOf: text("asked_of"),
      question: text("question"),
      answer: text("answer"),
      status: choice("status", INVESTIGATION_STATUSES),
      statusReason: optionalText("status_reason"),
      dueAt: optionalInstant("due_at"),
    },
  },
  countermeasure: {
    table: "countermeasure",
    hasUpdatedAt: true,
    fields: {
      ...part,
      kind: text("kind"),
      target: text("target"),
      detail: text("detail"),
      requestedOf: text("requested_of"),
      status: choice("status", COUNTERMEASURE_STATUSES),
      statusReason: optionalText("status_reason"),
    },
  },
  hypothesis: {
    table: "hypothesis",
    hasUpdatedAt: true,
    fields: {
      ...part,
      question: text("question"),
      claim: text("claim"),
      likelihood: optionalChoice("likelihood", LIKELIHOODS),
      confidence: optionalChoice("confidence", CONFIDENCES),
      wouldChange: text("would_change"),
      status: choice("status", HYPOTHESIS_STATUSES),
    },
  },
  "weighed-item": {
    table: "weighed_item",
    hasUpdatedAt: true,
    fields: {
      ...part,
      text: text("text"),
      recordKind: optionalText("record_kind"),
      recordId: optionalUuid("record_uuid"),
      reliability: choice("reliability", SOURCE_RELIABILITIES),
      credibility: choice("credibility", INFORMATION_CREDIBILITIES),
      ratings: json("ratings"),
    },
  },
  "clock-entry": {
    table: "clock_entry",
    hasUpdatedAt: true,
    fields: {
      ...part,
      type: text("type"),
      instrument: text("instrument"),
      target: text("target"),
      at: json("at"),
      detail: text("detail"),
      author: text("author"),
    },
  },
  evidence: {
    table: "evidence",
    hasUpdatedAt: true,
    fields: {
      ...base,
      incidentId: reference("incident_id", "incident"),
      reportId: reference("report_id", "report"),
      name: text("name"),
      mediaType: text("media_type"),
      sizeBytes: integer("size_bytes"),
      sha256: text("sha256"),
      description: text("description"),
      verifiedAt: optionalInstant("verified_at"),
      isDamaged: boolean("is_damaged"),
      custody: json("custody"),
    },
  },
  relation: {
    table: "relation",
    hasUpdatedAt: false,
    fields: {
      fromKind: text("from_kind"),
      fromId: uuid("from_uuid"),
      toKind: text("to_kind"),
      toId: uuid("to_uuid"),
      type: text("type"),
      comment: text("comment"),
      createdAt: instant("created_at"),
    },
  },
  "observable-link": {
    table: "observable_link",
    hasUpdatedAt: false,
    // Made and removed in batches (link-batch.ts); here are the fields that change afterwards.
    fields: {
      incidentId: reference("incident_id", "incident"),
      comment: optionalText("comment"),
      isForDetection: boolean("is_for_detection"),
      tlp,
    },
  },
  constituent: CONSTITUENT_DEFINITION,
  circle: CIRCLE_DEFINITION,
  ...NOTIFICATION_DEFINITIONS,
  guide: GUIDE_DEFINITION,
  lane: {
    table: "lane",
    hasUpdatedAt: false,
    fields: {
      name: text("name"),
      entity: text("entity"),
      query: text("query"),
      sort: text("sort"),
      position: integer("position"),
    },
  },
  mapping: {
    table: "mapping",
    hasUpdatedAt: false,
    fields: { name: text("name"), mappingJson: text("mapping_json") },
  },
  setting: {
    table: "setting",
    hasUpdatedAt: false,
    fields: { key: text("key"), value: json("value") },
  },
  ...IDENTITY_DEFINITIONS,
} as const satisfies Readonly<Record<string, RecordDefinition>>;

/** Kinds that are made, changed and removed field by field. */
export type PlainKind = keyof typeof RECORD_DEFINITIONS;

export function isPlainKind(kind: string): kind is PlainKind {
  return Object.hasOwn(RECORD_DEFINITIONS, kind);
}

/** The definition of a kind. */
export function recordDefinition(kind: PlainKind): RecordDefinition {
  return RECORD_DEFINITIONS[kind];
}
