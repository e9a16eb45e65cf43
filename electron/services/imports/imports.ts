import type { z } from "zod";
import type {
  importOptionsSchema,
  importProgressSchema,
} from "../../../shared/contract/imports.ts";
import type { Failure } from "../../../shared/contract/failures.ts";
import { ledgerTotals } from "../../../shared/domain/import-ledger/import-ledger.ts";
import { type ColumnMapping } from "../../../shared/formats/table/column-mapping.ts";
import { importRunIdSchema } from "../../../shared/model/ids.ts";
import type { ImportFileResult, ImportRun } from "../../../shared/model/import-run.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { createParserProcess } from "../../importer/parser-process.ts";
import type { SpawnParser } from "../../importer/parser-child.ts";
import type { Upload } from "../uploads/uploads.ts";
import { checkManifests } from "./check-manifests.ts";
import type { ImportContext } from "./import-context.ts";
import { importFile, type FileOptions, type ReadFile } from "./import-file.ts";
import { listImportRuns, readImportRun, saveImportRun } from "./import-runs.ts";
import { markRun, type MarkRequest } from "./mark-run.ts";
import { readMapping } from "./mappings.ts";
import { parseMapping } from "./parse-mapping.ts";

export type ImportOptions = z.infer<typeof importOptionsSchema>;
export type ImportProgress = z.infer<typeof importProgressSchema>;

/** Imports and their ledgers. */
export interface ImportService {
  /**
   * Takes files in, one after the other; bad ones are named in the ledger and passed over. When `signal` aborts, finished
   * files stay, the one at work leaves nothing, and the ledger says that the run was cancelled.
   */
  readonly run: (
    uploads: readonly Upload[],
    options: ImportOptions,
    report: (progress: ImportProgress) => void,
    signal: AbortSignal,
  ) => Promise<Result<ImportRun, Failure>>;
  readonly list: (
    limit: number,
    after: string | undefined,
  ) => { readonly items: readonly ImportRun[]; readonly next: string | null };
  readonly get: (id: string) => Result<ImportRun, Failure>;
  readonly mark: (
    id: string,
    marking: MarkRequest,
  ) => Result<{ actionId: number; changed: number }, Failure>;
}

export function createImports(context: ImportContext, spawnParser: SpawnParser): ImportService {
  const { database, actor } = context;
  return {
    run: async (uploads, options, report, signal) => {
      const fileOptions = readOptions(context, options);
      if (!fileOptions.ok) return fileOptions;
      const startedAt = new Date(actor().nowMs()).toISOString();
      const id = importRunIdSchema.parse(actor().ids.newId());
      const parser = createParserProcess(spawnParser);
      try {
        const read = await importAll(context, parser, {
          id,
          uploads,
          options: fileOptions.value,
          report,
          signal,
        });
        if (!read.ok && read.error.kind !== "cancelled") return read;
        const files = read.ok ? read.value : [];
        const run = finishRun({ id, startedAt, nowMs: actor().nowMs(), files, options, signal });
        if (!options.isDryRun) {
          database.transaction((write) => {
            saveImportRun(write, run);
          });
        }
        return ok(run);
      } finally {
        parser.close();
      }
    },
    list: (limit, after) => listImportRuns(database.read, limit, after),
    get: (id) => {
      const run = readImportRun(database.read, id);
      return run ? ok(run) : err({ kind: "not-found", recordKind: "report", id });
    },
    mark: (id, marking) => markRun(context, id, marking),
  };
}

interface RunRequest {
  readonly id: z.infer<typeof importRunIdSchema>;
  readonly uploads: readonly Upload[];
  readonly options: FileOptions;
  readonly report: (progress: ImportProgress) => void;
  readonly signal: AbortSignal;
}

async function importAll(
  context: ImportContext,
  parser: ReturnType<typeof createParserProcess>,
  { id, uploads, options, report, signal }: RunRequest,
): Promise<Result<readonly ImportFileResult[], Failure>> {
  const sizes = uploads.map(({ sizeBytes }) => sizeBytes);
  const bytesTotal = sizes.every((size) => size !== null)
    ? sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0)
    : null;
  const read: ReadFile[] = [];
  let bytesBefore = 0;
  const tell = (currentFile: string | null, bytes: number, finished: ImportFileResult | null) => {
    report({
      runId: id,
      filesDone: read.length,
      filesTotal: uploads.length,
      bytesDone: bytesBefore + bytes,
      bytesTotal,
      currentFile,
      finished,
    });
  };
  for (const upload of uploads) {
    if (signal.aborted) break;
    tell(upload.name, 0, null);
    const file = await importFile(context, parser, {
      runId: id,
      upload,
      options,
      signal,
      onBytes: (bytes) => {
        tell(upload.name, bytes, null);
      },
    });
    if (!file.ok && file.error.kind === "cancelled") break;
    if (!file.ok) return file;
    read.push(file.value);
    bytesBefore += upload.sizeBytes ?? 0;
    tell(null, 0, file.value.result);
  }
  return ok(checkManifests(read));
}

function finishRun(facts: {
  readonly id: ImportRun["id"];
  readonly startedAt: string;
  readonly nowMs: number;
  readonly files: readonly ImportFileResult[];
  readonly options: ImportOptions;
  readonly signal: AbortSignal;
}): ImportRun {
  return {
    id: facts.id,
    startedAt: facts.startedAt,
    finishedAt: new Date(facts.nowMs).toISOString(),
    isDryRun: facts.options.isDryRun,
    wasCancelled: facts.signal.aborted,
    files: [...facts.files],
    totals: ledgerTotals(facts.files),
  };
}

function readOptions(context: ImportContext, options: ImportOptions): Result<FileOptions, Failure> {
  const mapping = mappingOf(context, options.mappingId);
  if (!mapping.ok) return mapping;
  return ok({
    format: options.format,
    mapping: mapping.value,
    tlp: options.tlp ?? null,
    pap: options.pap ?? null,
    isDryRun: options.isDryRun,
  });
}

function mappingOf(
  { database }: ImportContext,
  id: string | undefined,
): Result<ColumnMapping | undefined, Failure> {
  if (id === undefined) return ok(undefined);
  const saved = readMapping(database.read, id);
  if (saved === undefined) return err({ kind: "not-found", recordKind: "mapping", id });
  return parseMapping(saved.mappingJson);
}
