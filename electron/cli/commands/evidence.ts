import { Command } from "commander";
import type { Client } from "../../../shared/contract/index.ts";
import { evidenceIdSchema, reportIdSchema, type EvidenceId } from "../../../shared/model/ids.ts";
import type { Evidence } from "../../../shared/model/case-parts.ts";
import {
  DOCUMENT_FORMATS,
  documentFormatOption,
  languageOption,
  type DocumentOptions,
} from "../document-options.ts";
import { answer, drain, value } from "../call.ts";
import type { Run } from "../context.ts";
import {
  countersignCommand,
  countersignedCommand,
  handOverCommand,
  verifyCustodyCommand,
} from "./evidence-custody.ts";
import { listFiles } from "../list-files.ts";
import { table, type ExitCode } from "../output.ts";
import { saveTicket } from "../save-ticket.ts";
import { readSecretFile } from "../passphrase.ts";
import { UsageError } from "../usage-error.ts";

interface SubjectOptions {
  readonly incident?: string;
  readonly report?: string;
}

export function evidenceCommand(run: Run): Command {
  const evidence = new Command("evidence").description("files with hashes and custody");
  evidence.addCommand(addCommand(run));
  evidence.addCommand(listCommand(run));
  evidence.addCommand(exportCommand(run));
  evidence.addCommand(verifyCommand(run));
  evidence.addCommand(custodyCommand(run));
  evidence.addCommand(handOverCommand(run));
  evidence.addCommand(countersignCommand(run));
  evidence.addCommand(countersignedCommand(run));
  evidence.addCommand(verifyCustodyCommand(run));
  return evidence;
}

function withSubject(command: Command): Command {
  return command
    .option("--incident <incident>", "number or id")
    .option("--report <id>", "id of a report");
}

function addCommand(run: Run): Command {
  return withSubject(new Command("add").description("take files in; they are hashed and sealed"))
    .argument("<file...>")
    .option("--description <text>", "what it is", "")
    .action(
      (
        paths: readonly string[],
        options: SubjectOptions & { description: string },
        command: Command,
      ) =>
        run(command, async (context) => {
          const files = await listFiles(paths);
          const client = await context.openVault();
          const core = await context.core();
          const subject = await subjectOf(client, options);
          const uploadIds: string[] = [];
          for (const file of files)
            uploadIds.push(value(await core.local.offerFile(file)).uploadId);
          const added = await answer(
            client.evidence.add({ subject, uploadIds, description: options.description }),
          );
          const items: Evidence[] = [];
          for (const id of added.ids) items.push(await answer(client.evidence.get({ id })));
          context.output.result(
            { actionId: added.actionId, items: items.map(withBytes) },
            lines(items),
          );
        }),
    );
}

function listCommand(run: Run): Command {
  return withSubject(new Command("list").description("evidence of an incident or a report")).action(
    (options: SubjectOptions, command: Command) =>
      run(command, async (context) => {
        const client = await context.openVault();
        const { items } = await answer(
          client.evidence.list({ subject: await subjectOf(client, options) }),
        );
        context.output.result({ items: items.map(withBytes) }, lines(items));
      }),
  );
}

interface ExportOptions {
  readonly out: string;
  readonly reason: string;
  readonly archive?: boolean;
  readonly archivePasswordFile?: string;
}

/** How the file leaves; null as it came in. */
async function archiveOf(options: ExportOptions): Promise<{ password: string } | null> {
  const { archive, archivePasswordFile } = options;
  if (archivePasswordFile === undefined) return archive === true ? { password: "infected" } : null;
  const password = await readSecretFile(archivePasswordFile);
  if (password === "") throw new UsageError(`no password in ${archivePasswordFile}`);
  return { password };
}

function exportCommand(run: Run): Command {
  return new Command("export")
    .description(
      "write a file out of the vault, as it came in or in a sealed archive; it may be harmful",
    )
    .argument("<id>")
    .requiredOption("--out <file>", "file to write; it must not exist")
    .requiredOption("--yes", "I know that the file leaves the vault and may be harmful")
    .option(
      "--archive",
      'as a ZIP archive sealed with AES-256 and the customary password "infected"',
    )
    .option("--archive-password-file <file>", "the same with the password in this file")
    .option("--reason <text>", "why, for the custody log", "")
    .action((text: string, options: ExportOptions, command: Command) =>
      run(command, async (context) => {
        const id = parseEvidenceId(text);
        const client = await context.openVault();
        const item = await answer(client.evidence.get({ id }));
        const archive = await archiveOf(options);
        const ticket = await answer(
          client.evidence.export({ id, acknowledged: true, reason: options.reason, archive }),
        );
        const saved = await saveTicket(context, ticket.ticket, options.out);
        const { out } = options;
        const isArchive = archive !== null;
        context.output.result({ sha256: item.sha256, bytes: saved.sizeBytes, out, isArchive }, [
          `${out}: ${String(saved.sizeBytes)} bytes, SHA-256 ${isArchive ? "of the file in it " : ""}${item.sha256}`,
        ]);
      }),
    );
}

function verifyCommand(run: Run): Command {
  return withSubject(new Command("verify").description("read evidence back and compare its hash"))
    .argument("[id...]")
    .action((texts: readonly string[], options: SubjectOptions, command: Command) =>
      run(command, async (context): Promise<ExitCode> => {
        const client = await context.openVault();
        const ids = texts.map(parseEvidenceId);
        if (ids.length === 0) {
          const { items } = await answer(
            client.evidence.list({ subject: await subjectOf(client, options) }),
          );
          ids.push(...items.map((item) => item.id));
        }
        if (ids.length === 0) {
          context.output.result({ verified: 0, damaged: [], items: [] }, ["There is no evidence."]);
          return 0;
        }
        const result = await drain(client.evidence.verify({ ids }), (step) => {
          context.progress.show("verifying", step.done, step.total);
        });
        const items: Evidence[] = [];
        for (const id of ids) items.push(await answer(client.evidence.get({ id })));
        context.output.result({ ...result, items: items.map(withBytes) }, [
          `${String(result.verified)} verified, ${String(result.damaged.length)} damaged.`,
          ...lines(items),
        ]);
        return result.damaged.length === 0 ? 0 : 1;
      }),
    );
}

function custodyCommand(run: Run): Command {
  return new Command("custody")
    .description("write the custody sheet of a file, in clear, for print and signature")
    .argument("<id>")
    .option("--format <format>", DOCUMENT_FORMATS, documentFormatOption, "html")
    .option("--language <language>", "en, de or fr", languageOption, "en")
    .requiredOption("--out <file>", "file to write; it must not exist")
    .action((text: string, options: DocumentOptions, command: Command) =>
      run(command, async (context) => {
        const id = parseEvidenceId(text);
        const { format, language, out } = options;
        const client = await context.openVault();
        const made = await answer(
          client.documents.custodySheet({ id, format, language, acknowledged: true }),
        );
        const saved = await saveTicket(context, made.ticket, out);
        context.output.result({ out, bytes: saved.sizeBytes, tlp: made.tlp }, [
          `${out}: ${made.tlp}, ${String(saved.sizeBytes)} bytes`,
        ]);
      }),
    );
}

async function subjectOf(client: Client, options: SubjectOptions) {
  if (options.incident !== undefined) {
    const { id } = await answer(client.incidents.resolve({ reference: options.incident }));
    return { kind: "incident", id } as const;
  }
  const report = reportIdSchema.safeParse(options.report);
  if (!report.success)
    throw new UsageError("name an incident with --incident or a report with --report");
  return { kind: "report", id: report.data } as const;
}

function withBytes(item: Evidence) {
  return { ...item, bytes: item.sizeBytes };
}

function lines(items: readonly Evidence[]): readonly string[] {
  return table(
    ["sha256", "bytes", "id", "name"],
    items.map((item) => [item.sha256, String(item.sizeBytes), item.id, item.name]),
  );
}

function parseEvidenceId(text: string): EvidenceId {
  const parsed = evidenceIdSchema.safeParse(text);
  if (!parsed.success) throw new UsageError(`not the id of evidence: ${text}`);
  return parsed.data;
}
