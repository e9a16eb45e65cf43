// The documents of the command line as its stable interface promises them: at least these fields.
import { z } from "zod";

const count = z.int().nonnegative();
const uuid = z.uuid();
const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const marking = z.enum(["TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"]);
/** A type of a class, or the class alone while the type is not known. */
const classification = z.string().regex(/^rsit:[a-z-]+(?:="[a-z0-9-]+")?$/);

export const errorDocument = z.object({
  error: z.looseObject({ kind: z.string(), message: z.string().min(1) }),
});

export const createdVault = z.object({
  vaultId: uuid,
  orgId: uuid,
  kind: z.enum(["real", "exercise"]),
  recoveryCode: z.string().min(40),
});

export const vaultInfo = z.object({
  vaultId: uuid,
  orgId: uuid,
  organisation: z.string(),
  kind: z.enum(["real", "exercise"]),
  replicaId: uuid,
  schemaVersion: count,
  counts: z.record(z.string(), count),
  notices: z.array(z.string()),
});

export const vaultCheck = z.object({
  counts: z.record(z.string(), count),
  ok: z.boolean(),
  problems: z.array(z.object({ kind: z.string(), detail: z.string() })),
  notices: z.array(z.string()),
});

export const backup = z.object({ bytes: count, records: count });

const notice = z.looseObject({ kind: z.string(), message: z.string() });
const itemCounts = {
  found: count,
  stored: count,
  duplicates: count,
  skipped: count,
  reports: count,
  incidents: count,
  observables: count,
  evidence: count,
  relations: count,
};

export const importedFile = z.object({
  path: z.string(),
  format: z.string().nullable(),
  status: z.enum(["imported", "duplicate", "partial", "refused"]),
  ...itemCounts,
  warnings: z.array(notice),
  errors: z.array(notice),
});
export type ImportedFile = z.infer<typeof importedFile>;

export const importDocument = z.object({
  files: z.array(importedFile),
  totals: z.object({
    ...itemCounts,
    files: count,
    imported: count,
    duplicate: count,
    partial: count,
    refused: count,
  }),
});
export type ImportDocument = z.infer<typeof importDocument>;

export const incidentRow = z.object({
  id: uuid,
  number: z.string(),
  title: z.string(),
  status: z.string(),
  severity: z.string(),
  score: z.number(),
  classification: z.array(classification),
  tlp: marking.nullable(),
  owner: z.string().nullable(),
  tags: z.array(z.string()),
  createdAt: instant,
  updatedAt: instant,
});

export const incidentPage = z.object({ items: z.array(incidentRow), next: z.string().nullable() });
export const incident = incidentRow.extend({
  description: z.string(),
  mergedInto: uuid.nullable(),
  scoreReasons: z.array(z.looseObject({ kind: z.string(), points: z.number() })),
  observables: z.array(z.looseObject({ linkId: uuid, type: z.string(), value: z.string() })),
  evidence: z.array(z.looseObject({ id: uuid, sha256: z.string() })),
  notes: z.array(z.looseObject({})),
  tasks: z.array(z.looseObject({ id: uuid, title: z.string() })),
});
export const createdIncident = z.looseObject({ id: uuid, number: z.string() });
export const changed = z.looseObject({ changed: count, actionId: count.nullable() });

export const reportRow = z.looseObject({
  id: uuid,
  number: z.string(),
  title: z.string(),
  status: z.string(),
  intakeKind: z.string(),
  tlp: marking.nullable(),
  incidentId: uuid.nullable(),
});
export const reportPage = z.object({ items: z.array(reportRow), next: z.string().nullable() });
export const report = reportRow.extend({
  body: z.string(),
  originalEvidenceId: uuid.nullable(),
  similar: z.array(z.looseObject({})),
});
export const accepted = z.looseObject({ incidentIds: z.array(uuid) });

const observableRow = z.looseObject({
  id: uuid,
  type: z.string(),
  value: z.string(),
  incidentCount: count,
  sightingCount: count,
  warninglists: z.array(z.object({ name: z.string(), date: z.string() })),
});
export const observablePage = z.object({
  items: z.array(observableRow),
  next: z.string().nullable(),
});
export const observable = z.looseObject({
  type: z.string(),
  value: z.string(),
  incidents: z.array(z.looseObject({ number: z.string() })),
  sightings: z.array(z.looseObject({})),
  warninglists: z.array(z.looseObject({ name: z.string() })),
});
export const foundObservables = z.object({
  items: z.array(
    z.looseObject({
      asked: z.string(),
      type: z.string().nullable(),
      value: z.string(),
      incidents: z.array(z.looseObject({ number: z.string() })),
      warninglists: z.array(z.looseObject({ name: z.string() })),
    }),
  ),
});

export const extracted = z.object({
  items: z.array(
    z.looseObject({
      type: z.string(),
      value: z.string(),
      offset: count,
      length: count,
      original: z.string(),
      note: z.string().nullable(),
    }),
  ),
});

export const searchHits = z.object({
  hits: z.array(
    z.looseObject({
      kind: z.string(),
      id: uuid,
      title: z.string(),
      snippet: z.string(),
      score: z.number().min(0).max(1),
    }),
  ),
});

const evidenceItem = z.looseObject({
  id: uuid,
  name: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: count,
});
export const evidenceItems = z.object({ items: z.array(evidenceItem) });
export const verifiedEvidence = z.object({
  verified: count,
  damaged: z.array(z.unknown()),
  items: z.array(evidenceItem),
});
export const exportedEvidence = z.object({ sha256: z.string(), bytes: count });

export const journalPage = z.object({
  entries: z.array(
    z.looseObject({
      sequence: count,
      actionId: count,
      at: instant,
      actor: z.string(),
      verb: z.string(),
    }),
  ),
});
export const journalVerdict = z.object({ ok: z.boolean(), entries: count, head: z.string() });

export const seeded = z.looseObject({ incidents: count, observables: count, seconds: z.number() });
export const demonstration = z.object({
  vaults: z.array(
    z.looseObject({ dir: z.string(), kind: z.enum(["real", "exercise"]), passphrase: z.string() }),
  ),
});
export const served = z.object({ url: z.url(), pid: count });
