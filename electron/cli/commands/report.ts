import { Command } from "commander";
import { reportIdSchema, type ReportId } from "../../../shared/model/ids.ts";
import { incidentPatchSchema } from "../../../shared/model/incident.ts";
import { answer } from "../call.ts";
import type { Run } from "../context.ts";
import { pageInput, withListOptions, type ListOptions } from "../list-query.ts";
import { classificationOption, severityOption, tlpOption } from "../options.ts";
import { table } from "../output.ts";
import { UsageError } from "../usage-error.ts";

export function reportCommand(run: Run): Command {
  const report = new Command("report").description("intake queue");
  report.addCommand(listCommand(run));
  report.addCommand(showCommand(run));
  report.addCommand(acceptCommand(run));
  report.addCommand(rejectCommand(run));
  return report;
}

function listCommand(run: Run): Command {
  return withListOptions(new Command("list").description("reports, a page at a time"))
    .option("--status <status>", "new, accepted or rejected")
    .action((options: ListOptions, command: Command) =>
      run(command, async (context) => {
        const client = await context.openVault();
        const page = await answer(client.reports.list(pageInput(options)));
        context.output.result(
          page,
          table(
            ["number", "status", "kind", "tlp", "id", "title"],
            page.items.map((row) => [
              row.number,
              row.status,
              row.intakeKind,
              row.tlp ?? "unmarked",
              row.id,
              row.title,
            ]),
          ),
        );
      }),
    );
}

function showCommand(run: Run): Command {
  return new Command("show")
    .description("one report as it came in, with near-duplicate proposals")
    .argument("<id>")
    .action((text: string, _options, command: Command) =>
      run(command, async (context) => {
        const id = parseReportId(text);
        const client = await context.openVault();
        const report = await answer(client.reports.get({ id }));
        const subject = { kind: "report", id } as const;
        const links = await answer(client.observables.links({ subject, limit: 5_000 }));
        const similar = await answer(client.reports.similar({ id }));
        const evidence = await answer(client.evidence.list({ subject }));
        context.output.result(
          {
            ...report,
            observables: links.items,
            observablesTotal: links.total,
            evidence: evidence.items,
            similar: similar.items,
          },
          [
            `${report.number}  ${report.title}`,
            `from ${report.sender ?? "unknown"}`,
            "",
            ...report.body.split("\n"),
          ],
        );
      }),
    );
}

interface AcceptOptions {
  readonly into?: string;
  readonly each?: boolean;
  readonly class?: readonly string[];
  readonly severity?: string;
  readonly tlp?: string;
  readonly owner?: string;
}

function acceptCommand(run: Run): Command {
  return new Command("accept")
    .description("take reports into a new incident or into an existing one")
    .argument("<id...>")
    .option("--into <incident>", "number or id of an existing incident")
    .option("--each", "a new incident for each report")
    .option("--class <rsit>", "classification; may be repeated", classificationOption)
    .option("--severity <severity>", "severity", severityOption)
    .option("--tlp <label>", "marking", tlpOption)
    .option("--owner <name>", "owner")
    .action((texts: readonly string[], options: AcceptOptions, command: Command) =>
      run(command, async (context) => {
        const ids = texts.map(parseReportId);
        const client = await context.openVault();
        const { into, each, class: classification, ...fields } = options;
        const patch = incidentPatchSchema.parse({
          ...fields,
          ...(classification === undefined ? {} : { classification }),
        });
        const target =
          into === undefined
            ? each === true
              ? "one-incident-each"
              : "one-incident"
            : { incidentId: (await answer(client.incidents.resolve({ reference: into }))).id };
        const accepted = await answer(client.reports.accept({ ids, into: target, patch }));
        context.output.result(accepted, [`Accepted into ${accepted.incidentIds.join(", ")}.`]);
      }),
    );
}

function rejectCommand(run: Run): Command {
  return new Command("reject")
    .description("turn reports away with a reason")
    .argument("<id...>")
    .requiredOption("--reason <text>")
    .action((texts: readonly string[], options: { reason: string }, command: Command) =>
      run(command, async (context) => {
        const client = await context.openVault();
        const changed = await answer(
          client.reports.reject({
            target: { ids: texts.map(parseReportId) },
            reason: options.reason,
          }),
        );
        context.output.result(changed, [`${String(changed.changed)} rejected.`]);
      }),
    );
}

function parseReportId(text: string): ReportId {
  const parsed = reportIdSchema.safeParse(text);
  if (!parsed.success) throw new UsageError(`not the id of a report: ${text}`);
  return parsed.data;
}
