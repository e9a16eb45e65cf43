import { Command } from "commander";
import { incidentIdSchema, reportIdSchema } from "../../../shared/model/ids.ts";
import { answer } from "../call.ts";
import type { Run } from "../context.ts";
import { repeated, wholeNumber } from "../options.ts";
import { UsageError } from "../usage-error.ts";

export function mergeCommand(run: Run): Command {
  return new Command("merge")
    .description("merge incidents into one; can be taken back")
    .argument("<into>", "number or id of the one that stays")
    .argument("<incident...>", "numbers or ids of the others")
    .requiredOption("--reason <text>")
    .action(
      (into: string, others: readonly string[], options: { reason: string }, command: Command) =>
        run(command, async (context) => {
          const client = await context.openVault();
          const resolve = async (reference: string) =>
            (await answer(client.incidents.resolve({ reference }))).id;
          const ids = await Promise.all(others.map(resolve));
          const changed = await answer(
            client.incidents.merge({ into: await resolve(into), ids, reason: options.reason }),
          );
          context.output.result(changed, [`${String(others.length)} merged into ${into}.`]);
        }),
    );
}

export function unmergeCommand(run: Run): Command {
  return new Command("unmerge")
    .description("take a merge back")
    .argument("<incident>", "number or id of the incident that was merged away")
    .action((reference: string, _options, command: Command) =>
      run(command, async (context) => {
        const client = await context.openVault();
        const { id } = await answer(client.incidents.resolve({ reference }));
        const changed = await answer(client.incidents.unmerge({ id }));
        context.output.result(changed, [`${reference} stands on its own again.`]);
      }),
    );
}

interface SplitOptions {
  readonly title: string;
  readonly report?: readonly string[];
  readonly link?: readonly string[];
  readonly evidence?: readonly string[];
  readonly note?: readonly string[];
  readonly task?: readonly string[];
}

export function splitCommand(run: Run): Command {
  return new Command("split")
    .description("move chosen parts into a new incident; can be undone")
    .argument("<incident>", "number or id")
    .requiredOption("--title <title>", "title of the new incident")
    .option("--report <id>", "report to move; may be repeated", repeated)
    .option("--link <id>", "observable link to move; may be repeated", repeated)
    .option("--evidence <id>", "evidence to move; may be repeated", repeated)
    .option("--note <id>", "note to move; may be repeated", repeated)
    .option("--task <id>", "task to move; may be repeated", repeated)
    .action((reference: string, options: SplitOptions, command: Command) =>
      run(command, async (context) => {
        const client = await context.openVault();
        const { id } = await answer(client.incidents.resolve({ reference }));
        const made = await answer(
          client.incidents.split({
            id,
            title: options.title,
            reportIds: (options.report ?? []).map((one) => parseId(one)),
            observableLinkIds: [...(options.link ?? [])],
            evidenceIds: [...(options.evidence ?? [])],
            noteIds: [...(options.note ?? [])],
            taskIds: [...(options.task ?? [])],
          }),
        );
        const shown = await answer(client.incidents.get({ id: incidentIdSchema.parse(made.id) }));
        context.output.result({ ...made, number: shown.number }, [`${shown.number} opened.`]);
      }),
    );
}

/** Undo is of actions, whatever they touched; it stands with the incidents because the stable interface names it there. */
export function undoCommand(run: Run): Command {
  return new Command("undo")
    .description("take back the newest action, or the one given")
    .option("--action <id>", "number of the action, as the journal lists it", wholeNumber)
    .action((options: { action?: number }, command: Command) =>
      run(command, async (context) => {
        const client = await context.openVault();
        const undone = await answer(
          client.journal.undo(options.action === undefined ? {} : { actionId: options.action }),
        );
        context.output.result(undone, [`Taken back: ${undone.verb} (${undone.subjectTitle}).`]);
      }),
    );
}

function parseId(text: string) {
  const parsed = reportIdSchema.safeParse(text);
  if (!parsed.success) throw new UsageError(`not an id: ${text}`);
  return parsed.data;
}
