import { z } from "zod";
import { HYPOTHESIS_STATUSES } from "../../domain/judgement/scales.ts";
import {
  COUNTERMEASURE_STATUSES,
  INCIDENT_STATUSES,
  INVESTIGATION_STATUSES,
  REPORT_STATUSES,
  TASK_STATUSES,
} from "../../domain/status/statuses.ts";
import { CLOCK_ENTRY_TYPES } from "../../domain/clocks/clock-entry.ts";
import { DEFAULT_SEVERITY } from "../../domain/severity/severity.ts";
import {
  countermeasureKindSchema,
  custodyEntrySchema,
  taskPhaseSchema,
} from "../../model/case-parts.ts";
import {
  confidenceSchema,
  credibilitySchema,
  groundKindSchema,
  likelihoodSchema,
  ratingSchema,
  reliabilitySchema,
} from "../../model/judgement.ts";
import { reportSchema } from "../../model/report.ts";
import {
  classificationSchema,
  instantSchema,
  papSchema,
  severitySchema,
  statedTimeSchema,
  tagSchema,
  tlpSchema,
} from "../../model/values.ts";
import type { ExchangeKind, FieldValue } from "./exchange-record.ts";
import type { FieldRule, KindRule, RegisterRule, SetRule, TextRule } from "./field-rule.ts";
import { RECORD_LIMITS } from "./record-limits.ts";

const shortText = z.string().max(RECORD_LIMITS.shortTextChars);
const longText = z.string().max(RECORD_LIMITS.longTextChars);
const anyKind = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/);

const tlp = register(tlpSchema.nullable(), null);
const base = {
  tlp,
  pap: register(papSchema.nullable(), null),
  createdAt: created(),
};
const part = { ...base, incidentId: reference("incident") };
/** Who in the organisation works on it: theirs to know, nobody else's. */
const analyst = { ...ownDevices(register(shortText.nullable(), null)), isPersonal: true };
const tags = set(tagSchema);
const statusReason = register(shortText.nullable(), null);
const stated = register(statedTimeSchema.nullable(), null);
const due = register(instantSchema.nullable(), null);

const OWNER = "it is the owner of the exchanged record itself";

/**
 * Which fields of each kind travel, how they merge, how far they go and what takes their place when they did not come. Names are
 * those of the stored record (`RECORD_DEFINITIONS`), and a test holds both lists together.
 */
export const KIND_RULES: Readonly<Record<ExchangeKind, KindRule>> = {
  incident: {
    isAppendOnly: false,
    stays: { ownerOrganisationId: OWNER },
    fields: {
      ...base,
      number: register(shortText, ""),
      title: register(shortText, ""),
      description: text(),
      status: register(z.enum(INCIDENT_STATUSES), "new"),
      statusReason,
      severity: register(severitySchema, DEFAULT_SEVERITY),
      owner: analyst,
      classification: set(classificationSchema),
      tags,
      occurredAt: stated,
      detectedAt: stated,
      closedAt: due,
      mergedInto: optionalReference("incident"),
    },
  },
  report: {
    isAppendOnly: false,
    stays: {
      ownerOrganisationId: OWNER,
      importRunId: "the run is a list in this vault; others never had it",
    },
    fields: {
      ...base,
      number: register(shortText, ""),
      intakeKind: register(anyKind, "other"),
      title: register(shortText, ""),
      sender: { ...register(shortText.nullable(), null), isPersonal: true },
      status: register(z.enum(REPORT_STATUSES), "new"),
      statusReason,
      severity: register(severitySchema.nullable(), null),
      classification: set(classificationSchema),
      tags,
      receivedAt: created(),
      incidentId: optionalReference("incident"),
      sourceId: register(shortText.nullable(), null),
      sourceVersion: register(shortText.nullable(), null),
      sourceFormat: register(shortText.nullable(), null),
      originalEvidenceId: optionalReference("evidence"),
      reportedAt: stated,
      occurredAt: stated,
      // Telephone numbers and names of who was called back.
      callBack: { ...ownDevices(register(reportSchema.shape.callBack, null)), isPersonal: true },
      notices: ownDevices(register(reportSchema.shape.notices, [])),
      // Mail servers on the way and whatever else the source said about itself, which no marking was chosen for.
      detailsJson: ownDevices(register(longText, "{}")),
      // Never edited after intake, so there is nothing to keep side by side.
      body: register(longText, ""),
    },
  },
  evidence: {
    isAppendOnly: false,
    stays: {
      ownerOrganisationId: OWNER,
      verifiedAt: "says when the copy in this vault was read back",
      isDamaged: "says how the copy in this vault is",
    },
    fields: {
      ...base,
      incidentId: optionalReference("incident"),
      reportId: optionalReference("report"),
      name: register(shortText, ""),
      mediaType: register(shortText, "application/octet-stream"),
      sizeBytes: required(z.int().min(0)),
      sha256: required(z.string().regex(/^[0-9a-f]{64}$/)),
      description: text(),
      // Names analysts; entries are only ever added, on any device.
      custody: { ...ownDevices(set(custodyEntrySchema, "json")), isPersonal: true },
    },
  },
  task: {
    isAppendOnly: false,
    stays: { ownerOrganisationId: OWNER },
    fields: {
      ...part,
      title: register(shortText, ""),
      detail: text(),
      phase: register(taskPhaseSchema, "identify"),
      status: register(z.enum(TASK_STATUSES), "open"),
      statusReason,
      owner: analyst,
      dueAt: due,
      position: register(z.int(), 0),
      playbook: register(shortText.nullable(), null),
      condition: register(shortText.nullable(), null),
    },
  },
  note: {
    isAppendOnly: true,
    stays: { ownerOrganisationId: OWNER },
    fields: {
      ...part,
      author: { ...ownDevices(register(shortText, "")), isPersonal: true },
      text: text(),
    },
  },
  "timeline-event": {
    isAppendOnly: true,
    stays: { ownerOrganisationId: OWNER },
    fields: {
      ...part,
      at: required(statedTimeSchema),
      clockSkewSeconds: register(z.int(), 0),
      title: register(shortText, ""),
      detail: text(),
      source: register(shortText.nullable(), null),
      tags,
    },
  },
  investigation: {
    isAppendOnly: false,
    stays: { ownerOrganisationId: OWNER },
    fields: {
      ...part,
      askedOf: { ...register(shortText, ""), isPersonal: true },
      question: text(),
      answer: text(),
      status: register(z.enum(INVESTIGATION_STATUSES), "open"),
      statusReason,
      dueAt: due,
    },
  },
  countermeasure: {
    isAppendOnly: false,
    stays: { ownerOrganisationId: OWNER },
    fields: {
      ...part,
      kind: register(countermeasureKindSchema, "other"),
      target: register(shortText, ""),
      detail: text(),
      requestedOf: { ...register(shortText, ""), isPersonal: true },
      status: register(z.enum(COUNTERMEASURE_STATUSES), "requested"),
      statusReason,
    },
  },
  "clock-entry": {
    isAppendOnly: true,
    stays: { ownerOrganisationId: OWNER },
    fields: {
      ...part,
      type: required(z.enum(CLOCK_ENTRY_TYPES)),
      instrument: register(shortText, ""),
      target: register(shortText, ""),
      at: required(statedTimeSchema),
      // Proof and reasons name people and quote letters; what happened when is enough for others.
      detail: ownDevices(text()),
      author: { ...ownDevices(register(shortText, "")), isPersonal: true },
    },
  },
  "observable-link": {
    isAppendOnly: false,
    stays: {},
    fields: {
      // One of both: the incident or report that carries the observable.
      incidentId: optionalReference("incident"),
      reportId: optionalReference("report"),
      type: required(z.string().min(1).max(64)),
      // A value that can be a whole text, such as a rule.
      value: required(z.string().min(1).max(RECORD_LIMITS.longTextChars)),
      category: register(shortText.nullable(), null),
      isForDetection: register(z.boolean(), false),
      comment: register(longText.nullable(), null),
      tlp,
      tags,
      objectName: register(shortText.nullable(), null),
      objectRelation: register(shortText.nullable(), null),
      objectKey: register(shortText.nullable(), null),
      sourceUuid: register(shortText.nullable(), null),
      addedAt: created(),
    },
  },
  hypothesis: {
    isAppendOnly: false,
    stays: { ownerOrganisationId: OWNER },
    fields: {
      ...part,
      question: register(shortText, ""),
      claim: register(shortText, ""),
      likelihood: register(likelihoodSchema.nullable(), null),
      confidence: register(confidenceSchema.nullable(), null),
      wouldChange: text(),
      status: register(z.enum(HYPOTHESIS_STATUSES), "open"),
    },
  },
  "weighed-item": {
    isAppendOnly: false,
    stays: { ownerOrganisationId: OWNER },
    fields: {
      ...part,
      text: text(),
      // The record may be one that the recipient never gets: the item then does not go either (release-node.ts).
      recordKind: register(groundKindSchema.nullable(), null),
      recordId: register(z.uuid().nullable(), null),
      reliability: register(reliabilitySchema, "F"),
      credibility: register(credibilitySchema, "6"),
      // One element for each cell: two analysts who rate different cells at the same time don't undo each other.
      ratings: set(ratingSchema, "json"),
    },
  },
  sighting: {
    isAppendOnly: true,
    stays: {},
    fields: {
      observable: required(
        z.strictObject({
          type: z.string().min(1).max(64),
          value: z.string().min(1).max(RECORD_LIMITS.longTextChars),
        }),
      ),
      kind: required(z.enum(["seen", "false-positive", "expired"])),
      at: created(),
      source: register(shortText.nullable(), null),
    },
  },
  relation: {
    isAppendOnly: false,
    stays: {},
    fields: {
      fromKind: required(anyKind),
      fromId: required(z.uuid()),
      toKind: required(anyKind),
      toId: required(z.uuid()),
      type: required(z.string().min(1).max(255)),
      comment: register(longText, ""),
      createdAt: created(),
    },
  },
};

function register(schema: z.ZodType, value: FieldValue): RegisterRule {
  return { ...required(schema), whenMissing: { kind: "value", value } };
}

function required(schema: z.ZodType): RegisterRule {
  return {
    class: "register",
    reach: "everyone",
    isPersonal: false,
    schema,
    whenMissing: { kind: "required" },
    refersTo: null,
  };
}

function created(): RegisterRule {
  return { ...required(instantSchema), whenMissing: { kind: "creation-time" } };
}

function reference(kind: ExchangeKind): RegisterRule {
  return { ...required(z.uuid()), refersTo: kind };
}

function optionalReference(kind: ExchangeKind): RegisterRule {
  return { ...register(z.uuid().nullable(), null), refersTo: kind };
}

function set(schema: z.ZodType, element: SetRule["element"] = "text"): SetRule {
  return { class: "set", reach: "everyone", isPersonal: false, schema, element };
}

function text(): TextRule {
  return { class: "text", reach: "everyone", isPersonal: false, schema: longText };
}

function ownDevices<T extends FieldRule>(rule: T): T {
  return { ...rule, reach: "own-devices" };
}
