import { Command } from "commander";
import {
  importTotalsSchema,
  type ImportFileResult,
  type ImportRun,
} from "../../../shared/model/import-run.ts";
import type { Failure } from "../../../shared/contract/failures.ts";
import type { Tlp } from "../../../shared/model/values.ts";
import { describeFailure } from "../../../shared/text/describe-failure.ts";
import { drain, Refusal } from "../call.ts";
import type { CommandContext, Run } from "../context.ts";
import { listFiles } from "../list-files.ts";
import { readMapping } from "../mapping.ts";
import { tlpOption } from "../options.ts";
import { table, type ExitCode } from "../output.ts";

interface ImportOptions {
  readonly format?: string;
  readonly map?: string;
  readonly tlp?: Tlp;
  readonly dryRun?: boolean;
}

export function importCommand(run: Run): Command {
  return new Command("import")
    .description("detect, parse and store files; goes on past bad ones and exits 1 if any failed")
    .argument("<path...>", "files, folders or patterns")
    .option("--format <name>", "instead of detecting by content")
    .option("--map <file>", "column mapping for tables (JSON)")
    .option("--tlp <label>", "marking of reports that carry none", tlpOption)
    .option("--dry-run", "show what would come in, store nothing")
    .action((paths: readonly string[], options: ImportOptions, command: Command) =>
      run(command, (context) => importPaths(context, paths, options)),
    );
}

async function importPaths(
  context: CommandContext,
  paths: readonly string[],
  options: ImportOptions,
): Promise<ExitCode> {
  const files = await listFiles(paths);
  const client = await context.openVault();
  const core = await context.core();
  const refused: ImportFileResult[] = [];
  const uploadIds: string[] = [];
  for (const file of files) {
    const offered = await core.local.offerFile(file);
    if (offered.ok) uploadIds.push(offered.value.uploadId);
    else if (isAboutFile(offered.error)) refused.push(refusal(file, offered.error));
    else throw new Refusal(offered.error);
  }
  const mappingId = options.map === undefined ? undefined : await readMapping(client, options.map);
  const run =
    uploadIds.length === 0
      ? undefined
      : await drain(
          client.imports.start(
            {
              uploadIds,
              options: {
                isDryRun: options.dryRun === true,
                ...(options.format === undefined ? {} : { format: options.format }),
                ...(options.tlp === undefined ? {} : { tlp: options.tlp }),
                ...(mappingId === undefined ? {} : { mappingId }),
              },
            },
            { signal: context.ports.signal },
          ),
          (step) => {
            const what = `${String(step.filesDone)}/${String(step.filesTotal)} ${step.currentFile ?? ""}`;
            context.progress.show(what, step.bytesDone, step.bytesTotal);
          },
        );
  context.progress.clear();
  return report(context, run, refused);
}

function report(
  context: CommandContext,
  run: ImportRun | undefined,
  unread: readonly ImportFileResult[],
): ExitCode {
  const files = [...(run?.files ?? []), ...unread];
  const totals = addRefused(run?.totals, unread.length);
  context.output.result({ runId: run?.id ?? null, dryRun: run?.isDryRun ?? false, files, totals }, [
    ...table(
      ["status", "format", "found", "stored", "duplicates", "skipped", "file"],
      files.map((file) => [
        file.status,
        file.format ?? "-",
        String(file.found),
        String(file.stored),
        String(file.duplicates),
        String(file.skipped),
        file.path,
      ]),
    ),
    ...files.flatMap((file) => file.errors.map((error) => `${file.path}: ${error.message}`)),
    `${String(totals.files)} files: ${String(totals.imported)} imported, ${String(totals.duplicate)} duplicate, ` +
      `${String(totals.partial)} partial, ${String(totals.refused)} refused`,
  ]);
  if (run?.wasCancelled === true) return 1;
  return totals.refused + totals.partial > 0 ? 1 : 0;
}

function addRefused(totals: ImportRun["totals"] | undefined, unread: number): ImportRun["totals"] {
  const base = totals ?? NO_TOTALS;
  return { ...base, files: base.files + unread, refused: base.refused + unread };
}

const NO_COUNTS = {
  found: 0,
  stored: 0,
  duplicates: 0,
  skipped: 0,
  reports: 0,
  incidents: 0,
  observables: 0,
  evidence: 0,
  relations: 0,
};

const NO_TOTALS = importTotalsSchema.parse({
  ...NO_COUNTS,
  files: 0,
  imported: 0,
  duplicate: 0,
  partial: 0,
  refused: 0,
});

/** A failure of one file stands in the ledger; one of the vault ends the run. */
function isAboutFile({ kind }: Failure): boolean {
  return kind === "file-not-readable" || kind === "not-a-regular-file";
}

function refusal(path: string, failure: Failure): ImportFileResult {
  return {
    ...NO_COUNTS,
    path,
    format: null,
    status: "refused",
    warnings: [],
    errors: [{ kind: failure.kind, message: describeFailure(failure) }],
    unmarkedReportIds: [],
  };
}
