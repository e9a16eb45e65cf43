import {
  countRecord,
  NO_RECORDS,
  type ArchiveLedger,
  type RecordTally,
} from "../../../shared/exchange/archive/archive-ledger.ts";
import type { ArchiveManifest } from "../../../shared/exchange/archive/archive-manifest.ts";
import type { ExchangeRecord } from "../../../shared/exchange/record/exchange-record.ts";
import { isoOf } from "../identity/identity-context.ts";
import type { PlannedRecord } from "../records/plan-records.ts";
import type { Blobs } from "./archive-blobs.ts";
import type { SignerStanding } from "./archive-signer.ts";
import type { BroughtLine } from "./case-history.ts";

/** What was read of it. */
export interface Content {
  readonly manifest: ArchiveManifest;
  readonly manifestSha256: string;
  readonly records: readonly ExchangeRecord[];
  readonly history: readonly BroughtLine[];
}

/** What an archive is and what taking it in comes to, in numbers that add up. */
export function ledgerOf(
  { manifest, history }: Content,
  planned: readonly PlannedRecord[],
  standing: SignerStanding,
  taken: {
    readonly added: readonly BroughtLine[];
    readonly evidence: Blobs;
    /** Null for a preview. */
    readonly applied: number | null;
  },
): ArchiveLedger {
  const { added, evidence, applied } = taken;
  const byKind: Record<string, RecordTally> = {};
  let records = NO_RECORDS;
  for (const one of planned) {
    const outcome = outcomeOf(one);
    records = countRecord(records, outcome);
    byKind[one.record.kind] = countRecord(byKind[one.record.kind] ?? NO_RECORDS, outcome);
  }
  const { organisationId, organisationName, deviceId, deviceKeyId } = manifest.signer;
  const isUnchanged = records.new + records.changed + added.length === 0;
  return {
    archiveId: manifest.archiveId,
    createdAt: isoOf(manifest.createdLogical.ms),
    vaultKind: manifest.vaultKind,
    tlpCeiling: manifest.tlpCeiling,
    signer: { organisationId, organisationName, deviceId, deviceKeyId, standing },
    incidents: manifest.incidents,
    records,
    byKind,
    refused: planned.flatMap(refusalOf),
    evidence: {
      found: evidence.found,
      stored: evidence.missing.length,
      present: evidence.present,
      absent: evidence.absent,
      storedBytes: evidence.missing.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    },
    history: { found: history.length, added: added.length, known: history.length - added.length },
    isUnchanged,
    isApplied: applied !== null && !isUnchanged,
    actionId: applied === null || applied === 0 ? null : applied,
  };
}

function outcomeOf({ plan }: PlannedRecord): Exclude<keyof RecordTally, "found"> {
  switch (plan.kind) {
    case "merge":
      return plan.isNew ? "new" : "changed";
    case "unchanged":
      return "unchanged";
    default:
      return "refused";
  }
}

function refusalOf({ record: { kind, id }, plan }: PlannedRecord): ArchiveLedger["refused"] {
  switch (plan.kind) {
    case "merge":
    case "unchanged":
      return [];
    case "propose":
      // Another organisation's archive never changes what is ours: it proposes that in a bundle.
      return [{ kind, id, reason: "ours" }];
    default:
      return [{ kind, id, reason: plan.refusal.kind }];
  }
}
