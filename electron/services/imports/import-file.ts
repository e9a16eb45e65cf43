import { ledgerLine } from "../../../shared/domain/import-ledger/import-ledger.ts";
import type { Failure } from "../../../shared/contract/failures.ts";
import { isFormatId, type ParseSummary } from "../../../shared/formats/format.ts";
import type { ImportNotice } from "../../../shared/formats/parsed.ts";
import type { ColumnMapping } from "../../../shared/formats/table/column-mapping.ts";
import type { ImportFileResult } from "../../../shared/model/import-run.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { StoredBlob } from "../../blobs/put-blob.ts";
import type { ParserFailure, ParserProcess } from "../../importer/parser-process.ts";
import type { Upload } from "../uploads/uploads.ts";
import type { ImportContext, ImportedFile } from "./import-context.ts";
import { createReportStore, type ReportStore } from "./store-reports.ts";

/** How the files of a run are to be read. */
export interface FileOptions {
  readonly format: string | undefined;
  readonly mapping: ColumnMapping | undefined;
  readonly tlp: ImportedFile["tlp"];
  readonly pap: ImportedFile["pap"];
  readonly isDryRun: boolean;
}

export interface FileRun {
  readonly runId: string;
  readonly upload: Upload;
  readonly options: FileOptions;
  readonly signal: AbortSignal;
  readonly onBytes: (bytesRead: number) => void;
}

export interface ReadFile {
  readonly result: ImportFileResult;
  readonly sha256: string | null;
  readonly summary: ParseSummary | null;
}

/**
 * Takes one file in: sealed first, read second, so that a failing parser never loses evidence. Fails only with what ends the
 * whole run (`cancelled`, `disk-full`); what is wrong with the file stands in its ledger line, and then nothing of it is stored.
 */
export async function importFile(
  context: ImportContext,
  parser: ParserProcess,
  run: FileRun,
): Promise<Result<ReadFile, Failure>> {
  const sealed = await run.upload.store(run.signal);
  if (!sealed.ok) {
    return ENDS_RUN.has(sealed.error.kind)
      ? sealed
      : ok(
          refused(run.upload.name, null, {
            kind: sealed.error.kind,
            message: "The file can't be read.",
          }),
        );
  }
  const detected: { format: string | null } = { format: run.options.format ?? null };
  const file = (): ImportedFile => ({
    runId: run.runId,
    name: run.upload.name,
    format: detected.format ?? "unknown",
    sha256: sealed.value.sha256Hex,
    sizeBytes: sealed.value.sizeBytes,
    tlp: run.options.tlp,
    pap: run.options.pap,
  });
  return readSealed(context, parser, run, { sealed: sealed.value, detected, file });
}

interface SealedFile {
  readonly sealed: StoredBlob;
  readonly detected: { format: string | null };
  readonly file: () => ImportedFile;
}

async function readSealed(
  context: ImportContext,
  parser: ParserProcess,
  run: FileRun,
  { sealed, detected, file }: SealedFile,
): Promise<Result<ReadFile, Failure>> {
  const { upload, options, signal } = run;
  let store: ReportStore | undefined;
  let failure: Failure | undefined;
  const stop = new AbortController();
  const read = await parser.read(
    {
      name: upload.name,
      open: () => context.blobs.read(sealed.sha256Hex),
      ...(options.format !== undefined && isFormatId(options.format)
        ? { format: options.format }
        : {}),
      ...(options.mapping === undefined ? {} : { mapping: options.mapping }),
    },
    {
      detected: (format) => {
        detected.format = format;
      },
      report: async (report) => {
        store ??= createReportStore(context, file(), options.isDryRun);
        const added = await store.add(report);
        if (added.ok) return;
        failure = added.error;
        stop.abort();
      },
      restarted: () => {
        store?.abandon();
        store = undefined;
      },
      progress: run.onBytes,
    },
    AbortSignal.any([signal, stop.signal]),
  );
  const sha256 = sealed.sha256Hex;
  if (!read.ok || failure !== undefined || signal.aborted) {
    store?.abandon();
    if (failure !== undefined) return err(failure);
    if (signal.aborted || (!read.ok && read.error.kind === "cancelled"))
      return err({ kind: "cancelled" });
    if (!read.ok)
      return ok({ ...refused(upload.name, detected.format, noticeOf(read.error)), sha256 });
  }
  store?.finish();
  return ok({
    result: lineOf(upload.name, store, read.value),
    sha256,
    summary: read.value,
  });
}

const ENDS_RUN: ReadonlySet<Failure["kind"]> = new Set(["cancelled", "disk-full"]);

function lineOf(
  path: string,
  store: ReportStore | undefined,
  summary: ParseSummary,
): ImportFileResult {
  const stored = store?.outcome();
  const counts = stored?.counts;
  const lost = summary.foundItems - (counts?.found ?? 0);
  return ledgerLine({
    path,
    format: summary.format,
    counts: {
      reports: 0,
      incidents: 0,
      observables: 0,
      evidence: 0,
      relations: 0,
      stored: 0,
      duplicates: 0,
      ...counts,
      found: summary.foundItems,
      // Items that never became part of a report count as left out.
      skipped: (counts?.skipped ?? 0) + lost,
    },
    duplicateReports: stored?.duplicateReports ?? 0,
    warnings: [...summary.notices, ...(stored?.notices ?? [])],
    errors: [],
    unmarkedReportIds: stored?.unmarkedReportIds ?? [],
  });
}

function refused(path: string, format: string | null, error: ImportNotice): ReadFile {
  const result = ledgerLine({
    path,
    format,
    counts: {
      found: 0,
      stored: 0,
      duplicates: 0,
      skipped: 0,
      reports: 0,
      incidents: 0,
      observables: 0,
      evidence: 0,
      relations: 0,
    },
    duplicateReports: 0,
    warnings: [],
    errors: [error],
    unmarkedReportIds: [],
  });
  return { result, sha256: null, summary: null };
}

function noticeOf(failure: ParserFailure): ImportNotice {
  const { kind, message } = failure;
  return "place" in failure && failure.place !== undefined
    ? { kind, message, place: failure.place }
    : { kind, message };
}
