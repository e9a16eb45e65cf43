import { Command } from "commander";
import { incidentPatchSchema, type IncidentPatch } from "../../../shared/model/incident.ts";
import { answer } from "../call.ts";
import type { Run } from "../context.ts";
import { describeIncident, incidentLines } from "../incident-lines.ts";
import { pageInput, withIncidentOptions, type ListOptions } from "../list-query.ts";
import {
  classificationOption,
  papOption,
  repeated,
  severityOption,
  statusOption,
  tlpOption,
} from "../options.ts";
import { archiveCommand, unarchiveCommand } from "./incident-archive.ts";
import { judgementCommand } from "./incident-judgement.ts";
import { caseReportCommand } from "./incident-report.ts";
import { firstResponseSheetCommand } from "./incident-sheet.ts";
import { resolveIncidents } from "../resolve-incidents.ts";
import { mergeCommand, splitCommand, undoCommand, unmergeCommand } from "./incident-reshape.ts";

interface FieldOptions {
  readonly title?: string;
  readonly description?: string;
  readonly class?: readonly string[];
  readonly severity?: string;
  readonly status?: string;
  readonly reason?: string;
  readonly tlp?: string;
  readonly pap?: string;
  readonly owner?: string;
  readonly tag?: readonly string[];
  readonly untag?: readonly string[];
}

export function incidentCommand(run: Run): Command {
  const incident = new Command("incident").description("case work");
  incident.addCommand(listCommand(run));
  incident.addCommand(showCommand(run));
  incident.addCommand(createCommand(run));
  incident.addCommand(updateCommand(run));
  incident.addCommand(mergeCommand(run));
  incident.addCommand(unmergeCommand(run));
  incident.addCommand(splitCommand(run));
  incident.addCommand(closeCommand(run));
  incident.addCommand(undoCommand(run));
  incident.addCommand(caseReportCommand(run));
  incident.addCommand(firstResponseSheetCommand(run));
  incident.addCommand(archiveCommand(run));
  incident.addCommand(unarchiveCommand(run));
  incident.addCommand(judgementCommand(run));
  return incident;
}

function listCommand(run: Run): Command {
  return withIncidentOptions(new Command("list").description("incidents, a page at a time")).action(
    (options: ListOptions, command: Command) =>
      run(command, async (context) => {
        const client = await context.openVault();
        const page = await answer(client.incidents.list(pageInput(options)));
        context.output.result(page, incidentLines(page.items));
      }),
  );
}

function showCommand(run: Run): Command {
  return new Command("show")
    .description("one incident with its parts and correlations")
    .argument("<incident>", "number or id")
    .action((reference: string, _options, command: Command) =>
      run(command, async (context) => {
        const client = await context.openVault();
        const shown = await describeIncident(client, reference);
        context.output.result(shown.document, shown.lines);
      }),
    );
}

function withFields(command: Command): Command {
  return command
    .option("--description <markdown>")
    .option("--class <rsit>", "classification; may be repeated", classificationOption)
    .option("--severity <severity>", "severity", severityOption)
    .option("--tlp <label>", "marking", tlpOption)
    .option("--pap <label>", "permissible actions", papOption)
    .option("--owner <name>", "owner; none to leave it without one")
    .option("--tag <tag>", "tag to add; may be repeated", repeated);
}

function createCommand(run: Run): Command {
  return withFields(new Command("create").description("open an incident by hand"))
    .requiredOption("--title <title>")
    .action((options: FieldOptions & { title: string }, command: Command) =>
      run(command, async (context) => {
        const client = await context.openVault();
        const patch = patchOf(options);
        const { addTags, ...fields } = patch;
        const made = await answer(
          client.incidents.create({ ...fields, title: options.title, tags: addTags ?? [] }),
        );
        context.output.result(made, [`${made.number} opened.`]);
      }),
    );
}

function updateCommand(run: Run): Command {
  return withFields(new Command("update").description("change fields of one or more incidents"))
    .argument("<incident...>", "numbers or ids")
    .option("--title <title>")
    .option("--status <status>", "status", statusOption)
    .option("--reason <text>", "why; some changes need it")
    .option("--untag <tag>", "tag to remove; may be repeated", repeated)
    .action((references: readonly string[], options: FieldOptions, command: Command) =>
      run(command, async (context) => {
        const client = await context.openVault();
        const ids = await resolveIncidents(client, references);
        const changed = await answer(
          client.incidents.bulk({ target: { ids: [...ids] }, patch: patchOf(options) }),
        );
        context.output.result(changed, [`${String(changed.changed)} changed.`]);
      }),
    );
}

function closeCommand(run: Run): Command {
  return new Command("close")
    .description("close with a reason")
    .argument("<incident...>", "numbers or ids")
    .requiredOption("--reason <text>")
    .option("--with-parts", "also close open tasks, investigations and countermeasures")
    .option("--preview", "only show what would be closed")
    .action(
      (
        references: readonly string[],
        options: { reason: string; withParts?: boolean; preview?: boolean },
        command: Command,
      ) =>
        run(command, async (context) => {
          const client = await context.openVault();
          const ids = [...(await resolveIncidents(client, references))];
          const preview = await answer(client.incidents.closingPreview({ ids }));
          const lines = Object.entries(preview).map(
            ([what, items]) => `${what}: ${String(items.length)}`,
          );
          if (options.preview === true) {
            context.output.result({ preview }, lines);
            return;
          }
          const changed = await answer(
            client.incidents.close({
              target: { ids },
              reason: options.reason,
              withParts: options.withParts === true,
            }),
          );
          context.output.result({ ...changed, preview }, [
            `${String(changed.changed)} closed.`,
            ...lines,
          ]);
        }),
    );
}

function patchOf(options: FieldOptions): IncidentPatch {
  const { class: classification, tag, untag, owner, ...rest } = options;
  const given = {
    ...rest,
    classification,
    addTags: tag,
    removeTags: untag,
    owner: owner === "none" ? null : owner,
  };
  return incidentPatchSchema.parse(
    Object.fromEntries(Object.entries(given).filter(([, one]) => one !== undefined)),
  );
}
