import { Readable } from "node:stream";
import {
  addCounts,
  NOTHING_STORED,
  type StoredReportCounts,
} from "../../../shared/domain/import-ledger/import-ledger.ts";
import type { Failure } from "../../../shared/contract/failures.ts";
import type {
  ImportNotice,
  ParsedAttachment,
  ParsedReport,
} from "../../../shared/formats/parsed.ts";
import { reportIdSchema, type ReportId } from "../../../shared/model/ids.ts";
import { baseName } from "../../../shared/formats/report-draft.ts";
import { ok, type Result } from "../../../shared/result.ts";
import type { BlobStore } from "../../blobs/blob-store.ts";
import { applyAction } from "../../storage/journal/apply-action.ts";
import { undoAction } from "../../storage/journal/undo-action.ts";
import type { ImportContext, ImportedFile, SealedAttachment } from "./import-context.ts";
import { planReport, type ReportToStore } from "./report-changes.ts";
import { reportLinks } from "./report-links.ts";
import { findSource, sourceIdentity } from "./source-identity.ts";

/** Stores the reports of one file, all or none of them. */
export interface ReportStore {
  readonly add: (report: ParsedReport) => Promise<Result<void, Failure>>;
  /** Writes what waits. */
  readonly finish: () => void;
  /** Takes back what was written of this file already: nothing half-imported stays. */
  readonly abandon: () => void;
  readonly outcome: () => StoreOutcome;
}

export interface StoreOutcome {
  readonly counts: StoredReportCounts;
  readonly duplicateReports: number;
  readonly unmarkedReportIds: readonly ReportId[];
  readonly notices: readonly ImportNotice[];
}

/**
 * Observable uses that wait before they are written in one action. A file with fewer is one action, which undo takes back
 * whole; a mailbox of gigabytes becomes several, so that memory stays bounded.
 */
const MAX_WAITING_LINKS = 200_000;
const MAX_WAITING_CHARS = 67_108_864;

/** Notices of a file's reports that its ledger line shows; all of them stand on the reports themselves. */
const MAX_LEDGER_NOTICES = 200;

export function createReportStore(
  context: ImportContext,
  file: ImportedFile,
  isDryRun: boolean,
): ReportStore {
  const actions: number[] = [];
  let waiting: ReportToStore[] = [];
  let waitingLinks = 0;
  let waitingChars = 0;
  let index = 0;
  let outcome: StoreOutcome = EMPTY;
  const seen = new Set<string>();

  const flush = () => {
    const batch = waiting;
    waiting = [];
    waitingLinks = 0;
    waitingChars = 0;
    if (batch.length === 0) return;
    const written = isDryRun ? planOnly(batch) : write(context, file, batch);
    if (written.actionId > 0) actions.push(written.actionId);
    outcome = merge(outcome, written);
  };
  return {
    add: async (report) => {
      const identity = sourceIdentity(report, file.sha256, index);
      index += 1;
      const key = `${identity.id}\n${identity.version}`;
      const known = seen.has(key)
        ? ({ kind: "same" } as const)
        : findSource(context.database.read, identity);
      seen.add(key);
      if (known.kind === "same") {
        outcome = merge(outcome, duplicateOf(report));
        return ok(undefined);
      }
      const attachments = await sealAttachments(context.blobs, report.attachments, isDryRun);
      if (!attachments.ok) return attachments;
      const links = reportLinks(report, context.actor().nowMs());
      const edition = known.kind === "other-edition" ? [otherEdition(known.number)] : [];
      waiting.push({
        report,
        identity,
        file,
        attachments: attachments.value,
        links,
        notices: [...edition, ...links.notices],
      });
      waitingLinks += links.links.length;
      waitingChars += report.body.length + report.detailsJson.length;
      if (waitingLinks > MAX_WAITING_LINKS || waitingChars > MAX_WAITING_CHARS) flush();
      return ok(undefined);
    },
    finish: flush,
    abandon: () => {
      waiting = [];
      for (const actionId of actions.toReversed()) {
        const undone = context.database.transaction((handle) =>
          undoAction(handle, context.actor(), actionId),
        );
        if (!undone.ok)
          throw new Error(`an unfinished import can't be taken back: ${undone.error}`);
      }
      outcome = EMPTY;
    },
    outcome: () => outcome,
  };
}

interface Written extends StoreOutcome {
  readonly actionId: number;
}

const EMPTY: StoreOutcome = {
  counts: NOTHING_STORED,
  duplicateReports: 0,
  unmarkedReportIds: [],
  notices: [],
};

function write(
  context: ImportContext,
  file: ImportedFile,
  batch: readonly ReportToStore[],
): Written {
  const actor = context.actor();
  return context.database.transaction((handle) => {
    const nowMs = actor.nowMs();
    const planned = batch.map((item) => planReport(handle, context, actor.ids, nowMs, item));
    const { actionId } = applyAction(handle, actor, {
      verb: "import",
      // Not the path: a folder names people and places, and the journal is exported.
      cause: baseName(file.name),
      subjects: planned.flatMap(({ subjects }) => subjects),
    });
    return {
      actionId,
      counts: planned.reduce((sum, plan, at) => {
        const item = batch[at];
        return item === undefined ? sum : addCounts(sum, countsOf(item, plan));
      }, NOTHING_STORED),
      duplicateReports: 0,
      unmarkedReportIds: planned.flatMap((plan) =>
        plan.isUnmarked ? [reportIdSchema.parse(plan.reportId)] : [],
      ),
      notices: noticesOf(batch),
    };
  });
}

/** A dry run counts what would be written. */
function planOnly(batch: readonly ReportToStore[]): Written {
  return {
    actionId: 0,
    counts: batch.reduce(
      (sum, item) =>
        addCounts(
          sum,
          countsOf(item, {
            opensIncident: item.report.intakeKind === "misp-event",
            evidence: 1 + item.attachments.length,
          }),
        ),
      NOTHING_STORED,
    ),
    duplicateReports: 0,
    unmarkedReportIds: [],
    notices: noticesOf(batch),
  };
}

function countsOf(
  { report, links }: ReportToStore,
  plan: { readonly opensIncident: boolean; readonly evidence: number },
): StoredReportCounts {
  return {
    found: report.foundItems,
    stored: report.foundItems - report.skippedItems,
    duplicates: 0,
    skipped: report.skippedItems,
    reports: 1,
    incidents: plan.opensIncident ? 1 : 0,
    observables: links.observableCount,
    evidence: plan.evidence,
    relations: report.relations.length,
  };
}

function duplicateOf(report: ParsedReport): StoreOutcome {
  return {
    counts: {
      ...NOTHING_STORED,
      found: report.foundItems,
      duplicates: report.foundItems - report.skippedItems,
      skipped: report.skippedItems,
    },
    duplicateReports: 1,
    unmarkedReportIds: [],
    notices: [],
  };
}

function noticesOf(batch: readonly ReportToStore[]): readonly ImportNotice[] {
  return batch
    .flatMap(({ report, notices }) => [...report.notices, ...notices])
    .slice(0, MAX_LEDGER_NOTICES);
}

function merge(left: StoreOutcome, right: StoreOutcome): StoreOutcome {
  return {
    counts: addCounts(left.counts, right.counts),
    duplicateReports: left.duplicateReports + right.duplicateReports,
    unmarkedReportIds: [...left.unmarkedReportIds, ...right.unmarkedReportIds],
    notices: [...left.notices, ...right.notices].slice(0, MAX_LEDGER_NOTICES),
  };
}

function otherEdition(number: string): ImportNotice {
  return {
    kind: "other-edition",
    message: `This source is known from report ${number}, with other content. Both are kept.`,
  };
}

/** Raw bytes are sealed before any row refers to them. A dry run only counts them. */
async function sealAttachments(
  blobs: BlobStore,
  attachments: readonly ParsedAttachment[],
  isDryRun: boolean,
): Promise<Result<readonly SealedAttachment[], Failure>> {
  const sealed: SealedAttachment[] = [];
  for (const { name, mediaType, bytes } of attachments) {
    if (isDryRun) {
      sealed.push({ name, mediaType, sha256: "", sizeBytes: bytes.length });
      continue;
    }
    const stored = await blobs.put(Readable.from([bytes]));
    if (!stored.ok) return stored;
    const { sha256Hex, sizeBytes } = stored.value;
    sealed.push({ name, mediaType, sha256: sha256Hex, sizeBytes });
  }
  return ok(sealed);
}
